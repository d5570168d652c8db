import { writeFileSync } from 'node:fs';
import test from 'ava';
import { TestPond } from './ocean.ts';
import { noise } from './tree.ts';

const pond = new TestPond({ port: 7640, quota: '24M' });

test.before(() => pond.start(2));
test.after.always(() => pond.end());

test.serial(
  'a full pond refuses a file with exit code 7, and keeps and takes what has room',
  async (t) => {
    await pond.must(0, 'volume', 'create', 'v');
    const small = Buffer.from(noise(3_000_000));
    writeFileSync(pond.path('small'), small);
    writeFileSync(pond.path('big'), noise(60_000_000));
    await pond.must(0, 'put', pond.path('small'), 'v:/small');
    // Over a file that is there: it must not be lost to what does not fit.
    for (const path of ['v:/big', 'v:/small']) {
      const { code, errors, text } = await pond.ocean(0, 'put', pond.path('big'), path);
      t.is(code, 7, errors.join('; '));
      t.is(errors.length, 1);
      t.regex(errors[0] ?? '', /^ocean: .*full/);
      t.is(text, '');
      t.true((await pond.must(0, 'cat', 'v:/small')).out.equals(small));
    }
    writeFileSync(pond.path('tiny'), 'tiny');
    await pond.must(0, 'put', pond.path('tiny'), 'v:/tiny');
    await pond.stopNode(0);
    await pond.startNode(0);
    t.deepEqual(
      (await pond.json(0, 'ls', 'v:/')).map(({ name }: { name: string }) => name),
      ['small', 'tiny'],
    );
    t.true((await pond.must(0, 'cat', 'v:/small')).out.equals(small));
  },
);
