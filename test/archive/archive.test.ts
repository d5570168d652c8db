import test from 'ava';
import fc from 'fast-check';
import {
  ArchiveClient,
  type ArchivePorts,
  codeRateFor,
  countedNodes,
  durableCount,
  FRAGMENT_TABLE,
  Holder,
  HolderChoice,
  heldPack,
  heldPacks,
  indexHeld,
  layOut,
  makePack,
  PlaceBook,
  Repairer,
  rankHolders,
  type StoredBlock,
  slicesOf,
} from '../../src/archive/index.ts';
import { PACK_BLOCKS_REMEMBERED_MAX } from '../../src/archive/known-packs.ts';
import { equal, isKind, type NodeAddress, OceanError, SeededRandom } from '../../src/base/index.ts';
import { createVolumeKeys, shareVolumeKeys } from '../../src/client/index.ts';
import { digest, keyPairOf } from '../../src/crypto/index.ts';
import { guidBytes, guidOf, nodeIdOf, type PackGuid } from '../../src/id/index.ts';
import { aguidOf } from '../../src/object/index.ts';
import { MemoryStore } from '../../src/sim/index.ts';
import type { ArchiveMessage, Manifest, PackHolder, Place } from '../../src/wire/index.ts';

const CAPACITY = { quotaMiB: 100, fill: 7, isFull: false, isDraining: false };

const clock = {
  nowMs: () => Date.now(),
  nowNs: () => BigInt(Date.now()) * 1_000_000n,
  after: (delayMs: number, run: () => void) => {
    const timer = setTimeout(run, Math.min(delayMs, 20));
    return () => clearTimeout(timer);
  },
};

/** Holders in one process, any of which can be down, full, or lying. */
class Holders {
  readonly random = new SeededRandom(11);
  readonly nodes: NodeAddress[] = [];
  readonly stores = new Map<string, MemoryStore>();
  readonly #holders = new Map<string, Holder>();
  readonly down = new Set<string>();
  /** They take questions for fragments and never answer. */
  readonly mute = new Set<string>();
  onMute: () => void = () => {};
  /** They live, and take nothing. */
  readonly refusing = new Set<string>();
  readonly accused: string[] = [];
  readonly requests = new Map<string, number>();
  /** Of fragments, given to whoever asked. */
  bytesRead = 0;
  readonly places = new Map<string, Place>();
  /** What the holders of packs were told of each other. */
  readonly spreads = new Map<PackGuid, readonly PackHolder[]>();
  readonly client: ArchiveClient;
  readonly author;

  constructor(count: number, quotaBytes = 1 << 30) {
    for (let i = 0; i < count; i++) {
      const nodeId = nodeIdOf(keyPairOf(this.random.bytes(32)).publicKey);
      const store = new MemoryStore({ quotaBytes });
      this.nodes.push({ nodeId, host: '127.0.0.1', port: i + 1 });
      this.stores.set(nodeId, store);
      this.#holders.set(nodeId, new Holder({ tables: store }));
    }
    const member = { publicKey: new Uint8Array(32), address: this.nodes[0]! };
    const bytes = (length: number) => this.random.bytes(length);
    const keys = createVolumeKeys({ name: 'v', members: [member], random: bytes });
    this.author = { aguid: aguidOf(keys.object), key: keys.author, writer: keys.writer };
    this.client = this.reader();
  }

  /** A node that makes packs whole; the first one, unless another is down. */
  repairer(): Repairer {
    return new Repairer({
      ...this.#ports(),
      manifest: () => undefined,
      held: async (node, pack) => {
        const tables = this.stores.get(node.nodeId)!;
        return this.down.has(node.nodeId)
          ? undefined
          : { pack, indexes: heldPack(tables, pack)?.indexes ?? [] };
      },
    });
  }

