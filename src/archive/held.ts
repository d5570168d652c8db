/**
 * The light index of a holder: of which packs it has which fragments. A manifest can have half a megabyte, and a
 * fragment more; to list what is here, neither should be read.
 */

import { concat, readU32, type Store, type Tables, u32, type Write } from '../base/index.ts';
import { fragmentBytes } from '../erasure/index.ts';
import { GUID_BYTES, guidBytes, guidFromBytes, type PackGuid } from '../id/index.ts';
import { decodeManifest, decodeSignedManifest, type Manifest } from '../wire/index.ts';
import { STORED_TABLE } from './stored.ts';

export const HELD_TABLE = 'held';
const FRAGMENT_TABLE = 'fragment';
const MANIFEST_TABLE = 'manifest';
/** Shorter than any pack's key: says that the index has everything. */
const COMPLETE_KEY = Uint8Array.of(0);
const INDEXED_TOGETHER = 256;

/** What a pack is, and which of its fragments are here. */
export interface HeldPack {
  readonly pack: PackGuid;
  readonly k: number;
  readonly n: number;
  readonly fragmentBytes: number;
  readonly indexes: readonly number[];
}

function write({ pack, k, n, fragmentBytes, indexes }: HeldPack): Write {
  const value = concat([Uint8Array.of(k, n), u32(fragmentBytes), Uint8Array.from(indexes)]);
  return { table: HELD_TABLE, key: guidBytes(pack), value };
}

function read(key: Uint8Array, value: Uint8Array): HeldPack | undefined {
  const pack = guidFromBytes<PackGuid>(key);
  if (pack === undefined || value.length < 6) return undefined;
  const [k, n] = value as Uint8Array & [number, number];
  return { pack, k, n, fragmentBytes: readU32(value, 2), indexes: [...value.subarray(6)] };
}

export function heldPack(tables: Tables, pack: PackGuid): HeldPack | undefined {
  const key = guidBytes(pack);
  const value = tables.get(HELD_TABLE, key);
  return value && read(key, value);
}

/** All packs of which a fragment is here, in the order of their names. */
export function* heldPacks(tables: Tables): Generator<HeldPack> {
  for (const [key, value] of tables.range(HELD_TABLE)) {
    const held = read(key, value);
    if (held !== undefined) yield held;
  }
}

/** What the index says once a fragment has come, and the write that makes it say so. */
export function withFragment(
  tables: Tables,
  pack: PackGuid,
  manifest: Manifest,
  index: number,
): { held: HeldPack; write: Write } {
  const before = heldPack(tables, pack)?.indexes ?? [];
  const indexes = [...new Set([...before, index])].sort((a, b) => a - b);
  const { k, n, length } = manifest;
  const held = { pack, k, n, fragmentBytes: fragmentBytes(length, k), indexes };
  return { held, write: write(held) };
}

/** What the index says once a fragment is gone, and the write that makes it say so. */
function withoutFragment(
  tables: Tables,
  pack: PackGuid,
  index: number,
): { held: HeldPack; write: Write } | undefined {
  const before = heldPack(tables, pack);
  if (before === undefined) return undefined;
  const held = { ...before, indexes: before.indexes.filter((one) => one !== index) };
  const isLast = held.indexes.length === 0;
  return { held, write: isLast ? { ...write(held), value: undefined } : write(held) };
}

/** The writes that give a fragment up, with the manifest when it is the last one of its pack here. */
export function dropFragment(
  tables: Tables,
  pack: PackGuid,
  index: number,
): { writes: Write[]; isLast: boolean; held: HeldPack | undefined } {
  const key = concat([guidBytes(pack), Uint8Array.of(index)]);
  const writes: Write[] = [{ table: FRAGMENT_TABLE, key, value: undefined }];
  const after = withoutFragment(tables, pack, index);
  const isLast = after === undefined || after.held.indexes.length === 0;
  if (isLast)
    for (const table of [MANIFEST_TABLE, STORED_TABLE])
      writes.push({ table, key: guidBytes(pack), value: undefined });
  if (after !== undefined) writes.push(after.write);
  return { writes, isLast, held: after?.held };
}

/** Makes the index of a store that was written before there was one. Reads all that it holds, once. */
export async function indexHeld(store: Store): Promise<void> {
  if (store.get(HELD_TABLE, COMPLETE_KEY) !== undefined) return;
  const indexes = new Map<string, number[]>();
  for (const [key] of store.range(FRAGMENT_TABLE)) {
    const pack = guidFromBytes<PackGuid>(key.subarray(0, GUID_BYTES));
    if (pack === undefined) continue;
    const some = indexes.get(pack) ?? [];
    some.push(key[GUID_BYTES] as number);
    indexes.set(pack, some);
  }
  let batch: Write[] = [];
  for (const [key, value] of store.range(MANIFEST_TABLE)) {
    const pack = guidFromBytes<PackGuid>(key);
    const signed = decodeSignedManifest(value);
    const manifest = signed && decodeManifest(signed.manifest.body);
    if (pack === undefined || manifest === undefined) continue;
    const { k, n, length } = manifest;
    const held = { pack, k, n, fragmentBytes: fragmentBytes(length, k) };
    batch.push(write({ ...held, indexes: indexes.get(pack) ?? [] }));
    if (batch.length < INDEXED_TOGETHER) continue;
    await store.write(batch, 'soon');
    batch = [];
  }
  batch.push({ table: HELD_TABLE, key: COMPLETE_KEY, value: Uint8Array.of(1) });
  await store.write(batch);
}
