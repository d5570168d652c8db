/** All metrics of a node: docs/metrics.md lists them, and a test compares the two. */

import type { Durations } from '../../base/index.ts';
import { aguidOf } from '../../object/index.ts';
import type { Daemon, ServedVolume } from '../daemon.ts';
import { versionOfProgram } from '../package-folder.ts';
import type { Family, Sample } from './exposition.ts';

type Name = `ocean_${string}` | `process_${string}`;
type Value = number | boolean | Durations | readonly Sample[];

/** What took how much is counted from the start of the process, and begins at 0 with the next. */
const counter = (name: `${Name}_total`, help: string, value: Value) =>
  family('counter', name, help, value);
const gauge = (name: Name, help: string, value: Value) => family('gauge', name, help, value);
const histogram = (name: `${Name}_seconds`, help: string, value: Value) =>
  family('histogram', name, help, value);

function family(type: Family['type'], name: string, help: string, value: Value): Family {
  const one = typeof value === 'boolean' ? Number(value) : value;
  const samples = Array.isArray(one) ? one : [{ value: one as number | Durations }];
  return { type, name, help, samples };
}

/** @param eventLoop - how late timers ran */
export async function familiesOf(daemon: Daemon, eventLoop: Durations): Promise<Family[]> {
  const status = daemon.node.status();
  return [
    ...processFamilies(daemon, eventLoop),
    ...overlayFamilies(daemon, status),
    ...archiveFamilies(daemon, status),
    ...ringFamilies(daemon, status),
    ...volumeFamilies(daemon, await openVolumes(daemon)),
    ...mountFamilies(daemon),
  ];
}

type Status = ReturnType<Daemon['node']['status']>;

function processFamilies(daemon: Daemon, eventLoop: Durations): Family[] {
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const about = { version: versionOfProgram(), node: process.versions.node };
  const memory = [
    { labels: { kind: 'heap' }, value: heapUsed },
    { labels: { kind: 'external' }, value: external },
  ];
  return [
    gauge('ocean_build_info', 'Always 1.', [{ labels: about, value: 1 }]),
    gauge('process_start_time_seconds', 'Start of the process, Unix time.', daemon.startedMs / 1e3),
    counter('process_cpu_seconds_total', 'Processor time of all threads.', (user + system) / 1e6),
    gauge('process_resident_memory_bytes', 'Resident memory of the process.', rss),
    gauge('ocean_memory_bytes', 'Used memory of the JavaScript heap, and beside it.', memory),
    histogram('ocean_event_loop_delay_seconds', 'How late timers ran.', eventLoop),
    gauge('ocean_node_ready', 'Whether all mounts are back after the start.', daemon.isReady),
  ];
}

function overlayFamilies(daemon: Daemon, status: Status): Family[] {
  const groups = { ...status.counters, transport: daemon.transport.counts() };
  const events = Object.entries(groups).flatMap(([room, counters]) =>
    Object.entries(counters).map(([event, value]) => ({ labels: { room, event }, value })),
  );
  const links = status.neighbors.length;
  return [
    gauge('ocean_node_member', 'Whether others may route through this node.', status.isMember),
    gauge('ocean_pond_nodes', 'Nodes in the pond, as estimated here.', status.nodeCountEstimate),
    gauge('ocean_overlay_neighbors', 'Links of the neighbor map.', links),
    gauge('ocean_overlay_suspects', 'Neighbors that owe an answer.', status.suspectCount),
    gauge('ocean_overlay_lost_nodes', 'Neighbors that fell silent.', status.lostCount),
    gauge('ocean_overlay_pointers', 'Object pointers kept for others.', status.pointerCount),
    gauge('ocean_overlay_published', 'Objects published by this node.', status.publishedCount),
    gauge('ocean_connections', 'Connections to other nodes.', daemon.transport.connectionCount),
    counter('ocean_events_total', 'What rooms did, dropped or refused.', events),
  ];
}

