/** Asking a node whether it lives, and what it holds: one small request each, measured. */

import { checkManifest, packGuidOf } from '../archive/index.ts';
import { isKind, type NodeAddress, OceanError } from '../base/index.ts';
import type { PackGuid } from '../id/index.ts';
import { nodeIdOf } from '../id/index.ts';
import {
  decodeArchiveMessage,
  encodeArchiveMessage,
  type Manifest,
  ROOM_ARCHIVE,
} from '../wire/index.ts';
import type { Daemon } from './daemon.ts';

export const PROBE_TIMEOUT_MS = 3000;

/** What a node said about a pack. */
export interface Answer {
  readonly rttMs: number;
  /** Undefined when it holds nothing of the pack, or lies. */
  readonly manifest: Manifest | undefined;
  readonly indexes: readonly number[];
}

/** Undefined when the node does not answer in time. */
export async function askAboutPack(
  daemon: Daemon,
  to: NodeAddress,
  pack: PackGuid,
  timeoutMs = PROBE_TIMEOUT_MS,
): Promise<Answer | undefined> {
  const frame = { room: ROOM_ARCHIVE, ...encodeArchiveMessage({ kind: 'describePack', pack }) };
  const nothing = { manifest: undefined, indexes: [] };
  const startMs = performance.now();
  try {
    const { header, payload } = await daemon.transport.request(to, frame, { timeoutMs });
    const rttMs = performance.now() - startMs;
    const answer = decodeArchiveMessage(header, payload);
    if (answer?.kind !== 'packDescribed') return { rttMs, ...nothing };
    const manifest = checkManifest(answer.manifest);
    if (manifest === undefined || packGuidOf(answer.manifest.manifest.body) !== pack)
      return { rttMs, ...nothing };
    return { rttMs, manifest, indexes: answer.indexes };
  } catch (error) {
    if (isKind(error, 'unavailable') || isKind(error, 'timeout')) return undefined;
    return { rttMs: performance.now() - startMs, ...nothing };
  }
}

/** The round trip now. @throws OceanError `unavailable` | `timeout` */
export async function ping(daemon: Daemon, to: NodeAddress): Promise<number> {
  // Nobody holds a pack of that name: the answer is as short as the question.
  const nobody = nodeIdOf(new Uint8Array(32)) as string as PackGuid;
  const answer = await askAboutPack(daemon, to, nobody);
  if (answer !== undefined) return answer.rttMs;
  throw new OceanError('timeout', `Node ${to.nodeId} at ${to.host}:${to.port} does not answer`);
}
