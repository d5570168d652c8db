/**
 * Runs a node in a process of its own, starts it again when it dies, and meanwhile holds its mounts, so that who uses
 * them waits a moment and notices nothing else.
 */

import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { connectedSockets, detachDeadMount, receiveDescriptors } from '../../mount/index.ts';
import { messageOf } from '../base/index.ts';
import { CUSTODY_VARIABLE, type CustodyMessage, type Handover, type HeldMount } from './custody.ts';
import type { Home } from './home.ts';
import { NODE_FLAGS } from './node-flags.ts';

/** A process that lived so long was well: its end is no failure to start. */
const WELL_AFTER_MS = 3_000;
/** Ends in a row, each soon after the start, before a node is given up. */
export const RESTARTS_MAX = 6;
/** The first restart follows at once, the second after this, each further one after twice as long. */
export const RESTART_DELAY_MS = 500;
/** A node that was told to stop does so within 30 s, or hangs. Less than what a service manager waits. */
const STOP_PATIENCE_MS = 40_000;
/** Looks at a node in the time after which a silent one is taken for hung. */
const LOOKS_PER_WATCHDOG = 4;
/** Where the descriptors of a handover begin in the new process: after the standard ones and the channel. */
const SOCKET = 4;

export interface SupervisorOptions {
  readonly home: Home;
  /** How the node is called in what is said. */
  readonly name: string;
  /** False: what dies stays dead, and its mounts with it. */
  readonly restarts: boolean;
  readonly say: (line: string) => void;
  /** The program that runs a node. Default: the one of this process. */
  readonly script?: string;
  /** Default: RESTART_DELAY_MS. */
  readonly delayMs?: number;
  /** After which a node that does not stop is killed. Default: 40 s. */
  readonly stopPatienceMs?: number;
  /** Words of the command line for the node, after `run`. */
  readonly words?: readonly string[];
  /** A node that says nothing for so long is hung: it is killed, and started again. Default: never. */
  readonly watchdogMs?: number | undefined;
  /** The node is up, for the first time or again. */
  readonly onUp?: () => void;
}

export class Supervisor {
  /** Resolves when the node does not run and will not be started again. */
  readonly ended: Promise<void>;
  readonly #options: SupervisorOptions;
  readonly #held = new Map<string, HeldMount>();
  readonly #end: () => void;
  #child: ChildProcess | undefined;
  /** Waiting to start again. */
  #timer: NodeJS.Timeout | undefined;
  /** Looks since the node was last heard; undefined before it was heard at all. */
  #silentLooks: number | undefined;
  #isStopping = false;
  #isEnded = false;
  #hasFailed = false;
  #failures = 0;
  /** What never was up cannot be helped by starting it again. */
  #wasUp = false;

