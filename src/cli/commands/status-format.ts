/** `ocean status` for people. */

import { counted, formatBytes, formatDuration } from './common.ts';
import { formatMap } from './overlay-format.ts';
import { plainTable } from './plain-table.ts';
import { formatLiars } from './rings.ts';

// biome-ignore lint/suspicious/noExplicitAny: the status is JSON from the node.
type Status = any;

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
  const text = formatBrief(status, isVerbose);
  return isVerbose ? `${text}\n\n${formatCounters(status)}` : text;
}

function formatScrub({ isUnderWay, round, lastRoundMs, damaged }: Status): string {
  const read = `${counted(round.fragments, 'fragment')}, ${formatBytes(round.bytes)} read`;
  const last =
    lastRoundMs === null ? 'none finished yet' : formatDuration(Date.now() - lastRoundMs);
  const when = lastRoundMs === null ? last : `the last one ended ${last} ago`;
  const rounds = isUnderWay ? `a round is under way (${read}); ${when}` : `rounds: ${when}`;
  return `scrub ${rounds}; ${damaged} found damaged and dropped in all`;
}

function formatWatch({ packs, holders, degraded, leastSpare, repairing, ...rest }: Status): string {
  const watched = `watches ${counted(packs, 'pack')} with ${counted(holders, 'other node')}`;
  const state =
    degraded === 0 ? 'all whole' : `${degraded} degraded, the worst can lose ${leastSpare} more`;
  const silent = rest.silent.length > 0 ? `; ${rest.silent.length} of them silent` : '';
  const made = `${counted(rest.regenerated, 'fragment')} made again`;
  const repair = `${repairing} under repair, ${made}, ${formatBytes(rest.bytesMoved)} moved`;
  return `${watched}${silent}: ${state}; ${repair}`;
}

function formatAudits({ proved, failed, bytesRead, unprovenPacks }: Status): string {
  const found = failed === 0 ? 'none failed' : `${failed} failed`;
  const missing =
    unprovenPacks === 0 ? '' : `; ${counted(unprovenPacks, 'pack')} with unproven ones`;
  return `audits ${counted(proved, 'fragment')} proved, ${found}${missing}; ${formatBytes(bytesRead)} read`;
}

function formatMoves({ isDraining, left, stuck, moved, bytesMoved }: Status): string {
  const done = `${counted(moved, 'fragment')} moved to better places, ${formatBytes(bytesMoved)}`;
  if (!isDraining) return done;
  const nowhere = stuck === 0 ? '' : `, ${stuck} of which no other node took`;
  return `is being drained: ${counted(left, 'fragment')} left${nowhere}; ${done}`;
}

/** Holders that could not show what they claim to hold. */
function formatFailing(failing: Status[]): string[] {
  if (failing.length === 0) return [];
  const listed = failing.map((one) => [
    one.nodeId,
    one.passed,
    one.failed,
    `${one.lastFailing}, ${formatDuration(Date.now() - one.lastFailureMs)} ago`,
    one.isDistrusted ? 'yes' : 'no',
  ]);
  const head = ['node', 'passed', 'failed', 'last failure', 'distrusted'];
  return ['', 'Nodes that failed audits:', plainTable(head, listed)];
}

/** Undefined while there is nothing to tell. */
function formatRewriting({ name, rewriting }: Status): string | undefined {
  const { isUnderWay, packsLeft, bytesLeft, bytesMoved, packsDropped, lastError } = rewriting;
  if (packsLeft === 0 && bytesMoved === 0 && lastError === null) return undefined;
  const left =
    packsLeft === 0 ? 'done' : `${counted(packsLeft, 'pack')}, ${formatBytes(bytesLeft)} left`;
  const waits = isUnderWay || packsLeft === 0 ? '' : ', waits';
  const done = `${formatBytes(bytesMoved)} moved, ${counted(packsDropped, 'old pack')} dropped`;
  return `rewriting ${name}: ${left}${waits}; ${done}${lastError === null ? '' : `; ${lastError}`}`;
}

/** Undefined while there is nothing to tell. */
function formatLocks({ name, locks }: Status): string | undefined {
  const { held, waiting, lost } = locks;
  if (held === 0 && waiting === 0 && lost === 0) return undefined;
  const now = `${counted(held, 'lock')} held, ${waiting} waited for`;
  const gone = lost === 0 ? '' : `; ${lost} LOST while the ring was out of reach`;
  return `locks of ${name}: ${now}${gone}`;
}

/** Copies that somebody has to settle. */
function formatConflicts({ name, conflicts }: Status): string[] {
  if (conflicts === null || conflicts.length === 0) return [];
  const listed = conflicts.map((one: Status) => [
    one.copy,
    one.original,
    one.host,
    new Date(one.timeMs).toISOString(),
  ]);
  const head = ['copy', 'of', 'written on', 'merged'];
  return [
    '',
    `Conflicts in ${name}; remove or rename a copy to settle one:`,
    plainTable(head, listed),
  ];
}

function formatBrief(status: Status, isVerbose: boolean): string {
  const { self, volumes, mounts, accused } = status;
  const nodeCount = Math.round(status.nodeCountEstimate);
  const size = status.isMember ? `of about ${nodeCount} nodes` : 'not joined yet, still asking';
  const pond = `pond ${status.pond.slice(0, 16)} ${size}`;
  const kept = `fragments of ${counted(status.packs, 'pack')}; memory ${formatBytes(status.memoryBytes)}`;
  const parts = [
    `node ${status.name}  ${self.nodeId}  ${self.host}:${self.port}`,
    `up ${formatDuration(status.uptimeMs)}, process ${status.processId}; ${pond}`,
    `store ${formatBytes(status.bytesUsed)} used, ${formatBytes(status.bytesFree)} free; ${kept}`,
    formatScrub(status.scrub),
  ];
  parts.push(formatWatch(status.watch), formatAudits(status.watch.audits));
  parts.push(formatMoves(status.watch.moves));
  parts.push('', formatMap(status, isVerbose));
  if (volumes.length > 0) {
    const listed = volumes.map((one: Status) => [
      one.name,
      one.version,
      one.isCutOff ? 'cut off' : one.ringReachable ? 'yes' : 'no',
      one.changes,
      formatBytes(one.journalBytes),
      one.stalled ?? '',
    ]);
    parts.push(
      '',
      plainTable(['volume', 'version', 'ring', 'uncommitted', 'journal', 'stalled'], listed),
      ...volumes.flatMap((one: Status) => formatRewriting(one) ?? []),
      ...volumes.flatMap((one: Status) => formatLocks(one) ?? []),
      ...volumes.flatMap(formatConflicts),
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
  parts.push(...formatFailing(status.watch.audits.failing));
  parts.push(...formatLiars(status.liars));
  return parts.join('\n');
}
