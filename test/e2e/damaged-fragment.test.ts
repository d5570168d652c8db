/** A holder whose disk changed a byte is passed over and named. */

import { join } from 'node:path';
import { FRAGMENT_TABLE } from '../../src/archive/index.ts';
import { DiskStore } from '../../src/host/index.ts';
import { shell } from './command.ts';
import type { Pond } from './pond.ts';
import { pondTest } from './pond-test.ts';

/** With four of five nodes at rate 2 of 4, fragments 0 and 1 hold the content itself: readers ask for them. */
const CONTENT_FRAGMENTS = 2;
const QUOTA_BYTES = 64 * 1024 ** 3;

/** Flips a byte in each fragment that holds content. @returns how many there were */
async function damage(home: string): Promise<number> {
  const store = DiskStore.open({ directory: join(home, 'store'), quotaBytes: QUOTA_BYTES });
  try {
    const changed = [];
    for (const [key, value] of store.range(FRAGMENT_TABLE)) {
      if ((key[20] as number) >= CONTENT_FRAGMENTS) continue;
      const at = Math.floor(value.length / 3);
      value[at] = (value[at] as number) ^ 1;
      changed.push({ table: FRAGMENT_TABLE, key, value });
    }
    await store.write(changed);
    return changed.length;
  } finally {
    await store.close();
  }
}

/** Damages the first node that holds content, beside the mounting one. */
async function damageOne(pond: Pond): Promise<number> {
  for (let node = 2; node <= pond.nodeCount; node++) {
    await pond.ocean(node, ['stop']);
    const count = await damage(pond.home(node));
    await pond.startAgain(node);
    if (count > 0) return node;
  }
  throw new Error('No node holds a fragment');
}

pondTest(
  'a flipped byte in a stored fragment is read around, and its holder named',
  async (t, pond) => {
    const large = join(pond.directory, 'large');
    await shell(t, 'head -c 30000000 /dev/urandom > "$1"; cp "$1" "$2"/large; sync "$2"/large', [
      large,
      pond.mount,
    ]);
    await pond.committed();
    const damaged = await damageOne(pond);
    const { nodeId } = (await pond.status(damaged)).self;
    // A reader with nothing in memory and nothing on its disk but its own fragments.
    await pond.ocean(1, ['stop']);
    await pond.startAgain(1);
    await shell(t, 'cmp "$1" "$2"/large', [large, pond.mount]);
    const { accused } = await pond.status(1);
    const named = accused.map((one: { holder: { nodeId: string } }) => one.holder.nodeId);
    t.deepEqual(named, [nodeId]);
  },
);
