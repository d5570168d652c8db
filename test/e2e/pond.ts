/** A pond of real processes with a real mount, which leaves nothing behind whatever the test did. */

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askNode } from '../../src/cli/ask-node.ts';
import type { MemberPlace, RingShown } from '../../src/cli/handlers/index.ts';
import { type CommandOptions, command, type Ended, ROOT, until } from './command.ts';
import { Ports } from './ports.ts';
import { Reaper } from './reaper.ts';

export const MAIN = join(ROOT, 'src/cli/main.ts');
const START_SECONDS = 60;
const STOP_SECONDS = 40;

export interface PondOptions {
  readonly nodeCount?: number;
  readonly env?: NodeJS.ProcessEnv;
  /** Quota of every node, as the command line takes it. */
  readonly quota?: string;
  /** What was read or written stays on the reader's disk. Default: no, since what is read again is to come from the pond. */
  readonly hasCache?: boolean;
  /** A node that dies is started again at once, as it is outside of tests. Default: it stays dead. */
  readonly restarts?: boolean;
}

export class Pond {
  readonly directory: string;
  /** Where the first node mounts the volume "shared". */
  readonly mount: string;
  nodeCount: number;
  readonly #ports: Ports;
  readonly #reaper: Reaper;
  readonly #env: NodeJS.ProcessEnv;
  readonly #restarts: boolean;
  /** Directories that were ever mounted. */
  readonly mounts = new Set<string>();
  demo: ChildProcess | undefined;

  private constructor(directory: string, ports: Ports, options: PondOptions) {
    this.directory = directory;
    this.mount = join(directory, 'mount');
    this.nodeCount = options.nodeCount ?? 5;
    this.#ports = ports;
    this.#reaper = new Reaper(directory);
    const cache = options.hasCache ? {} : { OCEAN_CACHE: '0' };
    this.#env = { UV_THREADPOOL_SIZE: '16', ...cache, ...options.env };
    this.#restarts = options.restarts ?? false;
    this.mounts.add(this.mount);
  }

  static async make(options: PondOptions): Promise<Pond> {
    const ports = await Ports.take();
    return new Pond(await mkdtemp(join(tmpdir(), 'ocean-e2e-')), ports, options);
  }

  /** Nodes count from 1, as the demo names them. */
  home(node: number): string {
    return join(this.directory, 'nodes', `n${node}`);
  }

  get homes(): string[] {
    return Array.from({ length: this.nodeCount }, (_, index) => this.home(index + 1));
  }

  port(node: number): number {
    return this.#ports.first + node - 1;
  }

