/** What a running node can be asked to do: one handler a command. */

import type { Handler } from '../control.ts';
import type { Daemon } from '../daemon.ts';
import { nodeHandlers } from './node.ts';
import { volumeHandlers } from './volumes.ts';

/** @param stop - ends the process, after the answer */
export function handlersOf(daemon: Daemon, stop: () => void): ReadonlyMap<string, Handler> {
  return new Map(Object.entries({ ...nodeHandlers(daemon, stop), ...volumeHandlers(daemon) }));
}
