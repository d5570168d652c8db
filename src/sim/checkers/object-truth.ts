/**
 * What an object is by now, read off the disks of its ring's members, whether they run or not: nobody is asked, and
 * nothing of the network is needed.
 */

import { PACK_PREFIX, packKey } from '../../archive/index.ts';
import { keyOf } from '../../base/index.ts';
import { decodeLocation, type Location, locationKey } from '../../client/index.ts';
import type { Digest } from '../../crypto/index.ts';
import { type Aguid, guidBytes, guidFromBytes, type PackGuid } from '../../id/index.ts';
import { checkHeartbeat, checkRing, find, NodeCache, scan } from '../../object/index.ts';
import { BLOCK_TABLE, OBJECT_TABLE } from '../../ring/index.ts';
import { decodeHostedObject } from '../../wire/index.ts';
import type { PondNode } from '../archive-pond.ts';

interface Head {
  readonly version: number;
  readonly top: Digest;
  readonly nodes: NodeCache;
}

const LOCATIONS = [Uint8Array.of(0x4c), Uint8Array.of(0x4d)] as const;
const PACKS = [PACK_PREFIX, Uint8Array.of((PACK_PREFIX[0] as number) + 1)] as const;

export class ObjectTruth {
  readonly #aguid: Aguid;
  /** INVARIANT: none of them loses its disk. */
  readonly members: readonly PondNode[];
  readonly #nodes = new Map<PondNode, NodeCache>();
  readonly #heads = new Map<PondNode, { readonly record: string; readonly head: Head }>();

  constructor(aguid: Aguid, members: readonly PondNode[]) {
    this.#aguid = aguid;
    this.members = members;
  }

  #headAt(member: PondNode): Head | undefined {
    const record = member.store.get(OBJECT_TABLE, guidBytes(this.#aguid));
    if (record === undefined) return undefined;
    const known = this.#heads.get(member);
    const name = keyOf(record);
    if (known?.record === name) return known.head;
    const hosted = decodeHostedObject(record);
    const ring = hosted && checkRing(hosted.object, hosted.ring);
    const certified = hosted?.heartbeat;
    const heartbeat = ring && certified && checkHeartbeat(ring, certified);
    if (heartbeat === undefined) return undefined;
    const nodes = this.#nodes.get(member) ?? new NodeCache(member.store);
    this.#nodes.set(member, nodes);
    const head = { version: heartbeat.version, top: heartbeat.topBlock as Digest, nodes };
    this.#heads.set(member, { record: name, head });
    return head;
  }

  /** Of the latest version that any member has; undefined before the first. */
  get #head(): Head | undefined {
    let best: Head | undefined;
    for (const member of this.members) {
      const head = this.#headAt(member);
      if (head !== undefined && head.version > (best?.version ?? 0)) best = head;
    }
    return best;
  }

  get version(): number {
    return this.#head?.version ?? 0;
  }

  lists(pack: PackGuid): boolean {
    const head = this.#head;
    return head !== undefined && find(head.nodes, head.top, packKey(pack)) !== undefined;
  }

  location(digest: Digest): Location | undefined {
    const head = this.#head;
    const entry = head && find(head.nodes, head.top, locationKey(digest));
    return entry && decodeLocation(entry.value);
  }

  /** All that the pack index lists. */
  packs(): PackGuid[] {
    const head = this.#head;
    if (head === undefined) return [];
    return [...scan(head.nodes, head.top, ...PACKS)].flatMap(
      ({ key }) => guidFromBytes<PackGuid>(key.subarray(PACK_PREFIX.length)) ?? [],
    );
  }

  /** Where all blocks lie, by the name of their digest. */
  locations(): Map<string, Location | undefined> {
    const head = this.#head;
    if (head === undefined) return new Map();
    return new Map(
      [...scan(head.nodes, head.top, ...LOCATIONS)].map(({ key, value }) => [
        keyOf(key.subarray(1)),
        decodeLocation(value),
      ]),
    );
  }

  /** Small blocks that any member keeps, by the name of their digest. */
  ringBlocks(): Set<string> {
    return new Set(
      this.members.flatMap(({ store }) => [...store.range(BLOCK_TABLE)].map(([key]) => keyOf(key))),
    );
  }
}