  /** Runs the command line on a node's folder. */
  try(node: number, words: readonly string[], options: CommandOptions = {}): Promise<Ended> {
    const whole = [process.execPath, MAIN, '--home', this.home(node), ...words];
    return command(whole, { ...options, env: this.#env });
  }

  /** The same, which must succeed. @returns standard output */
  async ocean(node: number, words: readonly string[], options: CommandOptions = {}) {
    const { status, output, errorText } = await this.try(node, words, options);
    if (status === 0) return output;
    throw new Error(`ocean ${words.join(' ')} ended with ${status}: ${output}${errorText}`);
  }

  // biome-ignore lint/suspicious/noExplicitAny: the status is JSON of the command line's.
  async status(node: number): Promise<any> {
    return JSON.parse(await this.ocean(node, ['status', '--json']));
  }

  /** Asks a node over its control socket, as the command line does. */
  // biome-ignore lint/suspicious/noExplicitAny: the answer is JSON of the node.
  ask(node: number, question: string, args: object = {}): Promise<any> {
    return askNode(join(this.home(node), 'control.sock'), question, args);
  }

  /** The ring of a volume as a node sees it. */
  ring(node: number, volume = 'shared'): Promise<RingShown> {
    return this.ask(node, 'ring.show', { volume });
  }

  /** The node that a member of a ring runs on. */
  nodeOf({ port }: MemberPlace): number {
    return port - this.#ports.first + 1;
  }

  /** Waits until all members of the ring vote. */
  async allVote(node: number, volume = 'shared'): Promise<void> {
    await until('all members of the ring vote', async () => {
      const { members } = await this.ring(node, volume);
      return members.every(({ state }) => state === 'voting');
    });
  }

  /** Waits until all members of the ring vote, and agree on its view and version. */
  async agreed(node: number, volume = 'shared'): Promise<RingShown> {
    let last: RingShown | undefined;
    const look = async () => {
      last = await this.ring(node, volume);
      const places = last.members.map(({ state, view, version }) => `${state} ${view} ${version}`);
      return places[0]?.startsWith('voting') && new Set(places).size === 1 ? last : undefined;
    };
    return until('all members of the ring agree', look).catch((error: Error) => {
      throw new Error(`${error.message}: ${JSON.stringify(last)}`);
    });
  }

  /** Makes the nodes with a quota of their own; the demo then takes them as they are. */
  async prepare(quota: string): Promise<void> {
    await mkdir(join(this.directory, 'nodes'));
    for (let node = 1; node <= this.nodeCount; node++) {
      const options = ['--name', `n${node}`, '--quota', quota, '--port', String(this.port(node))];
      if (node === 1) await this.ocean(1, ['init', ...options]);
      else {
        const invitation = await this.ocean(1, ['invite']);
        await this.ocean(node, ['join', '-', ...options], { input: invitation });
      }
    }
  }

  /** Makes the next node, which does not run yet. @returns its number */
  async add(): Promise<number> {
    const node = ++this.nodeCount;
    const invitation = await this.ocean(1, ['invite']);
    const options = ['--name', `n${node}`, '--port', String(this.port(node))];
    await this.ocean(node, ['join', '-', ...options], { input: invitation });
    return node;
  }

  /** Starts all nodes by `ocean demo` and waits for its mount. */
  async start(): Promise<void> {
    const path = join(this.directory, 'demo.log');
    const log = openSync(path, 'w');
    const places = ['--directory', join(this.directory, 'nodes'), '--mount', this.mount];
    const size = ['--port', String(this.#ports.first), '--nodes', String(this.nodeCount)];
    const rest = this.#restarts ? [] : ['--no-restart'];
    const demo = spawn(process.execPath, [MAIN, 'demo', ...places, ...size, ...rest], {
      stdio: ['ignore', log, log],
      env: { ...process.env, ...this.#env },
    });
    closeSync(log);
    this.demo = demo;
    await writeFile(join(this.directory, 'demo.pid'), String(demo.pid));
    await until(
      'the demo mounts its volume',
      async () => {
        const said = await readFile(path, 'utf8');
        if (demo.exitCode !== null) throw new Error(`The demo ended: ${said}`);
        return said.includes('is mounted at');
      },
      START_SECONDS,
    );
  }

  /** Ends the demo as Ctrl-C does. @returns its exit code */
  async interrupt(): Promise<number | null> {
    const { demo } = this;
    if (demo === undefined) return null;
    if (demo.exitCode === null && demo.signalCode === null) {
      const gone = new Promise((resolve) => demo.once('exit', resolve));
      demo.kill('SIGINT');
      const impatience = setTimeout(() => demo.kill('SIGKILL'), STOP_SECONDS * 1000);
      await gone;
      clearTimeout(impatience);
    }
    return demo.exitCode;
  }

  /** The process of a node; undefined when it does not run. */
  async pid(node: number): Promise<number | undefined> {
    try {
      const pid = Number(await readFile(join(this.home(node), 'store/lock'), 'utf8'));
      const words = await readFile(`/proc/${pid}/cmdline`, 'utf8');
      // The number may be another's by now.
      return words.split('\0').includes(this.home(node)) ? pid : undefined;
    } catch {
      return undefined;
    }
  }

  /** kill -9. */
  async kill(node: number): Promise<void> {
    const pid = await this.pid(node);
    if (pid === undefined) throw new Error(`n${node} does not run`);
    process.kill(pid, 'SIGKILL');
    await until(`n${node} is dead`, async () => (await this.pid(node)) === undefined);
  }

  /** kill -9, and until another process does what this one did. */
  async replace(node: number): Promise<void> {
    const before = await this.pid(node);
    if (before === undefined) throw new Error(`n${node} does not run`);
    process.kill(before, 'SIGKILL');
    await until(`n${node} is back`, async () => {
      const pid = await this.pid(node);
      if (pid === undefined || pid === before) return false;
      return (await this.ask(node, 'ping').catch(() => undefined))?.isReady === true;
    });
  }

  /** `ocean start`, and until everything that was mounted is mounted again. */
  async startAgain(node: number): Promise<void> {
    const kept = JSON.parse(
      await readFile(join(this.home(node), 'mounts.json'), 'utf8').catch(() => '[]'),
    );
    await this.ocean(node, ['start']);
    await until(
      `n${node} mounts again`,
      async () => (await this.status(node)).mounts.length === kept.length,
    );
  }

  /** Shares a volume of the first node with another one, which mounts it. @returns the directory */
  async mountAt(node: number, options: readonly string[] = [], volume = 'shared'): Promise<string> {
    const keys = await this.ocean(1, ['volume', 'share', volume]);
    await this.ocean(node, ['volume', 'accept', '-'], { input: keys });
    const directory = join(this.directory, `mount-${node}`);
    this.mounts.add(directory);
    await this.ocean(node, ['mount', volume, directory, ...options]);
    return directory;
  }

  /** Waits until a node has committed all that was written to its mount. */
  async committed(node = 1): Promise<void> {
    await until('everything is committed', async () => {
      const { volumes } = await this.status(node);
      return volumes.every((one: { changes: number; journalBytes: number }) => one.changes === 0);
    });
  }

  /** The logs' last lines, for a test that failed. */
  async logs(): Promise<string> {
    const { output } = await command([
      'sh',
      '-c',
      `tail -n 15 "$1"/nodes/*/ocean.log`,
      'sh',
      this.directory,
    ]);
    return output;
  }

  /** Ends every process of the pond, takes its mounts away and removes its files. */
  async end(): Promise<void> {
    await this.interrupt();
    for (let node = 1; node <= this.nodeCount; node++) {
      if ((await this.pid(node)) === undefined) continue;
      const { status } = await this.try(node, ['stop'], { seconds: STOP_SECONDS });
      if (status !== 0 && (await this.pid(node)) !== undefined) await this.kill(node);
    }
    for (const directory of this.mounts) {
      for (let tries = 0; tries < 3 && (await isMounted(directory)); tries++) {
        await command(['umount', '-l', directory], { seconds: 10 });
      }
    }
    await rm(this.directory, { recursive: true, force: true });
    this.#reaper.release();
    this.#ports.release();
  }
}

export async function isMounted(directory: string): Promise<boolean> {
  return (await readFile('/proc/self/mountinfo', 'utf8')).includes(` ${directory} `);
}
