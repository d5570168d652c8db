/** Updates on the wire: clauses of predicates and actions over opaque keys and sealed values. */

import { type Aguid, guidBytes, guidFromBytes } from '../id/index.ts';
import {
  type BlockLength,
  blockLengthFromWire,
  bytesOf,
  isCount,
  isOfLength,
  tryDecode,
} from './check.ts';
import { ocean } from './generated/ocean.js';
import {
  CLAUSES_MAX,
  PARTS_MAX,
  type Signed,
  signedFromWire,
  WRITER_LIST_BYTES_MAX,
} from './object-certificate.ts';
import { RETENTION_BYTES_MAX } from './retention.ts';

export const KEY_BYTES_MAX = 512;
export const VALUE_BYTES_MAX = 16_384;
export const UPDATE_BYTES_MAX = 4 << 20;
export const INLINE_BLOCKS_MAX = 4096;

export type Predicate =
  | { readonly kind: 'present'; readonly key: Uint8Array }
  | { readonly kind: 'absent'; readonly key: Uint8Array }
  | { readonly kind: 'unchangedSince'; readonly key: Uint8Array; readonly version: number }
  | { readonly kind: 'valueIs'; readonly key: Uint8Array; readonly digest: Uint8Array }
  | {
      readonly kind: 'sizeIs';
      readonly from: Uint8Array;
      readonly to: Uint8Array;
      readonly count: number;
    }
  | { readonly kind: 'versionIs'; readonly version: number }
  | { readonly kind: 'always' };

export type Action =
  | { readonly kind: 'put'; readonly key: Uint8Array; readonly value: Uint8Array }
  | { readonly kind: 'remove'; readonly key: Uint8Array }
  | { readonly kind: 'removeRange'; readonly from: Uint8Array; readonly to: Uint8Array }
  | {
      readonly kind: 'shiftRange';
      readonly from: Uint8Array;
      readonly to: Uint8Array;
      readonly distance: number;
    }
  | { readonly kind: 'append'; readonly prefix: Uint8Array; readonly value: Uint8Array }
  /** A WriterList that the owner signed. */
  | { readonly kind: 'setWriters'; readonly list: Signed }
  /** A Retention that the owner signed. */
  | { readonly kind: 'setRetention'; readonly retention: Signed };

/** Its actions are applied, all or none, when all its predicates hold. */
export interface Clause {
  readonly predicates: readonly Predicate[];
  readonly actions: readonly Action[];
}

/** What is applied or aborted by itself. */
export interface Part {
  readonly clauses: readonly Clause[];
  /** Small blocks that travel beside the update. */
  readonly blocks: readonly BlockLength[];
  /** Digests of such blocks that lie in packs now. */
  readonly released: readonly Uint8Array[];
}

export interface Update {
  readonly aguid: Aguid;
  /** The writer's public key, 32 bytes. */
  readonly author: Uint8Array;
  /** 1, 2, 3… per author. */
  readonly sequence: number;
  readonly timeMs: number;
  /** Executed one after the other; they make one version together. 1 to PARTS_MAX. */
  readonly parts: readonly Part[];
}

const predicateToWire = (predicate: Predicate): ocean.object.IPredicate => ({
  [predicate.kind]: predicate,
});
const actionToWire = (action: Action): ocean.object.IAction => ({ [action.kind]: action });

export function encodeUpdate(update: Update): Uint8Array {
  return ocean.object.Update.encode({
    ...update,
    aguid: guidBytes(update.aguid),
    parts: update.parts.map(({ clauses, blocks, released }) => ({
      blocks: [...blocks],
      released: [...released],
      clauses: clauses.map((clause) => ({
        predicates: clause.predicates.map(predicateToWire),
        actions: clause.actions.map(actionToWire),
      })),
    })),
  }).finish();
}

function isKey(bytes: Uint8Array | null | undefined): bytes is Uint8Array {
  return bytes != null && bytes.length > 0 && bytes.length <= KEY_BYTES_MAX;
}

