/** What could keep this machine's node from working, each with what to do about it. */

import { statfsSync, statSync } from 'node:fs';
import { isKind, messageOf, type NodeAddress } from '../base/index.ts';
import { askNode } from './ask-node.ts';
import {
  checkConnections,
  checkFolder,
  checkFstab,
  checkMetrics,
  checkMounting,
  checkMounts,
  checkOwnAddress,
  checkPort,
  checkService,
} from './doctor-machine.ts';
import { bad, type Finding, ok } from './finding.ts';
import type { Home } from './home.ts';
import { notExported } from './key-ring.ts';

/** Free bytes below which a node soon cannot even keep its journal. */
const FREE_BYTES_MIN = 256 << 20;
/** A clock before this has never been set. */
const CLOCK_MIN_MS = Date.UTC(2025, 0, 1);
/** A node that lives answers a ping in milliseconds. */
const HUNG_AFTER_MS = 5_000;
/** How far the clock may be behind what rings have signed. */
const CLOCK_BEHIND_MAX_MS = 5000;

/** Asks the machine, and the node if it runs; in the order in which things should be put right. */
export async function examine(home: Home): Promise<Finding[]> {
  const findings = [checkNode(), ...checkMounting(home), ...checkFstab()];
  if (!home.isInitialised) {
    const advice = 'make one: "ocean init", or "ocean join FILE" with an invitation';
    return [...findings, bad('node', 'fail', { seen: `none in ${home.directory}`, advice })];
  }
  findings.push(checkFolder(home), checkSecrets(home), checkExported(home));
  findings.push(...(await checkService(home)));
  const { finding, status, isAbsent } = await checkRunning(home);
  if (isAbsent) findings.push(await checkPort(home));
  findings.push(finding, ...checkMember(home, status));
  findings.push(checkSpace(home, status), checkClock(status));
  findings.push(...(await checkMounts(home)), ...(await checkConnections()));
  if (status === undefined) return findings;
  findings.push(await checkOwnAddress(home), ...(await checkMetrics(home)));
  return [...findings, ...(await checkReach(home))];
}

function checkNode(): Finding {
  const { node } = process.versions;
  const [major = 0, minor = 0] = node.split('.').map(Number);
  if (major >= 26 || (major === 24 && minor >= 12)) return ok('Node.js', node);
  return bad('Node.js', 'fail', { seen: node, advice: 'install Node.js 26, or 24.12 and later' });
}

/** Others must not read the folder's secrets. */
function checkSecrets(home: Home): Finding {
  const name = 'keys are private';
  for (const path of [home.directory, home.path('node.key'), home.path('volumes')]) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined || (found.mode & 0o077) === 0) continue;
    if (path === home.directory && (found.mode & 0o077 & ~0o055) === 0) continue;
    const mode = (found.mode & 0o777).toString(8);
    return bad(name, 'fail', { seen: `${path} has mode ${mode}`, advice: `chmod go= ${path}` });
  }
  return ok(name, home.directory);
}

function checkExported(home: Home): Finding {
  const name = 'keys are kept elsewhere';
  const advice = 'ocean key export --output FILE, and keep the file on another machine';
  const missing = notExported(home);
  if (missing === undefined) return bad(name, 'warn', { seen: 'never exported', advice });
  if (missing.length === 0) return ok(name, 'exported');
  return bad(name, 'warn', { seen: `not of ${missing.join(', ')}`, advice });
}

// biome-ignore lint/suspicious/noExplicitAny: the status is JSON from the node.
type Status = any;

interface Running {
  readonly finding: Finding;
  readonly status: Status | undefined;
  /** Nobody has the control socket. */
  readonly isAbsent: boolean;
}

async function checkRunning(home: Home): Promise<Running> {
  const name = 'node runs';
  try {
    await askNode(home.socketPath, 'ping', {}, { timeoutMs: HUNG_AFTER_MS });
    const status = await askNode(home.socketPath, 'status', {});
    const { host, port, nodeId } = status.self;
    return { finding: ok(name, `${nodeId} at ${host}:${port}`), status, isAbsent: false };
  } catch (error) {
    const isAbsent = isKind(error, 'unavailable');
    const seen = isAbsent ? 'no' : messageOf(error);
    const start = `ocean start; what it says is in ${home.path('ocean.log')}`;
    const advice = isKind(error, 'timeout')
      ? `end it, and start it again: kill -9 $(cat ${home.path('store', 'lock')})`
      : start;
    return { finding: bad(name, 'fail', { seen, advice }), status: undefined, isAbsent };
  }
}

