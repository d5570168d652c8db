/** What a node knows of other holders, kept over a restart. Nobody waits for it: what is lost is found out again. */

import {
  concat,
  type NodeAddress,
  readU32,
  type Tables,
  textOf,
  u32,
  utf8,
  type Write,
} from '../base/index.ts';
import { GUID_BYTES, guidBytes, guidFromBytes, type NodeId, type PackGuid } from '../id/index.ts';
import type { PackHolder } from '../wire/index.ts';
import { heldPacks } from './held.ts';
import type { WatchedPacks } from './watched-packs.ts';

const SPREAD_TABLE = 'spread';
const SPREAD_NODE_TABLE = 'spread-node';

export class SpreadTable {
  readonly #packs: WatchedPacks;
  readonly #tables: Tables;
  /** Nodes whose addresses are kept. Bounded by the watched nodes of one life of the process. */
  readonly #keptNodes = new Set<string>();

  constructor(packs: WatchedPacks, tables: Tables) {
    this.#packs = packs;
    this.#tables = tables;
  }

  load(): void {
    for (const held of heldPacks(this.#tables)) {
      this.#packs.setOwn(held);
      const value = this.#tables.get(SPREAD_TABLE, guidBytes(held.pack));
      if (value === undefined) continue;
      const holders: PackHolder[] = [];
      for (let at = 0; at + GUID_BYTES < value.length; at += GUID_BYTES + 1) {
        const node = this.#node(value.subarray(at, at + GUID_BYTES));
        if (node !== undefined) holders.push({ node, indexes: [value[at + GUID_BYTES] as number] });
      }
      this.#packs.setOthers(held.pack, holders);
    }
  }

  #node(key: Uint8Array): NodeAddress | undefined {
    const nodeId = guidFromBytes<NodeId>(key);
    if (nodeId === undefined) return undefined;
    const known = this.#packs.node(nodeId);
    if (known !== undefined) return known.address;
    const value = this.#tables.get(SPREAD_NODE_TABLE, key);
    const host = value && value.length > 4 ? textOf(value.subarray(4)) : undefined;
    if (value === undefined || host === undefined) return undefined;
    this.#keptNodes.add(nodeId);
    return { nodeId, host, port: readU32(value) };
  }

  /** The address of a node has changed. */
  forget(nodeId: string): void {
    this.#keptNodes.delete(nodeId);
  }

  /** Adds the writes that make what is known of these packs last. */
  keep(changed: Iterable<PackGuid>, writes: Write[]): void {
    for (const pack of changed) {
      const key = guidBytes(pack);
      const watched = this.#packs.get(pack);
      if (watched === undefined) {
        writes.push({ table: SPREAD_TABLE, key, value: undefined });
        continue;
      }
      const parts: Uint8Array[] = [];
      for (const { node, indexes } of this.#packs.holders(watched)) {
        this.#keepNode(node.address, writes);
        const name = guidBytes(node.address.nodeId as NodeId);
        for (const index of indexes) parts.push(name, Uint8Array.of(index));
      }
      writes.push({ table: SPREAD_TABLE, key, value: concat(parts) });
    }
  }

  #keepNode({ nodeId, host, port }: NodeAddress, writes: Write[]): void {
    if (this.#keptNodes.has(nodeId)) return;
    this.#keptNodes.add(nodeId);
    const value = concat([u32(port), utf8(host)]);
    writes.push({ table: SPREAD_NODE_TABLE, key: guidBytes(nodeId as NodeId), value });
  }
}
