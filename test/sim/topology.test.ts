import test, { type ExecutionContext } from 'ava';
import { SeededRandom } from '../../src/base/index.ts';
import {
  rttMatrix,
  type Topology,
  TRANSIT_STUB_1092,
  TRANSIT_STUB_10000,
  transitStub,
  uniform,
} from '../../src/sim/index.ts';

const ALL: readonly ((seed: number) => Topology)[] = [
  (seed) => uniform(seed, { placeCount: 1000 }),
  (seed) => transitStub(seed, TRANSIT_STUB_1092),
  (seed) => transitStub(seed, TRANSIT_STUB_10000),
  (seed) => rttMatrix(seed, { siteCount: 60, placesPerSite: 10 }),
];

function drawnPairs(topology: Topology, count: number): [number, number][] {
  const random = new SeededRandom(1);
  const place = () => random.integer(topology.placeCount);
  return Array.from({ length: count }, () => [place(), place()]);
}

/** Of drawn detours, how many are shorter than the straight way. */
function violations(topology: Topology, count: number): number {
  const random = new SeededRandom(2);
  return drawnPairs(topology, count).filter(([a, b]) => {
    const via = random.integer(topology.placeCount);
    if (via === a || via === b || a === b) return false;
    return topology.latencyMs(a, via) + topology.latencyMs(via, b) < topology.latencyMs(a, b);
  }).length;
}

function checkLatencies(t: ExecutionContext, topology: Topology): void {
  for (const [a, b] of drawnPairs(topology, 3000)) {
    const ms = topology.latencyMs(a, b);
    t.true(Number.isSafeInteger(ms) && ms >= 1 && ms < 1000, `${topology.name} ${a} ${b}: ${ms}`);
    t.is(topology.latencyMs(b, a), ms);
  }
}

for (const make of ALL) {
  const topology = make(3);
  test(`${topology.name}: latencies are whole, positive and the same both ways`, (t) => {
    checkLatencies(t, topology);
  });

  test(`${topology.name}: a seed replays, another seed does not`, (t) => {
    const pairs = drawnPairs(topology, 200);
    const of = (seed: number) => {
      const one = make(seed);
      return pairs.map(([a, b]) => [one.latencyMs(a, b), one.domainOf(a)]);
    };
    t.deepEqual(of(3), of(3));
    t.notDeepEqual(of(3), of(4));
  });

  test(`${topology.name}: those of one domain are nearer than others on average`, (t) => {
    const means = [true, false].map((together) => {
      let [sum, count] = [0, 0];
      for (const [a, b] of drawnPairs(topology, 100_000)) {
        if (a === b || (topology.domainOf(a) === topology.domainOf(b)) !== together) continue;
        sum += topology.latencyMs(a, b);
        count++;
      }
      t.true(count > 50);
      return sum / count;
    });
    t.true((means[0] as number) < (means[1] as number) / 2);
  });
}

test('the presets have 1,092 and 10,000 places', (t) => {
  t.is(transitStub(1, TRANSIT_STUB_1092).placeCount, 1092);
  t.is(transitStub(1, TRANSIT_STUB_10000).placeCount, 10_000);
  t.is(rttMatrix(1, { siteCount: 60, placesPerSite: 10 }).placeCount, 600);
});

test('a transit-stub network has shortest paths, so no detour is shorter', (t) => {
  t.is(violations(transitStub(5, TRANSIT_STUB_1092), 20_000), 0);
});

test('a stub has 15 places, and a transit node is a domain by itself', (t) => {
  const { placeCount, domainOf } = transitStub(5, TRANSIT_STUB_1092);
  const sizes = new Map<number, number>();
  for (let place = 0; place < placeCount; place++) {
    sizes.set(domainOf(place), (sizes.get(domainOf(place)) ?? 0) + 1);
  }
  const counts = [...sizes.values()];
  t.is(counts.filter((count) => count === 1).length, 12);
  t.is(counts.filter((count) => count === 15).length, 72);
});

test('some detours of the RTT matrix are shorter than the straight way, but most are not', (t) => {
  const share = violations(rttMatrix(5, { siteCount: 100, placesPerSite: 10 }), 20_000) / 20_000;
  t.true(share > 0.01 && share < 0.3, `${share}`);
});
