/** Each node of the demo is killed and started again in turn, while its mount works. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fixture, until } from './command.ts';
import { Load } from './load.ts';
import { isMounted } from './pond.ts';
import { pondTest } from './pond-test.ts';

pondTest(
  'kill -9 and restart of one node after the other is no error to the mount of a further one',
  async (t, pond) => {
    await pond.agreed(1);
    const load = new Load(t, pond.mount, join(pond.directory, 'record'));
    for (const node of [2, 3, 4, 5]) {
      await load.more(20);
      await pond.kill(node);
      await load.more(20);
      await pond.startAgain(node);
      await pond.allVote(1);
    }
    const { failure, wrong, count, longestMs } = await load.end();
    t.log(`${count} files; the longest gap between two fsyncs was ${Math.round(longestMs)} ms`);
    t.is(failure, null);
    t.deepEqual(wrong, []);

    // Now the mounting one, which leads the ring, while files are closed faster than they are committed.
    const record = join(pond.directory, 'copied');
    const copying = fixture(t, 'copier.ts', [pond.mount, record, '100000', '200000']);
    await until('files are copied', async () => {
      return (await readFile(record, 'utf8').catch(() => '')).split('\n').length > 40;
    });
    await pond.kill(1);
    t.truthy((await copying).failure, 'the copier must meet an error');
    await pond.startAgain(1);
    t.true(await isMounted(pond.mount), 'the node mounts again by itself');
    await pond.committed(1);
    await pond.agreed(1);
    // The process that reads them now has not written them.
    const found = await fixture(t, 'checker.ts', [pond.mount, load.record, record]);
    t.true(found.recorded > count);
    t.deepEqual(found.wrong, []);
  },
);
