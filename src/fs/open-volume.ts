/** Opening a volume: its root directory, a slot of inode numbers, what a crash left, and the upkeep while open. */

import { isKind, OceanError, present, readU64, sleep, u64 } from '../base/index.ts';
import { PACK_PREFIX } from '../client/index.ts';
import { changeAttributes } from './change-attributes.ts';
import { loadExtents, punchContent, settle, settleAll, writeContent } from './content.ts';
import { Directory } from './directory.ts';
import { type Ino, ROOT_INO } from './file-system.ts';
import { Inode } from './inode.ts';
import { takeOver } from './invalidate.ts';
import { inodeKey, orphanPrefix, slotKey } from './keys.ts';
import { S_IFDIR } from './mode.ts';
import { rebase } from './rebase.ts';
import type { LocksLeft, TailRecord } from './tail.ts';
import { SLOT_INODES, Volume, type VolumeOptions } from './volume.ts';
import { VolumeFileSystem } from './volume-file-system.ts';

/** Numbers reserved at a time, so that a crash wastes few and a busy mount seldom asks. */
const RESERVE_INODES = 65_536;
/** Unsettled writes of an open file are put down at this age. */
const SETTLE_AFTER_MS = 1000;
const SLOTS_MAX = 2 ** 20;
const NO_LOCKS: LocksLeft = { tenure: undefined, locks: new Map() };
/** The kernel has heard by then what was pushed to it. */
const TOLD_AFTER_MS = 1000;

/** How long a volume that is opened waits for its ring to say which version is the latest. */
const LATEST_WAIT_MS = 3000;

export interface OpenedVolume {
  readonly fileSystem: VolumeFileSystem;
  readonly volume: Volume;
  /**
   * Tells who watches what other mounts committed while nobody served this one. Call it once they watch.
   * @throws OceanError when the ring would have to be asked and does not answer
   */
  catchUp(): Promise<void>;
  /** Commits what can be committed, for `timeoutMs` at most, and closes; the rest stays in the journal. */
  close(timeoutMs: number): Promise<void>;
}

/**
 * Opens the volume of a session that is ready.
 *
 * @param slot - the number that this machine was given before, if any
 */
export async function openVolume(
  options: VolumeOptions & {
    slot: number | undefined;
    owner: { uid: number; gid: number };
    keepSlot: (slot: number) => Promise<void>;
  },
): Promise<OpenedVolume> {
  const volume = new Volume(options);
  volume.draft.merge = () => rebase(volume, (count) => reserve(volume, count));
  const { told, locks, orphans } = await prepare(volume, options).catch((error: unknown) => {
    // Or it would commit what the next attempt replays too.
    volume.draft.close();
    volume.cache.close();
    volume.tail?.close();
    throw wasForgotten(volume, error) ?? error;
  });
  const stop = keepUp(volume);
  volume.locks.open(volume.slot, locks);
  if (volume.tail !== undefined) volume.tail.locks = () => volume.locks.left();
  return {
    fileSystem: new VolumeFileSystem(volume),
    volume,
    catchUp: () => catchUp(volume, told, orphans),
    close: async (timeoutMs) => {
      stop();
      for (const inode of volume.dirty) await settle(volume, inode);
      await new Promise<void>((resolve) => {
        const cancel = volume.clock.after(timeoutMs, resolve);
        const end = () => {
          cancel();
          resolve();
        };
        // What could not be committed stays in the journal; nobody gets a lock before what was written under it.
        const ending = volume.draft.flush().then(() => volume.locks.close());
        ending.then(end, end);
      });
      volume.locks.stop();
      volume.draft.close();
      volume.cache.close();
      volume.tail?.close();
    },
  };
}

/**
 * What an earlier process has committed is not in the journal any more, and the member that this node follows may be
 * behind, perhaps because it was killed too. A ring that does not answer is not waited for: what is known is shown.
 */
async function seeLatest({ session, clock }: Volume): Promise<void> {
  const latest = session.snapshot({ freshMs: 0 }).catch(() => {});
  await Promise.race([latest, sleep(clock, LATEST_WAIT_MS)]);
}

async function prepare(volume: Volume, options: Parameters<typeof openVolume>[0]) {
  const left = volume.tail?.replay();
  // What was committed is not in the journal any more: an older version would be without it.
  if (left !== undefined) await volume.session.goOnFrom(left.reached);
  else await seeLatest(volume);
  volume.draft.show(volume.session.latest());
  await claimSlot(volume, options);
  // First: the version that the changes were made to may be forgotten, and nothing be read of it.
  await mergeLeft(volume);
  await createRoot(volume, options.owner);
  const orphans = await takeOrphans(volume);
  if (left !== undefined) await redoAll(volume, left.records);
  // The ring may have to be asked: what it does not tell now, the next version does.
  const heeding = volume.usage.heed().catch(() => {});
  // Who uses the mount waits already.
  if (!volume.takesOver) await heeding;
  return { told: left?.told, locks: left?.locks ?? NO_LOCKS, orphans };
}

