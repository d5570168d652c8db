import test from 'ava';
import { filled, type RingPlaces, ringMembers } from '../../src/cli/ring-members.ts';
import type { RingMember } from '../../src/wire/index.ts';

/** `self` and the others, nearest first, as `zone host`; those in `dead` do not answer. */
function pond(nodes: readonly string[], dead: readonly number[] = []) {
  const placed = nodes.map((text, index) => {
    const [zone = '', host = ''] = text.split(' ');
    return { zone, address: { nodeId: String(index).padStart(40, '0'), host, port: index } };
  });
  const asked: number[] = [];
  const member = (index: number): RingMember => ({
    publicKey: new Uint8Array(32).fill(index),
    address: placed[index]!.address,
  });
  const [self, ...others] = placed.map(({ address }) => address);
  const places: RingPlaces = {
    self: self!,
    others,
    zoneOf: (nodeId) => placed[Number(nodeId)]!.zone,
    memberAt: async ({ port }) => {
      asked.push(port);
      return dead.includes(port) ? undefined : member(port);
    },
  };
  return { places, member, asked };
}

const ports = (members: readonly RingMember[]) => members.map(({ address }) => address.port);

test('a ring is this node and the nearest others, of other zones first, then of other hosts', async (t) => {
  t.deepEqual(ports(await ringMembers(pond([' a', ' b', ' c', ' d', ' e']).places)), [0, 1, 2, 3]);
  t.deepEqual(ports(await ringMembers(pond([' a', ' a', ' b', ' a', ' c']).places)), [0, 2, 4, 1]);
  const zones = pond(['x a', 'x b', 'y c', 'x d', 'z e', 'y f']);
  t.deepEqual(ports(await ringMembers(zones.places)), [0, 2, 4, 1]);
});

test('nodes that do not answer are passed over; where too few do, it is a ring of one, or none', async (t) => {
  const { places } = pond([' a', ' b', ' c', ' d', ' e'], [1, 3]);
  t.deepEqual(ports(await ringMembers(places)), [0]);
  t.deepEqual(ports(await ringMembers(places, 1)), [0]);
  await t.throwsAsync(ringMembers(places, 4), { message: /^A ring of 4 needs 4 .* and 3 do/ });
  t.deepEqual(
    ports(await ringMembers(pond([' a', ' b', ' c', ' d', ' e'], [1]).places)),
    [0, 2, 3, 4],
  );
});

test('who leaves is not taken again, and its zone counts for nothing', async (t) => {
  const { places, member } = pond(['x a', 'y b', 'z c', 'x d', 'y e', 'z f']);
  const rest = [member(0), member(1), member(3)];
  t.deepEqual(ports(await filled(places, rest, [...rest, member(2)], 4)), [0, 1, 3, 5]);
  t.deepEqual(ports(await filled(places, rest, [...rest, member(2), member(5)], 4)), [0, 1, 3, 4]);
});

test('no more than 32 nodes are asked', async (t) => {
  const { places, asked } = pond(
    Array.from({ length: 100 }, (_, i) => ` h${i}`),
    Array.from({ length: 99 }, (_, i) => i + 1),
  );
  t.deepEqual(ports(await ringMembers(places)), [0]);
  t.is(asked.length, 33);
});
