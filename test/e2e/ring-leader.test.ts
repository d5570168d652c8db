/** The node that leads a volume's ring is killed while another one's mount is written to. */

import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import type { RingShown } from '../../src/cli/handlers/index.ts';
import { fixture } from './command.ts';
import { Load } from './load.ts';
import type { Pond } from './pond.ts';
import { pondTest } from './pond-test.ts';

/** On a quiet machine it is half a second. */
const GAP_MS_MAX = 5000;

async function ringShow(pond: Pond, node: number): Promise<RingShown> {
  return JSON.parse(await pond.ocean(node, ['ring', 'show', 'shared', '--json']));
}

/** The listings for people, while one member is dead. */
async function seenByPeople(t: ExecutionContext, pond: Pond, node: number): Promise<void> {
  const shown = (await pond.ocean(node, ['ring', 'show', 'shared'])).split('\n');
  t.regex(shown[0] as string, /^ring of shared \([0-9a-f]{40}\), epoch 1$/);
  t.is(shown[1], '4 members, of which 1 may fail; 3 vote, 3 must');
  t.regex(shown[3] as string, /^member +node +address +rtt +state +view +version$/);
  const rows = shown.slice(4, 8);
  t.is(rows.filter((row) => /^\d +[0-9a-f]{40} +127\.0\.0\.1:\d+ /.test(row)).length, 4);
  t.is(rows.filter((row) => / - +silent +- +-$/.test(row)).length, 1, shown.join('\n'));
  t.is(rows.filter((row) => / ms +voting, leads +\d+ +\d+$/.test(row)).length, 1);
  t.is(rows.filter((row) => / ms +voting +\d+ +\d+$/.test(row)).length, 2);
  t.regex(await pond.ocean(node, ['status']), /^volume +version +ring .*\nshared +\d+ +yes /m);
}

pondTest('kill -9 of the leader pauses a mount elsewhere for a moment', async (t, pond) => {
  const before = await pond.agreed(1);
  t.is(before.members.length, 4);
  const leader = pond.nodeOf(before.members[before.leader as number]!);
  const other = [2, 3, 4, 5].find((node) => node !== leader) as number;
  const directory = await pond.mountAt(other);
  const load = new Load(t, directory, join(pond.directory, 'record'));
  await load.more(60);
  const killedMs = Date.now();
  await pond.kill(leader);
  await load.more(60);

  const meanwhile = await ringShow(pond, other);
  t.not(meanwhile.leader, before.leader);
  t.is(meanwhile.members[before.leader as number]!.state, 'silent');
  await seenByPeople(t, pond, other);
  await pond.startAgain(leader);
  await load.more(20);
  const { failure, wrong, longestMs, longestFromMs, medianMs, count } = await load.end();
  const offset = Math.round(longestFromMs - killedMs);
  t.log(
    `${count} files; the longest gap between two fsyncs was ${Math.round(longestMs)} ms, from ${offset} ms after the ` +
      `kill on; half were below ${Math.round(medianMs)} ms`,
  );
  t.is(failure, null);
  t.deepEqual(wrong, []);
  t.true(longestMs < GAP_MS_MAX, `${longestMs} ms`);

  await pond.committed(other);
  const after = await pond.agreed(other);
  t.true((after.members[0]?.view ?? 0) > 0);
  t.true((after.members[0]?.version ?? 0) >= count);
  // Through the first node's mount, which is another one or, if it led, has come back.
  t.deepEqual((await fixture(t, 'checker.ts', [pond.mount, load.record])).wrong, []);
});
