/** Where a node of one name runs, ran or is expected: what the network knows of it, whoever runs there now. */

import type { NodeId } from '../id/index.ts';
import { Traffic } from './traffic.ts';

/** `vanished`: nobody is there, and nobody says so. */
export type StationState = 'live' | 'dead' | 'vanished';

export class Station {
  /** From 0 up, in the order in which the network heard of them. */
  readonly index: number;
  readonly nodeId: NodeId;
  /** In the topology, if there is one. */
  place: number;
  state: StationState = 'dead';
  /** Frames pass between stations of one group only. */
  group = 0;
  /** Everything that comes here is handled so much later. */
  slowMs = 0;
  /** What nodes at this station have sent, all incarnations together. */
  readonly traffic = new Traffic();

  constructor(index: number, nodeId: NodeId, place: number) {
    this.index = index;
    this.nodeId = nodeId;
    this.place = place;
  }
}

/** One direction between two stations. */
export interface Lane {
  readonly from: Station;
  readonly to: Station;
  /** When its last frame arrives, since the simulation began: the next one may not overtake it. */
  lastMs: number;
  /** One way, once it was looked up; undefined before, and for ever where latency may change. */
  latencyMs: number | undefined;
}
