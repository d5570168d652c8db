/** Committed versions of a volume, read as they were. */

import { type Clock, OceanError } from '../base/index.ts';
import type { Session } from '../client/index.ts';
import { overlapping } from './extents.ts';
import { type Attributes, type Ino, ROOT_INO } from './file-system.ts';
import { type Moment, parseMoment } from './moment.ts';
import { Reader, versionSource } from './reader.ts';
import type { Extent, InodeRecord } from './records.ts';
import { snapshotsOf } from './snapshots.ts';

/** Versions whose readers are kept. */
const READERS_MAX = 256;
const HEARTBEATS_AT_ONCE = 512;

/** The kept version that a moment means. @throws OceanError `not-found`, which says why */
export async function versionAt(session: Session, moment: Moment): Promise<number> {
  const { versions, keys } = session;
  if (moment.kind === 'snapshot') return snapshotVersion(session, moment.name);
  if (moment.kind === 'version') {
    await versions.checkExists(moment.version);
    return moment.version;
  }
  const version = await versions.at(moment.timeMs);
  if (version >= 1) return version;
  const [first] = await versions.kept();
  const why = `the first that is kept is ${first}`;
  throw new OceanError('not-found', `Volume ${keys.name} has no version as old as that: ${why}`);
}

async function snapshotVersion(session: Session, name: string): Promise<number> {
  const found = (await snapshotsOf(session)).find((one) => one.name === name);
  if (found !== undefined) return found.version;
  throw new OceanError('not-found', `Volume ${session.keys.name} has no snapshot "${name}"`);
}

/** A file of an old version, ready to be read. */
export interface PastFile {
  readonly reader: Reader;
  readonly record: InodeRecord;
  readonly extents: readonly Extent[];
}

interface PastVersion {
  readonly reader: Reader;
  readonly timeMs: number;
}

export class Past {
  readonly #session: Session;
  readonly #clock: Clock;
  readonly #versions = new Map<number, PastVersion>();

  constructor(session: Session, clock: Clock) {
    this.#session = session;
    this.#clock = clock;
  }

  /** Numbers of all that are kept and have a root directory: the first ones of a volume do not. */
  async kept(): Promise<number[]> {
    const all = await this.#session.versions.kept();
    let first = 0;
    for (const version of all) {
      const { reader } = await this.version(version);
      if ((await reader.inode(ROOT_INO)) !== undefined) break;
      first++;
    }
    return all.slice(first);
  }

  /** The version that a name such as `17`, `2h` or `2026-11-22T18:30Z` means. @throws OceanError `not-found` */
  async versionOf(name: string): Promise<number> {
    const moment = parseMoment(name, this.#clock.nowMs());
    if (moment === undefined) throw new OceanError('not-found', `"${name}" names no version`);
    return versionAt(this.#session, moment);
  }

  /** Fetches neighbors along, since a listing asks for one after another. */
  async version(version: number): Promise<PastVersion> {
    const { versions } = this.#session;
    const known = this.#versions.get(version);
    if (known !== undefined && (await versions.upTo(version)) === version) return known;
    if (this.#versions.size > READERS_MAX + HEARTBEATS_AT_ONCE) this.#versions.clear();
    for (const heartbeat of await this.#session.versions.page(version, HEARTBEATS_AT_ONCE)) {
      const view = this.#session.view.at(heartbeat.topBlock);
      const reader = new Reader(this.#session, versionSource(view));
      this.#versions.set(heartbeat.version, { reader, timeMs: heartbeat.timeMs });
    }
    const found = this.#versions.get(version);
    if (found !== undefined) return found;
    await versions.one(version); // Says why.
    throw new OceanError('unavailable', `Cannot read version ${version}: its ring did not show it`);
  }

  /** @throws OceanError `not-found` */
  async record(version: number, ino: Ino): Promise<InodeRecord> {
    const { reader } = await this.version(version);
    const record = await reader.inode(ino);
    if (record === undefined)
      throw new OceanError('not-found', `No inode ${ino} in version ${version}`);
    return record;
  }

  async open(version: number, ino: Ino): Promise<PastFile> {
    const { reader } = await this.version(version);
    const record = await this.record(version, ino);
    const extents = record.inline === undefined ? await reader.extents(ino) : [];
    return { reader, record, extents };
  }
}

export async function readPast(
  file: PastFile,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const end = Math.min(offset + length, file.record.size);
  if (offset >= end) return new Uint8Array(0);
  if (file.record.inline !== undefined) return file.record.inline.slice(offset, end);
  const target = new Uint8Array(end - offset);
  await file.reader.fill(target, offset, overlapping(file.extents, offset, end - offset));
  return target;
}

/** Attributes of an old inode under another number. */
export function pastAttributes(ino: Ino, record: InodeRecord): Attributes {
  const { stored, inline, parent: _, ...shown } = record;
  return { ino, ...shown, nlink: 1, blocks: Math.ceil((stored + (inline?.length ?? 0)) / 512) };
}
