/** The overlay for people: the neighbor map's health, routes, round trips. */

import type { NodeAddress } from '../../base/index.ts';
import type { Link, OverlayHealth } from '../../node/index.ts';
import type { Pinged, Routed } from '../handlers/index.ts';
import type { NodePlace } from '../placement.ts';
import { counted } from './common.ts';
import { formatMs, plainTable } from './plain-table.ts';

/** Links shown unless all are asked for. */
const LINKS_SHOWN = 12;
const DROPS_SHOWN = 3;
/** Counters of work that was done, among all those of work that was not. */
const DONE: ReadonlySet<string> = new Set(['stored', 'read', 'executed', 'applied', 'adopted']);

type Counters = Readonly<Record<string, number>>;

/** What the formats need of the status. */
export interface OverlayStatus extends OverlayHealth {
  readonly connections: number;
  readonly transport: Counters;
  readonly counters: Readonly<Record<string, Counters>>;
}

const addressOf = ({ host, port }: NodeAddress) => `${host}:${port}`;

/** How full the map is, the nearest links (or all), what is kept for others, what was dropped. */
export function formatMap(status: OverlayStatus, isVerbose: boolean): string {
  const { neighbors, connections } = status;
  const lines = [
    `${counted(neighbors.length, 'neighbor')}${troubles(status)}, ${counted(connections, 'connection')}`,
  ];
  if (neighbors.length > 0) lines.push(formatLevels(status), '', formatLinks(neighbors, isVerbose));
  const { pointerCount, publishedCount, valueCount } = status;
  const kept = `${counted(pointerCount, 'pointer')} and ${counted(valueCount, 'DHT value')} kept`;
  lines.push(
    '',
    `objects: ${publishedCount} published, ${kept}`,
    `dropped or failed: ${formatDrops(status)}`,
  );
  return lines.join('\n');
}

function troubles({ suspectCount, lostCount }: OverlayStatus): string {
  const suspected = suspectCount === 0 ? '' : ` (${suspectCount} suspected)`;
  return lostCount === 0 ? suspected : `${suspected}, ${lostCount} lost`;
}

function formatLevels({ levels }: OverlayStatus): string {
  const rows = levels.map(({ level, filled, holes, primaries, backups, medianRttMs }) => [
    level,
    `${filled} of ${filled + holes}`,
    holes,
    primaries,
    backups,
    formatMs(medianRttMs ?? undefined),
  ]);
  return plainTable(['level', 'digits', 'holes', 'primaries', 'backups', 'median rtt'], rows);
}

/** In trouble first, then nearest first: those are the ones that one looks for. */
function formatLinks(links: readonly Link[], isVerbose: boolean): string {
  const distance = ({ rttMs }: Link) => rttMs ?? Number.MAX_VALUE;
  const sorted = [...links].sort(
    (a, b) => Number(b.isSuspect) - Number(a.isSuspect) || distance(a) - distance(b),
  );
  const shown = isVerbose ? sorted : sorted.slice(0, LINKS_SHOWN);
  const rows = shown.map((link) => [
    `${link.level}/${link.digit.toString(16)}`,
    link.nodeId,
    addressOf(link),
    formatMs(link.rttMs ?? undefined),
    link.isSuspect ? 'suspected' : link.isPrimary ? 'primary' : 'backup',
  ]);
  const table = plainTable(['slot', 'neighbor', 'address', 'rtt', 'link'], rows);
  const hidden = links.length - shown.length;
  return hidden === 0 ? table : `${table}\n… and ${hidden} farther ones: ocean status -v`;
}

/** The most frequent first; `status -v` has all counters. */
function formatDrops({ transport, counters }: OverlayStatus): string {
  const groups = Object.entries({ transport, ...counters });
  const counts = groups.flatMap(([room, named]) =>
    Object.entries(named).map(([name, count]) => ({ room, name, count })),
  );
  const drops = counts.filter(({ name, count }) => count > 0 && !DONE.has(name));
  const seen = drops.sort((a, b) => b.count - a.count);
  if (seen.length === 0) return 'nothing';
  const named = seen
    .slice(0, DROPS_SHOWN)
    .map(({ room, name, count }) => `${count} ${room} ${name}`);
  return named.join(', ') + (seen.length > DROPS_SHOWN ? ', …' : '');
}

/** The way, what is at its end, and who has the object. */
export function formatRoute(routed: Routed): string {
  const { target, hops, totalRttMs, servers } = routed;
  const rows = hops.map((hop, index) => [
    index,
    hop.digits,
    hop.nodeId,
    addressOf(hop),
    index === 0 ? '-' : formatMs(hop.rttMs ?? undefined),
  ]);
  const root = hops.at(-1) as NodeAddress;
  const isNode = root.nodeId === target;
  const what = isNode ? 'That is a node' : `The root is ${root.nodeId}`;
  return [
    plainTable(['hop', 'resolved', 'node', 'address', 'rtt'], rows),
    `${what}, ${distanceOf(hops.length - 1, totalRttMs)}.`,
    ...(servers === undefined ? [] : ['', formatServers(servers)]),
  ].join('\n');
}

function distanceOf(hopCount: number, totalRttMs: number | null): string {
  if (hopCount === 0) return 'this one';
  const total = totalRttMs === null ? '' : ` and ${formatMs(totalRttMs)}`;
  return `${counted(hopCount, 'hop')}${total} away`;
}

function formatServers(servers: readonly NodePlace[] | null): string {
  if (servers === null) return 'Which nodes have an object of that name was not answered in time.';
  if (servers.length === 0) return 'No node has published an object of that name.';
  const rows = servers.map((server) => [
    server.nodeId,
    addressOf(server),
    formatMs(server.rttMs ?? undefined),
  ]);
  return plainTable(['has the object', 'address', 'rtt'], rows);
}

/** The last line, after a line for each round trip. */
export function formatPing({ nodeId, host, port, sentCount, rttsMs, ...rtt }: Pinged): string {
  const head = `${nodeId} at ${host}:${port}: ${sentCount} asked, ${rttsMs.length} answered`;
  if (rtt.minMs === null || rtt.meanMs === null || rtt.maxMs === null) return head;
  const [least, mean, most] = [rtt.minMs, rtt.meanMs, rtt.maxMs].map((ms) => ms.toFixed(2));
  return `${head}\nround trip min/mean/max ${least}/${mean}/${most} ms`;
}
