/**
 * What lies between the members of a ring and its clients. Messages keep their order from one party to another
 * unless a fault has it otherwise; what a party had sent before it ended still arrives, and what was on its way to a
 * party that ended is lost, as with TCP.
 */

import { EMPTY, type NodeAddress, type Random, SeededRandom } from '../base/index.ts';
import type { NodeId } from '../id/index.ts';
import {
  decodeObjectMessage,
  decodeRingMessage,
  encodeObjectMessage,
  encodeRingMessage,
  type ObjectMessage,
  type RingEnvelope,
  ROOM_OBJECT,
  ROOM_RING,
} from '../wire/index.ts';
import { NetworkFaults } from './network-faults.ts';
import { type Lane, Station } from './station.ts';
import type { Trace } from './trace.ts';
import type { VirtualClock } from './virtual-clock.ts';

export type Said = RingEnvelope | ObjectMessage;

export function isRingEnvelope(said: Said): said is RingEnvelope {
  return !('kind' in said);
}

/** A member or a client. */
export interface Party {
  readonly self: NodeAddress;
  /** Changes with every start; undefined while it does not run. */
  readonly incarnation: number | undefined;
  hear(from: NodeAddress, said: Said, token: number | undefined): void;
}

export interface RingNetworkOptions {
  readonly seed: number;
  readonly clock: VirtualClock;
  /** Everything goes through the codecs, as on a line. */
  readonly isEncoded: boolean;
  readonly trace?: Trace | undefined;
  /** Told of all that is said, whatever becomes of it. */
  readonly onSaid: (from: Party, to: Party, said: Said) => void;
  /** Told of what arrives, just before it is heard. */
  readonly onHeard: (from: Party, to: Party, said: Said) => void;
}

const STREAM = 40;
const LATENCY_MS_MOST = 20;

export class RingNetwork {
  readonly faults: NetworkFaults;
  readonly #options: RingNetworkOptions;
  readonly #random: Random;
  readonly #parties = new Map<string, Party>();
  readonly #stations = new Map<string, Station>();
  readonly #lanes = new Map<string, Lane>();
  /** Messages that do not get through, while it is there. */
  readonly holes = new Set<(from: Party, to: Party, said: Said) => boolean>();
  /** What got lost in them. */
  swallowedCount = 0;
  /** What got lost since nobody ran there, or somebody new. */
  unheardCount = 0;

  constructor(options: RingNetworkOptions) {
    this.#options = options;
    this.#random = new SeededRandom(options.seed, STREAM);
    this.faults = new NetworkFaults(new SeededRandom(options.seed, STREAM + 1));
  }

  join(party: Party): void {
    const { nodeId } = party.self;
    this.#parties.set(nodeId, party);
    const index = this.#stations.size;
    this.#stations.set(nodeId, new Station(index, nodeId as NodeId, index));
  }

  stationOf({ nodeId }: Pick<NodeAddress, 'nodeId'>): Station {
    const station = this.#stations.get(nodeId);
    if (station === undefined) throw new Error(`Nobody is called ${nodeId}`);
    return station;
  }

  #lane(from: NodeAddress, to: NodeAddress): Lane {
    const key = from.nodeId + to.nodeId;
    let lane = this.#lanes.get(key);
    if (lane === undefined) {
      const latencyMs = 1 + this.#random.integer(LATENCY_MS_MOST);
      lane = { from: this.stationOf(from), to: this.stationOf(to), lastMs: 0, latencyMs };
      this.#lanes.set(key, lane);
    }
    return lane;
  }

  /** Groups that hear only each other; parties that none of them names are one of their own. */
  partition(groups: readonly (readonly string[])[]): void {
    for (const station of this.#stations.values()) station.group = 0;
    groups.forEach((group, i) => {
      for (const nodeId of group) this.stationOf({ nodeId }).group = i + 1;
    });
  }

  slow(nodeId: string, ms: number): void {
    this.stationOf({ nodeId }).slowMs = ms;
  }

  heal(): void {
    this.faults.heal();
    this.holes.clear();
    for (const station of this.#stations.values()) {
      station.group = 0;
      station.slowMs = 0;
    }
  }

  /** Carries what `from` says to the party at `to`; nothing when nobody of that name is known. */
  carry(from: Party, to: NodeAddress, said: Said, token?: number): void {
    const party = this.#parties.get(to.nodeId);
    if (party === undefined) return;
    this.#options.onSaid(from, party, said);
    const lane = this.#lane(from.self, party.self);
    const carried = this.#onLine(lane, said);
    const { faults } = this;
    if (faults.parts(lane) || faults.loses()) return;
    if ([...this.holes].some((hole) => hole(from, party, said))) {
      this.swallowedCount++;
      return;
    }
    const { incarnation } = party;
    const arrive = () => {
      if (carried === undefined || incarnation === undefined || incarnation !== party.incarnation) {
        this.unheardCount++;
        return;
      }
      this.#options.onHeard(from, party, carried);
      party.hear(from.self, carried, token);
    };
    if (faults.duplicates()) this.#schedule(lane, arrive);
    this.#schedule(lane, arrive);
  }

  #schedule(lane: Lane, arrive: () => void): void {
    const { clock } = this.#options;
    const { faults } = this;
    const nowMs = clock.elapsedMs;
    if (lane.to.slowMs > 0) faults.counts.slowed++;
    const latencyMs = (lane.latencyMs ?? 0) + lane.to.slowMs + this.#random.integer(3);
    const lateMs = faults.reorderMs();
    if (lateMs > 0) {
      clock.after(latencyMs + lateMs, arrive);
      return;
    }
    lane.lastMs = Math.max(nowMs + latencyMs + faults.spikeMs(), lane.lastMs);
    clock.after(lane.lastMs - nowMs, arrive);
  }

  #onLine(lane: Lane, said: Said): Said | undefined {
    const { isEncoded, trace, clock } = this.#options;
    if (!isEncoded && trace === undefined) return said;
    const isRing = isRingEnvelope(said);
    const { header, payload } = isRing ? encodeRingMessage(said) : encodeObjectMessage(said);
    const room = isRing ? ROOM_RING : ROOM_OBJECT;
    const kind = isRing ? said.message.kind : said.kind;
    trace?.onSent(clock.elapsedMs, lane.from, lane.to, kind, { room, header, payload });
    if (!isEncoded) return said;
    const own = payload.length > 0 ? payload.slice() : EMPTY;
    return isRing ? decodeRingMessage(header, own) : decodeObjectMessage(header, own);
  }
}
