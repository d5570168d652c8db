/** A mount served by a child process, and the commands that use it, each with a time limit. */

import { type ChildProcess, execFile, fork } from 'node:child_process';
import { mkdtemp, readFile, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext, SerialFn } from 'ava';
import type { MountOptions } from '../../mount/index.ts';
import type { Order } from './serve.ts';

const COMMAND_TIMEOUT_S = 60;
const ORDER_TIMEOUT_MS = 20_000;

export interface Ended {
  readonly status: number;
  readonly output: string;
  readonly errorText: string;
}

/** Runs a command under timeout(1): one that hangs in the mount must not hang the test. */
export function command(
  words: readonly string[],
  options: { cwd?: string; seconds?: number } = {},
): Promise<Ended> {
  const { cwd = '/', seconds = COMMAND_TIMEOUT_S } = options;
  return new Promise((resolve) => {
    const args = ['-k', '2', String(seconds), ...words];
    const settings = { cwd, env: { ...process.env, LC_ALL: 'C' }, maxBuffer: 1 << 26 };
    execFile('timeout', args, settings, (error, output, errorText) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : 137;
      resolve({ status, output, errorText });
    });
  });
}

/** The output of a shell script with `$D` as the mount point. Fails the test when the script does. */
export async function shell(t: ExecutionContext, directory: string, script: string) {
  const { status, output, errorText } = await command(['sh', '-euc', script, 'sh', directory], {
    cwd: '/',
  });
  t.is(status, 0, `${script}\n${output}${errorText}`);
  return output;
}

export async function isMounted(directory: string): Promise<boolean> {
  return (await readFile('/proc/self/mountinfo', 'utf8')).includes(` ${directory} `);
}

type Message = { [kind: string]: unknown };

export class MountPoint {
  readonly directory: string;
  readonly child: ChildProcess;
  /** Errors of ours that the served mount met. */
  readonly bugs: unknown[] = [];
  readonly #heard: Message[] = [];
  readonly #waiting = new Set<() => void>();
  readonly exited: Promise<number | null>;

  constructor(directory: string, child: ChildProcess) {
    this.directory = directory;
    this.child = child;
    this.exited = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
    child.on('message', (message: Message) => {
      if ('bug' in message) this.bugs.push(message.bug);
      else this.#heard.push(message);
      for (const wake of this.#waiting) wake();
    });
  }

  static async newDirectory(): Promise<string> {
    return mkdtemp(join(tmpdir(), 'mount-test-'));
  }

  /** Starts the serving process without waiting for the mount. */
  static spawn(options: Partial<MountOptions> & { directory: string }, uid?: number): MountPoint {
    const settings = JSON.stringify({ volumeName: 'test-volume', ...options });
    const child = fork(join(import.meta.dirname, 'serve.ts'), [settings], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    return new MountPoint(options.directory, child);
  }

  /** The next message with one of these keys; rejects when none comes for long. */
  hear(...keys: string[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.#heard.findIndex((message) => keys.some((key) => key in message));
        if (found < 0) return;
        clearTimeout(impatience);
        this.#waiting.delete(look);
        resolve(Object.values(this.#heard.splice(found, 1)[0] ?? {})[0]);
      };
      const impatience = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`Nothing heard of ${keys} from the serving process`));
      }, ORDER_TIMEOUT_MS);
      this.#waiting.add(look);
      look();
    });
  }

  order(order: Order, answer: string): Promise<unknown> {
    this.child.send(order);
    return this.hear(answer);
  }

  /** Leaves nothing behind, whatever the test did. */
  async clean(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGTERM');
      const patience = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
      await this.exited;
      clearTimeout(patience);
    }
    for (let tries = 0; tries < 3 && (await isMounted(this.directory)); tries++) {
      await command(['umount', '-l', this.directory]);
    }
    await rmdir(this.directory).catch(() => undefined);
  }
}

/** Declares a test with a fresh mount, which is gone after it; no error of ours may have come up. */
export function mountTest(
  test: SerialFn,
  title: string,
  run: (t: ExecutionContext, mount: MountPoint) => Promise<void>,
  options: Partial<MountOptions> = {},
): void {
  test(title, async (t) => {
    const directory = await MountPoint.newDirectory();
    const mount = MountPoint.spawn({ ...options, directory });
    try {
      t.is(await mount.hear('ready', 'refused'), true);
      await run(t, mount);
      t.deepEqual(mount.bugs, []);
    } finally {
      await mount.clean();
    }
    t.false(await isMounted(directory));
  });
}