function checkMember(home: Home, status: Status | undefined): Finding[] {
  const name = 'member of the pond';
  if (status === undefined) return [];
  if (status.isMember) return [ok(name, `about ${Math.round(status.nodeCountEstimate)} nodes`)];
  const asked = home.config().bootstrap.map(({ host, port }) => `${host}:${port}`);
  const advice = `see whether the nodes it asks run and can be reached: ${asked.join(', ')}`;
  return [bad(name, 'fail', { seen: 'not yet: nobody has taken it in', advice })];
}

function checkSpace(home: Home, status: Status | undefined): Finding {
  const name = 'disk space';
  const { bavail, bsize } = statfsSync(home.directory);
  const free = bavail * bsize;
  const { quotaBytes } = home.config();
  const toCome = Math.max(0, quotaBytes - (status?.bytesUsed ?? 0));
  const seen = `${mebibytes(free)} MiB free, quota ${mebibytes(quotaBytes)} MiB`;
  if (free < FREE_BYTES_MIN)
    return bad(name, 'fail', { seen, advice: `make room on the disk of ${home.directory}` });
  if (free < toCome) {
    const advice = `the disk fills before the quota: make room, or lower quotaBytes in ${home.path('node.json')}`;
    return bad(name, 'warn', { seen, advice });
  }
  if (status !== undefined && status.bytesFree < FREE_BYTES_MIN / 16) {
    const advice = `the node is full: raise quotaBytes in ${home.path('node.json')} and restart`;
    return bad(name, 'fail', { seen, advice });
  }
  return ok(name, seen);
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}

function checkClock(status: Status | undefined): Finding {
  const name = 'clock';
  const nowMs = Date.now();
  const seen = new Date(nowMs).toISOString();
  const advice = 'set the clock, and let it be kept by NTP (timedatectl set-ntp true)';
  if (nowMs < CLOCK_MIN_MS) return bad(name, 'fail', { seen, advice });
  const signed: number[] = (status?.volumes ?? []).map(({ timeMs }: { timeMs: number }) => timeMs);
  const behindMs = Math.max(0, ...signed) - nowMs;
  if (behindMs <= CLOCK_BEHIND_MAX_MS) return ok(name, seen);
  const late = `${seen}, ${Math.round(behindMs / 1000)} s behind what a ring has signed`;
  return bad(name, 'warn', { seen: late, advice });
}

type Pinged = NodeAddress & { readonly rttMs: number | null };

async function checkReach(home: Home): Promise<Finding[]> {
  const { nodes, rings } = (await askNode(home.socketPath, 'node.reach', {})) as {
    nodes: readonly Pinged[];
    rings: readonly { volume: string; members: readonly Pinged[] }[];
  };
  const findings: Finding[] = [];
  if (nodes.length === 0) {
    const advice = 'let other machines join ("ocean invite"): what is here has no second copy';
    findings.push(bad('neighbors', 'warn', { seen: 'none', advice }));
  } else findings.push(reachable('neighbors', nodes, { quorum: 1 }));
  for (const { volume, members } of rings) {
    const quorum = 2 * Math.floor((members.length - 1) / 3) + 1;
    findings.push(reachable(`ring of ${volume}`, members, { quorum }));
  }
  return findings;
}

function reachable(
  name: string,
  nodes: readonly Pinged[],
  { quorum }: { quorum: number },
): Finding {
  const silent = nodes.filter(({ rttMs }) => rttMs === null);
  const seen = `${nodes.length - silent.length} of ${nodes.length} answer`;
  if (silent.length === 0) return ok(name, seen);
  const who = silent.map(({ host, port }) => `${host}:${port}`).join(', ');
  const advice = `see whether these run and can be reached: ${who}`;
  return bad(name, nodes.length - silent.length < quorum ? 'fail' : 'warn', { seen, advice });
}
