/**
 * The list of those who may write to an object. It is part of the object's state: the owner signs it, an update puts it
 * into the tree, and updates that are ordered after it are judged by it. OceanStore, ASPLOS 2000, §4.2.
 */

import { equal, keyOf } from '../base/index.ts';
import { type Digest, type KeyPair, sign, verify } from '../crypto/index.ts';
import type { Aguid } from '../id/index.ts';
import {
  decodeSigned,
  decodeWriterList,
  encodeWriterList,
  type Signed,
  type WriterList,
} from '../wire/index.ts';
import { aguidOf } from './certificate.ts';
import { find, type NodeSource } from './tree.ts';

/** Where the tree keeps the list, as its owner signed it. */
export const WRITERS_KEY = Uint8Array.of(0, 0x77);

export function signWriters(owner: KeyPair, list: WriterList): Signed {
  const body = encodeWriterList(list);
  return { body, signature: sign(owner, 'writer-list', body) };
}

/** The list, if the owner of `aguid` signed it. */
export function checkWriters(aguid: Aguid, signed: Signed): WriterList | undefined {
  const list = decodeWriterList(signed.body);
  if (list === undefined || aguidOf(list.object) !== aguid) return undefined;
  return verify(list.object.owner, 'writer-list', signed.body, signed.signature) ? list : undefined;
}

interface Known {
  readonly list: WriterList;
  readonly keys: ReadonlySet<string>;
}

/** By the entry's value, which lives as long as its node is cached: every update looks here. */
const known = new WeakMap<Uint8Array, Known>();

function knownAt(source: NodeSource, top: Digest): Known | undefined {
  const value = find(source, top, WRITERS_KEY)?.value;
  if (value === undefined) return undefined;
  let found = known.get(value);
  if (found === undefined) {
    const signed = decodeSigned(value);
    const list = signed && decodeWriterList(signed.body);
    if (list === undefined) return undefined;
    found = { list, keys: new Set(list.writers.map(keyOf)) };
    known.set(value, found);
  }
  return found;
}

/** The list of one version; it was checked when it was put there. @throws MissingNode */
export function writersAt(source: NodeSource, top: Digest): WriterList | undefined {
  return knownAt(source, top)?.list;
}

/**
 * Whether an author that the owner admitted may write on top of that version: any may while there is no list, then
 * those on it, and the owner's own key always.
 *
 * @throws MissingNode
 */
export function mayWrite(source: NodeSource, top: Digest, author: Uint8Array): boolean {
  const found = knownAt(source, top);
  if (found === undefined) return true;
  return found.keys.has(keyOf(author)) || equal(found.list.object.owner, author);
}