function predicateFromWire(wire: ocean.object.Predicate.$Shape): Predicate | undefined {
  const { present, absent, unchangedSince, valueIs, sizeIs, versionIs } = wire;
  if (present != null)
    return isKey(present.key) ? { kind: 'present', key: present.key } : undefined;
  if (absent != null) return isKey(absent.key) ? { kind: 'absent', key: absent.key } : undefined;
  if (unchangedSince != null) {
    const version = unchangedSince.version ?? 0;
    const { key } = unchangedSince;
    return isKey(key) && isCount(version) ? { kind: 'unchangedSince', key, version } : undefined;
  }
  if (valueIs != null) {
    const { key, digest } = valueIs;
    return isKey(key) && isOfLength(digest, 32) ? { kind: 'valueIs', key, digest } : undefined;
  }
  if (sizeIs != null) {
    const { from, to, count = 0 } = sizeIs;
    return isKey(from) && isKey(to) && isCount(count)
      ? { kind: 'sizeIs', from, to, count }
      : undefined;
  }
  if (versionIs != null) {
    const version = versionIs.version ?? 0;
    return isCount(version) ? { kind: 'versionIs', version } : undefined;
  }
  return wire.always != null ? { kind: 'always' } : undefined;
}

function actionFromWire(wire: ocean.object.Action.$Shape): Action | undefined {
  const { put, remove, removeRange, shiftRange, append, setWriters, setRetention } = wire;
  if (put != null) {
    const value = bytesOf(put.value);
    return isKey(put.key) && value.length <= VALUE_BYTES_MAX
      ? { kind: 'put', key: put.key, value }
      : undefined;
  }
  if (remove != null) return isKey(remove.key) ? { kind: 'remove', key: remove.key } : undefined;
  if (removeRange != null) {
    const { from, to } = removeRange;
    return isKey(from) && isKey(to) ? { kind: 'removeRange', from, to } : undefined;
  }
  if (shiftRange != null) {
    const { from, to } = shiftRange;
    const distance = shiftRange.distance ?? 0;
    return isKey(from) && isKey(to) && Number.isSafeInteger(distance)
      ? { kind: 'shiftRange', from, to, distance }
      : undefined;
  }
  if (append != null) {
    const value = bytesOf(append.value);
    return isKey(append.prefix) && value.length <= VALUE_BYTES_MAX
      ? { kind: 'append', prefix: append.prefix, value }
      : undefined;
  }
  if (setWriters != null) {
    const list = signedFromWire(setWriters.list);
    return list !== undefined && list.body.length <= WRITER_LIST_BYTES_MAX
      ? { kind: 'setWriters', list }
      : undefined;
  }
  if (setRetention != null) {
    const retention = signedFromWire(setRetention.retention);
    return retention !== undefined && retention.body.length <= RETENTION_BYTES_MAX
      ? { kind: 'setRetention', retention }
      : undefined;
  }
  return undefined;
}

function clauseFromWire(wire: ocean.object.Clause.$Shape): Clause | undefined {
  const predicates = (wire.predicates ?? []).map(predicateFromWire);
  const actions = (wire.actions ?? []).map(actionFromWire);
  if (predicates.includes(undefined) || actions.includes(undefined)) return undefined;
  return { predicates: predicates as Predicate[], actions: actions as Action[] };
}

function partFromWire(wire: ocean.object.Part.$Shape): Part | undefined {
  if ((wire.clauses?.length ?? 0) > CLAUSES_MAX) return undefined;
  const clauses = (wire.clauses ?? []).map(clauseFromWire);
  const blocks = (wire.blocks ?? []).map(blockLengthFromWire);
  const released = wire.released ?? [];
  if (clauses.includes(undefined) || blocks.includes(undefined)) return undefined;
  if (released.some((digest) => digest.length !== 32)) return undefined;
  return { clauses: clauses as Clause[], blocks: blocks as BlockLength[], released };
}

/** Undefined for anything malformed or past a limit. The bytes are views of `body`. */
export function decodeUpdate(body: Uint8Array): Update | undefined {
  if (body.length > UPDATE_BYTES_MAX) return undefined;
  const wire = tryDecode(ocean.object.Update, body);
  if (wire === undefined) return undefined;
  const aguid = guidFromBytes<Aguid>(wire.aguid);
  const { author, sequence = 0, timeMs = 0 } = wire;
  if (aguid === undefined || !isOfLength(author, 32)) return undefined;
  if (!isCount(sequence) || sequence === 0 || !isCount(timeMs)) return undefined;
  const { length = 0 } = wire.parts ?? [];
  if (length === 0 || length > PARTS_MAX) return undefined;
  const parts: Part[] = [];
  let blocks = 0;
  for (const one of wire.parts ?? []) {
    const part = partFromWire(one);
    blocks += part?.blocks.length ?? 0;
    if (part === undefined || blocks > INLINE_BLOCKS_MAX) return undefined;
    parts.push(part);
  }
  return { aguid, author, sequence, timeMs, parts };
}