  /** Another machine's client: it knows nothing of where fragments lie. */
  reader(): ArchiveClient {
    return new ArchiveClient(this.#ports());
  }

  #ports(): ArchivePorts {
    return {
      clock,
      self: this.nodes[0]!,
      candidates: () => this.nodes.filter(({ nodeId }) => !this.down.has(nodeId)),
      standingOf: (nodeId) => this.places.get(nodeId),
      learnPlaces: async () => {},
      spread: (pack, holders) => this.spreads.set(pack, holders),
      request: (to, message) => this.ask(to, message),
      locate: async (pack) =>
        this.nodes.filter(({ nodeId }) => this.#holders.get(nodeId)?.manifest(pack) !== undefined),
      accuse: (holder) => this.accused.push(holder.nodeId),
    };
  }

  async ask(to: NodeAddress, message: ArchiveMessage): Promise<ArchiveMessage> {
    this.requests.set(message.kind, (this.requests.get(message.kind) ?? 0) + 1);
    if (this.down.has(to.nodeId)) throw new OceanError('unavailable', 'down');
    if (this.refusing.has(to.nodeId)) throw new OceanError('timeout', 'slow');
    if (this.mute.has(to.nodeId) && message.kind === 'readFragment') {
      this.onMute();
      return new Promise(() => {});
    }
    const input = { kind: 'message', from: to, token: 1, message } as const;
    const out = this.#holders.get(to.nodeId)!.step(0, input);
    await this.stores.get(to.nodeId)!.write(out.persist);
    const answer = out.send[0]!.message;
    if (answer.kind === 'refused') throw new OceanError(answer.error, answer.message);
    if (answer.kind === 'fragmentRange') this.bytesRead += answer.bytes.length;
    return answer;
  }

  blocks(count: number, bytes: number): StoredBlock[] {
    return Array.from({ length: count }, () => {
      const sealed = this.random.bytes(bytes);
      return { digest: digest('block', sealed), sealed };
    });
  }

  /** As the sweep does. */
  forget(nodeId: string, pack: PackGuid): void {
    this.#holders.get(nodeId)!.dropped(pack);
    for (const table of [FRAGMENT_TABLE, 'manifest', 'held', 'stored'])
      for (const [key] of [...this.stores.get(nodeId)!.range(table)])
        void this.stores.get(nodeId)!.write([{ table, key, value: undefined }]);
  }

  /** Changes one byte of every fragment that the node holds. */
  async damage(nodeId: string): Promise<number> {
    const store = this.stores.get(nodeId)!;
    let count = 0;
    for (const [key, value] of [...store.range(FRAGMENT_TABLE)]) {
      const changed = value.slice();
      changed[10] = (changed[10] as number) ^ 1;
      await store.write([{ table: FRAGMENT_TABLE, key, value: changed }]);
      count++;
    }
    return count;
  }
}

test('codeRateFor() gives full copies up to three nodes, and n that fits the pond', (t) => {
  t.deepEqual(codeRateFor(1), { k: 1, n: 1 });
  t.deepEqual(codeRateFor(3), { k: 1, n: 3 });
  t.deepEqual(codeRateFor(5), { k: 2, n: 4 });
  t.deepEqual(codeRateFor(12), { k: 8, n: 12 });
  for (let nodes = 1; nodes < 100; nodes++) {
    const rate = codeRateFor(nodes);
    t.true(rate.n <= nodes && rate.k <= rate.n && durableCount(rate) <= rate.n);
    if (nodes >= 2) t.true(rate.n > rate.k, `${nodes} nodes survive no loss`);
  }
});

test('every block reads back through any reader, from one request to one node', async (t) => {
  const holders = new Holders(5);
  const blocks = holders.blocks(20, 900_000);
  const locations = await holders.client.store(blocks, holders.author);
  const reader = holders.reader();
  for (const [i, { digest: wanted, sealed }] of blocks.entries()) {
    t.true(equal(await reader.fetch(locations[i]!, wanted), sealed));
  }
  const reads = holders.requests.get('readFragment') ?? 0;
  // A block that crosses a fragment's end takes two: at most one in each of the three packs.
  t.true(reads >= 20 && reads <= 23, `${reads} requests for 20 blocks`);
  t.deepEqual(holders.accused, []);
});

test('a holder refuses a fragment of nothing: nobody could show a part of it', async (t) => {
  const holders = new Holders(1);
  const { signed, fragments } = makePack([], { k: 1, n: 1 }, holders.author, 1);
  const store = {
    kind: 'storeFragment',
    manifest: signed,
    index: 0,
    bytes: fragments[0]!,
  } as const;
  const error = await t.throwsAsync(holders.ask(holders.nodes[0]!, store));
  t.true(isKind(error, 'corrupt'));
});

test('a pack gets the rate that its volume wants, as long as enough nodes take a fragment', async (t) => {
  const holders = new Holders(6);
  const rate = { k: 4, n: 8 };
  const blocks = holders.blocks(1, 100_000);
  const [location] = await holders.client.store(blocks, holders.author, { rate });
  t.deepEqual(location!.rate, rate);
  const { manifest, holders: byIndex } = await holders
    .reader()
    .reader.packs.describe(location!.pack);
  t.deepEqual([manifest.k, manifest.n, byIndex.size], [4, 8, 6]);
  t.true(equal(await holders.reader().fetch(location!, blocks[0]!.digest), blocks[0]!.sealed));
  holders.down.add(holders.nodes[5]!.nodeId);
  await t.throwsAsync(holders.client.store(holders.blocks(1, 1000), holders.author, { rate }), {
    message: /5 of 8 fragments are on disk, needs 6/,
  });
});

test('no node gets two fragments of a pack', async (t) => {
  const holders = new Holders(5);
  await holders.client.store(holders.blocks(30, 700_000), holders.author);
  for (const [nodeId, store] of holders.stores) {
    const packs = [...store.range(FRAGMENT_TABLE)].map(([key]) =>
      Buffer.from(key.subarray(0, 20)).toString('hex'),
    );
    t.is(new Set(packs).size, packs.length, nodeId);
  }
});

test('with n − k holders down every block is rebuilt; with one more it is unavailable', async (t) => {
  const holders = new Holders(5);
  const blocks = holders.blocks(9, 500_000);
  const locations = await holders.client.store(blocks, holders.author);
  const reader = holders.reader();
  const { holders: byIndex, manifest } = await reader.reader.packs.describe(locations[0]!.pack);
  const order = [...byIndex].sort(([a], [b]) => a - b).map(([, { nodeId }]) => nodeId);
  for (const nodeId of order.slice(0, manifest.n - manifest.k)) holders.down.add(nodeId);
  const cold = holders.reader();
  for (const [i, { digest: wanted, sealed }] of blocks.entries()) {
    t.true(equal(await cold.fetch(locations[i]!, wanted), sealed));
  }
  holders.down.add(order.at(-1)!);
  t.true(
    isKind(
      await t.throwsAsync(holders.reader().fetch(locations[0]!, blocks[0]!.digest)),
      'unavailable',
    ),
  );
});

test('large blocks of a pack that lost fragments are rebuilt together: each byte is asked for about once', async (t) => {
  const holders = new Holders(8);
  const blocks = holders.blocks(7, 1 << 20);
  const locations = await holders.client.store(blocks, holders.author);
  const { pack } = locations[0]!;
  const { holders: byIndex, manifest } = await holders.reader().reader.packs.describe(pack);
  const first = Array.from({ length: manifest.n - manifest.k }, (_, index) => byIndex.get(index)!);
  for (const { nodeId } of first) holders.down.add(nodeId);
  const reader = holders.reader();
  const read = blocks.map(({ digest: wanted }, i) => reader.fetch(locations[i]!, wanted));
  for (const [i, bytes] of (await Promise.all(read)).entries())
    t.true(equal(bytes, blocks[i]!.sealed));
  t.true(holders.bytesRead < 1.1 * manifest.length, `${holders.bytesRead / manifest.length}`);
  // A little of it is a little.
  holders.bytesRead = 0;
  const small = holders.blocks(1500, 4096);
  for (const { nodeId } of first) holders.down.delete(nodeId);
  const at = await holders.client.store(small, holders.author);
  for (const { nodeId } of first) holders.down.add(nodeId);
  t.true(equal(await holders.reader().fetch(at[9]!, small[9]!.digest), small[9]!.sealed));
  t.true(holders.bytesRead <= manifest.k * (256 << 10), `${holders.bytesRead}`);
});

test('a rebuild that makes no progress holds up nobody who can read without it', async (t) => {
  const holders = new Holders(8);
  const blocks = holders.blocks(7, 1 << 20);
  const locations = await holders.client.store(blocks, holders.author);
  const reader = holders.reader();
  const { holders: byIndex, manifest } = await reader.reader.packs.describe(locations[0]!.pack);
  holders.down.add(byIndex.get(0)!.nodeId);
  for (let index = manifest.k; index < manifest.n; index++)
    holders.mute.add(byIndex.get(index)!.nodeId);
  const isStuck = new Promise<void>((resolve) => {
    holders.onMute = resolve;
  });
  void reader.fetch(locations[0]!, blocks[0]!.digest).catch(() => {});
  await isStuck;
  t.true(equal(await reader.fetch(locations[6]!, blocks[6]!.digest), blocks[6]!.sealed));
});

test('a flipped byte in a fragment is noticed, the block still reads, and the holder is named', async (t) => {
  const holders = new Holders(5);
  const blocks = holders.blocks(4, 800_000);
  const locations = await holders.client.store(blocks, holders.author);
  const { holders: byIndex } = await holders.client.reader.packs.describe(locations[0]!.pack);
  const liar = byIndex.get(0)!.nodeId;
  t.true((await holders.damage(liar)) > 0);
  t.true(equal(await holders.reader().fetch(locations[0]!, blocks[0]!.digest), blocks[0]!.sealed));
  await new Promise(setImmediate);
  t.deepEqual([...new Set(holders.accused)], [liar]);
});

test('a full holder is passed over, and a full pond says no-space', async (t) => {
  const holders = new Holders(5, 12 << 20);
  const blocks = holders.blocks(8, 1_000_000);
  await holders.client.store(blocks, holders.author);
  const error = await t.throwsAsync(
    holders.client.store(holders.blocks(8, 1_000_000), holders.author),
  );
  t.true(isKind(error, 'no-space'), error?.message);
});

test('a holder refuses a fragment that no writer signed, or that is not the named one', async (t) => {
  const holders = new Holders(5);
  const stranger = keyPairOf(holders.random.bytes(32));
  const [block] = holders.blocks(1, 1000);
  await t.throwsAsync(holders.client.store([block!], { ...holders.author, key: stranger }), {
    message: /no writer signed/,
  });
  t.is(
    [...holders.stores.values()].reduce((sum, store) => sum + store.bytesUsed(), 0),
    0,
  );
});

test('keys that were handed on may write too', async (t) => {
  const holders = new Holders(5);
  const bytes = (length: number) => holders.random.bytes(length);
  const member = { publicKey: new Uint8Array(32), address: holders.nodes[0]! };
  const keys = createVolumeKeys({ name: 'v', members: [member], random: bytes });
  const shared = shareVolumeKeys(keys, bytes)!;
  const author = { aguid: aguidOf(keys.object), key: shared.author, writer: shared.writer };
  t.is((await holders.client.store(holders.blocks(1, 1000), author)).length, 1);
});

test('layOut() keeps order and limits, and slicesOf() covers a range without gap', (t) => {
  const holders = new Holders(1);
  const blocks = holders.blocks(25, 1 << 20);
  const groups = layOut(blocks);
  t.deepEqual(groups.flat(), blocks);
  t.true(groups.every((group) => group.length <= 8));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 1, max: 8 }),
      fc.nat(),
      fc.nat(),
      (length, k, a, b) => {
        const offset = a % length;
        const count = 1 + (b % (length - offset));
        const slices = slicesOf({ length, k } as Manifest, offset, count);
        t.is(
          slices.reduce((sum, slice) => sum + slice.length, 0),
          count,
        );
        const size = Math.ceil(length / k);
        let at = offset;
        for (const slice of slices) {
          t.is(slice.index * size + slice.offset, at);
          t.true(slice.offset + slice.length <= size);
          at += slice.length;
        }
      },
    ),
  );
});

