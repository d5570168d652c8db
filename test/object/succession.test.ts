import test from 'ava';
import fc from 'fast-check';
import { EMPTY, SeededRandom } from '../../src/base/index.ts';
import { createVolumeKeys } from '../../src/client/index.ts';
import { type KeyPair, keyPairOf } from '../../src/crypto/index.ts';
import { nodeIdOf } from '../../src/id/index.ts';
import { checkRing, neighborsOf, signRing, stepTo, successor } from '../../src/object/index.ts';
import {
  decodeRingCertificate,
  decodeSignedRing,
  encodeRingCertificate,
  encodeSignedRing,
  REPLACE_AFTER_MS_MIN,
  type RingCertificate,
  type RingMember,
  type SignedRing,
  SPARES_MAX,
} from '../../src/wire/index.ts';

const random = new SeededRandom(11);
const places = Array.from({ length: 9 }, (_, i) => {
  const { publicKey } = keyPairOf(random.bytes(32));
  return { publicKey, address: { nodeId: nodeIdOf(publicKey), host: 'h', port: i + 1 } };
});
const members = places.slice(0, 4);
const keys = createVolumeKeys({ name: 'v', members, random: (n) => random.bytes(n) });
const first = checkRing(keys.object, keys.ring)!;
const ring: RingCertificate = {
  ...first,
  succession: { replaceAfterMs: REPLACE_AFTER_MS_MIN, spares: places.slice(4, 7) },
};

test('a successor has one spare in the place of one member, and nothing else is another', (t) => {
  fc.assert(
    fc.property(fc.nat({ max: 5 }), fc.nat({ max: 4 }), (gone, spare) => {
      const next = successor(ring, { gone, spare });
      t.is(next === undefined, gone > 3 || spare > 2);
      if (next === undefined) return;
      t.deepEqual(stepTo(ring, encodeRingCertificate(next)), { gone, spare });
      t.is(next.epoch, ring.epoch + 1);
      t.is(next.members.filter((one, i) => one !== ring.members[i]).length, 1);
      t.is(next.succession?.spares.length, 2);
      // What else a liar might like in it.
      const succession = next.succession!;
      const others: RingCertificate[] = [
        { ...next, epoch: next.epoch + 1 },
        { ...next, faultyMax: 0, members: next.members.slice(0, 1) },
        { ...next, succession: { ...succession, replaceAfterMs: REPLACE_AFTER_MS_MIN + 1 } },
        { ...next, succession: { ...succession, spares: [...succession.spares, places[8]!] } },
        { ...next, succession: ring.succession! },
        { ...next, succession: undefined },
        { ...next, members: [...next.members].reverse() },
        { ...next, members: next.members.map((one, i) => (i === gone ? places[8]! : one)) },
        { ...next, members: next.members.map((one, i) => (i === 3 - gone ? places[8]! : one)) },
        {
          ...next,
          members: next.members.map((one, i) =>
            i === gone ? { ...one, address: { ...one.address, port: 99 } } : one,
          ),
        },
      ];
      for (const other of others) t.is(stepTo(ring, encodeRingCertificate(other)), undefined);
    }),
  );
  t.is(stepTo(ring, encodeRingCertificate(ring)), undefined);
  t.is(stepTo(first, encodeRingCertificate(successor(ring, { gone: 0, spare: 0 })!)), undefined);
});

test('a ring of one, and a ring without spares, make none', (t) => {
  const alone = { ...ring, faultyMax: 0, members: ring.members.slice(0, 1) };
  t.is(successor(alone, { gone: 0, spare: 0 }), undefined);
  t.is(successor({ ...ring, succession: undefined }, { gone: 0, spare: 0 }), undefined);
  const member = { replaceAfterMs: REPLACE_AFTER_MS_MIN, spares: [members[1]!] };
  t.is(successor({ ...ring, succession: member }, { gone: 0, spare: 0 }), undefined);
});

test('where the owner wants it, a spare is of another zone than who goes', (t) => {
  const zones = ['a', 'b', 'c', undefined];
  const zoned = (all: typeof places, offset: number): RingMember[] =>
    all.map((one, i) => {
      const zone = zones[(i + offset) % 4];
      return zone === undefined ? one : { ...one, zone };
    });
  const succession = { ...ring.succession!, spares: zoned(places.slice(4, 8), 1) };
  const there: RingCertificate = { ...ring, members: zoned(members, 0), succession };
  const picky = { ...there, succession: { ...succession, otherZone: true } };
  for (let gone = 0; gone < 4; gone++) {
    for (let spare = 0; spare < 4; spare++) {
      const isSame = there.members[gone]!.zone === succession.spares[spare]!.zone;
      t.truthy(successor(there, { gone, spare }));
      t.is(successor(picky, { gone, spare }) === undefined, isSame);
      t.is(neighborsOf(there, { gone, spare }), isSame ? 0 : 1);
    }
  }
  t.deepEqual(decodeRingCertificate(encodeRingCertificate(picky)), picky);
  const long = { ...there, members: members.map((one) => ({ ...one, zone: 'z'.repeat(65) })) };
  t.is(decodeRingCertificate(encodeRingCertificate(long)), undefined);
});

test('succession survives the wire; too many spares or too little patience do not', (t) => {
  t.deepEqual(decodeRingCertificate(encodeRingCertificate(ring)), ring);
  const with_ = (replaceAfterMs: number, count: number) =>
    encodeRingCertificate({
      ...ring,
      succession: { replaceAfterMs, spares: Array.from({ length: count }, () => places[8]!) },
    });
  t.truthy(decodeRingCertificate(with_(REPLACE_AFTER_MS_MIN, SPARES_MAX)));
  t.is(decodeRingCertificate(with_(REPLACE_AFTER_MS_MIN, SPARES_MAX + 1)), undefined);
  t.is(decodeRingCertificate(with_(REPLACE_AFTER_MS_MIN - 1, 1)), undefined);
});

test('a chain of rings is read up to its bound, and believed without a certificate nowhere', (t) => {
  const heartbeat = { heartbeat: EMPTY, signatures: [], view: 0, slot: 1, sides: 0, path: [] };
  let signed: SignedRing = signRing(keys.owner as KeyPair, ring);
  let present = ring;
  const encoded: Uint8Array[] = [];
  for (let i = 0; i <= SPARES_MAX; i++) {
    present = successor(present, { gone: i % 4, spare: 0 }) ?? present;
    const body = encodeRingCertificate(present);
    signed = { body, signature: EMPTY, handover: { ring: signed, heartbeat } };
    encoded.push(encodeSignedRing(signed));
    t.is(checkRing(keys.object, signed), undefined);
  }
  const last = encoded.pop()!;
  for (const bytes of encoded) t.deepEqual(encodeSignedRing(decodeSignedRing(bytes)!), bytes);
  t.is(decodeSignedRing(last), undefined);
});
