/** All other nodes of a mount's are unplugged, and plugged in again. */

import { pondTest } from '../pond-test.ts';
import { playScene, prepareScene, type Scene } from '../unplugged-scene.ts';

const DEADLINE_SECONDS = 3;
/** Not the first one: the demo mounts without options. */
const UNPLUGGED = 2;
const OTHERS = [1, 3, 4];

pondTest(
  'an unplugged mount works with what it has, fails the rest in time, and goes on when plugged in',
  async (t, pond) => {
    const mount = await pond.mountAt(UNPLUGGED, ['--deadline', `${DEADLINE_SECONDS}s`]);
    const signal = async (name: 'SIGSTOP' | 'SIGCONT') => {
      for (const node of OTHERS) process.kill((await pond.pid(node)) as number, name);
    };
    const scene: Scene = {
      mount,
      far: pond.mount,
      unplug: () => signal('SIGSTOP'),
      plug: () => signal('SIGCONT'),
      status: () => pond.ask(UNPLUGGED, 'status'),
      demand: (holds, what) => t.true(holds, what),
      say: (line) => t.log(line),
    };
    await prepareScene(scene, () => pond.committed(1));
    try {
      await playScene(scene, DEADLINE_SECONDS);
    } finally {
      await signal('SIGCONT');
    }
  },
  { nodeCount: 4, hasCache: true },
);