test('rankHolders() orders nodes differently for each pack, and alike for all who ask', (t) => {
  const { nodes } = new Holders(5);
  const first = new Set<string>();
  for (let i = 0; i < 40; i++) {
    const pack = nodeIdOf(Uint8Array.of(i)) as unknown as PackGuid;
    const ranked = rankHolders(pack, nodes, () => undefined);
    t.deepEqual(
      rankHolders(pack, [...nodes].reverse(), () => undefined),
      ranked,
    );
    first.add(ranked[0]!.nodeId);
  }
  t.is(first.size, 5);
});

test('manifests are remembered by how many blocks they name, not only by how many they are', async (t) => {
  const holders = new Holders(1);
  const { packs } = holders.client.reader;
  const blocks = Array.from({ length: PACK_BLOCKS_REMEMBERED_MAX / 8 }, () => {
    return { digest: digest('block', new Uint8Array(1)), length: 1 };
  });
  const names = Array.from({ length: 10 }, () =>
    guidOf<PackGuid>(digest('block', holders.random.bytes(8))),
  );
  for (const name of names)
    packs.remember(name, { k: 2, n: 4, blocks } as unknown as Manifest, new Map());
  t.deepEqual(
    names.map((name) => packs.rateOf(name) !== undefined),
    [false, false, false, ...Array(7).fill(true)],
  );
});

