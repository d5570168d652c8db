import test from 'ava';
import { EMPTY, type NodeAddress, readU32, u32 } from '../../src/base/index.ts';
import { nodeIdOf } from '../../src/id/index.ts';
import { SimulatedNetwork, type SimulatedTransport, type Topology } from '../../src/sim/index.ts';

const LATENCY_MS = 10;

function addressOf(port: number): NodeAddress {
  return { nodeId: nodeIdOf(new Uint8Array(32).fill(port)), host: 'simulated', port };
}

/** A node that remembers what it heard, with the time, and whom it has lost. */
class Listener {
  readonly transport: SimulatedTransport;
  readonly heard: number[] = [];
  readonly heardAtMs: number[] = [];
  readonly lost: string[] = [];

  constructor(network: SimulatedNetwork, port: number) {
    this.transport = network.connect(addressOf(port));
    this.transport.serve({
      onMessage: (_from, { header }) => {
        this.heard.push(readU32(header));
        this.heardAtMs.push(network.clock.elapsedMs);
      },
      onRequest: () => Promise.reject(new Error('not asked')),
      onPeerLost: (nodeId) => this.lost.push(nodeId),
    });
  }

  send(to: NodeAddress, count: number, first = 0): void {
    for (let i = first; i < first + count; i++) {
      this.transport.send(to, { room: 1, header: u32(i), payload: EMPTY });
    }
  }
}

function pairOn(network: SimulatedNetwork): { a: Listener; b: Listener } {
  return { a: new Listener(network, 1), b: new Listener(network, 2) };
}

