import test from 'ava';
import fc from 'fast-check';
import { type Guid, guidFromBytes, type PackGuid } from '../../src/id/index.ts';
import {
  decodeWatchMessage,
  encodeWatchMessage,
  FILL_MAX,
  HELD_MAX,
  WATCH_BUCKETS,
  type WatchMessage,
} from '../../src/wire/index.ts';

const guid = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes) => guidFromBytes<Guid>(bytes) as string as PackGuid);
const indexes = fc.uniqueArray(fc.nat(63), { maxLength: 16 });
const host = fc.string({ minLength: 1, maxLength: 20 });
const node = fc.record({ nodeId: guid, host, port: fc.integer({ min: 1, max: 65_535 }) });
const name = fc.string({ maxLength: 64 });

const capacity = fc.record({
  quotaMiB: fc.nat(0xffff_ffff),
  fill: fc.nat(FILL_MAX),
  isFull: fc.boolean(),
  isDraining: fc.boolean(),
});

const message = fc.oneof(
  fc.record({ kind: fc.constant('describeNode') }),
  fc.record({
    kind: fc.constant('nodeDescribed'),
    place: fc.record({ zone: name, machine: name }),
    capacity,
  }),
  fc.record({
    kind: fc.constant('compare'),
    buckets: fc.uint8Array({ minLength: WATCH_BUCKETS * 8, maxLength: WATCH_BUCKETS * 8 }),
  }),
  fc.record({
    kind: fc.constant('differ'),
    buckets: fc.uint8Array({ max: WATCH_BUCKETS - 1, maxLength: WATCH_BUCKETS }),
  }),
  fc.record({
    kind: fc.constant('holding'),
    held: fc.array(fc.record({ pack: guid, indexes }), { maxLength: 20 }),
    isQuestion: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('spread'),
    pack: guid,
    holders: fc.array(fc.record({ node, indexes }), { maxLength: 20 }),
  }),
) as fc.Arbitrary<WatchMessage>;

test('every watch message survives the wire', (t) => {
  fc.assert(
    fc.property(message, (one) => {
      t.deepEqual(decodeWatchMessage(encodeWatchMessage(one).header), one);
    }),
    { numRuns: 300 },
  );
});

const PLACE = { zone: 'z', machine: 'm' };
const NOTHING = { quotaMiB: 0, fill: 0, isFull: false, isDraining: false };

test('watch messages out of bounds are dropped', (t) => {
  const pack = 'a'.repeat(40) as PackGuid;
  const place = { zone: 'z'.repeat(65), machine: '' };
  const many = Array.from({ length: HELD_MAX + 1 }, () => ({ pack, indexes: [1] }));
  const bad: WatchMessage[] = [
    { kind: 'nodeDescribed', place, capacity: NOTHING },
    { kind: 'nodeDescribed', place: PLACE, capacity: { ...NOTHING, fill: FILL_MAX + 1 } },
    { kind: 'compare', buckets: new Uint8Array(511) },
    { kind: 'differ', buckets: Uint8Array.of(64) },
    { kind: 'holding', held: many, isQuestion: true },
    { kind: 'holding', held: [{ pack, indexes: [64] }], isQuestion: true },
    { kind: 'holding', held: [{ pack, indexes: [1, 1] }], isQuestion: true },
    { kind: 'spread', pack, holders: [{ node: { nodeId: pack, host: '', port: 1 }, indexes: [] }] },
  ];
  for (const one of bad) t.is(decodeWatchMessage(encodeWatchMessage(one).header), undefined);
});

test('noise is no watch message, and throws nothing', (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const decoded = decodeWatchMessage(bytes);
      if (decoded !== undefined) t.truthy(encodeWatchMessage(decoded));
      else t.pass();
    }),
    { numRuns: 300 },
  );
});