  constructor(options: SupervisorOptions) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ended = promise;
    this.#end = resolve;
    this.#options = options;
  }

  /** It ended otherwise than by being told to. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  start(): void {
    const startedMs = Date.now();
    const { home, script = process.argv[1] as string } = this.#options;
    const log = openSync(home.path('ocean.log'), 'a', 0o600);
    const sockets = this.#options.restarts ? connectedSockets() : undefined;
    const held = [...this.#held.values()];
    const stdio: StdioOptions = ['ignore', log, log];
    const env = { ...process.env };
    if (sockets !== undefined) {
      const given = held.flatMap(({ device, tail }) => [device, tail]);
      stdio.push('ipc', sockets[1], ...given);
      env[CUSTODY_VARIABLE] = JSON.stringify({
        ...handoverOf(held),
        watchdogMs: this.#options.watchdogMs,
      });
    }
    // A group of its own: Ctrl-C reaches this process only, which then stops the nodes in order.
    const { words: more = [] } = this.#options;
    const words = [...NODE_FLAGS, script, '--home', home.directory, 'run', ...more];
    const child = spawn(process.execPath, words, {
      stdio,
      env,
      detached: true,
    });
    this.#child = child;
    closeSync(log);
    if (sockets !== undefined) {
      closeSync(sockets[1]);
      child.on('message', (message: CustodyMessage) => this.#onMessage(message, sockets[0]));
    }
    const watch = this.#watch(child);
    void exited(child).then((how) => {
      clearInterval(watch);
      if (sockets !== undefined) closeSync(sockets[0]);
      void this.#onExit(how, Date.now() - startedMs);
    });
  }

  /** Counts looks, and not time: it may be this process that was stopped, or the whole machine. */
  #watch(child: ChildProcess): NodeJS.Timeout | undefined {
    const { watchdogMs, name, say } = this.#options;
    this.#silentLooks = undefined;
    if (watchdogMs === undefined) return undefined;
    return setInterval(() => {
      if (this.#silentLooks === undefined) return;
      this.#silentLooks++;
      if (this.#silentLooks <= LOOKS_PER_WATCHDOG) return;
      this.#silentLooks = undefined;
      say(`Node ${name} has not moved for ${watchdogMs / 1000} s; it is killed.`);
      child.kill('SIGKILL');
    }, watchdogMs / LOOKS_PER_WATCHDOG);
  }

  #onMessage(message: CustodyMessage, socket: number): void {
    if (message.kind === 'alive') this.#silentLooks = 0;
    else if (message.kind === 'ready') this.#onReady();
    else if (message.kind === 'release') this.#release(message.directory);
    else this.#hold(message.mount, socket);
  }

  #onReady(): void {
    this.#wasUp = true;
    this.#options.onUp?.();
  }

  #hold(mount: Omit<HeldMount, 'device' | 'tail'>, socket: number): void {
    const [device, tail] = receiveDescriptors(socket);
    if (device === undefined || tail === undefined) return;
    this.#release(mount.directory);
    this.#held.set(mount.directory, { ...mount, device, tail });
  }

  #release(directory: string): void {
    const held = this.#held.get(directory);
    if (held === undefined) return;
    this.#held.delete(directory);
    closeSync(held.device);
    closeSync(held.tail);
  }

  async #onExit(how: Exit, livedMs: number): Promise<void> {
    this.#child = undefined;
    this.#hasFailed = !this.#isStopping && how !== 0;
    const { name, say, restarts, delayMs: firstMs = RESTART_DELAY_MS } = this.#options;
    const isWanted = this.#isStopping || how === 0 || !this.#wasUp;
    this.#failures = livedMs >= WELL_AFTER_MS ? 1 : this.#failures + 1;
    if (!isWanted && restarts && this.#failures <= RESTARTS_MAX) {
      for (const [directory, mount] of this.#held) {
        this.#held.set(directory, { ...mount, life: mount.life + 1 });
      }
      const delayMs = this.#failures === 1 ? 0 : firstMs * 2 ** (this.#failures - 2);
      say(`Node ${name} ${ending(how)}; it is started again.`);
      this.#timer = setTimeout(() => this.start(), delayMs);
      return;
    }
    if (!isWanted) say(`Node ${name} ${ending(how)}, and is not started again: see its log.`);
    await this.#finish();
  }

  /** Takes away what nobody will serve any more. */
  async #finish(): Promise<void> {
    for (const directory of [...this.#held.keys()]) {
      this.#release(directory);
      const detached = detachDeadMount(directory);
      await detached.catch((error) => this.#options.say(messageOf(error)));
    }
    this.#isEnded = true;
    this.#end();
  }

  /** Ends the node, which unmounts and commits first. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const { stopPatienceMs = STOP_PATIENCE_MS } = this.#options;
    if (this.#child !== undefined) {
      const child = this.#child;
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs);
      void this.ended.then(() => clearTimeout(impatience));
    } else if (!this.#isEnded) {
      clearTimeout(this.#timer);
      await this.#finish();
    }
    await this.ended;
  }
}

function handoverOf(held: readonly HeldMount[]): Handover {
  const mounts = held.map((mount, i) => ({
    ...mount,
    device: SOCKET + 1 + 2 * i,
    tail: SOCKET + 2 + 2 * i,
  }));
  return { socket: SOCKET, mounts };
}

/** Exit code or signal. */
type Exit = number | NodeJS.Signals;

/** Resolves when the process is gone and everything that it said has been heard. */
async function exited(child: ChildProcess): Promise<Exit> {
  const silent = new Promise<void>((resolve) => {
    if (!child.connected) resolve();
    child.once('disconnect', () => resolve());
  });
  const how = await new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 1));
    child.once('error', () => resolve(1));
  });
  if (child.channel) await silent;
  return how;
}

function ending(how: Exit): string {
  return typeof how === 'number' ? `ended with ${how}` : `was killed by ${how}`;
}