test('what was refused takes up no more room with each attempt, and the attempt that is taken uses it', async (t) => {
  const holders = new Holders(3);
  const [roomy, ...others] = holders.nodes as [NodeAddress, ...NodeAddress[]];
  const blocks = holders.blocks(8, 900_000);
  const fill = new Uint8Array((1 << 30) - (9 << 20));
  for (const { nodeId } of others)
    await holders.stores
      .get(nodeId)!
      .write([{ table: 'other', key: Uint8Array.of(1), value: fill }]);
  const used = () => holders.stores.get(roomy.nodeId)!.bytesUsed();
  const refused = () => t.throwsAsync(holders.client.store(blocks, holders.author));
  t.true(isKind(await refused(), 'no-space'));
  const once = used();
  t.true(once > 8 * 900_000, 'one of three has room');
  await refused();
  await refused();
  t.is(used(), once);
  for (const { nodeId } of others)
    await holders.stores
      .get(nodeId)!
      .write([{ table: 'other', key: Uint8Array.of(1), value: undefined }]);
  const locations = await holders.client.store(blocks, holders.author);
  t.is(used(), once, 'it is of the same pack');
  const reader = holders.reader();
  t.true(equal(await reader.fetch(locations[0]!, blocks[0]!.digest), blocks[0]!.sealed));
});