function archiveFamilies({ config, node }: Daemon, status: Status): Family[] {
  const { fragmentBytes: bytes, watch, scrub } = status;
  const { audits, moves } = watch;
  const nearby = node.archive.reader.nearbyBytes();
  return [
    gauge('ocean_store_used_bytes', 'Keys and values in the store.', status.bytesUsed),
    gauge('ocean_store_free_bytes', 'Left of the quota and the disk.', status.bytesFree),
    gauge('ocean_store_quota_bytes', 'Most that the node stores.', config.quotaBytes),
    gauge('ocean_packs', 'Packs of which this node holds fragments.', status.packs),
    gauge('ocean_packs_degraded', 'Watched packs with fewer than n fragments.', watch.degraded),
    gauge('ocean_packs_repairing', 'Packs under repair by this node.', watch.repairing),
    counter('ocean_fragment_stored_bytes_total', 'Fragments taken by this node.', bytes.stored),
    counter('ocean_fragment_served_bytes_total', 'Fragments given to readers.', bytes.served),
    counter('ocean_fragment_sent_bytes_total', 'Fragments put on holders.', bytes.sent),
    counter('ocean_fragment_fetched_bytes_total', 'Fragments read from holders.', bytes.fetched),
    gauge('ocean_archive_cached_bytes', 'Blocks in memory that came along.', nearby),
    counter('ocean_repair_fragments_total', 'Fragments made again.', watch.regenerated),
    counter('ocean_repair_moved_bytes_total', 'Bytes moved for repair.', watch.bytesMoved),
    counter('ocean_moves_moved_bytes_total', 'Bytes moved to better holders.', moves.bytesMoved),
    counter('ocean_audits_proved_total', 'Fragments that holders could show.', audits.proved),
    counter('ocean_audits_failed_total', 'Fragments that they could not.', audits.failed),
    gauge('ocean_scrub_damaged_fragments', 'Found damaged and dropped, ever.', scrub.damaged),
    gauge('ocean_accused_nodes', 'Nodes that gave bad bytes.', status.accused.length),
  ];
}

/** Objects of whose ring this node is a member, by volume, or by AGUID where the volume is not known here. */
function ringFamilies({ home, node }: Daemon, { objects }: Status): Family[] {
  const names = new Map(
    home.volumeNames().map((name) => [aguidOf(home.volumeKeys(name).object) as string, name]),
  );
  const each = (of: (one: Status['objects'][number]) => number | boolean): Sample[] =>
    objects.map((one) => ({
      labels: { volume: names.get(one.aguid) ?? one.aguid },
      value: Number(of(one)),
    }));
  const { nodeId } = node.self;
  return [
    gauge(
      'ocean_ring_version',
      'Latest version here.',
      each(({ version }) => version),
    ),
    gauge(
      'ocean_ring_epoch',
      'Epoch of the ring.',
      each(({ epoch }) => epoch),
    ),
    gauge(
      'ocean_ring_view',
      'View that this member is in.',
      each(({ view }) => view),
    ),
    gauge(
      'ocean_ring_members',
      'Members of the ring.',
      each(({ ring }) => ring.length),
    ),
    gauge(
      'ocean_ring_leading',
      'Whether this member leads.',
      each(({ ring, leader }) => ring[leader]?.nodeId === nodeId),
    ),
    gauge(
      'ocean_ring_changing',
      'Whether a new view is awaited.',
      each((one) => one.isChanging),
    ),
    gauge(
      'ocean_ring_recovering',
      'Whether it may not vote yet.',
      each((one) => one.isRecovering),
    ),
    gauge(
      'ocean_ring_followers',
      'Replicas that follow here.',
      each((one) => one.subscribers),
    ),
    gauge(
      'ocean_ring_missing_versions',
      'Being fetched.',
      each((one) => one.versionsMissing),
    ),
  ];
}

/** Those that are open: one that still waits for its ring must not keep the rest waiting. */
async function openVolumes(daemon: Daemon): Promise<[string, ServedVolume][]> {
  const opened = daemon.openVolumes().map(async (name) => {
    const volume = daemon.volume(name).catch(() => undefined);
    const served = await Promise.race([volume, new Promise<void>((now) => setImmediate(now))]);
    return served === undefined ? [] : [[name, served] as [string, ServedVolume]];
  });
  return (await Promise.all(opened)).flat();
}

