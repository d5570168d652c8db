/** Forgetting versions of a volume, and the names of those that are kept, where the volume was made. */

import { OceanError } from '../base/index.ts';
import {
  type ForgetPlan,
  forgetVersions,
  keepsAll,
  type Moment,
  planForgetting,
  policyOf,
  type RetentionPolicy,
  removeSnapshot,
  type Snapshot,
  setPolicy,
  snapshotsOf,
  takeSnapshot,
  versionAt,
} from '../fs/index.ts';
import type { Daemon } from './daemon.ts';

/** Answer to `forget`. */
export interface ForgetShown extends Omit<ForgetPlan, 'before'> {
  readonly volume: string;
  readonly policy: RetentionPolicy;
  readonly isDone: boolean;
  /** For so long blocks can still be read that are given up now. */
  readonly graceMs: number;
}

/** Answer to `snapshot.ls` and `volume.retention`. */
export interface RetentionShown {
  readonly volume: string;
  readonly policy: RetentionPolicy;
  readonly snapshots: readonly Snapshot[];
  readonly versionsKept: number;
  readonly latest: number;
}

function checkOwner(daemon: Daemon, volume: string): void {
  if (daemon.home.volumeKeys(volume).owner !== undefined) return;
  const why = 'this machine does not own it';
  throw new OceanError('not-permitted', `Cannot change what is kept of "${volume}" here: ${why}`);
}

/**
 * @param policy - left out: that of the volume
 * @throws OceanError `invalid` where neither has a rule, `not-permitted` where the volume was not made
 */
export async function forget(
  daemon: Daemon,
  volume: string,
  { isDryRun, policy }: { isDryRun: boolean; policy?: RetentionPolicy },
): Promise<ForgetShown> {
  if (!isDryRun) checkOwner(daemon, volume);
  const served = await daemon.volume(volume);
  const { session } = served;
  const rules = policy === undefined || keepsAll(policy) ? await policyOf(session) : policy;
  if (keepsAll(rules)) {
    const advice = `give a rule such as --keep-last 10, or see "ocean volume set retention"`;
    throw new OceanError('invalid', `Volume ${volume} keeps all its versions: ${advice}`);
  }
  const plan = await planForgetting(session, rules);
  if (!isDryRun) {
    await forgetVersions(session, plan);
    await served.forgetting.collectSoon();
  }
  const { condemnedMs: graceMs } = daemon.forgetTimes;
  const { before: _, ...shown } = plan;
  return { volume, policy: rules, isDone: !isDryRun, graceMs, ...shown };
}

/** @throws OceanError `not-permitted` where the volume was not made */
export async function setRetention(
  daemon: Daemon,
  volume: string,
  policy: RetentionPolicy,
): Promise<RetentionShown> {
  checkOwner(daemon, volume);
  const { session } = await daemon.volume(volume);
  await setPolicy(session, policy);
  return retentionOf(daemon, volume);
}

export async function retentionOf(daemon: Daemon, volume: string): Promise<RetentionShown> {
  const { session } = await daemon.volume(volume);
  await session.snapshot({ freshMs: 0 });
  const [policy, snapshots] = [await policyOf(session), await snapshotsOf(session)];
  const { length: versionsKept } = await session.versions.kept();
  return { volume, policy, snapshots, versionsKept, latest: session.latest().version };
}

/** @throws OceanError `exists`, `not-found` where the version was forgotten */
export async function nameVersion(
  daemon: Daemon,
  volume: string,
  { name, when }: { name: string; when?: Moment },
): Promise<Snapshot> {
  const { session, opened } = await daemon.volume(volume);
  // What was just written is part of it.
  if (when === undefined) await opened.volume.draft.flush();
  await session.snapshot({ freshMs: 0 });
  const version = when === undefined ? session.latest().version : await versionAt(session, when);
  return takeSnapshot(session, name, version);
}

/** @throws OceanError `not-found` */
export async function unnameVersion(daemon: Daemon, volume: string, name: string): Promise<void> {
  const { session } = await daemon.volume(volume);
  await removeSnapshot(session, name);
}
