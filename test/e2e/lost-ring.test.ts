/** A volume outlives its ring and all who used it: it is rebuilt from what other nodes hold of its packs. */

import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recovered } from '../../src/cli/recover.ts';
import { command, noise, shell, until } from './command.ts';
import { pondTest } from './pond-test.ts';

const LARGE = [5 << 20, (3 << 20) + 17, 700_000];

/** Names, kinds, modes, links, sizes, times, contents and attributes of all that is there. */
const LIST = `cd "$1"
find . -printf '%P %y %m %n %s %T@ %l\\n' | sort
find . -type f -print0 | sort -z | xargs -0 sha256sum
find . -type f -links +1 -printf '%i %P\\n' | sort -k 2 | awk '{ n[$1] = n[$1] " " $2 } END { for (i in n) print n[i] }' | sort
getfattr --absolute-names -n user.colour many/7 deep/a/b/link-me | grep -v '^$'`;

async function fill(directory: string): Promise<void> {
  await mkdir(join(directory, 'many'));
  await mkdir(join(directory, 'deep/a/b'), { recursive: true });
  await Promise.all(
    LARGE.map((bytes, i) => writeFile(join(directory, `large-${i}`), noise(`large ${i}`, bytes))),
  );
  for (let i = 0; i < 120; i++)
    await writeFile(join(directory, 'many', String(i)), noise(`small ${i}`, 37 * i));
  await writeFile(join(directory, 'deep/a/b/link-me'), noise('linked', 20_000));
  await chmod(join(directory, 'many/3'), 0o640);
  await chmod(join(directory, 'deep/a'), 0o750);
}

pondTest(
  'a volume of which the ring and every mount are gone is recovered from exported keys',
  async (t, pond) => {
    const mount = join(pond.directory, 'precious');
    const keys = join(pond.directory, 'keys.json');
    pond.mounts.add(mount);
    await pond.ocean(1, ['volume', 'create', 'precious', '--ring', '1']);
    await pond.ocean(1, ['mount', 'precious', mount]);
    await fill(mount);
    const extras = `cd "$1"; ln deep/a/b/link-me many/hard; ln -s ../large-0 deep/soft; mkfifo pipe
      setfattr -n user.colour -v green many/7; setfattr -n user.colour -v blue deep/a/b/link-me; sync -f .`;
    await shell(t, extras, [mount]);
    await pond.committed();
    // A checkpoint, something new, and one that has only that.
    t.regex(await pond.ocean(1, ['volume', 'checkpoint', 'precious']), /can be recovered \(whole/);
    await shell(t, 'cp "$1"/large-1 "$1"/copied && rm "$1"/many/9 && sync -f "$1"', [mount]);
    await pond.committed();
    const before = await shell(t, LIST, [mount]);
    t.regex(await pond.ocean(1, ['volume', 'checkpoint', 'precious']), /\(what is new/);
    t.regex(await pond.ocean(1, ['volume', 'checkpoint', 'precious']), /Nothing has changed/);
    await pond.ocean(1, ['key', 'export', '--output', keys]);
    const mounted = await pond.try(1, ['volume', 'recover', 'precious']);
    t.is(mounted.status, 1);
    t.regex(mounted.errorText, /mounted here/);

    await pond.kill(1);
    for (const directory of [mount, pond.mount]) await command(['umount', '-l', directory]);
    await rm(pond.home(1), { recursive: true });
    await pond.ocean(1, ['key', 'import', keys]);
    await pond.ocean(1, ['start']);
    const recover = ['volume', 'recover', 'precious', '--json'];
    const seen: Recovered = JSON.parse(await pond.ocean(1, [...recover, '--dry-run']));
    t.is(seen.epoch, null);
    t.is(seen.answering, 0);
    const back: Recovered = JSON.parse(await pond.ocean(1, [...recover, '--ring', '4']));
    t.is(back.version, seen.version);
    t.deepEqual(back.passedOver, []);
    t.is(back.ring.length, 4);
    t.log(`version ${back.version} out of ${back.packs} packs, ${back.bytes} bytes`);

    await pond.ocean(1, ['mount', 'precious', mount]);
    t.is(await shell(t, LIST, [mount]), before);
    await pond.allVote(1, 'precious');
    // It goes on, also on another machine.
    const elsewhere = await pond.mountAt(2, [], 'precious');
    await shell(t, 'cp "$1"/large-2 "$1"/more && mv "$1"/many "$1"/some && sync -f "$1"', [mount]);
    await pond.committed();
    await until('the other mount has it', async () => {
      const found = await command(['cmp', join(elsewhere, 'more'), join(elsewhere, 'large-2')]);
      return found.status === 0;
    });
    t.true((await readFile(join(elsewhere, 'large-0'))).equals(noise('large 0', LARGE[0]!)));
    t.deepEqual(await readFile(join(elsewhere, 'some/100')), noise('small 100', 3700));
    // The archive knows the checkpoint that it was recovered from as one of the volume's own.
    t.regex(await pond.ocean(1, ['volume', 'checkpoint', 'precious']), /can be recovered \(whole/);
    await pond.ocean(1, ['umount', mount]);
    const alive = await pond.try(1, ['volume', 'recover', 'precious']);
    t.is(alive.status, 1);
    t.regex(alive.errorText, /4 of 4 members of its ring answer/);
  },
  { nodeCount: 6 },
);
