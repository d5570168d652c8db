/**
 * What a mount does while none of the other nodes answers, and when they do again. Each step takes as long as it may,
 * and says how long it took.
 */

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command, noise, until } from './command.ts';

/** What is answered from memory takes no longer. */
const AT_ONCE_MS = 1000;
const SOON_SECONDS = 20;
const FAR_BYTES = 3_000_000;
const CACHED_FILES = 40;
const CACHED_BYTES = 100_000;

export interface Scene {
  /** Of the node that is unplugged. */
  readonly mount: string;
  /** The same volume on another node. */
  readonly far: string;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  // biome-ignore lint/suspicious/noExplicitAny: the status is JSON of the command line's.
  status(): Promise<any>;
  demand(holds: boolean, what: string): void;
  say(line: string): void;
}

interface Timed {
  readonly status: number;
  readonly output: string;
  readonly errorText: string;
  readonly ms: number;
}

async function timed(scene: Scene, script: string, args: string[], seconds: number) {
  const start = performance.now();
  const ended = await command(['sh', '-euc', script, 'sh', ...args], { seconds });
  const timed: Timed = { ...ended, ms: performance.now() - start };
  scene.say(
    `${script}: ${timed.status} after ${Math.round(timed.ms)} ms ${timed.errorText.trim()}`,
  );
  return timed;
}

async function atOnce(scene: Scene, script: string, ...args: string[]): Promise<string> {
  const { status, output, ms } = await timed(scene, script, args, 10);
  scene.demand(status === 0 && ms < AT_ONCE_MS, `${script} ended with ${status} after ${ms} ms`);
  return output;
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Files that the mount has in memory or on its disk, and files of which it knows the names only. */
export async function prepareScene(scene: Scene, committed: () => Promise<void>): Promise<void> {
  const { mount, far } = scene;
  await command(['mkdir', join(mount, 'near'), join(far, 'far')]);
  for (let i = 0; i < CACHED_FILES; i++)
    await writeFile(join(mount, 'near', `${i}`), noise(`near ${i}`, CACHED_BYTES));
  for (let i = 0; i < 4; i++)
    await writeFile(join(far, 'far', `${i}`), noise(`far ${i}`, FAR_BYTES));
  await command(['sync', ...[0, 1, 2, 3].map((i) => join(far, 'far', `${i}`))]);
  await committed();
  const seen = async () =>
    (await command(['ls', '-l', join(mount, 'far')])).output.match(/3000000/g)?.length === 4;
  await until('the mount shows what the other one wrote', seen, SOON_SECONDS);
  await command(['ls', '-lR', mount]);
}

/** @param patienceSeconds - how long what cannot be had may take to fail */
export async function playScene(scene: Scene, patienceSeconds: number): Promise<void> {
  const { mount, far } = scene;
  await scene.unplug();
  await working(scene);
  await interrupted(scene);
  // A read that fails is asked for again by the kernel, once, and fsync has twice as long as others.
  const waiting = await Promise.all([
    timed(scene, 'cat "$1" > /dev/null', [join(mount, 'far/1')], 2 * patienceSeconds + 30),
    timed(scene, 'sync "$1"', [join(mount, 'near/written')], 2 * patienceSeconds + 30),
  ]);
  for (const [i, errno] of [
    'Input/output error|timed out',
    'Input/output error|timed out',
  ].entries()) {
    const { status, errorText, ms } = waiting[i] as Timed;
    const limit = 2 * patienceSeconds * 1100 + 1000;
    scene.demand(status === 1 && new RegExp(errno).test(errorText), `said ${errorText}`);
    scene.demand(ms < limit, `failed after ${ms} ms`);
  }
  await working(scene);
  const status = await scene.status();
  const [volume] = status.volumes;
  scene.say(`ocean status: ${JSON.stringify(volume)}`);
  scene.demand(volume.changes > 0, 'the status does not say what waits');

  await scene.plug();
  const start = performance.now();
  const wanted = await readFile(join(mount, 'near/written'));
  const arrived = async () => {
    const found = await readFile(join(far, 'near/written')).catch(() => undefined);
    return found?.equals(wanted);
  };
  await until('the other mount shows what was written', arrived, SOON_SECONDS);
  scene.say(`seen on the other mount ${Math.round(performance.now() - start)} ms later`);
  const readable = async () => readFile(join(mount, 'far/1')).catch(() => undefined);
  const read = await until('what could not be read reads', readable, SOON_SECONDS);
  scene.demand(digestOf(read) === digestOf(noise('far 1', FAR_BYTES)), 'far/1 reads wrong');
  scene.say(`what could not be read reads ${Math.round(performance.now() - start)} ms later`);
  await command(['sync', join(mount, 'near/written')]);
  const committed = async () => (await scene.status()).volumes[0].changes === 0;
  await until('everything is committed', committed, SOON_SECONDS);
}

/** All that needs nobody else. */
async function working(scene: Scene): Promise<void> {
  const { mount } = scene;
  const listed = await atOnce(scene, 'ls -l "$1"/near "$1"/far', mount);
  scene.demand(listed.split('\n').length > CACHED_FILES, 'ls lists too little');
  await atOnce(scene, 'df "$1"', mount);
  await atOnce(scene, 'cat "$1"/near/? > /dev/null', mount);
  // From the disk of this machine, since the kernel has dropped it.
  await atOnce(scene, 'dd if="$1" iflag=nocache count=0 status=none', join(mount, 'near/7'));
  const read = await command(['sha256sum', join(mount, 'near/7')], { seconds: 10 });
  scene.demand(
    read.output.startsWith(digestOf(noise('near 7', CACHED_BYTES))),
    `near/7 reads wrong: ${read.errorText}`,
  );
  await atOnce(
    scene,
    'date >> "$1"/written; mkdir -p "$1"/made; mv "$1"/made "$1"/moved; rmdir "$1"/moved',
    join(mount, 'near'),
  );
}

/** A read that waits ends with Ctrl-C. */
async function interrupted(scene: Scene): Promise<void> {
  const child = spawn('cat', [join(scene.mount, 'far/0')], { stdio: 'ignore' });
  const gone = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_, signal) => resolve(signal)),
  );
  const isWaiting = async () =>
    /^State:\s+[SD]/m.test(await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')) &&
    /fuse|folio_wait/.test(await readFile(`/proc/${child.pid}/stack`, 'utf8').catch(() => 'fuse'));
  await until('cat waits', isWaiting);
  const start = performance.now();
  child.kill('SIGINT');
  const signal = await gone;
  const ms = performance.now() - start;
  scene.say(`Ctrl-C ended a cat that waits after ${Math.round(ms)} ms, by ${signal}`);
  scene.demand(
    ms < AT_ONCE_MS && signal === 'SIGINT',
    `Ctrl-C ended cat after ${ms} ms, ${signal}`,
  );
}