/** What was changed to a version that is forgotten cannot be shown before it is merged. */
function wasForgotten({ draft, session }: Volume, error: unknown): OceanError | undefined {
  if (!draft.isFrozen || !isKind(error, 'corrupt')) return undefined;
  const why = 'what was written here is to an older version, and its ring has not answered yet';
  return new OceanError('unavailable', `Cannot open volume ${session.keys.name}: ${why}`);
}

/** What an earlier process left is merged before anybody looks, where the ring answers soon. */
async function mergeLeft(volume: Volume): Promise<void> {
  if (!volume.draft.isFrozen) return;
  await Promise.race([volume.draft.mergeOnce(), sleep(volume.clock, LATEST_WAIT_MS)]);
}

/** A slot is claimed once per machine, by an update that fails when another machine was first. */
async function claimSlot(
  volume: Volume,
  options: { slot: number | undefined; keepSlot: (slot: number) => Promise<void> },
): Promise<void> {
  let slot = options.slot;
  for (let candidate = 1; slot === undefined; candidate++) {
    if (candidate >= SLOTS_MAX) throw new OceanError('no-space', 'The volume has no slot left');
    if ((await volume.session.view.raw(slotKey(candidate))) !== undefined) continue;
    try {
      await volume.session.claim(slotKey(candidate), u64(0));
      slot = candidate;
    } catch (error) {
      if (!isKind(error, 'conflict')) throw error;
    }
  }
  await options.keepSlot(slot);
  volume.slot = slot;
  const drafted = volume.draft.get(slotKey(slot));
  const value = drafted ?? (await volume.session.view.get(slotKey(slot)))?.value;
  volume.nextIno = slot * SLOT_INODES + Math.max(2, value === undefined ? 0 : readU64(value));
  volume.slotEnd = volume.nextIno;
  reserve(volume);
}

/** Numbers below the reserved mark are never given out again, whatever happens to this process. */
function reserve(volume: Volume, count = RESERVE_INODES / 2): void {
  if (volume.slotEnd - volume.nextIno > count) return;
  volume.slotEnd = volume.nextIno + count + RESERVE_INODES;
  volume.draft.put(slotKey(volume.slot), u64(volume.slotEnd - volume.slot * SLOT_INODES));
}

async function createRoot(volume: Volume, owner: { uid: number; gid: number }): Promise<void> {
  const known =
    volume.draft.get(inodeKey(ROOT_INO)) ?? (await volume.session.view.get(inodeKey(ROOT_INO)));
  if (known !== undefined && known !== null) {
    await volume.inode(ROOT_INO);
    await volume.directory(ROOT_INO);
    return;
  }
  const record = volume.freshRecord({
    mode: S_IFDIR | 0o755,
    ...owner,
    parent: ROOT_INO,
    inline: undefined,
  });
  const root = volume.add(new Inode(ROOT_INO, record));
  volume.addDirectory(new Directory(ROOT_INO));
  volume.putInode(root);
  volume.draft.put(PACK_PREFIX, new Uint8Array(0));
  await volume.draft.flush();
}

/**
 * Files that were removed while open, when the process ended. Who has them open goes on when it is taken over.
 * @returns those
 */
async function takeOrphans(volume: Volume): Promise<Ino[]> {
  const taken: Ino[] = [];
  const prefix = orphanPrefix(volume.slot);
  const read = () => volume.draft.view.scan(prefix);
  for (const { key } of await volume.draft.overlaid(prefix, read)) {
    const ino = readU64(key, prefix.length);
    const inode = volume.takesOver ? await existing(volume, ino) : undefined;
    if (inode === undefined) {
      await volume.eraseLeftover(ino);
      continue;
    }
    inode.isOrphan = true;
    taken.push(ino);
  }
  return taken;
}

function existing(volume: Volume, ino: number): Promise<Inode | undefined> {
  return volume.inode(ino).catch((error: unknown) => {
    if (isKind(error, 'not-found')) return undefined;
    throw error;
  });
}

/**
 * Does again what the process before had done to open files and not journaled.
 * @throws OceanError when it cannot: nothing of it may be left out
 */
