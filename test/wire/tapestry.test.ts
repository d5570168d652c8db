import test from 'ava';
import fc from 'fast-check';
import type { NodeAddress } from '../../src/base/index.ts';
import type { Guid, NodeId } from '../../src/id/index.ts';
import {
  APPLICATION_BYTES_MAX,
  CARRY_MODES,
  decodeTapestry,
  encodeTapestry,
  PUBLISH_MODES,
  type TapestryMessage,
} from '../../src/wire/index.ts';

const guid = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes) => bytes.toHex() as NodeId & Guid);
const u32 = fc.nat(0xffff_ffff);
const level = fc.nat(40);
const ms = fc.double({ min: 0, max: 1e9, noNaN: true, noDefaultInfinity: true });
const bytes = fc.uint8Array({ maxLength: 100 });
const address: fc.Arbitrary<NodeAddress> = fc.record({
  nodeId: guid,
  host: fc.domain(),
  port: fc.integer({ min: 1, max: 65_535 }),
});
const nodes = fc.array(address, { maxLength: 5 });
const route = fc.record({ target: guid, level, hopCount: fc.nat(64), origin: address });
const hops = fc.array(fc.record({ node: address, rttMs: fc.option(ms, { nil: undefined }) }), {
  maxLength: 5,
});
const entries = fc.array(fc.record({ target: guid, level }), { minLength: 1, maxLength: 5 });
const is = <K extends string>(kind: K) => fc.constant(kind);
const flag = fc.boolean();
const ttlMs = fc.nat(86_400_000);
const version = fc.maxSafeNat();
const watchlist = fc
  .nat(40)
  .chain((levels) => fc.uint8Array({ minLength: 2 * levels, maxLength: 2 * levels }));

const message: fc.Arbitrary<TapestryMessage> = fc.oneof(
  fc.record({
    kind: is('ping'),
    number: u32,
    incarnation: u32,
    inserting: flag,
    holes: watchlist,
    closerThanMs: u32,
  }),
  fc.record({
    kind: is('pong'),
    number: u32,
    incarnation: u32,
    inserting: flag,
    holes: watchlist,
    closerThanMs: u32,
  }),
  fc.record({ kind: is('nodes'), nodes }),
  fc.record({ kind: is('getNodes'), wanted: watchlist }),
  fc.record({ kind: is('backpointer') }),
  fc.record({ kind: is('leaving'), nodes }),
  fc.record({ kind: is('join'), route, session: u32 }),
  fc.record({ kind: is('joinAnswer'), session: u32, nodes }),
  fc.record({
    kind: is('multicast'),
    session: u32,
    joiner: address,
    prefixLength: level,
    watchlist,
    pinned: flag,
  }),
  fc.record({ kind: is('multicastAck'), session: u32, joiner: guid }),
  fc.record({ kind: is('notify'), session: u32, nodes }),
  fc.record({ kind: is('notifyAck'), session: u32 }),
  fc.record({ kind: is('inserted'), session: u32 }),
  fc.record({ kind: is('getPointers'), session: u32, level }),
  fc.record({ kind: is('pointers'), session: u32, level, nodes }),
  fc.record({
    kind: is('publish'),
    server: address,
    distanceMs: ms,
    mode: fc.constantFrom(...PUBLISH_MODES),
    number: u32,
    ttlMs,
    hop: fc.nat(64),
    entries,
  }),
  fc.record({ kind: is('publishAck'), number: u32 }),
  fc.record({
    kind: is('locate'),
    route,
    query: u32,
    count: fc.integer({ min: 1, max: 64 }),
    servers: nodes,
    except: fc.array(guid, { maxLength: 5 }),
    local: flag,
  }),
  fc.record({ kind: is('located'), query: u32, servers: nodes, hopCount: u32 }),
  fc.record({ kind: is('trace'), route, query: u32, hops }),
  fc.record({ kind: is('traced'), query: u32, hops }),
  fc.record({
    kind: is('carry'),
    route,
    number: u32,
    application: u32,
    mode: fc.constantFrom(...CARRY_MODES),
    guid,
    saltIndex: fc.nat(255),
    count: fc.nat(64),
    served: fc.array(guid, { maxLength: 5 }),
    arrived: flag,
    local: flag,
    bytes,
  }),
  fc.record({ kind: is('put'), route, guid, query: u32, version, removed: flag, ttlMs, bytes }),
  fc.record({ kind: is('stored'), query: u32 }),
  fc.record({ kind: is('get'), route, query: u32 }),
  fc.record({ kind: is('value'), query: u32, found: flag, version, bytes }),
);

function throughTheWire(sent: TapestryMessage): TapestryMessage | undefined {
  const { header, payload } = encodeTapestry(sent);
  return decodeTapestry(header, payload);
}

test('every message comes back from the wire as it was', (t) => {
  fc.assert(
    fc.property(message, (sent) => {
      t.deepEqual(throughTheWire(sent), sent);
    }),
    { numRuns: 1000 },
  );
  t.pass();
});

test('decodeTapestry() never throws on garbage', (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), bytes, (header, payload) => {
      decodeTapestry(header, payload);
    }),
    { numRuns: 2000 },
  );
  t.pass();
});

test('decodeTapestry() never throws on a message with changed bytes, nor on a part of one', (t) => {
  const changes = fc.array(fc.tuple(fc.nat(1000), fc.nat(255)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(message, changes, fc.nat(1000), (sent, changed, cut) => {
      const { header, payload } = encodeTapestry(sent);
      const bent = header.slice();
      for (const [at, value] of changed) bent[at % bent.length] = value;
      decodeTapestry(bent, payload);
      decodeTapestry(header.slice(0, cut % header.length), payload);
    }),
    { numRuns: 2000 },
  );
  t.pass();
});

const SELF: NodeAddress = { nodeId: 'ab'.repeat(20), host: 'simulated', port: 1 };

test('decodeTapestry() refuses what is past a limit', (t) => {
  const target = 'cd'.repeat(20) as Guid;
  const tooFar = { target, level: 0, hopCount: 65, origin: SELF };
  t.is(throughTheWire({ kind: 'join', route: tooFar, session: 1 }), undefined);
  const crowd = new Array<NodeAddress>(257).fill(SELF);
  t.is(throughTheWire({ kind: 'nodes', nodes: crowd }), undefined);
  t.is(throughTheWire({ kind: 'getNodes', wanted: new Uint8Array(82) }), undefined);
  t.is(throughTheWire({ kind: 'getNodes', wanted: new Uint8Array(3) }), undefined);
  const fine = { target, level: 0, hopCount: 0, origin: SELF };
  const carry = {
    kind: 'carry',
    route: fine,
    number: 1,
    application: 1,
    mode: 'root',
    guid: target,
    saltIndex: 0,
    count: 1,
    served: [],
    arrived: false,
    local: false,
  } as const;
  const bytesMax = new Uint8Array(APPLICATION_BYTES_MAX);
  const bytesTooMany = new Uint8Array(APPLICATION_BYTES_MAX + 1);
  t.truthy(throughTheWire({ ...carry, bytes: bytesMax }));
  t.is(throughTheWire({ ...carry, bytes: bytesTooMany }), undefined);
});

test('decodeTapestry() refuses a payload beside a message that has none', (t) => {
  const { header } = encodeTapestry({ kind: 'inserted', session: 1 });
  t.truthy(decodeTapestry(header, new Uint8Array(0)));
  t.is(decodeTapestry(header, new Uint8Array(1)), undefined);
});
