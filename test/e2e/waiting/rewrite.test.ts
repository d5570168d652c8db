/** A pond grows from three nodes to eight: a volume's packs are rewritten to 4 of 8, and the disks get rid of the old. */

import { join } from 'node:path';
import { shell, until } from '../command.ts';
import type { Pond } from '../pond.ts';
import { pondTest } from '../pond-test.ts';

const FIRST_NODES = 3;
const NODES = 8;
const FILE_BYTES = 9_000_000;
const SETTINGS = ['--forget-grace', '1s', '--sweep-grace', '15s', '--sweep-interval', '2s'];

async function fragmentBytes(pond: Pond, node: number): Promise<number> {
  return (await pond.ask(node, 'df', {})).node.fragments as number;
}

pondTest(
  'packs of a grown pond get what the owner wants, readers notice nothing, and old packs leave the disks',
  async (t, pond) => {
    const content = join(pond.directory, 'content');
    const script = 'head -c "$3" /dev/urandom > "$1"; cat "$1" > "$2"/large; sync "$2"/large';
    await shell(t, script, [content, pond.mount, String(FILE_BYTES)]);
    await shell(t, 'head -c 100000 "$1" > "$2"/small; sync "$2"/small', [content, pond.mount]);
    await pond.committed();
    for (let node = FIRST_NODES; node >= 1; node--) {
      await pond.ocean(node, ['node', 'set', ...SETTINGS]);
      await pond.ocean(node, ['stop']);
      await pond.startAgain(node);
    }
    t.true((await fragmentBytes(pond, 1)) >= FILE_BYTES, 'full copies');
    const tooFew = await pond.try(1, ['volume', 'set', 'redundancy', 'shared', '4/8']);
    t.is(tooFew.status, 5);
    t.regex(tooFew.errorText, /the pond has 3 nodes that are known here, and 6 must answer/);

    while (pond.nodeCount < NODES) {
      const node = await pond.add();
      await pond.ocean(node, ['node', 'set', ...SETTINGS]);
      await pond.startAgain(node);
    }
    await until('the owner knows all nodes', async () => {
      return (await pond.ask(1, 'df', {})).pond.nodes === NODES;
    });
    const said = await pond.ocean(1, ['volume', 'set', 'redundancy', 'shared', '4/8']);
    t.regex(said, /4 of 8 fragments from now on/);
    const progress = async () => (await pond.status(1)).volumes[0].rewriting;
    await until(
      'all packs are rewritten',
      async () => {
        // Readers meet blocks wherever they are by now.
        await shell(t, 'cmp "$1" "$2"/large', [content, pond.mount]);
        const { isUnderWay, packsLeft, packsDropped } = await progress();
        return !isUnderWay && packsLeft === 0 && packsDropped > 0;
      },
      90,
    );
    t.like(await progress(), { rate: { k: 4, n: 8 }, bytesLeft: 0, lastError: null });
    t.true((await progress()).bytesMoved >= FILE_BYTES);
    t.regex(
      await pond.ocean(1, ['status']),
      /rewriting shared: done; .* moved, \d+ old packs? dropped/,
    );
    t.regex(await pond.ocean(1, ['volume', 'ls']), / 4\/8 /);
    t.regex(await pond.ocean(1, ['df', 'shared']), / 4\/8 /);
    const { packs } = JSON.parse(
      await pond.ocean(1, ['where', join(pond.mount, 'large'), '--json']),
    );
    t.true(packs.length > 0);
    for (const { k, n, fragments } of packs) {
      t.deepEqual([k, n], [4, 8]);
      t.is(new Set(fragments.map((one: { holder: { port: number } }) => one.holder.port)).size, 8);
    }
    for (let node = 1; node <= FIRST_NODES; node++) {
      // A quarter of what there is, instead of all of it.
      const isSwept = async () => (await fragmentBytes(pond, node)) < FILE_BYTES / 2;
      await until(`node ${node} has dropped the old packs`, isSwept, 90);
    }
    // From disks only.
    await pond.ocean(1, ['stop']);
    await pond.startAgain(1);
    await shell(t, 'cmp "$1" "$2"/large', [content, pond.mount]);
    await shell(t, 'cmp -n 100000 "$1" "$2"/small', [content, pond.mount]);
    const checked = await pond.try(1, ['check', 'shared:/', '--verify', '--json']);
    t.is(checked.status, 0, checked.errorText);
    t.like(JSON.parse(checked.output), { lostPacks: 0, lostBlocks: 0, fragmentsMissing: 0 });
  },
  { nodeCount: FIRST_NODES },
);
