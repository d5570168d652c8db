import test from 'ava';
import fc from 'fast-check';
import { compare, keyOf, toHex, u32, utf8 } from '../../src/base/index.ts';
import type { Digest } from '../../src/crypto/index.ts';
import {
  type Change,
  change,
  decodeNode,
  differingKeys,
  EMPTY_LEAF,
  EMPTY_TREE,
  encodeNode,
  find,
  isLeaf,
  lacking,
  MissingNode,
  NODE_BYTES_MAX,
  type NodeSource,
  scan,
  type TreeNode,
} from '../../src/object/index.ts';

class Nodes implements NodeSource {
  readonly map = new Map<string, TreeNode>([[keyOf(EMPTY_TREE()), EMPTY_LEAF]]);

  node(digest: Digest): TreeNode {
    const node = this.map.get(keyOf(digest));
    if (node === undefined) throw new MissingNode(digest);
    return node;
  }

  change(top: Digest, changes: Change[], version: number): Digest {
    const changed = change(this, top, changes, version);
    for (const [name, { node }] of changed.created) this.map.set(name, node);
    return changed.top;
  }
}

const changes = fc.array(
  fc.record({
    key: fc.integer({ min: 0, max: 300 }),
    size: fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      fc.integer({ min: 0, max: 6000 }),
    ),
  }),
  { maxLength: 60 },
);

function bytesBelow(nodes: Nodes, top: Digest): void {
  const node = nodes.node(top);
  const bytes = encodeNode(node);
  const items = isLeaf(node) ? node.entries.length : node.children.length;
  if (bytes.length > NODE_BYTES_MAX + 6 && items > 1)
    throw new Error(`node of ${bytes.length} bytes`);
  const again = decodeNode(bytes);
  if (again === undefined || toHex(encodeNode(again)) !== toHex(bytes)) throw new Error('codec');
  if (!isLeaf(node)) for (const child of node.children) bytesBelow(nodes, child.digest);
}

test('a tree under random batches equals a plain map', (t) => {
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 12 }), (batches) => {
      const nodes = new Nodes();
      const model = new Map<number, { size: number; version: number }>();
      let top = EMPTY_TREE();
      batches.forEach((batch, index) => {
        const version = index + 1;
        top = nodes.change(
          top,
          batch.map(({ key, size }) => ({
            key: u32(key),
            value: size === undefined ? undefined : new Uint8Array(size).fill(key),
          })),
          version,
        );
        for (const { key, size } of batch) {
          if (size === undefined) model.delete(key);
          else model.set(key, { size, version });
        }
      });
      const wanted = [...model].sort(([a], [b]) => a - b);
      const seen = [...scan(nodes, top, u32(0))];
      t.deepEqual(
        seen.map(({ key, value, version }) => [toHex(key), value.length, version]),
        wanted.map(([key, { size, version }]) => [toHex(u32(key)), size, version]),
      );
      for (const [key, { size }] of wanted) t.is(find(nodes, top, u32(key))?.value.length, size);
      t.is(find(nodes, top, utf8('nothing')), undefined);
      bytesBelow(nodes, top);
      if (wanted.length === 0) t.deepEqual(top, EMPTY_TREE());
    }),
    { numRuns: 200 },
  );
});

test('a batch rewrites only the paths that it touches', (t) => {
  const nodes = new Nodes();
  const all: Change[] = [];
  for (let i = 0; i < 20_000; i++) all.push({ key: u32(i), value: new Uint8Array(50) });
  const top = nodes.change(EMPTY_TREE(), all, 1);
  const changed = change(nodes, top, [{ key: u32(7777), value: new Uint8Array(51) }], 2);
  t.true(changed.created.size <= 3, `${changed.created.size} nodes`);
  t.is(nodes.node(top).height, 1 + (nodes.node(top).height > 1 ? 1 : 0));
});

test('old versions stay readable', (t) => {
  const nodes = new Nodes();
  const first = nodes.change(EMPTY_TREE(), [{ key: u32(1), value: utf8('one') }], 1);
  const second = nodes.change(first, [{ key: u32(1), value: undefined }], 2);
  t.is(find(nodes, first, u32(1))?.version, 1);
  t.is(find(nodes, second, u32(1)), undefined);
});

test('a node that is not at hand is reported', (t) => {
  const nodes = new Nodes();
  const top = nodes.change(EMPTY_TREE(), [{ key: u32(1), value: utf8('one') }], 1);
  nodes.map.delete(keyOf(top));
  t.deepEqual(
    lacking(() => find(nodes, top, u32(1))),
    { missing: top },
  );
});

test('decodeNode() never throws on garbage', (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      bytes[0] = 1;
      decodeNode(bytes);
      return true;
    }),
  );
  t.pass();
});

test('scan() honours both bounds', (t) => {
  const nodes = new Nodes();
  const all: Change[] = [];
  for (let i = 0; i < 3000; i++) all.push({ key: u32(i), value: new Uint8Array(30) });
  const top = nodes.change(EMPTY_TREE(), all, 1);
  const keys = [...scan(nodes, top, u32(1000), u32(2000))].map(({ key }) => key);
  t.is(keys.length, 1000);
  t.true(keys.every((key, i) => compare(key, u32(1000 + i)) === 0));
});

test('differingKeys() finds what the later batches changed, and looks at little else', (t) => {
  fc.assert(
    fc.property(fc.array(changes, { minLength: 2, maxLength: 8 }), fc.nat(), (batches, pick) => {
      const nodes = new Nodes();
      const tops = [EMPTY_TREE()];
      batches.forEach((batch, index) => {
        const puts = batch.map(({ key, size }) => ({
          key: u32(key),
          value: size === undefined ? undefined : new Uint8Array(size),
        }));
        tops.push(nodes.change(tops.at(-1) as Digest, puts, index + 1));
      });
      const [before, after] = [tops[pick % tops.length] as Digest, tops.at(-1) as Digest];
      const entries = (top: Digest) =>
        new Map([...scan(nodes, top, u32(0))].map((one) => [toHex(one.key), one.version]));
      const [old, now] = [entries(before), entries(after)];
      const wanted = [...new Set([...old.keys(), ...now.keys()])]
        .filter((key) => old.get(key) !== now.get(key))
        .sort();
      t.deepEqual(differingKeys(nodes, before, after).map(toHex), wanted);
    }),
  );
  const nodes = new Nodes();
  const many = Array.from({ length: 300 }, (_, key) => ({
    key: u32(key),
    value: new Uint8Array(900),
  }));
  const before = nodes.change(EMPTY_TREE(), many, 1);
  const after = nodes.change(before, [{ key: u32(7), value: new Uint8Array(1) }], 2);
  const asked = new Set<Digest>();
  const watched: NodeSource = {
    node: (one) => {
      asked.add(one);
      return nodes.node(one);
    },
  };
  t.deepEqual(differingKeys(watched, before, after), [u32(7)]);
  t.true(asked.size <= 6, `${asked.size} of ${nodes.map.size}`);
});
