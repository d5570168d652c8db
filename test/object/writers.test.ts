import test from 'ava';
import fc from 'fast-check';
import { keyOf, SeededRandom, utf8 } from '../../src/base/index.ts';
import { createVolumeKeys } from '../../src/client/index.ts';
import { type Digest, type KeyPair, keyPairOf } from '../../src/crypto/index.ts';
import {
  aguidOf,
  applyUpdate,
  authorKey,
  checkWriters,
  EMPTY_LEAF,
  EMPTY_TREE,
  find,
  lastSequence,
  MissingNode,
  type NodeSource,
  type State,
  signWriters,
  type TreeNode,
  WRITERS_KEY,
  writersAt,
} from '../../src/object/index.ts';
import { type Action, decodeUpdate, encodeUpdate, WRITERS_MAX } from '../../src/wire/index.ts';

const random = new SeededRandom(3);
const pair = () => keyPairOf(random.bytes(32));
const member = {
  publicKey: pair().publicKey,
  address: { nodeId: '1'.repeat(40), host: 'h', port: 1 },
};
const keys = createVolumeKeys({ name: 'v', members: [member], random: (n) => random.bytes(n) });
const owner = keys.owner as KeyPair;
const aguid = aguidOf(keys.object);
const AUTHORS = [pair(), pair(), pair()];

/** An object as everybody who executes its updates has it. */
class Replayed implements NodeSource {
  readonly #nodes = new Map<string, TreeNode>([[keyOf(EMPTY_TREE()), EMPTY_LEAF]]);
  state: State = { version: 0, top: EMPTY_TREE() };

  node(digest: Digest): TreeNode {
    const node = this.#nodes.get(keyOf(digest));
    if (node === undefined) throw new MissingNode(digest);
    return node;
  }

  /** Through the wire, as between nodes. */
  apply(author: Uint8Array, sequence: number, actions: readonly Action[]): 'committed' | 'aborted' {
    const clauses = [{ predicates: [], actions }];
    const parts = [{ clauses, blocks: [], released: [] }];
    const update = decodeUpdate(encodeUpdate({ aguid, author, sequence, timeMs: 1, parts }))!;
    const applied = applyUpdate(this, this.state, update);
    for (const [name, { node }] of applied.changed.created) this.#nodes.set(name, node);
    this.state = { version: this.state.version + 1, top: applied.changed.top };
    return applied.outcomes[0] === 0 ? 'aborted' : 'committed';
  }

  has(key: string): boolean {
    return find(this, this.state.top, utf8(key)) !== undefined;
  }
}

const put = (key: string): Action => ({ kind: 'put', key: utf8(key), value: utf8(key) });
const list = (
  serial: number,
  writers: readonly Uint8Array[],
  by = owner,
  object = keys.object,
): Action => ({
  kind: 'setWriters',
  list: signWriters(by, { object, serial, writers }),
});

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('put' as const), author: fc.nat({ max: 3 }) }),
    fc.record({
      kind: fc.constant('list' as const),
      author: fc.nat({ max: 3 }),
      serial: fc.integer({ min: 1, max: 6 }),
      writers: fc.uniqueArray(fc.nat({ max: 2 })),
      isForged: fc.boolean(),
    }),
  ),
  { maxLength: 30 },
);

test('what an author writes counts exactly while the list in force lets it, or there is none', (t) => {
  fc.assert(
    fc.property(steps, (wanted) => {
      const object = new Replayed();
      const authors = [...AUTHORS.map(({ publicKey }) => publicKey), owner.publicKey];
      let serial = 0;
      let allowed: ReadonlySet<number> | undefined;
      wanted.forEach((step, i) => {
        const author = authors[step.author]!;
        const mayWrite = allowed === undefined || allowed.has(step.author) || step.author === 3;
        let expected = mayWrite;
        if (step.kind === 'put') {
          t.is(object.apply(author, i + 1, [put(`k${i}`)]), expected ? 'committed' : 'aborted');
        } else {
          const named = step.writers.map((index) => authors[index]!);
          const by = step.isForged ? AUTHORS[0] : owner;
          expected = mayWrite && !step.isForged && step.serial > serial;
          const actions = [list(step.serial, named, by), put(`k${i}`)];
          t.is(object.apply(author, i + 1, actions), expected ? 'committed' : 'aborted');
          if (expected) {
            serial = step.serial;
            allowed = new Set(step.writers);
          }
        }
        // Nothing of what is refused is applied, but that it was tried.
        t.is(object.has(`k${i}`), expected);
        t.is(lastSequence(object, object.state.top, author), i + 1);
        t.is(writersAt(object, object.state.top)?.serial ?? 0, serial);
      });
    }),
    { numRuns: 200 },
  );
});

test('a list of another object, or with the number of the present one, is not taken', (t) => {
  const object = new Replayed();
  const other = createVolumeKeys({ name: 'w', members: [member], random: (n) => random.bytes(n) });
  const author = AUTHORS[0]!.publicKey;
  t.is(
    object.apply(author, 1, [list(1, [author], other.owner as KeyPair, other.object)]),
    'aborted',
  );
  t.is(object.apply(author, 2, [list(1, [author])]), 'committed');
  t.is(object.apply(author, 3, [list(1, [])]), 'aborted');
  // The same owner, another object.
  const salted = { ...keys.object, salt: new Uint8Array(32) };
  t.is(object.apply(author, 4, [list(2, [author], owner, salted)]), 'aborted');
  // Two in one update: the second is judged by the first.
  t.is(object.apply(author, 5, [list(3, [author]), list(2, [author])]), 'aborted');
  t.is(object.apply(author, 6, [list(2, [author]), list(3, [])]), 'committed');
  t.is(object.apply(author, 7, [put('k')]), 'aborted');
});

test('nobody reaches the list by its key', (t) => {
  const object = new Replayed();
  const author = AUTHORS[0]!.publicKey;
  t.is(object.apply(author, 1, [list(1, [author])]), 'committed');
  const forged: Action[] = [
    { kind: 'put', key: WRITERS_KEY, value: utf8('x') },
    { kind: 'remove', key: WRITERS_KEY },
    { kind: 'removeRange', from: Uint8Array.of(0, 0x70), to: Uint8Array.of(0, 0x7f) },
    { kind: 'append', prefix: WRITERS_KEY, value: utf8('x') },
    { kind: 'remove', key: authorKey(author) },
  ];
  forged.forEach((action, i) => {
    t.is(object.apply(author, i + 2, [action]), 'aborted');
  });
  t.is(writersAt(object, object.state.top)?.serial, 1);
});

test('the longest list is one value of the tree, and a longer one is none', (t) => {
  const writers = Array.from({ length: WRITERS_MAX + 1 }, () => random.bytes(32));
  const object = new Replayed();
  const [author] = writers as [Uint8Array];
  t.is(object.apply(author, 1, [list(1, writers.slice(1))]), 'committed');
  t.is(writersAt(object, object.state.top)?.writers.length, WRITERS_MAX);
  t.is(
    checkWriters(aguid, signWriters(owner, { object: keys.object, serial: 2, writers })),
    undefined,
  );
});