test('a pack that holders have swept before all of it was stored is made anew', async (t) => {
  const holders = new Holders(6);
  const blocks = holders.blocks(2, 1000);
  const [first, second, ...others] = holders.nodes as [NodeAddress, NodeAddress, ...NodeAddress[]];
  for (const { nodeId } of others) holders.refusing.add(nodeId);
  await t.throwsAsync(holders.client.store(blocks, holders.author));
  holders.refusing.clear();
  const packs = [first, second].map(({ nodeId }) => [...heldPacks(holders.stores.get(nodeId)!)]);
  const { pack } = packs.flat()[0]!;
  for (const { nodeId } of holders.nodes) holders.forget(nodeId, pack);
  await t.throwsAsync(holders.client.store(blocks, holders.author), { message: /is forgotten/ });
  const [location] = await holders.client.store(blocks, holders.author);
  t.not(location!.pack, pack);
});

/** Nodes of zones of these sizes, each on a machine of its own. */
function zoned(holders: Holders, sizes: readonly number[]): void {
  let at = 0;
  for (const [zone, size] of sizes.entries()) {
    for (let i = 0; i < size; i++, at++)
      holders.places.set(holders.nodes[at]!.nodeId, { zone: `z${zone}`, machine: `m${i}` });
  }
}

function zonesOf(holders: Holders, nodes: readonly NodeAddress[]): number[] {
  const counts = new Map<string, number>();
  for (const { nodeId } of nodes) {
    const { zone } = holders.places.get(nodeId)!;
    counts.set(zone, (counts.get(zone) ?? 0) + 1);
  }
  return [...counts.values()].sort((a, b) => a - b);
}

test('HolderChoice spreads a pack over zones as evenly as their sizes allow, a node once', (t) => {
  const holders = new Holders(9);
  const placeOf = (nodeId: string) => holders.places.get(nodeId);
  for (const [sizes, count, wanted] of [
    [[3, 3, 3], 6, [2, 2, 2]],
    [[3, 3, 3], 8, [2, 3, 3]],
    [[7, 1, 1], 6, [1, 1, 4]],
    [[5, 4], 8, [4, 4]],
  ] as const) {
    zoned(holders, sizes);
    for (let i = 0; i < 20; i++) {
      const pack = nodeIdOf(Uint8Array.of(i)) as unknown as PackGuid;
      const choice = new HolderChoice(pack, holders.nodes, placeOf);
      const chosen = Array.from({ length: count }, () => choice.take()!);
      t.is(new Set(chosen).size, count);
      t.deepEqual(zonesOf(holders, chosen), [...wanted]);
    }
  }
});

