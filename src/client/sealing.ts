/**
 * What leaves a client is sealed. A block's key comes from the volume's read key and the content, so equal
 * content within a volume is one block; a value's nonce is drawn at random and its key names it, so nobody can
 * put one value in another's place. Every sealed thing records the epoch of the read key.
 */

import { concat, EMPTY, readU32, u32, u64 } from '../base/index.ts';
import {
  type Digest,
  digest,
  KEY_BYTES,
  NONCE_BYTES,
  open,
  seal,
  TAG_BYTES,
} from '../crypto/index.ts';
import type { VolumeKeys } from './volume-keys.ts';

/** Bytes of content in one block, at most. */
export const BLOCK_CONTENT_MAX = 1 << 20;
/** What sealing adds to a value. */
export const VALUE_OVERHEAD = 4 + NONCE_BYTES + TAG_BYTES;
const NAME_HASH_BYTES = 16;
// The key of a block is used once, for one content: a fixed nonce repeats only with the same plain bytes.
const BLOCK_NONCE = new Uint8Array(NONCE_BYTES);

/** A reference to a block: enough to find, verify and open it. */
export interface BlockReference {
  readonly epoch: number;
  /** Digest of the sealed bytes; its first 160 bits are the BGUID. */
  readonly digest: Digest;
  readonly key: Uint8Array;
  /** Bytes of content. */
  readonly length: number;
}

export interface SealedBlock {
  readonly reference: BlockReference;
  readonly sealed: Uint8Array;
}

interface Epoch {
  readonly contentKey: Uint8Array;
  readonly valueKey: Uint8Array;
}

export class Sealer {
  readonly #epochs = new Map<number, Epoch>();
  readonly #nameKey: Uint8Array;
  readonly #epoch: number;
  readonly #random: (length: number) => Uint8Array;
  /** Seals what stays on this machine. */
  readonly journalKey: Uint8Array;

  constructor(keys: VolumeKeys, random: (length: number) => Uint8Array) {
    for (const [epoch, readKey] of keys.readKeys) {
      this.#epochs.set(epoch, {
        contentKey: digest('content-key', readKey),
        valueKey: digest('value-key', readKey),
      });
    }
    this.#epoch = keys.epoch;
    // Names must hash alike in every epoch, or a rotated key would lose the directories.
    const first = keys.readKeys.get(Math.min(...keys.readKeys.keys())) as Uint8Array;
    this.#nameKey = digest('name-key', first);
    this.journalKey = digest('journal-key', first);
    this.#random = random;
  }

  /** Keyed hash of a name under `scope`, 16 bytes: equal names meet, and nobody else can tell which they are. */
  nameHash(scope: number, name: Uint8Array): Uint8Array {
    return digest('name', this.#nameKey, u64(scope), name).slice(0, NAME_HASH_BYTES);
  }

  sealBlock(content: Uint8Array): SealedBlock {
    const { contentKey } = this.#epochs.get(this.#epoch) as Epoch;
    const key = digest('content-key', contentKey, content);
    const sealed = seal({ key, nonce: BLOCK_NONCE, associated: EMPTY, plain: content });
    const reference = {
      epoch: this.#epoch,
      digest: digest('block', sealed),
      key,
      length: content.length,
    };
    return { reference, sealed };
  }

  /** Undefined when the bytes are not those that `reference` names. */
  openBlock(reference: BlockReference, sealed: Uint8Array): Uint8Array | undefined {
    if (reference.key.length !== KEY_BYTES) return undefined;
    return open({ key: reference.key, nonce: BLOCK_NONCE, associated: EMPTY, sealed });
  }

  sealValue(name: Uint8Array, plain: Uint8Array): Uint8Array {
    const { valueKey } = this.#epochs.get(this.#epoch) as Epoch;
    const nonce = this.#random(NONCE_BYTES);
    const sealed = seal({ key: valueKey, nonce, associated: name, plain });
    return concat([u32(this.#epoch), nonce, sealed]);
  }

  /** Undefined when it was not sealed with a read key of this volume for that key. */
  openValue(name: Uint8Array, value: Uint8Array): Uint8Array | undefined {
    if (value.length < VALUE_OVERHEAD) return undefined;
    const epoch = this.#epochs.get(readU32(value));
    if (epoch === undefined) return undefined;
    const nonce = value.subarray(4, 4 + NONCE_BYTES);
    const sealed = value.subarray(4 + NONCE_BYTES);
    return open({ key: epoch.valueKey, nonce, associated: name, sealed });
  }
}

/** Seals a record that stays on this machine. */
export function sealRecord(
  key: Uint8Array,
  plain: Uint8Array,
  random: (length: number) => Uint8Array,
): Uint8Array {
  const nonce = random(NONCE_BYTES);
  return concat([nonce, seal({ key, nonce, associated: EMPTY, plain })]);
}

/** Undefined when the record is cut short or damaged. */
export function openRecord(key: Uint8Array, record: Uint8Array): Uint8Array | undefined {
  if (record.length < NONCE_BYTES) return undefined;
  const nonce = record.subarray(0, NONCE_BYTES);
  return open({ key, nonce, associated: EMPTY, sealed: record.subarray(NONCE_BYTES) });
}
