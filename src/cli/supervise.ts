/** `ocean run --restart`: one node under a supervisor, until a signal or `ocean stop`. */

import { OceanError } from '../base/index.ts';
import type { Home } from './home.ts';
import { keepAlive, takeNotifier } from './service/notifier.ts';
import { Supervisor } from './supervisor.ts';

/**
 * Resolves when the node has stopped.
 *
 * @param words - of the command line for the node, after `run`
 * @throws OceanError when it did not start, or was given up
 */
export async function supervise(
  home: Home,
  words: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  const { name } = home.config();
  const notifier = takeNotifier(say);
  const { watchdogMs } = notifier;
  const tell = (line: string) => {
    say(line);
    notifier.status(line);
  };
  const onUp = () => notifier.ready();
  const node = new Supervisor({ home, name, restarts: true, say: tell, words, watchdogMs, onUp });
  const stop = () => {
    notifier.stopping();
    void node.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  node.start();
  // This process is watched by its manager, and watches the node: a hung node costs a moment, and not its mounts.
  keepAlive(watchdogMs, () => notifier.alive());
  await node.ended;
  notifier.stopping();
  if (!node.hasFailed) return;
  throw new OceanError('unavailable', `Node ${name} has ended: see ${home.path('ocean.log')}`);
}
