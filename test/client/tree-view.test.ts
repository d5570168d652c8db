import test from 'ava';
import { keyOf, OceanError, SeededRandom, u32 } from '../../src/base/index.ts';
import { createVolumeKeys } from '../../src/client/index.ts';
import { Sealer } from '../../src/client/sealing.ts';
import { TreeView } from '../../src/client/tree-view.ts';
import { type Digest, keyPairOf } from '../../src/crypto/index.ts';
import { nodeIdOf } from '../../src/id/index.ts';
import { type Change, change, NodeCache } from '../../src/object/index.ts';
import { EMPTY_TREE } from '../../src/object/tree-node.ts';
import { MemoryStore } from '../../src/sim/index.ts';

const ENTRIES = 4000;
const random = new SeededRandom(3);

function sealer(): Sealer {
  const { publicKey } = keyPairOf(random.bytes(32));
  const address = { nodeId: nodeIdOf(publicKey), host: 'n', port: 1 };
  const bytes = (length: number) => random.bytes(length);
  const keys = createVolumeKeys({ name: 'v', members: [{ publicKey, address }], random: bytes });
  return new Sealer(keys, bytes);
}

/** A ring that has one version, and forgets all others when it makes the next. */
class OneVersion {
  readonly #tree = new NodeCache(new MemoryStore());
  readonly #served = new Map<string, Uint8Array>();
  top: Digest = EMPTY_TREE();
  #version = 0;

  make(changes: readonly Change[]): void {
    const changed = change(this.#tree, this.top, changes, ++this.#version);
    this.#tree.keep(changed);
    for (const name of changed.replaced) this.#served.delete(name);
    for (const [name, { bytes }] of changed.created) this.#served.set(name, bytes);
    this.top = changed.top;
  }

  view(): TreeView {
    const nodes = new NodeCache(new MemoryStore());
    const fetch = async (digests: readonly Digest[]) => {
      for (const [at, digest] of digests.entries()) {
        const bytes = this.#served.get(keyOf(digest));
        if (bytes !== undefined) nodes.accept(digest, bytes);
        else if (at === 0) throw new OceanError('corrupt', 'the ring lacks a tree node');
      }
    };
    return new TreeView({ nodes, sealer: sealer(), fetch, top: () => this.top });
  }
}

const put = (from: number, to: number, text: string): Change[] =>
  Array.from({ length: to - from }, (_, i) => {
    return { key: u32(from + i), value: new TextEncoder().encode(text.repeat(100)) };
  });

test('a walk over a version that is forgotten meanwhile goes on in the latest one', async (t) => {
  const ring = new OneVersion();
  ring.make(put(0, ENTRIES, 'a'));
  const seen: { key: Uint8Array; version: number }[] = [];
  let isFirst = true;
  for await (const entries of ring.view().pages(new Uint8Array(0))) {
    seen.push(...entries);
    if (isFirst) ring.make([...put(0, ENTRIES / 2, 'b'), ...put(ENTRIES / 2, ENTRIES, 'c')]);
    isFirst = false;
  }
  t.deepEqual(
    seen.map(({ key }) => keyOf(key)),
    put(0, ENTRIES, '').map(({ key }) => keyOf(key)),
  );
  t.is(seen[0]?.version, 1);
  t.is(seen.at(-1)?.version, 2);
});

test('where the latest version lacks a node, a walk fails', async (t) => {
  const ring = new OneVersion();
  ring.make(put(0, ENTRIES, 'a'));
  const { top } = ring;
  const walk = async (view: TreeView) => {
    for await (const _ of view.pages(new Uint8Array(0))) ring.make(put(0, ENTRIES, 'b'));
  };
  await t.throwsAsync(walk(ring.view().at(top)), { message: 'the ring lacks a tree node' });
});
