import test from 'ava';
import {
  type ArchiveAuthor,
  type ArchivePorts,
  checkpointName,
  findCheckpoints,
  Holder,
  makePack,
  packGuidOf,
} from '../../src/archive/index.ts';
import { type NodeAddress, OceanError, SeededRandom } from '../../src/base/index.ts';
import { createVolumeKeys } from '../../src/client/index.ts';
import { digest, keyPairOf } from '../../src/crypto/index.ts';
import { guidBytes, nodeIdOf } from '../../src/id/index.ts';
import { aguidOf } from '../../src/object/index.ts';
import { MemoryStore } from '../../src/sim/index.ts';
import {
  type ArchiveMessage,
  CHECKPOINTS_TOLD_MAX,
  type CheckpointMark,
  decodeArchiveMessage,
  decodeManifest,
  encodeArchiveMessage,
  type SignedManifest,
} from '../../src/wire/index.ts';

const random = new SeededRandom(5);
const bytes = (length: number) => random.bytes(length);

function authorOf(): ArchiveAuthor {
  const member = { publicKey: bytes(32), address: { nodeId: '0'.repeat(40), host: 'h', port: 1 } };
  const keys = createVolumeKeys({ name: 'v', members: [member], random: bytes });
  return { aguid: aguidOf(keys.object), key: keys.author, writer: keys.writer };
}

function packOf(author: ArchiveAuthor, mark?: CheckpointMark) {
  const sealed = bytes(50);
  return makePack([{ digest: digest('block', sealed), sealed }], { k: 1, n: 1 }, author, 1, mark);
}

/** Holders of whole packs. */
class Holders {
  readonly author = authorOf();
  readonly nodes: NodeAddress[] = [];
  readonly #holders = new Map<string, { store: MemoryStore; holder: Holder }>();
  readonly accused: string[] = [];
  /** Instead of what the node would say. */
  readonly lies = new Map<string, (message: ArchiveMessage) => ArchiveMessage>();
  located: NodeAddress[] = [];

  constructor(count: number) {
    for (let i = 0; i < count; i++) {
      const nodeId = nodeIdOf(keyPairOf(bytes(32)).publicKey);
      const store = new MemoryStore();
      this.nodes.push({ nodeId, host: '127.0.0.1', port: i + 1 });
      this.#holders.set(nodeId, { store, holder: new Holder({ tables: store }) });
    }
  }

  at(i: number) {
    return this.#holders.get(this.nodes[i]!.nodeId)!;
  }

  step(i: number, message: ArchiveMessage) {
    const { store, holder } = this.at(i);
    const out = holder.step(0, { kind: 'message', from: this.nodes[0]!, token: 1, message });
    void store.write(out.persist);
    return { upcall: out.upcall, answer: out.send[0]!.message };
  }

  /** A checkpoint of that version, on the node. */
  keep(i: number, mark: CheckpointMark, author = this.author) {
    const pack = packOf(author, mark);
    const fragment = pack.fragments[0]!;
    const { upcall, answer } = this.step(i, {
      ...{ kind: 'storeFragment', manifest: pack.signed, index: 0, bytes: fragment },
    });
    return { pack: pack.guid, upcall, answer };
  }

  find() {
    const ports: Pick<ArchivePorts, 'candidates' | 'locate' | 'request' | 'accuse'> = {
      candidates: () => this.nodes,
      locate: async (name) => (name === checkpointName(this.author.aguid) ? this.located : []),
      request: async (to, message) => {
        const lie = this.lies.get(to.nodeId);
        if (lie !== undefined) return lie(message);
        // Over the wire, as it would be.
        const { header, payload } = encodeArchiveMessage(message);
        const { answer } = this.step(
          this.nodes.indexOf(to),
          decodeArchiveMessage(header, payload) as ArchiveMessage,
        );
        const told = encodeArchiveMessage(answer);
        return decodeArchiveMessage(told.header, told.payload) as ArchiveMessage;
      },
      accuse: ({ nodeId }) => this.accused.push(nodeId),
    };
    return findCheckpoints(ports, this.author.aguid);
  }
}

test('a manifest says of which version a checkpoint is, and its author signs that', (t) => {
  const author = authorOf();
  const { signed, guid } = packOf(author, { epoch: 3, version: 70 });
  const { body } = signed.manifest;
  t.deepEqual(decodeManifest(body)?.checkpoint, { epoch: 3, version: 70 });
  t.is(packGuidOf(body), guid);
  t.is(decodeManifest(packOf(author).signed.manifest.body)?.checkpoint, undefined);
  // One with many blocks would not be small.
  const blocks = [1, 2].map((byte) => new Uint8Array(10).fill(byte));
  const two = blocks.map((sealed) => ({ digest: digest('block', sealed), sealed }));
  const long = makePack(two, { k: 1, n: 1 }, author, 1, { epoch: 1, version: 1 });
  t.is(decodeManifest(long.signed.manifest.body), undefined);
});

