/**
 * Where the nodes of a simulated network stand, and how far they are from each other. A topology knows places and not
 * nodes: who simulates says which node stands where. Distances are made from a seed, in whole milliseconds, and
 * without a table of all pairs, which 10,000 places would not allow.
 */

export interface Topology {
  readonly name: string;
  readonly placeCount: number;
  /** One-way latency between two places in whole milliseconds, at least 1, the same both ways. */
  latencyMs(a: number, b: number): number;
  /** The failure domain of a place (a stub, a site): what fails together. */
  domainOf(place: number): number;
}

/** Both bounds are drawn too. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

/** The stream of chance that topologies draw from, apart from those of networks and nodes. */
export const TOPOLOGY_STREAM = 5;
