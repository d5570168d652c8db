/**
 * The holder's side of the archive: a node keeps fragments that others' packs gave it. Before it stores one it
 * checks the author's right to write, the manifest's signature and the fragment's digest; so it can prove what
 * it was asked to keep.
 */

import { LRUCache } from 'lru-cache';
import {
  assert,
  assertNever,
  concat,
  type ErrorKind,
  equal,
  type Machine,
  type NodeAddress,
  Outbox,
  type Output,
  type Tables,
} from '../base/index.ts';
import { fragmentBytes } from '../erasure/index.ts';
import { type Aguid, type Guid, guidBytes, type PackGuid } from '../id/index.ts';
import {
  type ArchiveMessage,
  CHECKPOINTS_TOLD_MAX,
  decodeSignedManifest,
  encodeSignedManifest,
  type SignedManifest,
} from '../wire/index.ts';
import { checkAuthor } from './author.ts';
import {
  CHECKPOINT_TABLE,
  checkpointedObjects,
  checkpointsOf,
  checkpointWrite,
} from './checkpoint-table.ts';
import { dropFragment, type HeldPack, heldPack, heldPacks, withFragment } from './held.ts';
import { checkManifest, isFragment, packGuidOf } from './manifest.ts';
import { storedPack, storedWrite } from './stored.ts';

export const FRAGMENT_TABLE = 'fragment';
export const MANIFEST_TABLE = 'manifest';
/**
 * A fragment that is stored again is as good as new; its time is renewed when it is older than this, or than a quarter
 * of the sweep's grace time.
 */
export const RENEW_MS = 3_600_000;
/** Packs that were forgotten, remembered: whoever has not heard of it may want to repair one. */
export const FORGOTTEN_REMEMBERED_MAX = 65_536;
/** Kept free for what is already acknowledged. */
const RESERVE_BYTES = 8 << 20;

/** Whoever was told that a fragment is stored may give up its own for so long: this one stays meanwhile. */
export const KEEP_MS = 30_000;
/** A fragment that is to leave is given up within this time, or stays. */
export const LEAVE_MS = 26_000;
/** Fragments that stay; after more than that in a moment, all of them do. */
export const KEPT_MAX = 4096;

assert(LEAVE_MS < KEEP_MS);

interface Asked {
  readonly kind: 'message';
  readonly from: NodeAddress;
  readonly token: number | undefined;
  readonly message: ArchiveMessage;
}

export type HolderInput =
  | Asked
  /** The fragment may leave, and another node has it. */
  | { readonly kind: 'release'; readonly pack: PackGuid; readonly index: number };

/** A pack of which this node now holds a fragment: the DOLR must know, and the watch. */
export interface HoldsPack {
  readonly kind: 'holds';
  readonly held: HeldPack;
  /** It is a checkpoint of that object. */
  readonly checkpointOf?: Aguid;
}

/** A fragment is not here any more; with the last one of the pack its manifest is not either. */
export interface Released {
  readonly kind: 'released';
  readonly pack: PackGuid;
  readonly isLast: boolean;
  readonly held: HeldPack | undefined;
}

type Out = Outbox<ArchiveMessage, HoldsPack | Released>;

export class Holder implements Machine<HolderInput, ArchiveMessage, HoldsPack | Released> {
  readonly #tables: Tables;
  #packCount: number | undefined;
  readonly #gone = new LRUCache<PackGuid, true>({ max: FORGOTTEN_REMEMBERED_MAX });
  /** Of fragments that were taken, and of those that others were given. */
  readonly bytes = { stored: 0, served: 0 };
  readonly #counters = { dropped: 0, refused: 0, stored: 0, read: 0, released: 0 };

  readonly #isDraining: () => boolean;
  readonly #renewMs: number;
  /** Until when fragments stay. INVARIANT: at most KEPT_MAX, the oldest first. */
  readonly #kept = new Map<string, number>();
  #allKeptUntilMs = 0;
  #leaving: { readonly name: string; readonly untilMs: number } | undefined;

  /**
   * @param options.isDraining - whether no new fragments are taken
   * @param options.sweepGraceMs - age at which the sweep drops what no version lists
   */
  constructor(options: { tables: Tables; isDraining?: () => boolean; sweepGraceMs?: number }) {
    this.#tables = options.tables;
    // Whoever stores a pack again is to have most of the grace time for its commit.
    this.#renewMs = Math.min(RENEW_MS, (options.sweepGraceMs ?? RENEW_MS * 4) / 4);
    this.#isDraining = options.isDraining ?? (() => false);
  }

