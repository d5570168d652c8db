import test from 'ava';
import fc from 'fast-check';
import { EMPTY } from '../../src/base/index.ts';
import type { Aguid, PackGuid } from '../../src/id/index.ts';
import {
  type ArchiveMessage,
  decodeArchiveMessage,
  decodeCertifiedHeartbeat,
  decodeCredential,
  decodeManifest,
  decodeObjectMessage,
  decodeRingCertificate,
  decodeUpdate,
  encodeArchiveMessage,
  encodeObjectMessage,
  encodeUpdate,
  type ObjectMessage,
  type Update,
} from '../../src/wire/index.ts';

const guid = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => bytes.toHex() as Aguid);
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const bytes64 = fc.uint8Array({ minLength: 64, maxLength: 64 });
const key = fc.uint8Array({ minLength: 1, maxLength: 40 });
const count = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const small = fc.integer({ min: 0, max: 0xffff_ffff });
const value = fc.uint8Array({ maxLength: 100 });
const signed = fc.record({ body: value, signature: bytes64 });
const heartbeat = fc.record({
  heartbeat: value,
  signatures: fc.array(fc.record({ index: fc.nat(63), signature: bytes64 }), { maxLength: 4 }),
  view: count,
  slot: count,
  sides: fc.nat(0xffff),
  path: fc.array(bytes32, { maxLength: 16 }),
});
const handover = fc.option(fc.record({ ring: signed, heartbeat }), { nil: undefined });
const signedUpdate = fc.record({ update: signed, writer: signed });
const named = fc.array(fc.record({ digest: bytes32, bytes: value }), { maxLength: 5 });

