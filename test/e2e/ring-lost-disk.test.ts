/** A member of a ring loses its disk, and becomes a member that counts again. */

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fixture, until } from './command.ts';
import { Load } from './load.ts';
import type { Pond } from './pond.ts';
import { pondTest } from './pond-test.ts';

/** What a node says of its own part in its only ring; undefined before it has one. */
async function partOf(pond: Pond, node: number) {
  const { objects, counters } = await pond.ask(node, 'status');
  const [part] = objects as { isRecovering: boolean; version: number }[];
  return part && { ...part, counters: counters.ring as Record<string, number> };
}

pondTest('a member that lost its disk recovers, votes, and its vote is enough', async (t, pond) => {
  const { members } = await pond.agreed(1);
  const [, lost, other] = members.map((member) => pond.nodeOf(member)) as [number, number, number];
  const load = new Load(t, pond.mount, join(pond.directory, 'record'));
  await load.more(40);
  await pond.kill(lost);
  await rm(join(pond.home(lost), 'store'), { recursive: true });
  await load.more(20);

  const starting = pond.startAgain(lost);
  const states = new Set<string>();
  await until('it votes', async () => {
    const part = await partOf(pond, lost).catch(() => undefined);
    if (part !== undefined) states.add(part.isRecovering ? 'recovering' : 'voting');
    return part?.isRecovering === false;
  });
  await starting;
  const part = await partOf(pond, lost);
  t.is(part?.counters.invited, 1, 'the others told it of the ring');
  t.is(part?.counters.recovered, 1, 'it did not vote before it knew what it might have forgotten');
  t.log(`seen: ${[...states].join(', then ')}`);
  await pond.allVote(1);
  await load.more(20);

  // Three of four are needed, and these are three with it only.
  await pond.kill(other);
  await load.more(40);
  const { failure, wrong, longestMs, count } = await load.end();
  t.log(`${count} files; the longest gap between two fsyncs was ${Math.round(longestMs)} ms`);
  t.is(failure, null);
  t.deepEqual(wrong, []);
  await pond.committed(1);
  const version = (await pond.status(1)).volumes[0].version as number;
  await until('it has what the others have', async () => {
    return ((await partOf(pond, lost))?.version ?? 0) >= version;
  });
  await pond.startAgain(other);
  await pond.agreed(1);
  t.deepEqual((await fixture(t, 'checker.ts', [pond.mount, load.record])).wrong, []);
});
