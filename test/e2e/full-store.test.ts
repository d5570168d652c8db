/** A pond with no room left. */

import { fixture, shell } from './command.ts';
import { pondTest } from './pond-test.ts';

pondTest(
  'a full pond refuses with ENOSPC, keeps what was acknowledged and goes on reading',
  async (t, pond) => {
    const { written, failure } = await fixture(t, 'filler.ts', [pond.mount]);
    t.is(failure, 'ENOSPC', `after ${written.length} files`);
    t.true(written.length >= 3, `${written.length} files fitted`);
    const check = () => fixture(t, 'reader.ts', [pond.mount, ...written.map(String)]);
    t.deepEqual((await check()).wrong, []);
    // Room comes back with no removal yet: every version is kept. The node and the mount stay up all the same.
    await shell(t, 'ls -l "$1" && df "$1" && stat "$1"', [pond.mount]);
    t.not(await pond.pid(1), undefined);
    await pond.kill(1);
    await pond.startAgain(1);
    t.deepEqual((await check()).wrong, [], 'after a restart');
  },
  { nodeCount: 3, quota: '48M' },
);
