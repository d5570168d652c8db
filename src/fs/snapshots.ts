/**
 * Snapshots: versions with names, which no policy forgets while they have them. A record of the volume each, sealed
 * like any other; and the policy itself.
 */

import { concat, OceanError, readU64, textOf, u64, utf8 } from '../base/index.ts';
import type { Session } from '../client/index.ts';
import { POLICY_KEY, SNAPSHOT_PREFIX, snapshotKey } from './keys.ts';
import { decodePolicy, encodePolicy, keepsAll, type RetentionPolicy } from './retention-policy.ts';

export const SNAPSHOT_NAME_BYTES_MAX = 128;
const FORMAT = 1;
/** No directory has that inode number. */
const SCOPE = 0;
const TIMEOUT_MS = 20_000;

export interface Snapshot {
  readonly name: string;
  readonly version: number;
  /** When the version was committed. */
  readonly timeMs: number;
}

/** Ascending by version. */
export async function snapshotsOf({ view }: Pick<Session, 'view'>): Promise<Snapshot[]> {
  const found: Snapshot[] = [];
  for (const { key, value } of await view.scan(SNAPSHOT_PREFIX)) {
    if (key.length === SNAPSHOT_PREFIX.length) continue;
    const name = textOf(value.subarray(17));
    if (value[0] !== FORMAT || name === undefined)
      throw new OceanError('corrupt', 'Cannot decode a snapshot of the volume');
    found.push({ version: readU64(value, 1), timeMs: readU64(value, 9), name });
  }
  return found.sort((a, b) => a.version - b.version);
}

function keyOfName({ sealer }: Session, name: string): Uint8Array {
  const bytes = utf8(name);
  if (bytes.length === 0 || bytes.length > SNAPSHOT_NAME_BYTES_MAX) {
    const why = `its name has ${bytes.length} bytes, and may have 1 to ${SNAPSHOT_NAME_BYTES_MAX}`;
    throw new OceanError('invalid', `Cannot make snapshot "${name}": ${why}`);
  }
  return snapshotKey(sealer.nameHash(SCOPE, bytes));
}

function put(session: Session, key: Uint8Array, value: Uint8Array | undefined): Promise<number> {
  // Whoever forgets versions meanwhile must see that snapshots have changed.
  const changes = [
    { key, value },
    { key: SNAPSHOT_PREFIX, value: new Uint8Array(0) },
  ];
  return session.commit({ changes, blocks: [] }, [], TIMEOUT_MS);
}

/** @throws OceanError `exists`, `invalid`, `not-found` where the version was forgotten */
export async function takeSnapshot(
  session: Session,
  name: string,
  version: number,
): Promise<Snapshot> {
  const key = keyOfName(session, name);
  const { view } = await session.snapshot({ freshMs: 0 });
  if ((await view.raw(key)) !== undefined)
    throw new OceanError('exists', `There is a snapshot "${name}" already`);
  const { timeMs } = await session.versions.one(version);
  await put(session, key, concat([Uint8Array.of(FORMAT), u64(version), u64(timeMs), utf8(name)]));
  try {
    await session.versions.checkExists(version);
  } catch (error) {
    await put(session, key, undefined); // It was forgotten before it had the name.
    throw error;
  }
  return { name, version, timeMs };
}

/** The version stays until somebody forgets it. @throws OceanError `not-found` */
export async function removeSnapshot(session: Session, name: string): Promise<void> {
  const key = keyOfName(session, name);
  const { view } = await session.snapshot({ freshMs: 0 });
  if ((await view.raw(key)) === undefined)
    throw new OceanError('not-found', `There is no snapshot "${name}"`);
  await put(session, key, undefined);
}

/** What the volume's owner set; no rules: everything is kept. */
export async function policyOf({ view }: Pick<Session, 'view'>): Promise<RetentionPolicy> {
  const entry = await view.get(POLICY_KEY);
  return (entry && decodePolicy(entry.value)) ?? {};
}

export async function setPolicy(session: Session, policy: RetentionPolicy): Promise<void> {
  const value = keepsAll(policy) ? undefined : encodePolicy(policy);
  await session.commit({ changes: [{ key: POLICY_KEY, value }], blocks: [] }, [], TIMEOUT_MS);
}
