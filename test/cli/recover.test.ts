/** A volume whose ring is gone, recovered on another machine of the pond with the owner's keys. */

import { writeFileSync } from 'node:fs';
import test from 'ava';
import { TestPond, until } from './ocean.ts';
import { noise } from './tree.ts';

const pond = new TestPond({ port: 7690, quota: '200M' });
const keys = pond.path('keys.json');
const CONTENT = noise(900_000);

test.before(async () => {
  await pond.start(4);
  await pond.must(0, 'volume', 'create', 'v', '--ring', '1');
  writeFileSync(pond.path('large'), CONTENT);
  writeFileSync(pond.path('small'), 'small');
  await pond.must(0, 'put', pond.path('large'), 'v:/large');
  await pond.must(0, 'put', pond.path('small'), 'v:/small');
});
test.after.always(() => pond.end());

test.serial('what cannot be recovered is told in a line', async (t) => {
  const none = await pond.ocean(3, 'volume', 'recover', 'v');
  t.is(none.code, 3);
  await pond.must(0, 'key', 'export', '--output', keys);
  const before = await pond.ocean(3, 'volume', 'recover', 'v', '--keys', keys, '--dry-run');
  t.is(before.code, 0, 'the member that lives has it');
  const living = await pond.ocean(3, 'volume', 'recover', 'v', '--keys', keys);
  t.is(living.code, 1);
  t.regex(living.errors[0]!, /1 of 1 members of its ring answer.*--force/);
  t.is(living.errors.length, 1);
  const other = await pond.ocean(3, 'volume', 'recover', 'w', '--keys', keys);
  t.is(other.code, 2);
  t.regex(other.errors[0]!, /no keys of a volume "w"/);
  const { text } = await pond.must(0, 'volume', 'share', 'v');
  writeFileSync(pond.path('shared.json'), text);
  const shared = await pond.ocean(3, 'volume', 'recover', 'v', '--keys', pond.path('shared.json'));
  t.is(shared.code, 6);
  t.regex(shared.errors[0]!, /not the keys of the owner/);
});

test.serial('without a checkpoint and without the ring there is nothing', async (t) => {
  await pond.stopNode(0);
  const { code, errors } = await pond.ocean(3, 'volume', 'recover', 'v', '--keys', keys);
  t.is(code, 3);
  t.regex(errors[0]!, /nobody who answers has one/);
  await pond.startNode(0);
});

test.serial(
  'another machine recovers it with the exported keys, and the old ring gives way',
  async (t) => {
    const { made } = await pond.json(0, 'volume', 'checkpoint', 'v');
    t.true(made.isWhole);
    await pond.must(0, 'put', pond.path('small'), 'v:/late');
    // It has seen what will be lost, and goes on running.
    await pond.must(1, 'volume', 'accept', pond.path('shared.json'));
    t.is((await pond.must(1, 'cat', 'v:/late')).text, 'small');
    await pond.stopNode(0);
    const recovered = await pond.json(3, 'volume', 'recover', 'v', '--keys', keys, '--ring', '1');
    t.is(recovered.version, made.version);
    t.is(recovered.checkpoint, made.pack);
    t.deepEqual(recovered.passedOver, []);
    t.is(recovered.answering, 0);
    t.true((await pond.must(3, 'cat', 'v:/large')).out.equals(CONTENT));
    t.is((await pond.must(3, 'cat', 'v:/small')).text, 'small');
    t.is((await pond.ocean(3, 'cat', 'v:/late')).code, 3, 'it came after the checkpoint');
    const { versions } = await pond.json(3, 'where', 'v:/large');
    t.is(versions[0].version, made.version, 'of what was before nothing is known');
    t.is((await pond.json(3, 'log', 'v:/large')).versions.length, 1);
    const restore = ['restore', 'v:/small', '--to', 'v:/restored', '--at'];
    t.is((await pond.ocean(3, ...restore, '1')).code, 3);
    await pond.must(3, ...restore, new Date().toISOString());
    t.is((await pond.must(3, 'cat', 'v:/restored')).text, 'small');
    await pond.must(3, 'put', pond.path('small'), 'v:/more');

    const finds = async () => (await pond.ocean(1, 'cat', 'v:/more')).text === 'small';
    await until(finds, 'who used the volume finds its new ring', 90_000);
    t.is((await pond.ocean(1, 'cat', 'v:/late')).code, 3);
    await pond.must(1, 'put', pond.path('small'), 'v:/from-1');
    t.is((await pond.must(3, 'cat', 'v:/from-1')).text, 'small');

    // What came back with a later version follows the owner's word.
    await pond.startNode(0);
    // A member that has just started tells those of the lost ring at once.
    await pond.stopNode(3);
    await pond.startNode(3);
    await until(async () => {
      return (await pond.json(0, 'ring', 'show', 'v')).epoch === recovered.epoch;
    }, 'the old ring hears of the new one');
    t.is((await pond.must(0, 'cat', 'v:/more')).text, 'small');
    t.is((await pond.ocean(0, 'cat', 'v:/late')).code, 3);
  },
);

test.serial(
  'what a last member of a ring of four has is taken, without any checkpoint',
  async (t) => {
    await pond.must(3, 'volume', 'create', 'w', '--ring', '4');
    await pond.must(3, 'put', pond.path('large'), 'w:/large');
    await pond.stopNode(0);
    await pond.stopNode(1);
    const recovered = await pond.json(3, 'volume', 'recover', 'w', '--ring', '1');
    t.is(recovered.checkpoint, null);
    t.is(recovered.answering, 2);
    t.true((await pond.must(3, 'cat', 'w:/large')).out.equals(CONTENT));
    t.deepEqual(recovered.ring.length, 1);
  },
);
