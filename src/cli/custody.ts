/**
 * What a node needs of its supervisor so that its mounts outlive it: the supervisor holds each mount's device, and the
 * tail of its volume, and hands both to the next process of the node. The kernel then waits instead of failing.
 */

import { closeSync } from 'node:fs';
import { memoryFile, sendDescriptors } from '../../mount/index.ts';
import { messageOf } from '../base/index.ts';
import type { KeptMount } from './home.ts';
import type { Log } from './log.ts';

/** Environment variable in which a supervisor tells its node what it holds. */
export const CUSTODY_VARIABLE = 'OCEAN_CUSTODY';

/** A mount that a supervisor holds. Descriptors are numbers of the process that has the value. */
export interface HeldMount extends KeptMount {
  readonly device: number;
  readonly tail: number;
  /** How many processes have served it, the present one left out. */
  readonly life: number;
}

/** What a supervisor says to a new process of the node. */
export interface Handover {
  /** Socket over which descriptors go back. */
  readonly socket: number;
  readonly mounts: readonly HeldMount[];
  /** After which silence the process is taken for hung; absent: never. */
  readonly watchdogMs?: number;
}

/** What the node says to its supervisor; with `hold`, device and tail have gone over the socket before. */
export type CustodyMessage =
  | { readonly kind: 'hold'; readonly mount: KeptMount & { readonly life: number } }
  | { readonly kind: 'release'; readonly directory: string }
  /** What ends from now on did start. */
  | { readonly kind: 'ready' }
  /** Its event loop turns. */
  | { readonly kind: 'alive' };

export class Custody {
  /** Mounts that an earlier process of the node served; each is taken over, or abandoned. */
  readonly inherited: readonly HeldMount[];
  readonly watchdogMs: number | undefined;
  readonly #socket: number;
  readonly #log: Log;
  /** By volume. */
  readonly #tails = new Map<string, number>();

  private constructor({ socket, mounts, watchdogMs }: Handover, log: Log) {
    this.inherited = mounts;
    this.watchdogMs = watchdogMs;
    this.#socket = socket;
    this.#log = log;
    for (const { volume, tail } of mounts) this.#tails.set(volume, tail);
  }

  /** Undefined where nobody supervises this process. Commands that it runs do not inherit what it was told. */
  static take(log: Log): Custody | undefined {
    const text = process.env[CUSTODY_VARIABLE];
    delete process.env[CUSTODY_VARIABLE];
    if (text === undefined || process.send === undefined) return undefined;
    return new Custody(JSON.parse(text) as Handover, log);
  }

  /** Memory for the tail of a volume. Undefined where there is none: its mount ends with this process. */
  tail(volume: string): number | undefined {
    let tail = this.#tails.get(volume);
    if (tail !== undefined) return tail;
    try {
      tail = memoryFile();
    } catch (error) {
      this.#log('warn', `mounts will end with this process: ${messageOf(error)}`);
      return undefined;
    }
    this.#tails.set(volume, tail);
    return tail;
  }

  /** Hands a new mount to the supervisor. */
  hold(mount: KeptMount, device: number): void {
    const tail = this.#tails.get(mount.volume);
    if (tail === undefined) return;
    try {
      sendDescriptors(this.#socket, [device, tail]);
      this.#say({ kind: 'hold', mount: { ...mount, life: 0 } });
    } catch (error) {
      this.#log('warn', `${mount.directory} will end with this process: ${messageOf(error)}`);
    }
  }

  ready(): void {
    this.#say({ kind: 'ready' });
  }

  alive(): void {
    this.#say({ kind: 'alive' });
  }

  /** The mount is gone, or given up: there is nothing to hold any more. */
  release(directory: string): void {
    this.#say({ kind: 'release', directory });
  }

  /** Gives up what an earlier process served. */
  abandon({ device, directory }: HeldMount): void {
    closeSync(device);
    this.release(directory);
  }

  #say(message: CustodyMessage): void {
    // A supervisor that was killed holds nothing and hears nothing.
    if (process.connected) process.send?.(message, undefined, undefined, () => {});
  }
}
