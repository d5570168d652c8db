/** A node finds by itself what rotted on its disk, and says no longer that it has it. */

import { join } from 'node:path';
import { shell } from './command.ts';
import type { Pond } from './pond.ts';
import { pondTest } from './pond-test.ts';

/** The first node beside the mounting one that holds fragments. */
async function holderOf(pond: Pond): Promise<number> {
  for (let node = 2; node <= pond.nodeCount; node++)
    if ((await pond.status(node)).packs > 0) return node;
  throw new Error('No node holds a fragment');
}

pondTest(
  'a scrub finds the damaged fragment of a node that serves a mount’s files, drops it and shows it',
  async (t, pond) => {
    const large = join(pond.directory, 'large');
    await shell(t, 'head -c 20000000 /dev/urandom > "$1"; cp "$1" "$2"/large; sync "$2"/large', [
      large,
      pond.mount,
    ]);
    await pond.committed();
    const node = await holderOf(pond);
    const before = await pond.status(node);
    const scrub = async () => JSON.parse(await pond.ocean(node, ['debug', 'scrub', '--json']));
    const sound = await scrub();
    t.is(sound.damaged, 0);
    t.true(sound.fragments >= before.packs);
    const words = ['debug', 'corrupt-fragment', '--json'];
    const { pack } = JSON.parse(await pond.ocean(node, words));
    t.like(await scrub(), { fragments: sound.fragments, damaged: 1 });
    const after = await pond.status(node);
    t.is(after.packs, before.packs - 1);
    t.like(after.scrub, { damaged: 1, isUnderWay: false });
    t.regex(await pond.ocean(node, ['status']), /scrub rounds: .* 1 found damaged and dropped/);
    t.like(await scrub(), { fragments: sound.fragments - 1, damaged: 0 });
    // Who looks for the fragment is told of it no more.
    const { versions } = JSON.parse(await pond.ocean(1, ['where', 'shared:/large', '--json']));
    t.true(JSON.stringify(versions).includes(pack));
    t.regex(await pond.ocean(node, ['debug', 'scrub']), / read, 0 of them damaged and dropped\./);
    await pond.ocean(1, ['stop']);
    await pond.startAgain(1);
    await shell(t, 'cmp "$1" "$2"/large', [large, pond.mount]);
    t.deepEqual((await pond.status(1)).accused, [], 'nobody gave bad bytes');
  },
);