test('a holder of a checkpoint publishes a name that follows from the object', (t) => {
  const holders = new Holders(1);
  const { upcall } = holders.keep(0, { epoch: 1, version: 4 });
  t.like(upcall[0], { kind: 'holds', checkpointOf: holders.author.aguid });
  const other = authorOf();
  holders.keep(0, { epoch: 1, version: 1 }, other);
  const objects = [holders.author.aguid, other.aguid].sort();
  t.deepEqual(holders.at(0).holder.checkpointed().sort(), objects);
  t.not(checkpointName(other.aguid), checkpointName(holders.author.aguid));
});

test('all checkpoints are found, page by page, later epochs and versions first', async (t) => {
  const holders = new Holders(3);
  const count = 2 * CHECKPOINTS_TOLD_MAX + 5;
  for (let version = 1; version <= count; version++) holders.keep(0, { epoch: 1, version });
  const newest = holders.keep(1, { epoch: 2, version: 3 });
  holders.keep(1, { epoch: 2, version: 2 });
  holders.keep(2, { epoch: 9, version: 9 }, authorOf()); // Another object's.
  const found = await holders.find();
  t.is(found.length, count + 2);
  t.is(found[0]?.pack, newest.pack);
  const order = found.map(({ mark }) => mark.epoch * 1000 + mark.version);
  t.deepEqual(
    order,
    [...order].sort((a, b) => b - a),
  );
});

test('what one holder keeps to itself another one tells', async (t) => {
  const holders = new Holders(3);
  holders.keep(0, { epoch: 1, version: 1 });
  const newest = holders.keep(1, { epoch: 1, version: 2 });
  const { answer: stale } = holders.step(0, {
    ...{ kind: 'getCheckpoints', aguid: holders.author.aguid, before: new Uint8Array(0) },
  });
  // It answers the same whatever is asked, for ever.
  holders.lies.set(holders.nodes[0]!.nodeId, () => stale);
  holders.lies.set(holders.nodes[2]!.nodeId, () => {
    throw new OceanError('timeout', 'It does not answer');
  });
  const found = await holders.find();
  t.deepEqual(
    found.map(({ mark }) => mark.version),
    [2, 1],
  );
  t.is(found[0]?.pack, newest.pack);
});

test('a manifest without the signature of an admitted writer does not count', async (t) => {
  const holders = new Holders(2);
  holders.keep(0, { epoch: 1, version: 1 });
  const [stranger, mark] = [authorOf(), { epoch: 1, version: 99 }];
  const { aguid } = holders.author;
  // By somebody whom another object's owner admitted.
  const foreign = packOf({ ...stranger, aguid }, mark).signed;
  const good = packOf(holders.author, mark).signed;
  const changed = good.manifest.body.slice();
  changed[changed.length - 1]! ^= 1;
  const forged: SignedManifest = { ...good, manifest: { ...good.manifest, body: changed } };
  const unmarked = packOf(holders.author).signed;
  const ofAnother = packOf(stranger, mark).signed;
  for (const one of [foreign, forged, unmarked, ofAnother]) {
    holders.accused.length = 0;
    holders.lies.set(holders.nodes[1]!.nodeId, () => ({ kind: 'checkpoints', manifests: [one] }));
    t.deepEqual(
      (await holders.find()).map(({ mark: { version } }) => version),
      [1],
    );
    t.deepEqual(holders.accused, [holders.nodes[1]!.nodeId]);
  }
});

test('a holder tells nothing of a pack that it has not any more', (t) => {
  const holders = new Holders(1);
  const gone = holders.keep(0, { epoch: 1, version: 2 });
  const { pack } = holders.keep(0, { epoch: 1, version: 1 });
  const { store } = holders.at(0);
  void store.write([{ table: 'manifest', key: guidBytes(gone.pack), value: undefined }]);
  const question = {
    ...{ kind: 'getCheckpoints' as const, aguid: holders.author.aguid, before: new Uint8Array(0) },
  };
  const { answer } = holders.step(0, question);
  const told = answer.kind === 'checkpoints' ? answer.manifests : [];
  t.deepEqual(
    told.map(({ manifest }) => packGuidOf(manifest.body)),
    [pack],
  );
  t.is([...store.range('checkpoint')].length, 1);
});

test('a question about checkpoints with a place of another length is malformed', (t) => {
  const { aguid } = authorOf();
  for (const [length, isGood] of [
    [0, true],
    [36, true],
    [35, false],
    [1, false],
  ] as const) {
    const { header, payload } = encodeArchiveMessage({
      ...{ kind: 'getCheckpoints', aguid, before: new Uint8Array(length) },
    });
    t.is(decodeArchiveMessage(header, payload) !== undefined, isGood);
  }
});
