/** Somebody who is not root runs a node and mounts through fusermount3. */

import { chmodSync, statSync } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { command, ROOT, shell } from './command.ts';
import { isMounted, MAIN, Pond } from './pond.ts';

const NOBODY = '65534';
const AS_NOBODY = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
const PARTS = ['src', 'mount', 'package.json', 'node_modules'];

/** A command line that the user can read: this one, or where its folders are closed to others, a copy. */
async function readableMain(directory: string): Promise<{ node: string; main: string }> {
  const readable = await command([...AS_NOBODY, 'test', '-r', MAIN]);
  const runnable = await command([...AS_NOBODY, process.execPath, '--version']);
  if (readable.status === 0 && runnable.status === 0) return { node: process.execPath, main: MAIN };
  const copy = join(directory, 'copy');
  await command(['mkdir', copy]);
  for (const part of PARTS) await command(['cp', '-r', join(ROOT, part), copy], { seconds: 200 });
  await command(['cp', process.execPath, join(copy, 'node')]);
  return { node: join(copy, 'node'), main: join(copy, 'src/cli/main.ts') };
}

test.serial('an ordinary user runs a node, mounts, works and unmounts', async (t) => {
  t.timeout(240_000);
  if (process.getuid?.() !== 0) {
    t.log('NOT RUN: becoming another user needs root');
    t.is(process.env.CI, undefined, 'CI must run this as root');
    return;
  }
  const pond = await Pond.make({ nodeCount: 1 });
  const { mode } = statSync('/dev/fuse');
  const home = pond.home(1);
  const { node, main } = await readableMain(pond.directory);
  const ocean = (...words: string[]) =>
    command([...AS_NOBODY, node, main, '--home', home, ...words], {
      env: { UV_THREADPOOL_SIZE: '16', HOME: pond.directory },
    });
  const succeeds = async (...words: string[]) => {
    const { status, output, errorText } = await ocean(...words);
    t.is(status, 0, `ocean ${words.join(' ')}: ${output}${errorText}`);
  };
  const asUser = (script: string) =>
    command([...AS_NOBODY, 'sh', '-euc', script, 'sh', pond.mount, pond.directory]);
  try {
    chmodSync('/dev/fuse', 0o666);
    await shell(
      t,
      'chmod 755 "$1"; mkdir "$1"/nodes "$1"/mount "$1"/copied; chown -R "$2" "$1"/nodes "$1"/mount "$1"/copied',
      [pond.directory, NOBODY],
    );
    await succeeds('init', '--port', String(pond.port(1)), '--quota', '1G');
    await succeeds('start', '--restart');
    await succeeds('volume', 'create', 'shared');
    await succeeds('mount', 'shared', pond.mount);
    const work =
      'cp -r /usr/include/linux/netfilter "$1"/ && diff -r /usr/include/linux/netfilter "$1"/netfilter';
    const worked = await asUser(work);
    t.is(worked.status, 0, worked.errorText);
    const owner = await asUser('stat -c %u "$1"/netfilter');
    t.is(owner.output.trim(), NOBODY);
    t.not(
      (await command(['ls', pond.mount])).status,
      0,
      'not even root looks into the mount of a user',
    );
    const killed = await asUser(
      'exec 3>> "$1"/log; echo one >&3; kill -9 "$(cat "$2"/nodes/n1/store/lock)"; echo two >&3; cat "$1"/log',
    );
    t.is(killed.output, 'one\ntwo\n', `the mount outlives its process: ${killed.errorText}`);
    await succeeds('umount', pond.mount);
    t.false(await isMounted(pond.mount));
    await succeeds('mount', 'shared', pond.mount);
    await succeeds('stop');
    t.false(await isMounted(pond.mount), 'stopping unmounts');
    await access(join(home, 'ocean.log'));
  } catch (error) {
    t.log(await readFile(join(home, 'ocean.log'), 'utf8').catch(() => 'no log'));
    throw error;
  } finally {
    await pond.end();
    chmodSync('/dev/fuse', mode);
  }
  t.false(await isMounted(pond.mount));
});
