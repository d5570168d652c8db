/** Commands about the node and its pond. */

import { type Clock, OceanError, sleep } from '../../base/index.ts';
import type { OpenedVolume } from '../../fs/index.ts';
import { type PackGuid, parseGuid } from '../../id/index.ts';
import { aguidOf } from '../../object/index.ts';
import type { Handler } from '../control.ts';
import type { Daemon } from '../daemon.ts';
import { textOfName } from '../transfer/walk.ts';
import { liarOf } from './rings.ts';

type Volume = OpenedVolume['volume'];

/** `status` does not wait longer for the list of conflicts. */
const CONFLICTS_WAIT_MS = 1000;

export function nodeHandlers(daemon: Daemon, stop: () => void): Record<string, Handler> {
  return {
    ping: async () => {
      const { isMember, isReady } = daemon;
      return { nodeId: daemon.node.self.nodeId, isMember, isReady };
    },
    stop: async () => {
      setTimeout(stop, 10);
      return {};
    },
    status: async () => statusOf(daemon),
    'node.drain': async ({ undo }) => {
      const isDraining = undo !== true;
      daemon.home.keepConfig({ ...daemon.home.config(), isDraining });
      daemon.node.packWatch.drain(isDraining);
      return drainOf(daemon);
    },
    'node.drained': async () => drainOf(daemon),
    'debug.scrub': () => daemon.node.scrub(),
    'debug.corrupt': async ({ pack }) => daemon.node.corruptFragment(packOf(pack)),
  };
}

/** @throws OceanError `invalid` */
function packOf(text: string | undefined): PackGuid | undefined {
  if (text === undefined) return undefined;
  const pack = parseGuid<PackGuid>(text);
  if (pack === undefined) throw new OceanError('invalid', `"${text}" is not the GUID of a pack`);
  return pack;
}

/** Answer to `node.drain`. */
export interface Drained {
  readonly isDraining: boolean;
  /** Fragments that are still here, and those of them that no other node took lately. */
  readonly left: number;
  readonly stuck: number;
  /** Since the start. */
  readonly moved: number;
  readonly bytesMoved: number;
  /** Volumes, or AGUIDs where their keys are not here, of whose ring this node is a member. */
  readonly rings: readonly string[];
}

function drainOf({ node, home }: Daemon): Drained {
  const { objects, watch, self } = node.status();
  const names = new Map<string, string>();
  for (const name of home.volumeNames()) names.set(aguidOf(home.volumeKeys(name).object), name);
  const { isDraining, left, stuck, moved, bytesMoved } = watch.moves;
  const rings = objects
    .filter(({ ring }) => ring.some(({ nodeId }) => nodeId === self.nodeId))
    .map(({ aguid }) => names.get(aguid) ?? aguid);
  return { isDraining, left, stuck, moved, bytesMoved, rings };
}

/** A conflict as `status` tells it. */
export interface ShownConflict {
  readonly copy: string;
  readonly original: string;
  readonly host: string;
  readonly timeMs: number;
}

/** Null where a record would have to be asked of a ring that does not answer. */
async function conflictsIn(
  volume: Pick<Volume, 'conflicts'>,
  clock: Clock,
): Promise<ShownConflict[] | null> {
  const listed = await Promise.race([
    volume.conflicts().catch(() => null),
    sleep(clock, CONFLICTS_WAIT_MS),
  ]);
  if (!listed) return null;
  return listed.map(({ copy, original, host, timeMs }) => ({
    ...{ copy: textOfName(copy), original: textOfName(original) },
    ...{ host: textOfName(host), timeMs },
  }));
}

async function statusOf(daemon: Daemon) {
  const { node } = daemon;
  const volumes = [];
  for (const name of daemon.openVolumes()) {
    const { session, opened, packs, rewriting } = await daemon.volume(name);
    const { version, timeMs } = session.latest();
    const ring = session.ring.members.map(({ address }) => address);
    volumes.push({
      name,
      aguid: session.aguid,
      version,
      timeMs,
      ring,
      ringReachable: session.reachable(),
      ...opened.volume.draft.status(),
      locks: opened.volume.locks.status(),
      conflicts: await conflictsIn(opened.volume, daemon.clock),
      blocksWithRing: packs.waiting,
      rewriting: rewriting.status(),
    });
  }
  const mounts = [...daemon.mounts].map(([directory, { volume, mounted }]) => ({
    directory,
    volume,
    ...mounted.counters(),
  }));
  const { objects, ...status } = node.status();
  return {
    name: daemon.config.name,
    pond: daemon.config.pond,
    processId: process.pid,
    uptimeMs: daemon.clock.nowMs() - daemon.startedMs,
    memoryBytes: process.memoryUsage.rss(),
    quotaBytes: daemon.config.quotaBytes,
    ...status,
    objects: objects.map(({ evidence: _, ...object }) => object),
    liars: objects.flatMap(({ evidence, ring }) =>
      evidence.map((one) => liarOf(one, ring[one.member]?.nodeId ?? '')),
    ),
    volumes,
    mounts,
    connections: daemon.transport.connectionCount,
    transport: daemon.transport.counts(),
  };
}
