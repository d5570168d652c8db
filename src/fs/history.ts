/** What a path was: the versions in which it changed, and the records of any one version. */

import { isKind, OceanError } from '../base/index.ts';
import type { Session, TreeView } from '../client/index.ts';
import { guidOf, type Vguid } from '../id/index.ts';
import { type Ino, type Name, ROOT_INO } from './file-system.ts';
import { direntKey, inodeKey } from './keys.ts';
import { Reader, versionSource } from './reader.ts';
import { type DirentRecord, decodeDirent, decodeInode, type InodeRecord } from './records.ts';

type Digest = Parameters<TreeView['at']>[0];

/** A committed version: when it was, and its name. */
export interface VersionMark {
  readonly version: number;
  readonly timeMs: number;
  readonly vguid: Vguid;
}

/** What a path led to in one version. */
export interface PastFile {
  readonly ino: Ino;
  readonly record: InodeRecord;
  /** The last version, up to this one, in which the file or its path changed. */
  readonly changedIn: number;
}

export interface FileVersion extends VersionMark {
  readonly size: number;
  readonly mode: number;
  readonly mtimeNs: bigint;
}

/** One committed version of a volume, read only. */
export class PastVolume {
  readonly mark: VersionMark;
  readonly reader: Reader;
  readonly #view: TreeView;
  readonly #topBlock: Digest;

  private constructor(session: Session, view: TreeView, topBlock: Digest, mark: VersionMark) {
    this.mark = mark;
    this.#topBlock = topBlock;
    this.#view = view;
    this.reader = new Reader(session, versionSource(view));
  }

  /** @throws OceanError `not-found` when there is no such version, or it was forgotten */
  static async open(session: Session, version: number): Promise<PastVolume> {
    const { heartbeat, view } = await session.at(version);
    const { topBlock, timeMs } = heartbeat;
    const mark = { version, timeMs, vguid: guidOf<Vguid>(topBlock) };
    return new PastVolume(session, view, topBlock, mark);
  }

  /** Keys of which it says something else than an older version. Costs what differs. */
  keysChangedSince(older: PastVolume): Promise<Uint8Array[]> {
    return this.#view.changedSince(older.#topBlock);
  }

  /** The value of a key, opened. */
  async entry(key: Uint8Array): Promise<Uint8Array | undefined> {
    return (await this.#view.get(key))?.value;
  }

  /** Undefined where nothing had that path. Symlinks are not followed. */
  async find(names: readonly Name[]): Promise<PastFile | undefined> {
    let ino: Ino = ROOT_INO;
    let changedIn = 0;
    for (const name of names) {
      const entry = await this.#view.get(direntKey(ino, this.reader.hash(ino, name)));
      if (entry === undefined) return undefined;
      // Of every directory on the way: when one was renamed, the path began to be then.
      changedIn = Math.max(changedIn, entry.version);
      ino = decodeDirent(entry.value).ino;
    }
    const entry = await this.#view.get(inodeKey(ino));
    if (entry === undefined) return undefined;
    const record = decodeInode(entry.value);
    return { ino, record, changedIn: Math.max(changedIn, entry.version) };
  }

  /** Entries of a directory, by name. */
  async list(ino: Ino): Promise<DirentRecord[]> {
    const records = (await this.reader.dirents(ino)).map(({ record }) => record);
    return records.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The content of a regular file, in pieces of one block at most; holes are left out. */
  async *content({ ino, record }: { ino: Ino; record: InodeRecord }) {
    if (record.inline !== undefined) {
      if (record.inline.length > 0) yield { offset: 0, bytes: record.inline };
      return;
    }
    for (const extent of await this.reader.extents(ino)) {
      const bytes = new Uint8Array(Math.min(extent.length, record.size - extent.offset));
      await this.reader.fill(bytes, extent.offset, [extent]);
      yield { offset: extent.offset, bytes };
    }
  }
}

/** Undefined where the version was lost with a ring. */
function openUnlessLost(session: Session, version: number): Promise<PastVolume | undefined> {
  return PastVolume.open(session, version).catch((error) => {
    if (isKind(error, 'not-found')) return undefined;
    throw error;
  });
}

/** The first version after a lost one that is there, up to `known`. Those that are lost are the oldest. */
async function firstAfter(session: Session, lost: number, known: PastVolume): Promise<PastVolume> {
  let first = known;
  for (let low = lost; first.mark.version - low > 1; ) {
    const middle = Math.floor((low + first.mark.version) / 2);
    const found = await openUnlessLost(session, middle);
    if (found === undefined) low = middle;
    else first = found;
  }
  return first;
}

/**
 * The committed versions in which a path changed, newest first; those that were forgotten are left out.
 *
 * Goes back from `from` (default: the latest version) to where the path was absent; a file that was removed and
 * made again before that is not looked for. Where versions are lost, it ends with the first that is not: what is said
 * to have changed in that one may be older.
 *
 * @throws OceanError `not-found` when the path is absent in the version it starts from
 */
export async function historyOf(
  session: Session,
  names: readonly Name[],
  options: { from?: number; limit?: number } = {},
): Promise<FileVersion[]> {
  const { from = session.latest().version, limit = Number.POSITIVE_INFINITY } = options;
  const found: FileVersion[] = [];
  let version = from;
  while (version >= 1 && found.length < limit) {
    const past =
      found.length === 0
        ? await PastVolume.open(session, version)
        : await openUnlessLost(session, version);
    const file = await past?.find(names);
    if (past === undefined || file === undefined) break;
    const { changedIn, record } = file;
    // The version that changed it may be forgotten: the next one that is kept has the same.
    const shown = await session.versions.from(changedIn);
    const made = shown === version ? past : await openUnlessLost(session, shown);
    const { mark } = made ?? (await firstAfter(session, shown, past));
    found.push({ ...mark, size: record.size, mode: record.mode, mtimeNs: record.mtimeNs });
    if (made === undefined) break;
    version = await session.versions.upTo(changedIn - 1);
  }
  if (found.length === 0 && limit > 0) {
    throw new OceanError('not-found', `No such path in version ${from}`);
  }
  return found;
}