  /**
   * Refuses a fragment for a while, so that it can be given up once another node has it. Of two nodes that both have it
   * and mean to rely on each other, so neither gives it up.
   *
   * @returns false when somebody was told a moment ago that it is here
   */
  leave(nowMs: number, pack: PackGuid, index: number): boolean {
    const name = `${pack}/${index}`;
    if (nowMs < Math.max(this.#allKeptUntilMs, this.#kept.get(name) ?? 0)) return false;
    this.#leaving = { name, untilMs: nowMs + LEAVE_MS };
    return true;
  }

  /** Whether it may be released now. */
  isLeaving(nowMs: number, pack: PackGuid, index: number): boolean {
    const { name, untilMs = 0 } = this.#leaving ?? {};
    return name === `${pack}/${index}` && nowMs < untilMs;
  }

  #keep(nowMs: number, pack: PackGuid, index: number): void {
    for (const [name, untilMs] of this.#kept) {
      if (nowMs < untilMs) break;
      this.#kept.delete(name);
    }
    const name = `${pack}/${index}`;
    this.#kept.delete(name);
    if (this.#kept.size >= KEPT_MAX) this.#allKeptUntilMs = nowMs + KEEP_MS;
    else this.#kept.set(name, nowMs + KEEP_MS);
  }

  /** Packs of which this node holds a fragment: to publish and to watch after a start. */
  held(): HeldPack[] {
    return [...heldPacks(this.#tables)];
  }

  /** How many packs these are; counted once, then kept. */
  packCount(): number {
    this.#packCount ??= this.held().length;
    return this.#packCount;
  }

  /** The last fragment of a pack is not here any more. */
  forgot(): void {
    if (this.#packCount !== undefined) this.#packCount--;
  }

  counters(): Readonly<Record<string, number>> {
    return { ...this.#counters };
  }

  /** A pack that was proven to be forgotten is not here any more. */
  dropped(pack: PackGuid): void {
    this.forgot();
    this.#gone.set(pack, true);
  }

  step(nowMs: number, input: HolderInput): Output<ArchiveMessage, HoldsPack | Released> {
    const out: Out = new Outbox();
    if (input.kind === 'message') this.#answer(nowMs, input, out);
    else this.#release(nowMs, input, out);
    return out;
  }

  #release(
    nowMs: number,
    { pack, index }: Extract<HolderInput, { kind: 'release' }>,
    out: Out,
  ): void {
    if (!this.isLeaving(nowMs, pack, index)) return;
    this.#leaving = undefined;
    const { writes, isLast, held } = dropFragment(this.#tables, pack, index);
    out.persist.push(...writes);
    this.#counters.released++;
    out.upcall.push({ kind: 'released', pack, isLast, held });
  }

  #answer(nowMs: number, input: Asked, out: Out): void {
    const { message } = input;
    switch (message.kind) {
      case 'storeFragment':
        this.#store(nowMs, input, message, out);
        break;
      case 'readFragment':
        this.#read(input, message, out);
        break;
      case 'describePack':
        this.#describe(input, message.pack, out);
        break;
      case 'getCheckpoints':
        this.#checkpoints(input, message, out);
        break;
      case 'fragmentStored':
      case 'fragmentRange':
      case 'packDescribed':
      case 'checkpoints':
      case 'refused':
      case 'forgotten':
        this.#counters.dropped++; // Answers, at the wrong door.
        break;
      default:
        assertNever(message);
    }
  }

  deadlineMs(): undefined {
    return undefined;
  }

  checkInvariants(): void {}

  #refuse(out: Out, input: Asked, error: ErrorKind, message: string): void {
    this.#counters.refused++;
    answer(out, input, { kind: 'refused', error, message });
  }

  #store(
    nowMs: number,
    input: Asked,
    message: Extract<ArchiveMessage, { kind: 'storeFragment' }>,
    out: Out,
  ): void {
    const manifest = checkManifest(message.manifest);
    if (manifest === undefined || !checkAuthor(manifest, message.manifest.writer)) {
      this.#refuse(
        out,
        input,
        'permission',
        'Cannot store the fragment: no writer signed its manifest',
      );
      return;
    }
    if (
      // Of nothing nobody could show a part.
      message.bytes.length === 0 ||
      message.bytes.length !== fragmentBytes(manifest.length, manifest.k) ||
      !isFragment(manifest, message.index, message.bytes)
    ) {
      this.#refuse(
        out,
        input,
        'corrupt',
        'Cannot store the fragment: it is not the one the manifest names',
      );
      return;
    }
    const pack = packGuidOf(message.manifest.manifest.body);
    const stored = this.#tables.get(FRAGMENT_TABLE, fragmentKey(pack, message.index));
    if (this.#isDraining() || this.isLeaving(nowMs, pack, message.index)) {
      const problem = 'Cannot store the fragment: it would be given away';
      this.#refuse(out, input, 'busy', problem);
      return;
    }
    const { aguid } = manifest;
    if (stored !== undefined && equal(stored, message.bytes)) {
      const atMs = storedPack(this.#tables, pack)?.atMs ?? Number.NEGATIVE_INFINITY;
      if (nowMs > atMs + this.#renewMs) out.persist.push(storedWrite(pack, { atMs: nowMs, aguid }));
      this.#keep(nowMs, pack, message.index);
      answer(out, input, { kind: 'fragmentStored' });
      return;
    }
    if (this.#gone.has(pack)) {
      this.#refuse(out, input, 'not-found', 'Cannot store the fragment: its pack is forgotten');
      return;
    }
    if (this.indexes(pack).some((index) => index !== message.index)) {
      // Whoever repairs may not have heard of it: two fragments on one disk are lost together.
      const problem = 'Cannot store the fragment: another one of its pack is here';
      this.#refuse(out, input, 'exists', problem);
      return;
    }
    if (this.#tables.bytesFree() < message.bytes.length + RESERVE_BYTES) {
      this.#refuse(out, input, 'no-space', 'Cannot store the fragment: the node is full');
      return;
    }
    const { held, write } = withFragment(this.#tables, pack, manifest, message.index);
    out.persist.push(
      write,
      storedWrite(pack, { atMs: nowMs, aguid }),
      {
        table: MANIFEST_TABLE,
        key: guidBytes(pack),
        value: encodeSignedManifest(message.manifest),
      },
      { table: FRAGMENT_TABLE, key: fragmentKey(pack, message.index), value: message.bytes },
    );
    this.#keep(nowMs, pack, message.index);
    const { checkpoint } = manifest;
    if (checkpoint !== undefined) out.persist.push(checkpointWrite(aguid, checkpoint, pack));
    this.#counters.stored++;
    this.bytes.stored += message.bytes.length;
    const isNew = this.#tables.get(MANIFEST_TABLE, guidBytes(pack)) === undefined;
    if (isNew && this.#packCount !== undefined) this.#packCount++;
    out.upcall.push({ kind: 'holds', held, ...(checkpoint && { checkpointOf: aguid }) });
    answer(out, input, { kind: 'fragmentStored' });
  }

  #read(input: Asked, message: Extract<ArchiveMessage, { kind: 'readFragment' }>, out: Out): void {
    const { pack, index, offset, length } = message;
    const range = { offset, length };
    const bytes =
      index < 256 ? this.#tables.slice(FRAGMENT_TABLE, fragmentKey(pack, index), range) : undefined;
    if (bytes === undefined) {
      this.#refuse(
        out,
        input,
        'not-found',
        `Cannot read fragment ${index} of pack ${pack}: it is not here`,
      );
      return;
    }
    if (bytes.length < length || length === 0) {
      this.#refuse(
        out,
        input,
        'range',
        `Cannot read fragment ${index} of pack ${pack}: past its end`,
      );
      return;
    }
    this.#counters.read++;
    this.bytes.served += bytes.length;
    answer(out, input, { kind: 'fragmentRange', bytes });
  }

  #describe(input: Asked, pack: PackGuid, out: Out): void {
    const manifest = this.manifest(pack);
    if (manifest === undefined) {
      this.#refuse(out, input, 'not-found', `Cannot describe pack ${pack}: it is not here`);
      return;
    }
    answer(out, input, { kind: 'packDescribed', manifest, indexes: this.indexes(pack) });
  }

  #checkpoints(
    input: Asked,
    { aguid, before }: Extract<ArchiveMessage, { kind: 'getCheckpoints' }>,
    out: Out,
  ): void {
    const manifests: SignedManifest[] = [];
    for (const { pack, key } of checkpointsOf(this.#tables, aguid, before)) {
      if (manifests.length >= CHECKPOINTS_TOLD_MAX) break;
      const manifest = this.manifest(pack);
      if (manifest !== undefined) manifests.push(manifest);
      // The pack is not here any more.
      else out.persist.push({ table: CHECKPOINT_TABLE, key, value: undefined });
    }
    answer(out, input, { kind: 'checkpoints', manifests });
  }

  /** Objects of which a checkpoint is here: their names are published after a start. */
  checkpointed(): Aguid[] {
    return checkpointedObjects(this.#tables);
  }

  manifest(pack: Guid): SignedManifest | undefined {
    const bytes = this.#tables.get(MANIFEST_TABLE, guidBytes(pack));
    return bytes && decodeSignedManifest(bytes);
  }

  /** Fragments of the pack that are here. */
  indexes(pack: PackGuid): number[] {
    return [...(heldPack(this.#tables, pack)?.indexes ?? [])];
  }
}

function fragmentKey(pack: PackGuid, index: number): Uint8Array {
  return concat([guidBytes(pack), Uint8Array.of(index)]);
}

function answer(out: Out, input: Asked, message: ArchiveMessage): void {
  if (input.token === undefined) out.send.push({ to: input.from, message });
  else out.send.push({ token: input.token, message });
}