function pair(topology?: Topology) {
  const network = new SimulatedNetwork({
    seed: 7,
    ...(topology === undefined ? { latencyMs: () => LATENCY_MS } : { topology }),
  });
  return { network, ...pairOn(network) };
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

test('a calm network delivers everything, in order, after the latency', (t) => {
  const { network, a, b } = pair();
  a.send(b.transport.self, 100);
  network.clock.run(LATENCY_MS - 1);
  t.is(b.heard.length, 0);
  network.clock.run(1);
  t.deepEqual(b.heard, numbers(100));
});

test('loss takes about as many frames as it says, and heal() ends it', (t) => {
  const { network, a, b } = pair();
  network.faults.lossPerMille = 300;
  a.send(b.transport.self, 2000);
  network.clock.run(100);
  t.is(network.faultCounts.lost, 2000 - b.heard.length);
  t.true(network.faultCounts.lost > 500 && network.faultCounts.lost < 700);
  t.deepEqual(a.lost, []);
  network.heal();
  b.heard.length = 0;
  a.send(b.transport.self, 100);
  network.clock.run(100);
  t.is(b.heard.length, 100);
});

test('duplication delivers frames twice', (t) => {
  const { network, a, b } = pair();
  network.faults.duplicatePerMille = 1000;
  a.send(b.transport.self, 50);
  network.clock.run(100);
  t.is(network.faultCounts.duplicated, 50);
  t.deepEqual(
    b.heard,
    numbers(50).flatMap((i) => [i, i]),
  );
});

test('reordering lets frames overtake each other and loses none', (t) => {
  const { network, a, b } = pair();
  network.faults.reorder = { perMille: 500, mostMs: 200 };
  a.send(b.transport.self, 200);
  network.clock.run(300);
  t.notDeepEqual(b.heard, numbers(200));
  t.deepEqual(
    [...b.heard].sort((x, y) => x - y),
    numbers(200),
  );
  t.true(network.faultCounts.reordered > 50);
});

test('a delay spike holds frames back and keeps their order', (t) => {
  const { network, a, b } = pair();
  network.faults.spike = { perMille: 100, mostMs: 200 };
  a.send(b.transport.self, 200);
  network.clock.run(300);
  t.deepEqual(b.heard, numbers(200));
  t.true((b.heardAtMs.at(-1) as number) > 100);
  t.true(network.faultCounts.spiked > 5);
});

test('a partition stops frames between groups in silence, both ways, until it ends', (t) => {
  const { network, a, b } = pair();
  a.send(b.transport.self, 1);
  network.clock.run(50);
  network.partition([[a.transport.self.nodeId]]);
  a.send(b.transport.self, 5, 1);
  b.send(a.transport.self, 5);
  network.clock.run(1000);
  t.is(network.faultCounts.parted, 10);
  t.deepEqual([a.heard, b.heard, a.lost, b.lost], [[], [0], [], []]);
  network.partition([]);
  a.send(b.transport.self, 1, 6);
  b.send(a.transport.self, 1, 6);
  network.clock.run(50);
  t.deepEqual([a.heard, b.heard], [[6], [0, 6]]);
});

test('nodes of one group hear each other', (t) => {
  const { network, a, b } = pair();
  const c = new Listener(network, 3);
  network.partition([[a.transport.self.nodeId, b.transport.self.nodeId]]);
  a.send(b.transport.self, 1);
  a.send(c.transport.self, 1);
  network.clock.run(50);
  t.deepEqual([b.heard, c.heard], [[0], []]);
});

test('a killed node is missed one latency later, and what it had sent still arrives', (t) => {
  const { network, a, b } = pair();
  a.send(b.transport.self, 3);
  network.kill(a.transport.self.nodeId);
  network.clock.run(LATENCY_MS - 1);
  t.deepEqual(b.lost, []);
  network.clock.run(1);
  t.deepEqual(b.heard, [0, 1, 2]);
  t.deepEqual(b.lost, [a.transport.self.nodeId]);
  b.send(a.transport.self, 1);
  network.clock.run(100);
  t.is(b.lost.length, 2);
  t.is(network.faultCounts.refused, 1);
});

test('a vanished node is missed by nobody, and frames to it disappear', (t) => {
  const { network, a, b } = pair();
  b.send(a.transport.self, 1);
  network.clock.run(50);
  network.vanish(a.transport.self.nodeId);
  t.false(network.isLive(a.transport.self.nodeId));
  b.send(a.transport.self, 4);
  network.clock.run(60_000);
  t.deepEqual(b.lost, []);
  t.is(network.faultCounts.unheard, 4);
});

test('when a vanished node comes back, those who still talk to the old one learn that it is gone', (t) => {
  const { network, a, b } = pair();
  b.send(a.transport.self, 1);
  network.clock.run(50);
  network.vanish(a.transport.self.nodeId);
  const back = new Listener(network, 1);
  b.send(a.transport.self, 1, 1);
  network.clock.run(50);
  t.deepEqual(b.lost, [a.transport.self.nodeId]);
  t.deepEqual(back.heard, []);
  b.send(a.transport.self, 1, 2);
  network.clock.run(50);
  t.deepEqual(back.heard, [2]);
});

test('two nodes that call each other while one is down can talk when it is back', (t) => {
  const { network, a, b } = pair();
  network.kill(b.transport.self.nodeId);
  a.send(b.transport.self, 1);
  const back = new Listener(network, 2);
  back.send(a.transport.self, 1);
  network.clock.run(100);
  a.send(b.transport.self, 1, 7);
  back.send(a.transport.self, 1, 7);
  network.clock.run(100);
  t.deepEqual(
    [a.heard, back.heard],
    [
      [0, 7],
      [0, 7],
    ],
  );
});

test('a connection that one end has given up unheard is refused at the other', (t) => {
  const { network, a, b } = pair();
  a.send(b.transport.self, 1);
  network.clock.run(50);
  network.partition([[a.transport.self.nodeId]]);
  b.transport.disconnect(a.transport.self.nodeId);
  network.clock.run(50);
  network.partition([]);
  a.send(b.transport.self, 1, 1);
  network.clock.run(50);
  t.deepEqual(a.lost, [b.transport.self.nodeId]);
});

test('a slow node handles everything so much later, and heal() makes it quick again', (t) => {
  const { network, a, b } = pair();
  network.slow(b.transport.self.nodeId, 500);
  a.send(b.transport.self, 1);
  network.clock.run(LATENCY_MS + 499);
  t.deepEqual(b.heard, []);
  network.clock.run(1);
  t.deepEqual(b.heard, [0]);
  t.is(network.faultCounts.slowed, 1);
  network.heal();
  a.send(b.transport.self, 1, 1);
  network.clock.run(LATENCY_MS);
  t.deepEqual(b.heard, [0, 1]);
});

test('nodes stand at places of a topology, which has their latency and their domain', (t) => {
  const topology: Topology = {
    name: 'line',
    placeCount: 3,
    latencyMs: (from, to) => 1 + 100 * Math.abs(from - to),
    domainOf: (place) => place * 7,
  };
  const network = new SimulatedNetwork({ seed: 7, topology });
  const { a, b } = pairOn(network);
  const far = new Listener(network, 3);
  a.send(b.transport.self, 1);
  a.send(far.transport.self, 1);
  network.clock.run(1000);
  t.deepEqual([b.heardAtMs, far.heardAtMs], [[101], [201]]);
  t.is(network.domainOf(far.transport.self.nodeId), 14);
});
