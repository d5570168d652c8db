/**
 * Many nodes of one pond on loopback, each a process of its own: without mounts, and asked over their control
 * sockets, since forty processes of the command line would take longer than what they ask for.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askNode } from '../../src/cli/ask-node.ts';
import type { Json } from '../../src/cli/control.ts';
import { Home, type NodeConfig } from '../../src/cli/home.ts';
import { NODE_FLAGS } from '../../src/cli/node-flags.ts';
import { initialise, invite, joinPond } from '../../src/cli/pond-setup.ts';
import { command, type Ended } from './command.ts';
import { isMounted, MAIN } from './pond.ts';
import { Reaper } from './reaper.ts';

const QUOTA_BYTES = 64 * 1024 * 1024;
const READY_SECONDS = 60;
const SAID_CHARS_MAX = 4000;

interface Running {
  readonly child: ChildProcess;
  isReady: boolean;
}

export interface ManyNodesOptions {
  readonly count: number;
  readonly port: number;
  readonly zones?: readonly string[];
  /** How they watch over packs. */
  readonly watch?: NonNullable<NodeConfig['watch']>;
  /** What else is not as `init` leaves it. */
  readonly config?: Partial<NodeConfig>;
}

export class ManyNodes {
  readonly directory = mkdtempSync(join(tmpdir(), 'ocean-many-'));
  readonly homes: readonly Home[];
  readonly #reaper = new Reaper(this.directory);
  readonly #running = new Map<number, Running>();
  /** What each node said last, for a test that failed. */
  readonly #said = new Map<number, string>();
  /** Directories that were ever mounted. */
  readonly #mounts = new Set<string>();

  readonly #port: number;

  /** Makes the homes of `count` nodes, which listen from `port` on, in turn in each zone. Nothing runs yet. */
  constructor(options: ManyNodesOptions) {
    const { count, port, zones, watch, config } = options;
    this.homes = Array.from(
      { length: count },
      (_, node) => new Home(join(this.directory, 'nodes', `n${node}`)),
    );
    this.#port = port;
    let invitation = '';
    this.homes.forEach((home, node) => {
      const options = {
        name: `n${node}`,
        host: '127.0.0.1',
        port: port + node,
        quota: QUOTA_BYTES,
        ...(zones === undefined ? {} : { zone: zones[node % zones.length] as string }),
      };
      if (node > 0) joinPond(home, invitation, options);
      else {
        initialise(home, options);
        invitation = invite(home, 1);
      }
      if (watch !== undefined || config !== undefined)
        home.keepConfig({ ...home.config(), ...config, ...(watch === undefined ? {} : { watch }) });
    });
  }

  /** Nodes that run, counted from 0. */
  get running(): number[] {
    return [...this.#running.keys()].sort((a, b) => a - b);
  }

  /** Those of them that have said that they are ready, and were not told to end. */
  get ready(): number[] {
    return this.running.filter((node) => this.#running.get(node)?.isReady);
  }

  /** Where a node listens. */
  port(node: number): number {
    return this.#port + node;
  }

  pid(node: number): number | undefined {
    return this.#running.get(node)?.child.pid;
  }

  /** Starts a node; resolves when it says that it is ready. */
  start(node: number): Promise<void> {
    const home = (this.homes[node] as Home).directory;
    const { OCEAN_HOME: _, OCEAN_DEMO: __, ...environment } = process.env;
    const child = spawn(process.execPath, [...NODE_FLAGS, MAIN, '--home', home, 'run'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment,
    });
    const running: Running = { child, isReady: false };
    const ready = new Promise<void>((resolve, reject) => {
      const late = setTimeout(
        () => reject(this.#failure(node, 'is not ready')),
        READY_SECONDS * 1e3,
      );
      const listen = (text: string) => {
        const said = (this.#said.get(node) ?? '') + text;
        this.#said.set(node, said.slice(-SAID_CHARS_MAX));
        if (!said.includes('"msg":"ready"')) return;
        clearTimeout(late);
        running.isReady = true;
        resolve();
      };
      this.#said.set(node, '');
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', listen);
      child.once('exit', () => {
        clearTimeout(late);
        this.#running.delete(node);
        reject(this.#failure(node, 'ended'));
      });
    });
    ready.catch(() => {}); // Whoever started it hears of it.
    this.#running.set(node, running);
    return ready;
  }

  #failure(node: number, what: string): Error {
    return new Error(`n${node} ${what}; it said: ${this.#said.get(node)}`);
  }

  /** As by Ctrl-C. Node writes what it has compiled when it ends: the next start takes less than half the time. */
  async stop(node: number): Promise<void> {
    await this.#end(node, 'SIGTERM');
  }

  /** kill -9, and until the process is gone. */
  async kill(node: number): Promise<void> {
    await this.#end(node, 'SIGKILL');
  }

  /** kill -9, and the home is gone with the disk. */
  async wipe(node: number): Promise<void> {
    await this.kill(node);
    await rm((this.homes[node] as Home).directory, { recursive: true });
  }

  async #end(node: number, signal: NodeJS.Signals): Promise<void> {
    const running = this.#running.get(node);
    const child = running?.child;
    if (
      running === undefined ||
      child === undefined ||
      child.exitCode !== null ||
      child.signalCode !== null
    )
      return;
    running.isReady = false;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  ask(node: number, command: string, args: object = {}): Promise<Json> {
    return askNode((this.homes[node] as Home).socketPath, command, args);
  }

  /** The command line, as a user calls it. */
  ocean(node: number, ...words: string[]): Promise<Ended> {
    return this.oceanFor(30, node, ...words);
  }

  /** The same, for as many seconds as it may take. */
  oceanFor(seconds: number, node: number, ...words: string[]): Promise<Ended> {
    const home = (this.homes[node] as Home).directory;
    return command([process.execPath, MAIN, '--home', home, ...words], { seconds });
  }

  /** @returns the directory */
  async mount(node: number, volume: string): Promise<string> {
    const directory = join(this.directory, `mount-${node}`);
    this.#mounts.add(directory);
    await this.ask(node, 'mount', { volume, directory });
    return directory;
  }

  async unmount(node: number): Promise<void> {
    await this.ask(node, 'umount', { directory: join(this.directory, `mount-${node}`) });
  }

  /** Resident memory of a node's process. */
  memoryBytes(node: number): number {
    const status = readFileSync(`/proc/${this.pid(node)}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  }

  /** Ends every process and removes all files. */
  async end(): Promise<void> {
    await Promise.all(this.running.map((node) => this.kill(node)));
    for (const directory of this.#mounts)
      if (await isMounted(directory)) await command(['umount', '-l', directory], { seconds: 10 });
    await rm(this.directory, { recursive: true, force: true });
    this.#reaper.release();
  }
}