test('HolderChoice prefers other machines within a zone, and counts what is there already', (t) => {
  const holders = new Holders(6);
  const machines = ['a', 'a', 'a', 'b', 'b', 'c'];
  for (const [at, machine] of machines.entries())
    holders.places.set(holders.nodes[at]!.nodeId, { zone: 'z', machine });
  const placeOf = (nodeId: string) => holders.places.get(nodeId);
  const pack = nodeIdOf(Uint8Array.of(1)) as unknown as PackGuid;
  const taken = [holders.nodes[0]!, holders.nodes[5]!];
  const choice = new HolderChoice(pack, holders.nodes, placeOf, taken);
  const first = choice.take()!;
  t.is(placeOf(first.nodeId)?.machine, 'b');
  choice.giveUp(first);
  t.is(placeOf(choice.take()!.nodeId)?.machine, 'b');
  t.is(placeOf(choice.take()!.nodeId)?.machine, 'a');
  t.is(placeOf(choice.take()!.nodeId)?.machine, 'a');
  t.is(choice.take(), undefined);
});

test('a pond of three zones codes for the nodes that are left when the largest zone is lost', (t) => {
  const holders = new Holders(9);
  const placeOf = (nodeId: string) => holders.places.get(nodeId);
  t.is(countedNodes(holders.nodes, placeOf), 9);
  zoned(holders, [5, 4]);
  t.is(countedNodes(holders.nodes, placeOf), 9);
  zoned(holders, [4, 3, 2]);
  t.is(countedNodes(holders.nodes, placeOf), 5);
  zoned(holders, [3, 3, 3]);
  t.deepEqual(holders.client.rate(), { k: 4, n: 6 });
});

test('a pack outlives a zone, and its holders are told of each other', async (t) => {
  const holders = new Holders(9);
  zoned(holders, [3, 3, 3]);
  const blocks = holders.blocks(40, 3000);
  const locations = await holders.client.store(blocks, holders.author);
  const [spread] = holders.spreads.values();
  t.is(spread?.length, 6);
  t.deepEqual(
    zonesOf(
      holders,
      spread!.map(({ node }) => node),
    ),
    [2, 2, 2],
  );
  for (const node of holders.nodes.slice(3, 6)) holders.down.add(node.nodeId);
  for (const [at, { digest, sealed }] of blocks.entries())
    t.true(equal(await holders.reader().fetch(locations[at]!, digest), sealed));
});

test('a repair makes what is missing again on other nodes, for k + missing fragments', async (t) => {
  const holders = new Holders(9);
  zoned(holders, [3, 3, 3]);
  const blocks = holders.blocks(12, 1000);
  const locations = await holders.client.store(blocks, holders.author);
  const pack = locations[0]!.pack;
  for (const node of holders.nodes.slice(6)) holders.down.add(node.nodeId);
  const repairer = holders.repairer();
  const survey = await repairer.survey(pack);
  t.is(survey.missing.length, 2);
  holders.requests.clear();
  const outcome = await repairer.repair(pack);
  t.is(outcome.regenerated, 2);
  t.true(outcome.bytesMoved <= 6 * 3000);
  t.is(holders.requests.get('storeFragment'), 2);
  t.is(outcome.holders.length, 6);
  t.deepEqual((await repairer.survey(pack)).missing, []);
  t.deepEqual(await repairer.verify(pack, await repairer.survey(pack)), []);
  // Whatever k are left, readers find what was made.
  for (const { node } of survey.holders.slice(0, 2)) holders.down.add(node.nodeId);
  for (const [at, { digest, sealed }] of blocks.entries())
    t.true(equal(await holders.reader().fetch(locations[at]!, digest), sealed));
});

test('who does not answer and is waited for still has its fragment; who answers that it has none does not', async (t) => {
  const holders = new Holders(9);
  const { pack } = (await holders.client.store(holders.blocks(12, 1000), holders.author))[0]!;
  const repairer = holders.repairer();
  const { holders: all, missing } = await repairer.survey(pack);
  t.deepEqual(missing, []);
  const at = ({ node, indexes }: (typeof all)[0]) => ({ node, index: indexes[0]! });
  const [gone, away, empty, ...rest] = all.filter(({ node }) => node !== holders.nodes[0]);
  holders.down.add(gone!.node.nodeId).add(away!.node.nodeId);
  const { index } = at(empty!);
  const key = Uint8Array.from([...guidBytes(pack), index]);
  const gap = ['fragment', 'held'].map((table) => ({
    table,
    key: table === 'held' ? guidBytes(pack) : key,
    value: undefined,
  }));
  void holders.stores.get(empty!.node.nodeId)!.write(gap);
  const awaited = [away!, empty!, ...rest].map(at);
  const outcome = await repairer.repair(pack, { awaited });
  t.is(outcome.regenerated, 2);
  const has = (one: number) => outcome.holders.find(({ indexes }) => indexes.includes(one))?.node;
  t.is(has(at(away!).index), away!.node, 'and others are told so');
  t.not(has(at(gone!).index), gone!.node);
  t.truthy(has(index));
});

