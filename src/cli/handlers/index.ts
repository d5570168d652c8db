/** What a running node can be asked to do: one handler a command. */

import type { Handler, StreamHandler } from '../control.ts';
import type { Daemon } from '../daemon.ts';
import { fileHandlers, fileStreams } from './files.ts';
import { forgettingHandlers } from './forgetting.ts';
import { nodeHandlers } from './node.ts';
import { overlayHandlers } from './overlay.ts';
import { ringHandlers } from './rings.ts';
import { volumeHandlers } from './volumes.ts';

export type { ChangeShown, DifferenceShown } from '../difference.ts';
export type { ForgetShown, RetentionShown } from '../forget.ts';
export type { SpaceShown } from '../space.ts';
export type { WritersShown } from '../writers.ts';
export type { Listed } from './files.ts';
export type { Drained } from './node.ts';
export type { HopPlace, Pinged, Routed } from './overlay.ts';
export type { Liar, MemberPlace, PolicyShown, RingPlan, RingShown } from './rings.ts';

/** What can be asked of a node that is not a member of its pond yet. */
const BEFORE_JOINING: ReadonlySet<string> = new Set([
  'ping',
  'status',
  'stop',
  'mounts',
  'umount',
  'node.known',
  'node.reach',
  'volume.ls',
  'volume.accept',
]);

/** @param stop - ends the process, after the answer */
export function handlersOf(daemon: Daemon, stop: () => void): ReadonlyMap<string, Handler> {
  const handlers = Object.entries({
    ...nodeHandlers(daemon, stop),
    ...overlayHandlers(daemon),
    ...volumeHandlers(daemon),
    ...ringHandlers(daemon),
    ...fileHandlers(daemon),
    ...forgettingHandlers(daemon),
  });
  return new Map(
    handlers.map(([name, handler]) => {
      if (BEFORE_JOINING.has(name)) return [name, handler];
      const asMember: Handler = async (args, context) => {
        daemon.checkJoined();
        return handler(args, context);
      };
      return [name, asMember];
    }),
  );
}

export function streamsOf(daemon: Daemon): ReadonlyMap<string, StreamHandler> {
  const streams = Object.entries(fileStreams(daemon));
  return new Map(
    streams.map(([name, stream]) => {
      const asMember: StreamHandler = async (args, signal) => {
        daemon.checkJoined();
        return stream(args, signal);
      };
      return [name, asMember];
    }),
  );
}