async function redoAll(volume: Volume, records: readonly TailRecord[]): Promise<void> {
  const tail = present(volume.tail, 'tail');
  tail.isReplaying = true;
  for (const record of records) await redo(volume, record);
  tail.isReplaying = false;
  await settleAll(volume);
}

async function redo(volume: Volume, record: TailRecord): Promise<void> {
  const inode = await existing(volume, record.ino);
  if (inode === undefined) return; // Removed since.
  const { nowNs } = record;
  if (record.kind === 'change') await changeAttributes(volume, inode, record.changes, nowNs);
  else if (record.kind === 'punch') {
    await punchContent(volume, inode, record.offset, record.length, nowNs);
  } else {
    await loadExtents(volume, inode);
    writeContent(volume, inode, record.offset, record.bytes, nowNs);
  }
}

async function catchUp(
  volume: Volume,
  told: Uint8Array | undefined,
  orphans: readonly Ino[],
): Promise<void> {
  // The kernel may have given them back to the process that died: it says so when it is told something of them.
  for (const ino of orphans) volume.notify({ kind: 'inode', ino });
  if (told === undefined) return;
  const { view } = volume.session;
  const top = told as Parameters<typeof view.at>[0];
  await takeOver(volume, await view.changedSince(top), view.at(top));
}

/** Settles what is due before each batch, and takes over what other mounts commit. */
function keepUp(volume: Volume): () => void {
  const { draft, session, clock } = volume;
  draft.beforeTake = async () => {
    reserve(volume);
    const due = clock.nowMs() - SETTLE_AFTER_MS;
    for (const inode of [...volume.dirty]) {
      if (inode.dirtySinceMs <= due || inode.windows.isEmpty) await settle(volume, inode);
    }
  };
  volume.usage.settle = () => settleAll(volume);
  volume.settle = () => settleAll(volume);
  volume.caughtUp = () => work;
  draft.isBlockNeeded = (digest) => {
    for (const inode of volume.dirty) {
      for (const extent of inode.changedExtents.values()) {
        if (extent?.block.digest.every((byte, i) => byte === digest[i])) return true;
      }
    }
    return false;
  };
  const first = session.latest();
  draft.show(first);
  volume.tail?.reached(draft.version.version);
  let work = Promise.resolve();
  const told = new ToldVersions(volume, draft.version.top);
  const unsubscribe = session.subscribe(({ keys, author, forgets }) => {
    if (forgets) session.dropCached();
    const isOurs = author?.every((byte, i) => byte === session.keys.author.publicKey[i]) ?? false;
    if (draft.isFrozen) {
      if (!isOurs) volume.locks.changed(keys);
      work = work.then(() => heedWriters(volume)).catch(() => {});
      return;
    }
    const before = session.view.at(draft.shown?.top ?? session.latest().top);
    const now = session.latest();
    draft.show(now);
    volume.tail?.reached(now.version);
    const taken = isOurs ? work : work.then(() => takeOver(volume, keys, before));
    work = taken.then(() => told.add(now.top)).catch(() => {});
    if (!isOurs) volume.locks.changed(keys);
    if (!isOurs) work = work.then(() => heedWriters(volume)).catch(() => {});
    work = work.then(() => volume.usage.heed()).catch(() => {}); // Again with the next version.
  });
  draft.onConnected = () => {
    const { top } = draft.shown ?? session.latest();
    const before = session.view.at(top);
    const now = session.latest();
    draft.show(now);
    volume.tail?.reached(now.version);
    work = work
      .then(async () => takeOver(volume, await session.view.changedSince(top), before))
      .then(() => told.add(now.top))
      .catch(() => {});
  };
  return () => {
    unsubscribe();
    told.stop();
  };
}

/** Notes in the tail which version the kernel knows of, once the messages to it have had the time to arrive. */
class ToldVersions {
  readonly #volume: Volume;
  #cancel: (() => void) | undefined;

  constructor(volume: Volume, first: Uint8Array) {
    this.#volume = volume;
    if (!volume.takesOver) volume.tail?.told(first);
  }

  add(top: Uint8Array): void {
    const { tail, clock } = this.#volume;
    if (tail === undefined || this.#cancel !== undefined) return;
    this.#cancel = clock.after(TOLD_AFTER_MS, () => {
      this.#cancel = undefined;
      tail.told(top);
    });
  }

  stop(): void {
    this.#cancel?.();
  }
}

/** The owner may have revoked this machine's key, or admitted it again. */
async function heedWriters({ draft, session }: Volume): Promise<void> {
  try {
    await session.checkMayWrite();
    draft.permit(undefined);
  } catch (error) {
    if (isKind(error, 'permission')) draft.permit(error as OceanError);
  }
}