test('a repair without room for a fragment fetches nothing, and one without k changes nothing', async (t) => {
  const holders = new Holders(6);
  const blocks = holders.blocks(4, 1000);
  const { pack } = (await holders.client.store(blocks, holders.author))[0]!;
  const repairer = holders.repairer();
  holders.down.add(holders.nodes[5]!.nodeId);
  holders.requests.clear();
  t.is((await repairer.repair(pack)).regenerated, 0);
  t.is(holders.requests.get('readFragment'), undefined);
  for (const node of holders.nodes.slice(2)) holders.down.add(node.nodeId);
  t.is((await repairer.repair(pack)).regenerated, 0);
});

test('damaged fragments are found by reading, and made again where they lie', async (t) => {
  const holders = new Holders(6);
  const blocks = holders.blocks(4, 1000);
  const { pack } = (await holders.client.store(blocks, holders.author))[0]!;
  const bad = holders.nodes[2]!;
  await holders.damage(bad.nodeId);
  const repairer = holders.repairer();
  const survey = await repairer.survey(pack);
  t.deepEqual(survey.missing, []);
  const damaged = await repairer.verify(pack, survey);
  t.deepEqual(
    damaged.map(({ node }) => node.nodeId),
    [bad.nodeId],
  );
  const outcome = await repairer.repair(pack, { damaged });
  t.is(outcome.regenerated, 1);
  t.deepEqual(await repairer.verify(pack, await repairer.survey(pack)), []);
});

test('what a holder cannot show is made on another node; what it shows after all stays', async (t) => {
  const holders = new Holders(8);
  // Four of eight nodes in one zone: six fragments, and two nodes without any.
  for (const node of holders.nodes.slice(6)) holders.down.add(node.nodeId);
  const blocks = holders.blocks(4, 1000);
  const { pack } = (await holders.client.store(blocks, holders.author))[0]!;
  holders.down.clear();
  const repairer = holders.repairer();
  const survey = await repairer.survey(pack);
  const fragmentOf = (at: number) => {
    const { node, indexes } = survey.holders[at]!;
    return { node, index: indexes[0]! };
  };
  const unproven = [fragmentOf(1), fragmentOf(2)];
  await holders.damage(unproven[0]!.node.nodeId);
  const outcome = await repairer.repair(pack, { unproven });
  t.is(outcome.regenerated, 1);
  t.deepEqual(outcome.proved, [unproven[1]!]);
  const now = outcome.holders.find(({ indexes }) => indexes.includes(unproven[0]!.index));
  t.true(survey.holders.every(({ node }) => node.nodeId !== now!.node.nodeId));
  const again = await repairer.repair(pack, { unproven });
  t.is(again.regenerated, 0);
});

test('a repair is not misled by a fragment that rotted where it is read', async (t) => {
  const holders = new Holders(8);
  for (const node of holders.nodes.slice(6)) holders.down.add(node.nodeId);
  const { pack } = (await holders.client.store(holders.blocks(4, 1000), holders.author))[0]!;
  holders.down.clear();
  const survey = await holders.repairer().survey(pack);
  const others = survey.holders.filter(({ node }) => node !== holders.nodes[0]);
  const [rotten, lost] = others.map(({ node }) => node) as [NodeAddress, NodeAddress];
  await holders.damage(rotten.nodeId);
  holders.down.add(lost.nodeId);
  const outcome = await holders.repairer().repair(pack, { believed: [rotten] });
  t.is(outcome.regenerated, 1);
  t.deepEqual(holders.accused, [rotten.nodeId]);
});