const message: fc.Arbitrary<ObjectMessage> = fc.oneof(
  fc.record({
    kind: fc.constant('create'),
    object: fc.record({ owner: bytes32, salt: bytes32 }),
    ring: signed,
    handover,
  }),
  fc.record({ kind: fc.constant('reconfigure'), aguid: guid, ring: signed }),
  fc.record({ kind: fc.constant('moved'), ring: signed }),
  fc.record({ kind: fc.constant('getRing'), aguid: guid }),
  fc.record({
    kind: fc.constant('ring'),
    ring: signed,
    view: count,
    version: count,
    changing: fc.boolean(),
    recovering: fc.boolean(),
    evidence: fc.array(value, { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('submit'), update: signedUpdate, blocks: value }),
  fc.record({ kind: fc.constant('result'), heartbeat }),
  fc.record({ kind: fc.constant('subscribe'), aguid: guid, version: count }),
  fc.record({
    kind: fc.constant('subscribe'),
    aguid: guid,
    version: count,
    fresh: fc.constant(true),
  }),
  fc.record({
    kind: fc.constant('fresh'),
    heartbeat,
    votes: fc.array(
      fc.record({ index: fc.nat(63), slot: count, timeMs: count, signature: bytes64 }),
      { maxLength: 4 },
    ),
  }),
  fc.record({ kind: fc.constant('commit'), update: signedUpdate, heartbeat }),
  fc.record({ kind: fc.constant('getNodes'), aguid: guid, digests: fc.array(bytes32) }),
  fc.record({ kind: fc.constant('nodes'), aguid: guid, nodes: named }),
  fc.record({ kind: fc.constant('getBlocks'), digests: fc.array(bytes32) }),
  fc.record({ kind: fc.constant('blocks'), blocks: named }),
  fc.record({ kind: fc.constant('getHeartbeats'), aguid: guid, from: count, count: small }),
  fc.record({
    kind: fc.constant('heartbeats'),
    heartbeats: fc.array(heartbeat, { maxLength: 4 }),
    ring: signed,
    rings: fc.array(signed, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('refused'),
    error: fc.constantFrom('no-space', 'busy'),
    message: fc.string(),
  }),
) as fc.Arbitrary<ObjectMessage>;

test('every object message survives the wire', (t) => {
  fc.assert(
    fc.property(message, (one) => {
      const { header, payload } = encodeObjectMessage(one);
      t.deepEqual(decodeObjectMessage(header, payload), one);
    }),
    { numRuns: 500 },
  );
});

const archiveMessage: fc.Arbitrary<ArchiveMessage> = fc.oneof(
  fc.record({
    kind: fc.constant('storeFragment'),
    manifest: fc.record({ manifest: signed, writer: signed }),
    index: fc.nat(63),
    bytes: value,
  }),
  fc.record({ kind: fc.constant('fragmentStored') }),
  fc.record({
    kind: fc.constant('readFragment'),
    pack: guid as unknown as fc.Arbitrary<PackGuid>,
    index: fc.nat(63),
    offset: small,
    length: small,
  }),
  fc.record({ kind: fc.constant('fragmentRange'), bytes: value }),
  fc.record({ kind: fc.constant('describePack'), pack: guid as unknown as fc.Arbitrary<PackGuid> }),
  fc.record({
    kind: fc.constant('packDescribed'),
    manifest: fc.record({ manifest: signed, writer: signed }),
    indexes: fc.array(fc.nat(63), { maxLength: 16 }),
  }),
  fc.record({ kind: fc.constant('refused'), error: fc.constant('no-space'), message: fc.string() }),
) as fc.Arbitrary<ArchiveMessage>;

test('every archive message survives the wire', (t) => {
  fc.assert(
    fc.property(archiveMessage, (one) => {
      const { header, payload } = encodeArchiveMessage(one);
      t.deepEqual(decodeArchiveMessage(header, payload), one);
    }),
    { numRuns: 500 },
  );
});

const part = fc.record({
  clauses: fc.array(
    fc.record({
      predicates: fc.array(
        fc.oneof(
          fc.record({ kind: fc.constant('present'), key }),
          fc.record({ kind: fc.constant('unchangedSince'), key, version: count }),
          fc.record({ kind: fc.constant('valueIs'), key, digest: bytes32 }),
          fc.record({ kind: fc.constant('sizeIs'), from: key, to: key, count }),
          fc.record({ kind: fc.constant('versionIs'), version: count }),
          fc.record({ kind: fc.constant('always') }),
        ),
        { maxLength: 3 },
      ),
      actions: fc.array(
        fc.oneof(
          fc.record({ kind: fc.constant('put'), key, value }),
          fc.record({ kind: fc.constant('remove'), key }),
          fc.record({ kind: fc.constant('removeRange'), from: key, to: key }),
          fc.record({
            kind: fc.constant('shiftRange'),
            from: key,
            to: key,
            distance: fc.integer(),
          }),
          fc.record({ kind: fc.constant('append'), prefix: key, value }),
          fc.record({
            kind: fc.constant('setWriters'),
            list: signed,
          }),
        ),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 3 },
  ),
  blocks: fc.array(fc.record({ digest: bytes32, length: fc.nat(1 << 20) }), { maxLength: 3 }),
  released: fc.array(bytes32, { maxLength: 3 }),
});

const update: fc.Arbitrary<Update> = fc.record({
  aguid: guid,
  author: bytes32,
  sequence: fc.integer({ min: 1, max: 2 ** 40 }),
  timeMs: count,
  parts: fc.array(part, { minLength: 1, maxLength: 3 }),
}) as fc.Arbitrary<Update>;

test('every update survives its encoding', (t) => {
  fc.assert(fc.property(update, (one) => void t.deepEqual(decodeUpdate(encodeUpdate(one)), one)));
});

test('no decoder throws on garbage, nor on a message with one byte changed', (t) => {
  const decoders = [
    (bytes: Uint8Array) => decodeObjectMessage(bytes, EMPTY),
    (bytes: Uint8Array) => decodeArchiveMessage(bytes, EMPTY),
    decodeUpdate,
    decodeManifest,
    decodeRingCertificate,
    decodeCertifiedHeartbeat,
    decodeCredential,
  ];
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      for (const decode of decoders) decode(bytes);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(message, fc.nat(), fc.nat(255), (one, at, byte) => {
      const { header, payload } = encodeObjectMessage(one);
      const changed = header.slice();
      if (changed.length > 0) changed[at % changed.length] = byte;
      decodeObjectMessage(changed, payload);
    }),
    { numRuns: 2000 },
  );
  t.pass();
});
