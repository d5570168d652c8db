/** `ocean diff`: what changed under a path from one version to another. */

import { bytesOfKey, OceanError } from '../base/index.ts';
import type { Session } from '../client/index.ts';
import {
  differenceOf,
  type Moment,
  type Name,
  PastVolume,
  type PathChange,
  versionAt,
} from '../fs/index.ts';

interface Shown {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
}

/** One path that differs. */
export interface ChangeShown {
  readonly kind: PathChange['kind'];
  readonly path: string;
  /** Of what moved. */
  readonly from?: string;
  readonly before?: Shown;
  readonly now?: Shown;
}

export interface DifferenceShown {
  readonly volume: string;
  readonly path: string;
  readonly from: { readonly version: number; readonly timeMs: number };
  readonly to: { readonly version: number; readonly timeMs: number };
  readonly changes: readonly ChangeShown[];
}

function textOf(names: readonly Name[]): string {
  const decoder = new TextDecoder();
  return `/${names.map((name) => decoder.decode(bytesOfKey(name))).join('/')}`;
}

function isBelow(names: readonly Name[], above: readonly Name[]): boolean {
  return above.every((name, i) => names[i] === name);
}

function shown({ mode, uid, gid, size }: Shown): Shown {
  return { mode, uid, gid, size };
}

function changeShown(change: PathChange): ChangeShown {
  return {
    kind: change.kind,
    path: textOf(change.path),
    ...(change.kind === 'renamed' ? { from: textOf(change.from) } : {}),
    ...('before' in change ? { before: shown(change.before) } : {}),
    ...('now' in change ? { now: shown(change.now) } : {}),
  };
}

/**
 * @param names - of the path; what moved in or out of it counts
 * @throws OceanError `not-found`, `invalid` where the second version is the older one
 */
export async function differenceShown(
  session: Session,
  { volume, path }: { volume: string; path: string },
  names: readonly Name[],
  moments: { from: Moment; to: Moment | undefined },
): Promise<DifferenceShown> {
  const to = moments.to ?? { kind: 'version', version: session.latest().version };
  const older = await PastVolume.open(session, await versionAt(session, moments.from));
  const newer = await PastVolume.open(session, await versionAt(session, to));
  if (older.mark.version > newer.mark.version) {
    const seen = `version ${older.mark.version} is later than ${newer.mark.version}`;
    throw new OceanError('invalid', `Cannot compare: ${seen}; name the older one first`);
  }
  const all = await differenceOf(older, newer);
  const changes = all.filter(
    (change) =>
      isBelow(change.path, names) || (change.kind === 'renamed' && isBelow(change.from, names)),
  );
  const mark = ({ mark: { version, timeMs } }: PastVolume) => ({ version, timeMs });
  return {
    volume,
    path,
    from: mark(older),
    to: mark(newer),
    changes: changes.map(changeShown),
  };
}
