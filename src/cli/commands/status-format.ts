/** `ocean status` for people. */

import Table from 'cli-table3';
import { formatBytes } from './common.ts';

// biome-ignore lint/suspicious/noExplicitAny: the status is JSON from the node.
type Status = any;

export function plainTable(head: string[], rows: (string | number)[][]): string {
  const table = new Table({
    head,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 2 },
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '',
    },
  });
  table.push(...rows);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

export function formatMs(ms: number | undefined): string {
  return ms === undefined || ms === null ? '-' : `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;
}

/** `90061000` as `1 d 1 h`: the two largest units. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const units: [string, number][] = [
    ['d', Math.floor(seconds / 86_400)],
    ['h', Math.floor(seconds / 3600) % 24],
    ['min', Math.floor(seconds / 60) % 60],
    ['s', seconds % 60],
  ];
  const first = units.findIndex(([, count]) => count > 0);
  if (first < 0) return '0 s';
  const shown = units.slice(first, first + 2).filter(([, count]) => count > 0);
  return shown.map(([unit, count]) => `${count} ${unit}`).join(' ');
}

function formatCounters(status: Status): string {
  const groups = { transport: status.transport, ...status.counters };
  const rows = Object.entries(groups).flatMap(([room, counters]) =>
    Object.entries(counters as Record<string, number>).map(([name, count]) => [room, name, count]),
  );
  for (const { directory, volume: _, ...counters } of status.mounts) {
    for (const [name, count] of Object.entries(counters))
      rows.push([directory, name, typeof count === 'number' ? count : JSON.stringify(count)]);
  }
  return plainTable(['room', 'counter', 'count'], rows as (string | number)[][]);
}

export function formatStatus(status: Status, isVerbose = false): string {
  const text = formatBrief(status);
  return isVerbose ? `${text}\n\n${formatCounters(status)}` : text;
}

function formatBrief(status: Status): string {
  const { self, volumes, mounts, neighbors, accused } = status;
  const nodeCount = Math.round(status.nodeCountEstimate);
  const pond = `pond ${status.pond.slice(0, 16)} of about ${nodeCount} nodes`;
  const kept = `fragments of ${status.packs} packs; memory ${formatBytes(status.memoryBytes)}`;
  const parts = [
    `node ${status.name}  ${self.nodeId}  ${self.host}:${self.port}`,
    `up ${formatDuration(status.uptimeMs)}, process ${status.processId}; ${pond}`,
    `store ${formatBytes(status.bytesUsed)} used, ${formatBytes(status.bytesFree)} free; ${kept}`,
  ];
  const distinct = new Map<string, Status>(neighbors.map((one: Status) => [one.nodeId, one]));
  const rows = [...distinct.values()].map((one) => [
    one.nodeId,
    `${one.host}:${one.port}`,
    formatMs(one.rttMs),
  ]);
  parts.push(
    '',
    rows.length === 0 ? 'no neighbors' : plainTable(['neighbor', 'address', 'rtt'], rows),
  );
  if (volumes.length > 0) {
    const listed = volumes.map((one: Status) => [
      one.name,
      one.version,
      one.ringReachable ? 'yes' : 'no',
      one.changes,
      formatBytes(one.journalBytes),
      one.stalled ?? '',
    ]);
    parts.push(
      '',
      plainTable(['volume', 'version', 'ring', 'uncommitted', 'journal', 'stalled'], listed),
    );
  }
  if (mounts.length > 0)
    parts.push(
      '',
      plainTable(
        ['mount', 'volume'],
        mounts.map((one: Status) => [one.directory, one.volume]),
      ),
    );
  if (accused.length > 0) {
    const listed = accused.map((one: Status) => [
      one.holder.nodeId,
      `${one.holder.host}:${one.holder.port}`,
      one.count,
      one.what,
    ]);
    parts.push(
      '',
      'Nodes that gave bad bytes:',
      plainTable(['node', 'address', 'times', 'last'], listed),
    );
  }
  return parts.join('\n');
}
