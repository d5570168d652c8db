/**
 * The holder's side of the archive: a node keeps fragments that others' packs gave it. Before it stores one it
 * checks the author's right to write, the manifest's signature and the fragment's digest; so it can prove what
 * it was asked to keep.
 */

import {
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
import { type HeldPack, heldPack, heldPacks, withFragment } from './held.ts';
import { checkManifest, isFragment, packGuidOf } from './manifest.ts';

export const FRAGMENT_TABLE = 'fragment';
export const MANIFEST_TABLE = 'manifest';
/** Kept free for what is already acknowledged. */
const RESERVE_BYTES = 8 << 20;

export type HolderInput = {
  readonly kind: 'message';
  readonly from: NodeAddress;
  readonly token: number | undefined;
  readonly message: ArchiveMessage;
};

/** A pack of which this node now holds a fragment: the DOLR must know, and the watch. */
export interface HoldsPack {
  readonly kind: 'holds';
  readonly held: HeldPack;
  /** It is a checkpoint of that object. */
  readonly checkpointOf?: Aguid;
}

type Out = Outbox<ArchiveMessage, HoldsPack>;

export class Holder implements Machine<HolderInput, ArchiveMessage, HoldsPack> {
  readonly #tables: Tables;
  #packCount: number | undefined;
  readonly #counters = { dropped: 0, refused: 0, stored: 0, read: 0 };

  constructor(options: { tables: Tables }) {
    this.#tables = options.tables;
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

  step(_nowMs: number, input: HolderInput): Output<ArchiveMessage, HoldsPack> {
    const out: Out = new Outbox();
    const { message } = input;
    switch (message.kind) {
      case 'storeFragment':
        this.#store(input, message, out);
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
        this.#counters.dropped++; // Answers, at the wrong door.
        break;
      default:
        assertNever(message);
    }
    return out;
  }

  deadlineMs(): undefined {
    return undefined;
  }

  checkInvariants(): void {}

  #refuse(out: Out, input: HolderInput, error: ErrorKind, message: string): void {
    this.#counters.refused++;
    answer(out, input, { kind: 'refused', error, message });
  }

  #store(
    input: HolderInput,
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
    if (stored !== undefined && equal(stored, message.bytes)) {
      answer(out, input, { kind: 'fragmentStored' });
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
      {
        table: MANIFEST_TABLE,
        key: guidBytes(pack),
        value: encodeSignedManifest(message.manifest),
      },
      { table: FRAGMENT_TABLE, key: fragmentKey(pack, message.index), value: message.bytes },
    );
    const { checkpoint, aguid } = manifest;
    if (checkpoint !== undefined) out.persist.push(checkpointWrite(aguid, checkpoint, pack));
    this.#counters.stored++;
    const isNew = this.#tables.get(MANIFEST_TABLE, guidBytes(pack)) === undefined;
    if (isNew && this.#packCount !== undefined) this.#packCount++;
    out.upcall.push({ kind: 'holds', held, ...(checkpoint && { checkpointOf: aguid }) });
    answer(out, input, { kind: 'fragmentStored' });
  }

  #read(
    input: HolderInput,
    message: Extract<ArchiveMessage, { kind: 'readFragment' }>,
    out: Out,
  ): void {
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
    answer(out, input, { kind: 'fragmentRange', bytes });
  }

  #describe(input: HolderInput, pack: PackGuid, out: Out): void {
    const manifest = this.manifest(pack);
    if (manifest === undefined) {
      this.#refuse(out, input, 'not-found', `Cannot describe pack ${pack}: it is not here`);
      return;
    }
    answer(out, input, { kind: 'packDescribed', manifest, indexes: this.indexes(pack) });
  }

  #checkpoints(
    input: HolderInput,
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

function answer(out: Out, input: HolderInput, message: ArchiveMessage): void {
  if (input.token === undefined) out.send.push({ to: input.from, message });
  else out.send.push({ token: input.token, message });
}
