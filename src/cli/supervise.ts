/** `ocean run --restart`: one node under a supervisor, until a signal or `ocean stop`. */

import { OceanError } from '../base/index.ts';
import type { Home } from './home.ts';
import { Supervisor } from './supervisor.ts';

/** Resolves when the node has stopped. @throws OceanError when it did not start, or was given up */
export async function supervise(home: Home, say: (line: string) => void): Promise<void> {
  const { name } = home.config();
  const node = new Supervisor({ home, name, restarts: true, say });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void node.stop());
  node.start();
  await node.ended;
  if (!node.hasFailed) return;
  throw new OceanError('unavailable', `Node ${name} has ended: see ${home.path('ocean.log')}`);
}
