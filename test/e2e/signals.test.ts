/** Signals end processes in order, and what they served is there again after the next start. */

import { existsSync } from 'node:fs';
import { shell, until } from './command.ts';
import { isMounted } from './pond.ts';
import { pondTest } from './pond-test.ts';

async function everyNodeIsGone(pond: {
  pid(node: number): Promise<number | undefined>;
  nodeCount: number;
}) {
  for (let node = 1; node <= pond.nodeCount; node++) {
    if ((await pond.pid(node)) !== undefined) return false;
  }
  return true;
}

pondTest(
  'Ctrl-C unmounts and stops all nodes, and the next start finds the files',
  async (t, pond) => {
    const copy = 'cp -r /usr/include/linux/netfilter "$1"/';
    await shell(t, copy, [pond.mount]);
    for (const round of ['first', 'second']) {
      t.is(await pond.interrupt(), 0, `${round} end`);
      t.false(await isMounted(pond.mount));
      t.true(await everyNodeIsGone(pond));
      await pond.start();
      await shell(t, 'diff -r /usr/include/linux/netfilter "$1"/netfilter', [pond.mount]);
    }
  },
  { restarts: true },
);

pondTest(
  'SIGTERM to a node with a mount unmounts cleanly, with files open and a shell inside',
  async (t, pond) => {
    const second = await pond.mountAt(2);
    await shell(t, 'echo kept > "$1"/kept', [second]);
    const pid = await pond.pid(2);
    const staying = shell(
      t,
      'cd "$1"; exec 3< kept; touch "$2"; i=0; while [ -e "$2" ] && [ $i -lt 600 ]; do sleep 0.1; i=$((i+1)); done',
      [second, `${pond.directory}/stay`],
    );
    await until('a shell is inside', async () => existsSync(`${pond.directory}/stay`));
    process.kill(pid as number, 'SIGTERM');
    await until('the node has ended', async () => (await pond.pid(2)) === undefined);
    t.false(await isMounted(second));
    await shell(t, 'rm "$1"', [`${pond.directory}/stay`]);
    await staying;
    await until('the first mount has it', async () => {
      return (await shell(t, 'cat "$1"/kept 2> /dev/null || true', [pond.mount])) === 'kept\n';
    });
    await pond.startAgain(2);
    t.true(await isMounted(second), 'it mounts again with the next start');
    t.is(await shell(t, 'cat "$1"/kept', [second]), 'kept\n');
  },
  { restarts: true },
);
