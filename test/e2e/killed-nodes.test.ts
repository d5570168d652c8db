/** `kill -9` of each node in turn, also of the one that mounts, is no error to who uses the mount. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fixture } from './command.ts';
import { Load } from './load.ts';
import { pondTest } from './pond-test.ts';

pondTest(
  'kill -9 of one node after the other, the mounting one too, is no error in the mount',
  async (t, pond) => {
    await pond.agreed(1);
    const record = join(pond.directory, 'record');
    const load = new Load(t, pond.mount, record, { script: 'steady.ts' });
    // The mounting one again at the end: what was taken over can be taken over.
    for (const node of [1, 2, 3, 4, 5, 1, 1]) {
      await load.more(20);
      await pond.replace(node);
      await load.more(5);
      await pond.allVote(1);
    }
    const { failure, wrong, count, longestMs } = await load.end();
    t.log(`${count} rounds, the longest of ${Math.round(longestMs)} ms`);
    t.is(failure, null);
    t.deepEqual(wrong, []);

    const said = await readFile(join(pond.directory, 'demo.log'), 'utf8');
    t.is(said.split('Node n1 was killed by SIGKILL; it is started again').length, 4);
    await pond.committed(1);
    // Neither a process nor a machine that has written them.
    const second = await pond.mountAt(2);
    const found = await fixture(t, 'checker.ts', [second, record]);
    t.is(found.recorded, count);
    t.is(found.present, count);
    t.deepEqual(found.wrong, []);
  },
  { restarts: true },
);
