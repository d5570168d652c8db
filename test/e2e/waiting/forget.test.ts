/** Old versions are forgotten on a real mount: kept ones read and restore, and what the others had is gone from all disks. */

import { join } from 'node:path';
import type { Placement } from '../../../src/cli/placement.ts';
import { shell, until } from '../command.ts';
import type { Pond } from '../pond.ts';
import { pondTest } from '../pond-test.ts';

const FILE_BYTES = 6_000_000;
/** Long enough for a commit that is under way, and short enough for a test. */
const SETTINGS = ['--forget-grace', '1s', '--sweep-grace', '15s', '--sweep-interval', '2s'];

async function fragmentBytes(pond: Pond, node: number): Promise<number> {
  return (await pond.ask(node, 'df', {})).node.fragments as number;
}

async function latest(pond: Pond): Promise<number> {
  return (await pond.ask(1, 'volume.retention', { name: 'shared' })).latest as number;
}

pondTest(
  'forgotten versions are gone from all disks, also from one that was away, and kept ones are whole',
  async (t, pond) => {
    const contents = [1, 2, 3].map((n) => join(pond.directory, `content${n}`));
    const versions: number[] = [];
    for (const content of contents) {
      const script = 'head -c "$3" /dev/urandom > "$1"; cat "$1" > "$2"/large; sync "$2"/large';
      await shell(t, script, [content, pond.mount, String(FILE_BYTES)]);
      await pond.committed();
      versions.push(await latest(pond));
      if (versions.length === 2) await pond.ocean(1, ['snapshot', 'add', 'second', pond.mount]);
    }
    const [first, second] = versions as [number, number];
    const nodes = Array.from({ length: pond.nodeCount }, (_, i) => i + 1);
    for (const node of nodes) {
      await pond.ocean(node, ['node', 'set', ...SETTINGS]);
      await pond.ocean(node, ['stop']);
    }
    // Its mount waits for a quorum of the ring.
    for (const node of nodes.toReversed()) await pond.startAgain(node);
    const asked = { volume: 'shared', path: '/large', version: first };
    const { packs } = (await pond.ask(1, 'file.where', asked)) as Placement;
    const holders = packs.flatMap(({ fragments }) =>
      fragments.flatMap(({ holder }) => holder ?? []),
    );
    const holding = [...new Set(holders.map(({ port }) => port - pond.port(1) + 1))];
    const away = holding.find((node) => node > 1) as number;
    const before = new Map<number, number>();
    for (const node of holding) before.set(node, await fragmentBytes(pond, node));
    await pond.ocean(away, ['stop']);

    const keep = ['--keep-last', '1', '--json'];
    const dry = JSON.parse(await pond.ocean(1, ['forget', 'shared', '--dry-run', ...keep]));
    t.true(dry.freed.bytes >= FILE_BYTES && dry.freed.bytes < FILE_BYTES * 1.1);
    t.true(dry.freedOnDisks > dry.freed.bytes);
    const shown = await pond.ocean(1, ['forget', pond.mount, '--keep-last', '1']);
    t.regex(shown, /\d+ versions forgotten, up to version \d+/);
    t.regex(shown, /snapshots/);

    // At 2 of 4 a holder has half of it.
    const isSwept = async (node: number) =>
      (await fragmentBytes(pond, node)) < (before.get(node) as number) - FILE_BYTES / 2.2;
    for (const node of holding)
      if (node !== away) await until(`node ${node} has swept`, () => isSwept(node), 90);
    const gone = await pond.try(1, ['restore', join(pond.mount, 'large'), '--at', String(first)]);
    t.is(gone.status, 3);
    t.regex(gone.errorText, /version \d+ of shared: it was forgotten/);
    const listed = await shell(t, 'ls "$1"/.ocean/versions', [pond.mount]);
    t.true(listed.split('\n').includes(String(second)));
    t.false(listed.split('\n').includes(String(first)));

    await pond.startAgain(away);
    await until('the holder that was away has swept', () => isSwept(away), 90);
    // From disks only.
    await pond.ocean(1, ['stop']);
    await pond.startAgain(1);
    await shell(t, 'cmp "$1" "$2"/large', [contents[2] as string, pond.mount]);
    const old = join(pond.mount, '.ocean/versions', String(second), 'large');
    await shell(t, 'cmp "$1" "$2"', [contents[1] as string, old]);
    await pond.ocean(1, ['restore', join(pond.mount, 'large'), '--at', String(second)]);
    await shell(t, 'cmp "$1" "$2"/large', [contents[1] as string, pond.mount]);
  },
);