function volumeFamilies({ node }: Daemon, volumes: readonly [string, ServedVolume][]): Family[] {
  const each = (of: (one: ServedVolume) => Sample['value'] | boolean): Sample[] =>
    volumes.map(([volume, served]) => {
      const value = of(served);
      return { labels: { volume }, value: typeof value === 'boolean' ? Number(value) : value };
    });
  const drafted = (one: ServedVolume) => one.opened.volume.draft.status();
  const cached = (one: ServedVolume) => one.opened.volume.inMemory();
  return [
    gauge(
      'ocean_volume_version',
      'Latest version known here.',
      each(({ session }) => node.latest(session.aguid)?.version ?? 0),
    ),
    gauge(
      'ocean_volume_ring_reachable',
      'Whether the ring answers.',
      each(({ session }) => session.reachable()),
    ),
    gauge(
      'ocean_volume_dirty_bytes',
      'Buffers of what is written and not sealed.',
      each((one) => cached(one).dirtyBytes),
    ),
    gauge(
      'ocean_volume_journal_bytes',
      'In the journal, not committed yet.',
      each((one) => drafted(one).journalBytes),
    ),
    gauge(
      'ocean_volume_waiting_changes',
      'Changes not committed yet.',
      each((one) => drafted(one).changes),
    ),
    gauge(
      'ocean_volume_stalled',
      'Whether the last batch could not be committed.',
      each((one) => drafted(one).stalled !== undefined),
    ),
    histogram(
      'ocean_volume_commit_duration_seconds',
      'From a batch to its commit; counts commits.',
      each(({ opened }) => opened.volume.draft.commitTimes),
    ),
    gauge(
      'ocean_volume_ring_blocks',
      'Small blocks with the ring, to be packed.',
      each(({ packs }) => packs.waiting),
    ),
    gauge(
      'ocean_volume_cached_inodes',
      'Inodes in memory.',
      each((one) => cached(one).inodes),
    ),
    gauge(
      'ocean_volume_cached_directories',
      'Directories in memory.',
      each((one) => cached(one).directories),
    ),
    gauge(
      'ocean_volume_cached_names',
      'Names in them.',
      each((one) => cached(one).names),
    ),
    gauge(
      'ocean_volume_cached_bytes',
      'Opened blocks in memory.',
      each(({ session }) => session.cachedBytes()),
    ),
  ];
}

function mountFamilies({ mounts }: Daemon): Family[] {
  const served = [...mounts.values()].map(({ volume, mounted }) => {
    return { volume, count: mounted.counters(), times: mounted.times() };
  });
  const each = (of: (count: (typeof served)[number]['count']) => number): Sample[] =>
    served.map(({ volume, count }) => ({ labels: { volume }, value: of(count) }));
  const operations = served.flatMap(({ volume, times }) =>
    [...times].map(([operation, value]) => ({ labels: { volume, operation }, value })),
  );
  return [
    histogram(
      'ocean_mount_operation_duration_seconds',
      'From reading a request until its answer is made.',
      operations,
    ),
    counter(
      'ocean_mount_requests_total',
      'Requests read.',
      each((one) => one.requests),
    ),
    counter(
      'ocean_mount_failed_total',
      'Answered with an error.',
      each((one) => one.failed),
    ),
    counter(
      'ocean_mount_expired_total',
      'Hit their deadline.',
      each((one) => one.expired),
    ),
    counter(
      'ocean_mount_interrupted_total',
      'Broken off.',
      each((one) => one.interrupted),
    ),
    counter(
      'ocean_mount_malformed_total',
      'Not understood.',
      each((one) => one.malformed),
    ),
    counter(
      'ocean_mount_resent_total',
      'Asked again after a restart.',
      each((one) => one.resent),
    ),
    counter(
      'ocean_mount_notified_total',
      'Invalidations sent.',
      each((one) => one.notified),
    ),
    gauge(
      'ocean_mount_notifying',
      'Invalidations on their way to the kernel.',
      each((one) => one.notifying),
    ),
    gauge(
      'ocean_mount_pending',
      'Requests under way.',
      each((one) => one.pending),
    ),
    gauge(
      'ocean_mount_open_handles',
      'Open files, directories.',
      each((one) => one.open),
    ),
  ];
}
