import test from 'ava';
import { keyOf, type Tables, u32 } from '../../src/base/index.ts';
import {
  type Change,
  change,
  digestOfNode,
  EMPTY_TREE,
  NODES_CACHED_BYTES_MAX,
  NodeCache,
} from '../../src/object/index.ts';

const VALUE_BYTES = 1 << 14;

test('nodes in memory have a bound in bytes; those past it come from the table', (t) => {
  const stored = new Map<string, Uint8Array>();
  let reads = 0;
  const tables: Tables = {
    get: (_table, key) => {
      reads++;
      return stored.get(keyOf(key));
    },
    slice: () => undefined,
    range: () => [],
    bytesFree: () => 0,
  };
  const cache = new NodeCache(tables);
  const changes: Change[] = [];
  for (let key = 0; key < (2 * NODES_CACHED_BYTES_MAX) / VALUE_BYTES; key++)
    changes.push({ key: u32(key), value: new Uint8Array(VALUE_BYTES) });
  const changed = change(cache, EMPTY_TREE(), changes, 1);
  for (const { key, value } of cache.keep(changed)) if (value) stored.set(keyOf(key), value);
  let cached = 0;
  for (const { bytes } of [...changed.created.values()].reverse()) {
    cache.node(digestOfNode(bytes));
    if (reads > 0) break;
    cached += bytes.length;
  }
  t.true(cached <= NODES_CACHED_BYTES_MAX, `${cached} bytes`);
  t.true(cached > NODES_CACHED_BYTES_MAX / 2, `${cached} bytes`);
  t.is(reads, 1, 'the first that is not in memory');
});
