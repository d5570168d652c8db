/** Commands about the node and its pond. */

import { OceanError } from '../../base/index.ts';
import { parseGuid } from '../../id/index.ts';
import type { Handler } from '../control.ts';
import type { Daemon } from '../daemon.ts';

export function nodeHandlers(daemon: Daemon, stop: () => void): Record<string, Handler> {
  return {
    ping: async () => ({ nodeId: daemon.node.self.nodeId }),
    stop: async () => {
      setTimeout(stop, 10);
      return {};
    },
    status: async () => statusOf(daemon),
    route: async ({ target }) => {
      const guid = parseGuid(target);
      if (guid === undefined)
        throw new OceanError('invalid', `"${target}" is no GUID: it has 40 hex digits`);
      const { outcome, hops } = await daemon.node.trace(guid);
      if (outcome !== 'found')
        throw new OceanError('timeout', `No route to ${guid} was found in time`);
      return { target: guid, hops };
    },
  };
}

async function statusOf(daemon: Daemon) {
  const { node } = daemon;
  const volumes = [];
  for (const name of daemon.openVolumes()) {
    const { session, opened, packs } = await daemon.volume(name);
    const { version } = session.latest();
    const ring = session.ring.members.map(({ address }) => address);
    volumes.push({
      name,
      aguid: session.aguid,
      version,
      ring,
      ringReachable: session.reachable(),
      ...opened.volume.draft.status(),
      blocksWithRing: packs.waiting,
    });
  }
  const mounts = [...daemon.mounts].map(([directory, { volume, mounted }]) => ({
    directory,
    volume,
    ...mounted.counters(),
  }));
  const status = node.status();
  const neighbors = status.neighbors.map(({ address, level, rttMs }) => ({
    ...address,
    level,
    rttMs,
  }));
  return {
    name: daemon.config.name,
    uptimeMs: daemon.clock.nowMs() - daemon.startedMs,
    memoryBytes: process.memoryUsage().rss,
    quotaBytes: daemon.config.quotaBytes,
    ...status,
    neighbors,
    volumes,
    mounts,
    transport: daemon.transport.counts(),
  };
}
