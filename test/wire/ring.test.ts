import test from 'ava';
import fc from 'fast-check';
import type { Aguid } from '../../src/id/index.ts';
import {
  decodeBatch,
  decodeEvidence,
  decodeRingMessage,
  decodeSlotRecord,
  decodeViewChange,
  encodeBatch,
  encodeEvidence,
  encodeRingMessage,
  encodeSlotRecord,
  encodeViewChange,
  type RingMessage,
} from '../../src/wire/index.ts';

const guid = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => bytes.toHex() as Aguid);
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const bytes64 = fc.uint8Array({ minLength: 64, maxLength: 64 });
const count = fc.nat(Number.MAX_SAFE_INTEGER);
const value = fc.uint8Array({ maxLength: 100 });
const signed = fc.record({ body: value, signature: bytes64 });
const signatures = fc.array(fc.record({ index: fc.nat(63), signature: bytes64 }), { maxLength: 4 });
const heartbeat = fc.record({
  heartbeat: value,
  signatures,
  view: count,
  slot: count,
  sides: fc.nat(0xffff),
  path: fc.array(bytes32, { maxLength: 16 }),
});
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const signedUpdate = fc.record({ update: signed, writer: signed });
const request = fc.record({ update: signedUpdate, blocks: value });
const named = fc.array(fc.record({ digest: bytes32, bytes: value }), { maxLength: 5 });
const handover = maybe(fc.record({ ring: signed, heartbeat }));
const prepared = fc.record({ view: count, slot: count, batch: bytes32, signatures });
const vote = { view: count, slot: count, signature: bytes64 };
const kind = <K extends RingMessage['kind']>(name: K) => fc.constant(name);

const message = fc.oneof(
  fc.record({ kind: kind('forward'), request }),
  fc.record({ kind: kind('prePrepare'), ...vote, batch: value }),
  fc.record({ kind: kind('prepare'), ...vote, batch: bytes32, leaderSignature: bytes64 }),
  fc.record({ kind: kind('commit'), ...vote, root: bytes32 }),
  fc.record({
    kind: kind('fresh'),
    vote: fc.record({ index: fc.nat(63), slot: count, timeMs: count, signature: bytes64 }),
    asks: fc.boolean(),
  }),
  fc.record({ kind: kind('viewChange'), viewChange: signed }),
  fc.record({
    kind: kind('newView'),
    view: count,
    viewChanges: fc.array(fc.record({ index: fc.nat(63), viewChange: signed }), { maxLength: 4 }),
    ballots: fc.array(fc.record({ slot: count, batch: bytes32, signature: bytes64 }), {
      maxLength: 4,
    }),
  }),
  fc.record({ kind: kind('getBatch'), batch: bytes32 }),
  fc.record({ kind: kind('foundBatch'), batch: value }),
  fc.record({ kind: kind('getStatus') }),
  fc.record({
    kind: kind('status'),
    view: count,
    slotMax: count,
    recovering: fc.boolean(),
    latest: maybe(heartbeat),
  }),
  fc.record({
    kind: kind('invite'),
    object: fc.record({ owner: bytes32, salt: bytes32 }),
    ring: signed,
    handover,
  }),
  fc.record({ kind: kind('getTree'), nodes: fc.array(bytes32), blocks: fc.array(bytes32) }),
  fc.record({ kind: kind('tree'), nodes: named, blocks: named }),
  fc.record({ kind: kind('getHistory'), from: count, count: fc.nat(512) }),
  fc.record({
    kind: kind('history'),
    versions: fc.array(fc.record({ heartbeat, update: maybe(signedUpdate) }), { maxLength: 3 }),
    rings: fc.array(signed, { maxLength: 3 }),
  }),
) as fc.Arbitrary<RingMessage>;

test('every message between ring members survives the wire', (t) => {
  fc.assert(
    fc.property(guid, count, message, (aguid, epoch, one) => {
      const { header, payload } = encodeRingMessage({ aguid, epoch, message: one });
      t.deepEqual(decodeRingMessage(header, payload), { aguid, epoch, message: one });
    }),
  );
});

test('a damaged message between ring members is refused or read, and nothing is thrown', (t) => {
  fc.assert(
    fc.property(guid, message, fc.nat(), fc.nat(255), (aguid, one, at, byte) => {
      const { header, payload } = encodeRingMessage({ aguid, epoch: 1, message: one });
      const damaged = header.slice();
      damaged[at % damaged.length] = byte;
      decodeRingMessage(damaged, payload);
      decodeRingMessage(header, payload.subarray(0, at % (payload.length + 1)));
      return true;
    }),
  );
  t.pass();
});

test('what ring members sign and keep survives its encoding', (t) => {
  const batch = fc.record({ timeMs: count, requests: fc.array(request, { maxLength: 4 }) });
  fc.assert(
    fc.property(batch, (one) => {
      t.deepEqual(decodeBatch(encodeBatch(one)), { ...one, nextRing: undefined });
    }),
  );
  const last = fc.record({ timeMs: count, requests: fc.constant([]), nextRing: signed });
  fc.assert(fc.property(last, (one) => t.deepEqual(decodeBatch(encodeBatch(one)), one)));
  const change = fc.record({
    aguid: guid,
    epoch: count,
    view: count,
    stable: maybe(heartbeat),
    prepared: fc.array(prepared, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(change, (one) => t.deepEqual(decodeViewChange(encodeViewChange(one)), one)),
  );
  const slot = fc.record({ prepared, batch: value });
  fc.assert(fc.property(slot, (one) => t.deepEqual(decodeSlotRecord(encodeSlotRecord(one)), one)));
  const evidence = fc.record({
    aguid: guid,
    epoch: count,
    member: fc.nat(63),
    what: fc.constantFrom('ballot' as const, 'statement' as const),
    view: count,
    slot: count,
    first: bytes32,
    firstSignature: bytes64,
    second: bytes32,
    secondSignature: bytes64,
  });
  fc.assert(fc.property(evidence, (one) => t.deepEqual(decodeEvidence(encodeEvidence(one)), one)));
});

test('a batch that ends an epoch has no requests', (t) => {
  const ring = { body: new Uint8Array(3), signature: new Uint8Array(64) };
  const update = { update: ring, writer: ring };
  const requests = [{ update, blocks: new Uint8Array(0) }];
  t.is(decodeBatch(encodeBatch({ timeMs: 1, requests, nextRing: ring })), undefined);
});
