/**
 * Moves a fragment that is here to another node: the other one has it on its disk, and shows a random part of it,
 * before it is given up here. So there are never fewer copies because of a move, whatever fails in between; what a
 * crash leaves twice, one of the two holders gives up later.
 */

import { assert, equal, type NodeAddress, type Random } from '../base/index.ts';
import { fragmentBytes } from '../erasure/index.ts';
import type { PackGuid } from '../id/index.ts';
import type { Manifest, SignedManifest } from '../wire/index.ts';
import { STORE_TIMEOUT_MS } from './archive-client.ts';
import { AUDIT_BYTES, AUDIT_TIMEOUT_MS } from './audit-interface.ts';
import { betterHolder } from './better-holder.ts';
import { LEAVE_MS } from './holder.ts';
import { isFragment } from './manifest.ts';
import type { MoveOutcome, MovePack } from './move-interface.ts';
import { READ_TIMEOUT_MS } from './pack-reader.ts';
import { HolderChoice } from './placement.ts';
import type { RepairPorts } from './ports.ts';
import type { PackSurvey } from './repairer.ts';

export interface MoverPorts extends RepairPorts {
  readonly random: Random;
  survey(pack: PackGuid, believed: readonly NodeAddress[]): Promise<PackSurvey>;
  /** Refuses the fragment from others from now on, for as long as a move takes; false: it was just promised to stay. */
  leave(pack: PackGuid, index: number): boolean;
  /** Gives the fragment up, if it still may leave: another node has it. */
  release(pack: PackGuid, index: number): boolean;
}

// Who is asked last still leaves the time to give up the fragment here.
assert(LEAVE_MS > STORE_TIMEOUT_MS + AUDIT_TIMEOUT_MS);

export class Mover {
  readonly #ports: MoverPorts;

  constructor(ports: MoverPorts) {
    this.#ports = ports;
  }

  /** Asks who holds the pack, and moves the fragment if that is still right then. Never rejects. */
  async move(asked: MovePack): Promise<MoveOutcome> {
    const { pack, index } = asked;
    const ports = this.#ports;
    await ports.learnPlaces();
    const survey = await ports.survey(pack, asked.holders);
    const { manifest, holders } = survey;
    const outcome = { isMoved: false, isRefused: false, bytesMoved: 0, holders };
    if (manifest === undefined) return outcome;
    const bytes = await this.#own(pack, index, manifest.read);
    if (bytes === undefined) return outcome;
    let bytesMoved = 0;
    for (const node of this.#targets(asked, survey)) {
      if (!ports.leave(pack, index)) return { ...outcome, bytesMoved };
      const isTaken = await this.#give(node, { ...asked, bytes }, manifest.signed);
      if (isTaken) bytesMoved += bytes.length;
      if (!isTaken || !ports.release(pack, index)) continue;
      const rest = holders.filter(
        (one) => one.node.nodeId !== ports.self.nodeId && one.node.nodeId !== node.nodeId,
      );
      return {
        isMoved: true,
        isRefused: false,
        bytesMoved,
        holders: [...rest, { node, indexes: [index] }],
      };
    }
    return { ...outcome, isRefused: true, bytesMoved };
  }

  async #own(pack: PackGuid, index: number, manifest: Manifest): Promise<Uint8Array | undefined> {
    const length = fragmentBytes(manifest.length, manifest.k);
    const question = { kind: 'readFragment', pack, index, offset: 0, length } as const;
    const { self } = this.#ports;
    const said = await this.#ports.request(self, question, READ_TIMEOUT_MS).catch(() => undefined);
    // What rotted here the scrub finds.
    const isSound = said?.kind === 'fragmentRange' && isFragment(manifest, index, said.bytes);
    return isSound ? said.bytes : undefined;
  }

  /** Nodes to try, one after the other. */
  *#targets({ pack, index, reason, to }: MovePack, survey: PackSurvey): Generator<NodeAddress> {
    const { self, standingOf } = this.#ports;
    const { holders, missing, manifest } = survey;
    const candidates = this.#ports.candidates();
    if (reason === 'balance') {
      const isSettled = (nodeId: string) => nodeId === to?.nodeId;
      const n = manifest?.read.n ?? 0;
      const placed = { pack, n, index, at: self, holders };
      const better = betterHolder(placed, { candidates, standingOf, isSettled });
      const isSurplus = holders.some(
        (one) => one.node.nodeId === to?.nodeId && one.indexes.includes(index),
      );
      // Others may have moved meanwhile, and what is missing is repaired first.
      const isRight = missing.length === 0 || isSurplus;
      if (isRight && better !== undefined && better.nodeId === to?.nodeId) yield better;
      return;
    }
    for (const { node, indexes } of holders)
      if (node.nodeId !== self.nodeId && indexes.includes(index)) yield node;
    const taken = holders.map(({ node }) => node);
    const choice = new HolderChoice(pack, candidates, standingOf, [...taken, self]);
    for (let node = choice.take(); node !== undefined; node = choice.take()) {
      yield node;
      choice.giveUp(node);
    }
  }

  /** Whether the node has the fragment on its disk now, and shows a part of it. */
  async #give(
    node: NodeAddress,
    { pack, index, bytes }: { pack: PackGuid; index: number; bytes: Uint8Array },
    manifest: SignedManifest,
  ): Promise<boolean> {
    const { random } = this.#ports;
    const length = Math.min(AUDIT_BYTES, bytes.length);
    const offset = random.integer(bytes.length - length + 1);
    const store = { kind: 'storeFragment', manifest, index, bytes } as const;
    const read = { kind: 'readFragment', pack, index, offset, length } as const;
    try {
      await this.#ports.request(node, store, STORE_TIMEOUT_MS);
      const said = await this.#ports.request(node, read, AUDIT_TIMEOUT_MS);
      const wanted = bytes.subarray(offset, offset + length);
      return said.kind === 'fragmentRange' && equal(said.bytes, wanted);
    } catch {
      return false; // It is full, drained too, or away: another one, or another time.
    }
  }
}
