/** Policies, snapshots, forgetting and deleting, as users type them. */

import { writeFileSync } from 'node:fs';
import test from 'ava';
import { TestPond } from './ocean.ts';
import { noise } from './tree.ts';

const pond = new TestPond({ port: 7670, quota: '48M' });

test.before(async () => {
  await pond.start(1);
  await pond.must(0, 'volume', 'create', 'v');
});
test.after.always(() => pond.end());

/** What a command line that is wrong says, in one line, with exit code 2. */
async function wrong(...words: readonly string[]): Promise<string> {
  const { code, errors } = await pond.ocean(0, ...words);
  return code === 2 && errors.length === 1 ? (errors[0] as string) : `${code} ${errors.join()}`;
}

async function putNoise(): Promise<number> {
  writeFileSync(pond.path('f'), noise(200_000));
  await pond.must(0, 'put', pond.path('f'), 'v:/f');
  return (await pond.json(0, 'log', 'v:/f')).versions[0].version as number;
}

test.serial('wrong uses say what would be right', async (t) => {
  t.regex(await wrong('forget', 'v'), /keeps all its versions: give a rule such as --keep-last 10/);
  t.regex(await wrong('forget', 'v', '--keep-last', '0'), /whole number, 1 to/);
  t.regex(await wrong('forget', 'v', '--keep-within', '3'), /such as 12h, 30d or 8w/);
  t.regex(await wrong('volume', 'set', 'retention', 'v'), /give rules such as --keep-daily 30/);
  const both = ['--keep-all', '--keep-last', '3'];
  t.regex(await wrong('volume', 'set', 'retention', 'v', ...both), /or --keep-all and no rule/);
  t.regex(
    await wrong('volume', 'delete', 'v'),
    /all files of v and all their versions go for good/,
  );
  t.is((await pond.ocean(0, 'snapshot', 'remove', 'none', 'v')).code, 3);
});

test.serial('a dry run changes nothing, a snapshot stays, and the rest is forgotten', async (t) => {
  const first = await putNoise();
  await pond.must(0, 'snapshot', 'add', 'the first', 'v');
  const second = await putNoise();
  await putNoise();
  const again = await pond.ocean(0, 'snapshot', 'add', 'the first', 'v:/');
  t.is(again.code, 4);
  const { text: listed } = await pond.must(0, 'snapshot', 'list', 'v');
  t.regex(listed, /the first +\d+ +2\d{3}-/);

  const set = await pond.must(0, 'volume', 'set', 'retention', 'v', '--keep-last', '1');
  t.is(set.text, 'Volume v keeps the last 1, and snapshots, from now on.\n');
  const dry = await pond.must(0, 'forget', 'v', '--dry-run');
  t.regex(dry.text, /^v: keeping the last 1, and snapshots\n\d+ versions would be forgotten/);
  t.regex(dry.text, /\nsnapshots +1 +\d+/);
  await pond.must(0, 'cat', `v:/.ocean/versions/${second}/f`);

  const done = await pond.json(0, 'forget', 'v');
  t.true(done.isDone);
  t.true(done.forgotten.some(({ version }: { version: number }) => version === second));
  const gone = await pond.ocean(0, 'restore', 'v:/f', '--at', String(second));
  t.is(gone.code, 3);
  t.regex(gone.errors[0] ?? '', /Cannot read version \d+ of v: it was forgotten/);
  t.true((await pond.must(0, 'cat', `v:/.ocean/versions/${first}/f`)).out.length === 200_000);
  const { versions } = await pond.json(0, 'log', 'v:/f');
  t.is(versions.length, 2);
});

test.serial('a deleted volume is gone from the list, and its name is free', async (t) => {
  const { text } = await pond.must(0, 'volume', 'delete', 'v', '--yes');
  t.regex(text, /^Volume v is deleted/);
  t.deepEqual(await pond.json(0, 'volume', 'ls'), []);
  t.is((await pond.ocean(0, 'ls', 'v:/')).code, 3);
  await pond.must(0, 'volume', 'create', 'v');
  t.is((await pond.must(0, 'ls', 'v:/')).text, '');
});