test('a repair counts what has moved, and not what it asked for and did not get', async (t) => {
  const holders = new Holders(8);
  // The node that repairs holds nothing itself.
  for (const node of [holders.nodes[0]!, holders.nodes[7]!]) holders.down.add(node.nodeId);
  const { pack } = (await holders.client.store(holders.blocks(4, 1000), holders.author))[0]!;
  holders.down.clear();
  const repairer = holders.repairer();
  const survey = await repairer.survey(pack);
  const [{ node, indexes }] = survey.holders as [PackHolder];
  const key = Uint8Array.from([...guidBytes(pack), indexes[0]!]);
  await holders.stores.get(node.nodeId)!.write([{ table: FRAGMENT_TABLE, key, value: undefined }]);
  const unproven = [{ node, index: indexes[0]! }];
  const outcome = await repairer.repair(pack, { unproven });
  t.is(outcome.regenerated, 1);
  const { length, k } = survey.manifest!.read;
  t.is(outcome.bytesMoved, (k + 1) * Math.ceil(length / k));
});

test('holders that are trusted least are taken last, whatever their zone', (t) => {
  const holders = new Holders(6);
  const liar = holders.nodes[4]!.nodeId;
  const standingOf = (nodeId: string) => ({
    zone: nodeId === liar ? 'alone' : 'z',
    machine: '',
    isDistrusted: nodeId === liar,
  });
  const pack = guidOf<PackGuid>(digest('manifest', Uint8Array.of(1)));
  const choice = new HolderChoice(pack, holders.nodes, standingOf);
  const taken = Array.from({ length: 6 }, () => choice.take()!.nodeId);
  t.is(taken.at(-1), liar);
  t.is(choice.take(), undefined);
});

test('indexHeld() makes the light index of a store that has none, once', async (t) => {
  const holders = new Holders(5);
  const { pack } = (await holders.client.store(holders.blocks(4, 1000), holders.author))[0]!;
  const store = holders.stores.get(
    holders.nodes.find(({ nodeId }) => heldPack(holders.stores.get(nodeId)!, pack))!.nodeId,
  )!;
  const before = heldPack(store, pack);
  for (const [key] of [...store.range('held')])
    await store.write([{ table: 'held', key, value: undefined }]);
  t.is(heldPack(store, pack), undefined);
  await indexHeld(store);
  t.deepEqual(heldPack(store, pack), before);
  const used = store.bytesUsed();
  await indexHeld(store);
  t.is(store.bytesUsed(), used);
});

test('PlaceBook asks each node once, and does not wait again for one that is silent', async (t) => {
  const { nodes } = new Holders(3);
  const asked: string[] = [];
  const book = new PlaceBook(
    clock,
    async ({ nodeId }) => {
      asked.push(nodeId);
      if (nodeId === nodes[2]!.nodeId) throw new OceanError('timeout', 'silent');
      return { kind: 'nodeDescribed', place: { zone: 'attic', machine: 'm' }, capacity: CAPACITY };
    },
    { nodeId: nodes[0]!.nodeId, tell: () => ({ zone: 'shed', machine: 's', ...CAPACITY }) },
  );
  await book.learn(nodes);
  await book.learn(nodes);
  t.deepEqual(asked, [nodes[1]!.nodeId, nodes[2]!.nodeId]);
  t.is(book.toldBy(nodes[0]!.nodeId)?.zone, 'shed');
  t.is(book.toldBy(nodes[1]!.nodeId)?.zone, 'attic');
  t.is(book.toldBy(nodes[2]!.nodeId), undefined);
});

test('a holder refuses a second fragment of a pack, and takes the same one again', async (t) => {
  const holders = new Holders(5);
  const { pack } = (await holders.client.store(holders.blocks(4, 1000), holders.author))[0]!;
  const survey = await holders.repairer().survey(pack);
  const { signed } = survey.manifest!;
  const [one, other] = survey.holders;
  const read = async (from: NodeAddress, index: number) => {
    const length = 2000;
    const said = await holders.ask(from, { kind: 'readFragment', pack, index, offset: 0, length });
    return said.kind === 'fragmentRange' ? said.bytes : new Uint8Array(0);
  };
  const [index, foreign] = [one!.indexes[0]!, other!.indexes[0]!];
  const bytes = await read(one!.node, index);
  const again = await holders.ask(one!.node, {
    kind: 'storeFragment',
    manifest: signed,
    index,
    bytes,
  });
  t.is(again.kind, 'fragmentStored');
  const second = holders.ask(one!.node, {
    kind: 'storeFragment',
    manifest: signed,
    index: foreign,
    bytes: await read(other!.node, foreign),
  });
  const error = await t.throwsAsync(second);
  t.true(isKind(error, 'exists'));
});
