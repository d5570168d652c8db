import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { manyLines, ocean } from './ocean.ts';

/** A command line that is wrong, and what the one line about it must say. */
const WRONG: readonly (readonly [string, RegExp])[] = [
  ['frobnicate', /unknown command 'frobnicate'; see "ocean --help"/],
  ['statu', /unknown command 'statu' \(Did you mean status\?\)/],
  ['volume frob', /unknown command 'frob'; see "ocean volume --help"/],
  ['help frob', /unknown command 'frob'/],
  ['help volume frob', /unknown command 'frob'/],
  ['--frob', /unknown option '--frob'/],
  ['status --frob', /unknown option '--frob'; use: ocean status \[options\]/],
  ['status --jsn', /unknown option '--jsn' \(Did you mean --json\?\)/],
  ['ls', /missing required argument 'path'; use: ocean ls \[options\] <path>/],
  ['cat', /missing required argument 'path'/],
  ['put a', /missing required argument 'path'; use: ocean put \[options\] <local> <path>/],
  ['put - v:/a', /'-' is invalid for argument 'local'. It must be a file/],
  ['get v:/a -', /"ocean cat" writes to standard output/],
  ['ls v:/ v:/', /too many arguments for 'ls'. Expected 1 argument but got 2/],
  ['start now', /too many arguments for 'start'/],
  ['join', /missing required argument 'file'/],
  ['ping', /missing required argument 'node'/],
  ['ping n --count 0', /'0' is invalid. It must be a whole number, 1 to 1000/],
  ['ping n -c many', /'many' is invalid. It must be a whole number, 1 to 1000/],
  ['route v:/a', /'v:\/a' is invalid for argument 'guid'.* for a file see "ocean where"/],
  ['route xyz', /'xyz' is invalid for argument 'guid'. A GUID has 40 hex digits/],
  ['restore v:/a', /required option '--at <when>' not specified/],
  ['restore v:/a --at sometime', /'sometime' is invalid. It must be a version number, or a time/],
  ['log v:/a --limit -1', /'-1' is invalid. It must be a whole number/],
  ['log v:/a --at 2026-13-01', /It must be a version number, or a time/],
  ['where v:/a --version x', /'x' is invalid. It must be a whole number/],
  ['init --port 0', /'0' is invalid. It must be 1 to 65535/],
  ['init --port 65536', /It must be 1 to 65535/],
  ['init --port 80x', /It must be 1 to 65535/],
  ['init --port', /option '--port <port>' argument missing/],
  ['init --quota many', /It must be a size such as 500M or 20G/],
  ['init --quota 3M', /It must be at least 16M/],
  ['init --zone a/b', /It must be a name: letters, digits/],
  ['node set', /nothing to set: give an option such as --zone/],
  ['node set --repair-grace soon', /It must be a time such as 30s, 15min, 2h or 1d/],
  ['node set --repair-rate 3', /It must be at least 1K/],
  ['check', /missing required argument 'path'; use: ocean check \[options\] <path>/],
  ['invite --days abc', /It must be a number of days/],
  ['invite --days -1', /It must be a number of days/],
  ['volume create', /missing required argument 'name'/],
  ['volume create a/b', /A volume's name has letters, digits/],
  ['volume create .a', /A volume's name has letters, digits/],
  ['volume revoke a', /missing required argument 'key'/],
  ['volume set quota a', /missing required argument 'size'; use: ocean volume set quota/],
  ['volume set quota a lots', /It must be a size such as 500M or 20G, or none/],
  ['volume set redundancy a', /missing required argument 'k\/n'/],
  ['volume set redundancy a 8/4', /It must be K\/N such as 4\/8/],
  ['volume set redundancy a 0/4', /It must be K\/N such as 4\/8/],
  ['volume set redundancy a 4/65', /N at most 64; or auto/],
  ['node set --rewrite-grace soon', /It must be a time such as 30s, 15min, 2h or 1d/],
  ['volume set frob a', /unknown command 'frob'/],
  ['init --scrub-rate 3', /It must be at least 1K, in a second/],
  ['debug scrub now', /too many arguments for 'scrub'. Expected 0 arguments but got 1/],
  ['debug corrupt-fragment zz', /A GUID has 40 hex digits: "ocean where" shows those of packs/],
  ['df a/b', /A volume's name has letters, digits/],
  ['volume admit a/b c', /A volume's name has letters, digits/],
  ['volume share a --for', /option '--for <who>' argument missing/],
  ['ring policy a --by-members', /Give "--by-members" with "--replace-after TIME"/],
  ['ring policy a --replace-after 1m --spares 1', /Give "--spares" with "--by-members"/],
  ['ring policy a --replace-after 1m --other-zone', /Give "--other-zone" with "--by-members"/],
  ['ring policy a --spares 17', /It must be a whole number, 1 to 16/],
  ['mount a', /missing required argument 'directory'/],
  ['mount a:b /nowhere', /A volume's name has letters, digits/],
  ['mount a /nowhere --binding fuse3', /Allowed choices are kernel, fuse-native/],
  ['umount', /missing required argument 'directory'/],
  ['key export', /required option '--output <file>' not specified/],
  ['key import', /missing required argument 'file'/],
  ['service frob', /unknown command 'frob'; see "ocean service --help"/],
  ['service install --user --system', /give --user or --system, not both/],
  ['service install --name a/b', /It must be a name without ".service", such as ocean/],
  ['service print now', /too many arguments for 'print'/],
  ['start --metrics here', /It must be HOST:PORT, a PORT of this machine alone, or none/],
  ['run --metrics 127.0.0.1:99999', /It must be HOST:PORT/],
  ['node set --metrics a:b:1', /It must be HOST:PORT/],
  ['umount --force', /missing required argument 'directory'/],
  ['demo --nodes some', /It must be a whole number, 1 to 64/],
  ['--home', /option '--home <dir>' argument missing/],
];

function emptyHome(): string {
  return mkdtempSync(join(tmpdir(), 'ocean-cli-'));
}

test('every wrong command line gets one line that says what would be right, and exit code 2', async (t) => {
  const home = emptyHome();
  t.teardown(() => rmSync(home, { recursive: true }));
  const told = await manyLines(
    WRONG.map(([line]) => line.split(' ')),
    { home },
  );
  t.is(told.length, WRONG.length);
  for (const [i, [line, expected]] of WRONG.entries()) {
    const { code, errors = [], text } = told[i] ?? {};
    t.is(code, 2, line);
    t.is(errors.length, 1, `${line}: ${errors.join(' | ')}`);
    t.regex(errors[0] ?? '', /^ocean: /, line);
    t.regex(errors[0] ?? '', expected, line);
    t.is(text, '', line);
  }
  const [line = ''] = WRONG[0] ?? [];
  const { code, errors } = await ocean(line.split(' '), { home });
  t.deepEqual({ code, errors }, { code: 2, errors: told[0]?.errors }, 'in a process of its own');
});

test('what fails without a node says so in one line, with its own exit code', async (t) => {
  const home = emptyHome();
  t.teardown(() => rmSync(home, { recursive: true }));
  for (const line of ['status', 'start', 'stop', 'ls v:/', 'ls /tmp', 'key export --output x']) {
    const { code, errors } = await ocean(line.split(' '), { home });
    t.is(code, 3, line);
    t.deepEqual(
      errors,
      [`ocean: No node in ${home}: make one with "ocean init", or with "ocean join FILE"`],
      line,
    );
  }
  t.is((await ocean(['init', '--port', '7690'], { home })).code, 0);
  const again = await ocean(['init', '--port', '7690'], { home });
  t.is(again.code, 4);
  t.is(again.errors.length, 1);
  const stop = await ocean(['stop'], { home });
  t.is(stop.code, 5);
  t.deepEqual(stop.errors, [`ocean: No node runs in ${home}: nothing to stop`]);
  const list = await ocean(['volume', 'ls'], { home });
  t.is(list.code, 5);
  t.deepEqual(list.errors, ['ocean: No node runs here: start it with "ocean start"']);
});

test('help is on standard output, has an example for each command, and is no failure', async (t) => {
  const home = emptyHome();
  t.teardown(() => rmSync(home, { recursive: true }));
  const bare = await ocean([], { home });
  t.is(bare.code, 0);
  t.deepEqual(bare.errors, []);
  t.regex(bare.text, /Usage: ocean/);
  const names = [...bare.text.matchAll(/^ {2}([a-z]+)(?: \[| <|\s{2})/gm)].map((match) => match[1]);
  t.true(names.includes('where') && names.includes('doctor'), names.join(' '));
  const group = new Set(['volume', 'key', 'help']);
  const lines = [...names.filter((name) => !group.has(name ?? '')), 'volume create', 'key export'];
  const told = await manyLines(
    lines.map((line) => [...(line as string).split(' '), '--help']),
    { home },
  );
  for (const [i, line] of lines.entries()) {
    t.is(told[i]?.code, 0, line);
    t.regex(told[i]?.text ?? '', /\nExamples?:\n {2}ocean /, line);
  }
  const version = await ocean(['--version'], { home });
  t.regex(version.text, /^\d+\.\d+\.\d+\n$/);
});
