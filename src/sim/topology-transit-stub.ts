/**
 * A transit-stub network after GT-ITM (Zegura, Calvert and Bhattacharjee, INFOCOM 1996): transit domains of transit
 * nodes, and at every transit node a few stub domains, each entered by one gateway. Not in it: links from stub to
 * stub and stubs with two gateways, which GT-ITM adds on request.
 *
 * Since a stub has one way in, the shortest path between two stubs is the sum of three: two to the transit nodes,
 * and one between these. Memory grows with the squares of a stub and of the transit nodes only.
 */

import { type Random, SeededRandom } from '../base/index.ts';
import { type Span, TOPOLOGY_STREAM, type Topology } from './topology.ts';
import { drawn, LatencyGraph, linkAtRandom } from './topology-graph.ts';

export interface TransitStubOptions {
  readonly transitDomains: number;
  readonly transitNodesPerDomain: number;
  readonly stubsPerTransitNode: number;
  readonly nodesPerStub: number;
  /** Latencies of single links. */
  readonly intraStub?: Span;
  readonly stubTransit?: Span;
  readonly intraTransit?: Span;
  readonly interTransit?: Span;
}

/** 1,092 places: 12 transit nodes, each with 6 stubs of 15. */
export const TRANSIT_STUB_1092: TransitStubOptions = {
  transitDomains: 3,
  transitNodesPerDomain: 4,
  stubsPerTransitNode: 6,
  nodesPerStub: 15,
};
/** 10,000 places: 100 transit nodes, each with 9 stubs of 11. */
export const TRANSIT_STUB_10000: TransitStubOptions = {
  transitDomains: 10,
  transitNodesPerDomain: 10,
  stubsPerTransitNode: 9,
  nodesPerStub: 11,
};

const INTRA_STUB: Span = { least: 1, most: 4 };
const STUB_TRANSIT: Span = { least: 3, most: 10 };
const INTRA_TRANSIT: Span = { least: 10, most: 25 };
const INTER_TRANSIT: Span = { least: 30, most: 60 };
/** Chances in a thousand of a link between two nodes of a stub, of a transit domain, and of two transit domains. */
const STUB_LINKS = 420;
const TRANSIT_LINKS = 600;
const DOMAIN_LINKS = 500;

interface Stub {
  readonly graph: LatencyGraph;
  /** From each of its nodes through the gateway to the transit node. */
  readonly exitMs: readonly number[];
}

function indices(count: number, first = 0): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

function transitGraph(random: Random, options: TransitStubOptions): LatencyGraph {
  const { transitDomains, transitNodesPerDomain: perDomain } = options;
  const graph = new LatencyGraph(transitDomains * perDomain);
  for (let domain = 0; domain < transitDomains; domain++) {
    linkAtRandom(random, indices(perDomain, domain * perDomain), TRANSIT_LINKS, (a, b) =>
      graph.link(a, b, drawn(random, options.intraTransit ?? INTRA_TRANSIT)),
    );
  }
  linkAtRandom(random, indices(transitDomains), DOMAIN_LINKS, (a, b) => {
    const from = a * perDomain + random.integer(perDomain);
    const to = b * perDomain + random.integer(perDomain);
    graph.link(from, to, drawn(random, options.interTransit ?? INTER_TRANSIT));
  });
  graph.close();
  return graph;
}

function stubOf(random: Random, options: TransitStubOptions): Stub {
  const graph = new LatencyGraph(options.nodesPerStub);
  linkAtRandom(random, indices(options.nodesPerStub), STUB_LINKS, (a, b) =>
    graph.link(a, b, drawn(random, options.intraStub ?? INTRA_STUB)),
  );
  graph.close();
  const gateway = random.integer(options.nodesPerStub);
  const upMs = drawn(random, options.stubTransit ?? STUB_TRANSIT);
  return { graph, exitMs: indices(options.nodesPerStub).map((n) => graph.ms(n, gateway) + upMs) };
}

/** Places: first the transit nodes, then the nodes of each stub. A transit node is a failure domain by itself. */
export function transitStub(seed: number, options: TransitStubOptions): Topology {
  const { stubsPerTransitNode, nodesPerStub } = options;
  const random = new SeededRandom(seed, TOPOLOGY_STREAM);
  const transit = transitGraph(random, options);
  const transitCount = transit.nodeCount;
  const stubs = indices(transitCount * stubsPerTransitNode).map(() => stubOf(random, options));
  const stubIndex = (place: number) => Math.floor((place - transitCount) / nodesPerStub);
  const within = (place: number) => (place - transitCount) % nodesPerStub;
  const transitOf = (place: number) =>
    place < transitCount ? place : Math.floor(stubIndex(place) / stubsPerTransitNode);
  const exitMs = (place: number) =>
    place < transitCount ? 0 : ((stubs[stubIndex(place)] as Stub).exitMs[within(place)] as number);
  const placeCount = transitCount + stubs.length * nodesPerStub;
  return {
    name: `transit-stub-${placeCount}`,
    placeCount,
    latencyMs(a, b) {
      if (a === b) return 1;
      if (a >= transitCount && b >= transitCount && stubIndex(a) === stubIndex(b)) {
        return (stubs[stubIndex(a)] as Stub).graph.ms(within(a), within(b));
      }
      return exitMs(a) + transit.ms(transitOf(a), transitOf(b)) + exitMs(b);
    },
    domainOf: (place) => (place < transitCount ? place : transitCount + stubIndex(place)),
  };
}
