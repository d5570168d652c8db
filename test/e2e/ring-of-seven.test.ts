/** f = 2: seven nodes order a volume's updates. */

import { join } from 'node:path';
import { fixture } from './command.ts';
import { Load } from './load.ts';
import { pondTest } from './pond-test.ts';

pondTest(
  'of a ring of seven the leader and the next one are killed at once, and writes go on',
  async (t, pond) => {
    await pond.ocean(1, ['volume', 'create', 'seven', '--ring', '7']);
    const before = await pond.agreed(1, 'seven');
    t.is(before.members.length, 7);
    t.is(before.faultyMax, 2);
    const [first, next, other] = [0, 1, 2].map((ahead) => {
      const index = ((before.leader as number) + ahead) % 7;
      return pond.nodeOf(before.members[index]!);
    }) as [number, number, number];
    const directory = await pond.mountAt(other, [], 'seven');
    const load = new Load(t, directory, join(pond.directory, 'record'));
    await load.more(30);
    await Promise.all([pond.kill(first), pond.kill(next)]);
    await load.more(40);
    const after = await pond.ring(other, 'seven');
    const states = after.members.map(({ state }) => state);
    t.is(states.filter((state) => state === 'voting').length, 5, states.join());
    t.false([first, next].includes(pond.nodeOf(after.members[after.leader as number]!)));
    const { failure, wrong, longestMs, count } = await load.end();
    t.log(`${count} files; the longest gap between two fsyncs was ${Math.round(longestMs)} ms`);
    t.is(failure, null);
    t.deepEqual(wrong, []);
    t.deepEqual((await fixture(t, 'checker.ts', [directory, load.record])).wrong, []);
  },
  { nodeCount: 7 },
);
