/**
 * What a person must hold to use a volume: its certificates, a writer's key, and the read keys by epoch. Kept in
 * a file of mode 0600 and handed on as text; never on a command line.
 */

import { fromHex, toHex } from '../base/index.ts';
import { type KeyPair, keyPairOf, SEED_BYTES } from '../crypto/index.ts';
import { aguidOf, checkRing, checkWriter, signRing, signWriter } from '../object/index.ts';
import {
  decodeSigned,
  decodeSignedRing,
  encodeSigned,
  encodeSignedRing,
  type ObjectCertificate,
  type RingMember,
  type Signed,
  type SignedRing,
} from '../wire/index.ts';

export const VOLUME_NAME_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const FORMAT = 'ocean-volume-1';
const READ_KEY_BYTES = 32;

export interface VolumeKeys {
  readonly name: string;
  readonly object: ObjectCertificate;
  readonly ring: SignedRing;
  /** Only on the machine that may change ring and writers. */
  readonly owner: KeyPair | undefined;
  readonly author: KeyPair;
  readonly writer: Signed;
  /** The epoch with which new blocks and values are sealed. */
  readonly epoch: number;
  readonly readKeys: ReadonlyMap<number, Uint8Array>;
}

/** Fresh keys of a volume whose updates `members` order. */
export function createVolumeKeys(options: {
  name: string;
  members: readonly RingMember[];
  random: (length: number) => Uint8Array;
}): VolumeKeys {
  const owner = keyPairOf(options.random(SEED_BYTES));
  const author = keyPairOf(options.random(SEED_BYTES));
  const object = { owner: owner.publicKey, salt: options.random(32) };
  const faultyMax = (options.members.length - 1) / 3;
  const ring = signRing(owner, {
    aguid: aguidOf(object),
    epoch: 1,
    faultyMax,
    members: options.members,
  });
  return {
    name: options.name,
    object,
    ring,
    owner,
    author,
    writer: signWriter(owner, { object, writer: author.publicKey }),
    epoch: 1,
    readKeys: new Map([[1, options.random(READ_KEY_BYTES)]]),
  };
}

/** Keys for another machine: a writer's key of its own, and not the owner's. @throws without the owner's key */
export function shareVolumeKeys(
  keys: VolumeKeys,
  random: (length: number) => Uint8Array,
): VolumeKeys | undefined {
  if (keys.owner === undefined) return undefined;
  const author = keyPairOf(random(SEED_BYTES));
  const writer = signWriter(keys.owner, { object: keys.object, writer: author.publicKey });
  return { ...keys, owner: undefined, author, writer };
}

/** JSON text with secrets. */
export function formatVolumeKeys(keys: VolumeKeys): string {
  const value = {
    format: FORMAT,
    name: keys.name,
    owner: toHex(keys.object.owner),
    salt: toHex(keys.object.salt),
    ring: toHex(encodeSignedRing(keys.ring)),
    ownerSeed: keys.owner && toHex(keys.owner.seed),
    authorSeed: toHex(keys.author.seed),
    writer: toHex(encodeSigned(keys.writer)),
    epoch: keys.epoch,
    readKeys: Object.fromEntries([...keys.readKeys].map(([epoch, key]) => [epoch, toHex(key)])),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function hexOf(value: unknown, length?: number): Uint8Array | undefined {
  const bytes = typeof value === 'string' ? fromHex(value) : undefined;
  return bytes !== undefined && (length === undefined || bytes.length === length)
    ? bytes
    : undefined;
}

/** Undefined unless `text` is what `formatVolumeKeys` made and its certificates hold. */
export function parseVolumeKeys(text: string): VolumeKeys | undefined {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const owner = hexOf(value.owner, 32);
  const salt = hexOf(value.salt, 32);
  const ring = decodeSignedRing(hexOf(value.ring) ?? new Uint8Array(0));
  const writer = decodeSigned(hexOf(value.writer) ?? new Uint8Array(0));
  const authorSeed = hexOf(value.authorSeed, SEED_BYTES);
  const ownerSeed = hexOf(value.ownerSeed, SEED_BYTES);
  const { format, name, epoch } = value;
  if (format !== FORMAT || typeof name !== 'string' || typeof epoch !== 'number') return undefined;
  if (!VOLUME_NAME_PATTERN.test(name) || !owner || !salt || !ring || !writer || !authorSeed) {
    return undefined;
  }
  const readKeys = new Map<number, Uint8Array>();
  for (const [key, hex] of Object.entries((value.readKeys ?? {}) as object)) {
    const bytes = hexOf(hex, READ_KEY_BYTES);
    if (bytes !== undefined) readKeys.set(Number(key), bytes);
  }
  const object = { owner, salt };
  if (!readKeys.has(epoch) || checkRing(object, ring) === undefined) return undefined;
  if (checkWriter(aguidOf(object), writer) === undefined) return undefined;
  const author = keyPairOf(authorSeed);
  const ownerPair = ownerSeed && keyPairOf(ownerSeed);
  return { name, object, ring, owner: ownerPair, author, writer, epoch, readKeys };
}
