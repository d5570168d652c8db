/** Rules of the house that no other tool checks. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { NODE_FLAGS } from '../src/cli/node-flags.ts';

const ROOT = join(import.meta.dirname, '..');
const WIDTH = 120;
const LINES = 400;
const BLOB_BYTES_MAX = 100_000;
const GENERATED = ['src/wire/generated/', 'src/erasure/kernel-wasm.ts'];
const MACHINE_PATHS = new RegExp(
  `(?<![\\w.~$}/-])/(?:${['work', 'root', 'home/[a-z]'].join('|')})\\b/?`,
);

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(ROOT, path)));
const isGenerated = (path: string) => GENERATED.some((start) => path.startsWith(start));
const sources = tracked.filter((path) => /^src\/.*\.ts$/.test(path) && !isGenerated(path));
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** No line of the files may be one that `isBad` says is. */
function forbid(
  t: ExecutionContext,
  paths: readonly string[],
  isBad: (line: string) => boolean,
): void {
  t.true(paths.length > 0, 'there are no such files');
  const found = paths.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, index) => (isBad(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
  t.deepEqual(found, []);
}

test('chance comes as an argument', (t) => {
  forbid(t, sources, (line) => line.includes('Math.random'));
});

test('lines are at most as wide as a page', (t) => {
  forbid(t, sources, (line) => line.length > WIDTH);
});

test('nothing is left for later in the code', (t) => {
  const markers = ['FIX', 'TO'].map((start) => `${start}${start === 'FIX' ? 'ME' : 'DO'}`);
  const pattern = new RegExp(`\\b(?:${markers.join('|')})\\b`);
  const code = tracked.filter((path) => /^(?:src|mount|test)\/.*\.ts$/.test(path));
  forbid(
    t,
    code.filter((path) => !isGenerated(path)),
    (line) => pattern.test(line),
  );
});

test('a file of more than 400 lines says why', (t) => {
  for (const path of sources) {
    const lines = textOf(path).split('\n');
    if (lines.length <= LINES + 1) continue;
    t.true(
      lines.some((line) => line.startsWith('// Over 400 lines:')),
      `${path} has ${lines.length - 1} lines and no line "// Over 400 lines: …"`,
    );
  }
  t.pass();
});

test('a document has one title', (t) => {
  for (const path of tracked.filter((one) => one.endsWith('.md'))) {
    const prose = textOf(path).replace(/^```.*?^```/gms, '');
    t.is(prose.match(/^# /gm)?.length, 1, path);
  }
});

test('the words of the house are listed', (t) => {
  t.true(existsSync(join(ROOT, 'docs/terms.md')), 'docs/terms.md');
});

test('no blob is large', (t) => {
  for (const path of tracked) {
    if (path === 'package-lock.json' || isGenerated(path)) continue;
    const { size } = statSync(join(ROOT, path));
    t.true(size <= BLOB_BYTES_MAX, `${path} has ${size} bytes`);
  }
});

test('no file names a place on somebody’s machine', (t) => {
  const paths = tracked.filter((path) => path !== 'package-lock.json' && !isGenerated(path));
  forbid(t, paths, (line) => MACHINE_PATHS.test(line));
});

test('the lock file names no registry', (t) => {
  const text = textOf('package-lock.json');
  t.notRegex(text, /"resolved"/);
});

test('the launcher runs a node with the same heap as those that start in the background', (t) => {
  t.true(NODE_FLAGS.length > 0);
  t.true(textOf('src/cli/ocean').includes(`heap="${NODE_FLAGS.join(' ')}"`));
});
