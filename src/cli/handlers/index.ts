/** What a running node can be asked to do: one handler a command. */

import type { Handler, StreamHandler } from '../control.ts';
import type { Daemon } from '../daemon.ts';
import { fileHandlers, fileStreams } from './files.ts';
import { nodeHandlers } from './node.ts';
import { overlayHandlers } from './overlay.ts';
import { volumeHandlers } from './volumes.ts';

export type { Listed } from './files.ts';

/** @param stop - ends the process, after the answer */
export function handlersOf(daemon: Daemon, stop: () => void): ReadonlyMap<string, Handler> {
  return new Map(
    Object.entries({
      ...nodeHandlers(daemon, stop),
      ...overlayHandlers(daemon),
      ...volumeHandlers(daemon),
      ...fileHandlers(daemon),
    }),
  );
}

export function streamsOf(daemon: Daemon): ReadonlyMap<string, StreamHandler> {
  return new Map(Object.entries(fileStreams(daemon)));
}
