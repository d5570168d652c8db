/** A line of fstab mounts a volume and starts its node; a mount whose node hangs is taken away. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { command, ROOT, shell } from '../command.ts';
import { isMounted, Pond } from '../pond.ts';

/** In a view of its own of the file tree, where the helper is linked as an installation does it. */
const LINK_HELPER = `
  sbin=$(readlink -f /sbin)
  mkdir "$1/sbin" "$1/real"
  mount --bind "$sbin" "$1/real"
  ln -s "$1"/real/* "$1/sbin/"
  ln -sf "$2" "$1/sbin/mount.fuse.ocean"
  mount --bind "$1/sbin" "$sbin"
`;

/** A node with a volume that does not run, or does. */
async function withNode(
  t: ExecutionContext,
  run: (pond: Pond) => Promise<void>,
  { stays = false }: { stays?: boolean } = {},
): Promise<void> {
  t.timeout(240_000);
  if (process.getuid?.() !== 0) {
    t.log('NOT RUN: mounting as fstab does needs root');
    t.is(process.env.CI, undefined, 'CI must run this as root');
    return;
  }
  const pond = await Pond.make({ nodeCount: 1 });
  try {
    await shell(t, 'mkdir "$1"/nodes', [pond.directory]);
    await pond.ocean(1, ['init', '--port', String(pond.port(1)), '--quota', '256M', '--name', 'n']);
    await pond.ocean(1, ['start']);
    await pond.ocean(1, ['volume', 'create', 'shared']);
    if (!stays) await pond.ocean(1, ['stop']);
    await run(pond);
  } finally {
    await pond.end();
  }
  t.false(await isMounted(pond.mount));
}

test.serial(
  'a line of fstab starts the node and mounts; umount ends it; a wrong line is refused',
  async (t) => {
    await withNode(t, async (pond) => {
      const options = `home=${pond.home(1)},_netdev,nofail,x-systemd.requires=ocean.service`;
      const fstab = (more: string) => `shared ${pond.mount} fuse.ocean ${options}${more} 0 0\n`;
      await writeFile(join(pond.directory, 'fstab'), fstab(''));
      await writeFile(join(pond.directory, 'fstab.ro'), fstab(',ro'));
      await writeFile(join(pond.directory, 'fstab.wrong'), fstab(',frobnicate'));
      const script = `${LINK_HELPER}
      mount -T "$1/fstab" -a
      echo kept > "$3/note"; cat "$3/note"
      grep -c " $3 .* - fuse.ocean shared " /proc/self/mountinfo
      mount -T "$1/fstab" -a
      umount "$3"
      if [ -e "$3/note" ]; then echo still there; fi
      mount -T "$1/fstab.ro" "$3"
      cat "$3/note"
      if echo more 2> /dev/null > "$3/more"; then echo written; fi
      umount "$3"
      set +e
      mount -T "$1/fstab.wrong" "$3" 2>&1; echo "wrong $?"
      mount -t fuse.ocean nothing "$3" -o "home=$4" 2>&1; echo "unknown $?"
      mount -f -T "$1/fstab" "$3"; echo "fake $?"
      mountpoint -q "$3" || echo not mounted
    `;
      const words = ['unshare', '-m', '--propagation', 'private', 'sh', '-euc', script, 'sh'];
      const launcher = join(ROOT, 'src/cli/ocean');
      const places = [pond.directory, launcher, pond.mount, pond.home(1)];
      const { output, errorText } = await command([...words, ...places]);
      t.deepEqual(
        output.trimEnd().split('\n'),
        [
          'kept',
          '1',
          'kept',
          'mount.fuse.ocean: unknown mount option "frobnicate"; use: VOLUME DIRECTORY [-fnsv] [-o OPTIONS]',
          'wrong 1',
          `mount.fuse.ocean: No volume "nothing" in ${pond.home(1)}`,
          'unknown 32',
          'fake 0',
          'not mounted',
        ],
        errorText,
      );
      const pid = await pond.pid(1);
      const parent = /^PPid:\t(\d+)$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
      const line = await readFile(`/proc/${parent}/cmdline`, 'utf8');
      t.true(line.split('\0').includes('--restart'), 'the node that was started has a supervisor');
    });
  },
);

test.serial('a mount whose node hangs is named, and taken away within seconds', async (t) => {
  await withNode(
    t,
    async (pond) => {
      await pond.ocean(1, ['mount', 'shared', pond.mount]);
      await shell(t, 'echo kept > "$1"/note', [pond.mount]);
      const pid = (await pond.pid(1)) as number;
      process.kill(pid, 'SIGSTOP');
      try {
        const waiting = command(['ls', join(pond.mount, 'unknown')]);
        const asked = await pond.try(1, ['umount', pond.mount], { seconds: 20 });
        t.is(asked.status, 9);
        t.regex(asked.errorText, /^ocean: The node .* does not answer: .*umount --force/);
        const stopped = await pond.try(1, ['stop'], { seconds: 20 });
        t.is(stopped.status, 9);
        t.regex(stopped.errorText, /does not answer: end it: kill -9/);
        const doctor = await pond.try(1, ['doctor', '--json'], { seconds: 30 });
        const fails = JSON.parse(doctor.output).filter(
          ({ result }: { result: string }) => result === 'fail',
        );
        t.deepEqual(
          fails.map(({ name }: { name: string }) => name),
          ['node runs', 'mounts'],
          doctor.output,
        );
        t.regex(fails[1].advice, /ocean umount --force/);
        const forced = await pond.try(1, ['umount', '--force', pond.mount], { seconds: 5 });
        t.is(forced.status, 0, forced.errorText);
        t.false(await isMounted(pond.mount));
        t.not((await waiting).status, 0, 'who waited in it hears an error');
        const again = await pond.try(1, ['umount', '--force', pond.mount], { seconds: 5 });
        t.is(again.status, 3);
      } finally {
        process.kill(pid, 'SIGCONT');
      }
      await pond.ocean(1, ['mount', 'shared', pond.mount]);
      t.is(await shell(t, 'cat "$1"/note', [pond.mount]), 'kept\n');
    },
    { stays: true },
  );
});
