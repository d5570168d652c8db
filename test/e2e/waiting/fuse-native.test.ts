/** A pond whose mounts are made through the package fuse-native. Needs libfuse 2. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { command, shell, until } from '../command.ts';
import { isMounted } from '../pond.ts';
import { pondTest } from '../pond-test.ts';

const TREE = '/usr/include/linux/netfilter';
const { output } = await command(['ldconfig', '-p'], {});
const hasLibrary = existsSync('/dev/fuse') && output.includes('libfuse.so.2');

if (hasLibrary) {
  pondTest(
    'a mount by fuse-native takes a tree, gives it back, and comes back after kill -9 and Ctrl-C',
    async (t, pond) => {
      const kept = () => readFileSync(join(pond.home(1), 'mounts.json'), 'utf8');
      const loaded = async () => readFileSync(`/proc/${await pond.pid(1)}/maps`, 'utf8');
      t.regex(await loaded(), /libfuse\.so\.2/);
      await shell(t, `cp -a ${TREE} "$1"/`, [pond.mount]);
      // Times too: the package loses modification times where nobody looks after it.
      const same = `diff -r ${TREE} "$1"/netfilter && test ! "$1"/netfilter/nf_log.h -nt ${TREE}/nf_log.h`;
      await shell(t, same, [pond.mount]);

      const second = await pond.mountAt(2, ['--binding', 'kernel']);
      await shell(t, 'echo one > "$1"/shared && sync "$1"/shared', [pond.mount]);
      const shows = (directory: string, text: string) => async () =>
        (await shell(t, 'cat "$1"/shared 2> /dev/null || true', [directory])) === text;
      await until('the other binding shows it', shows(second, 'one\n'));
      await shell(t, 'echo two > "$1"/shared && sync "$1"/shared', [second]);
      await until('a change of others is seen', shows(pond.mount, 'two\n'));

      const script =
        'exec 3< "$1"/shared; rm "$2"/shared; while ls "$1" | grep -q shared; do sleep 0.1; done; read line <&3; echo "$line"';
      const line = await shell(t, script, [pond.mount, second]);
      t.is(line, 'two\n', 'what others remove is read while it is open');

      await pond.replace(1);
      const mounts = async () => (await pond.status(1)).mounts.length;
      await until('the dead mount is replaced', async () => (await mounts()) === 1);
      t.regex(kept(), /"binding":\s*"fuse-native"/);
      t.regex(await loaded(), /libfuse\.so\.2/);
      await shell(t, same, [pond.mount]);

      t.is(await pond.interrupt(), 0);
      t.false(await isMounted(pond.mount));
      await pond.start();
      await shell(t, same, [pond.mount]);
    },
    { nodeCount: 2, restarts: true, env: { OCEAN_BINDING: 'fuse-native' } },
  );

  pondTest(
    'unmounting by umount(8), and with a shell inside, leaves nothing of fuse-native behind',
    async (t, pond) => {
      await shell(t, 'echo kept > "$1"/kept; umount "$1"', [pond.mount]);
      const mounts = async () => (await pond.status(1)).mounts.length;
      await until('the node knows', async () => (await mounts()) === 0);
      await pond.ocean(1, ['mount', 'shared', pond.mount]);
      await pond.ocean(1, ['volume', 'create', 'other']);
      const inner = await pond.try(1, ['mount', 'other', join(pond.mount, 'inner')]);
      t.regex(inner.errorText, /it lies in the mount at/);
      const marker = join(pond.directory, 'stay');
      const staying = shell(
        t,
        'cd "$1"; exec 3< kept; touch "$2"; i=0; while [ -e "$2" ] && [ $i -lt 600 ]; do sleep 0.1; i=$((i+1)); done',
        [pond.mount, marker],
      );
      await until('a shell is inside', async () => existsSync(marker));
      await pond.ocean(1, ['umount', pond.mount]);
      t.false(await isMounted(pond.mount));
      t.is(await mounts(), 0);
      await shell(t, 'rm "$1"', [marker]);
      await staying;
      await pond.ocean(1, ['mount', 'shared', pond.mount]);
      t.is(await shell(t, 'cat "$1"/kept', [pond.mount]), 'kept\n');
    },
    { nodeCount: 1, env: { OCEAN_BINDING: 'fuse-native' } },
  );
} else {
  test('the pond with fuse-native needs /dev/fuse and libfuse 2 (Debian: libfuse2)', (t) => {
    t.is(process.env.CI, undefined);
  });
}
