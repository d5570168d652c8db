/**
 * Replaces members of rings that stay dead, where the owner wants its own machine to do it: with its key any node of
 * the pond may step in.
 */

import { type Clock, messageOf, type NodeAddress } from '../base/index.ts';
import type { Log } from './log.ts';

/** The members are asked this often whether they live. */
export const RING_WATCH_MS = 30_000;

export interface RingKeeperPorts {
  readonly clock: Clock;
  readonly log: Log;
  /** Volumes of this owner, and how long a member may be silent before it is replaced. */
  watched(): { readonly volume: string; readonly replaceAfterMs: number }[];
  members(volume: string): readonly NodeAddress[];
  isAlive(member: NodeAddress): Promise<boolean>;
  /** Puts another node in its place. @throws OceanError when that cannot be done now */
  replace(volume: string, member: NodeAddress): Promise<void>;
}

export class RingKeeper {
  readonly #ports: RingKeeperPorts;
  /** Since when each silent member has been silent. Bounded by the members of the watched rings. */
  #silentSinceMs = new Map<string, number>();
  #cancel: (() => void) | undefined;
  #isClosed = false;

  constructor(ports: RingKeeperPorts) {
    this.#ports = ports;
  }

  start(): void {
    if (this.#isClosed) return;
    this.#cancel = this.#ports.clock.after(RING_WATCH_MS, () => {
      void this.watchOnce().then(() => this.start());
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }

  /** One round: at most one member of each ring is replaced. Never rejects. */
  async watchOnce(): Promise<void> {
    const silent = new Map<string, number>();
    for (const { volume, replaceAfterMs } of this.#ports.watched()) {
      try {
        await this.#watch(volume, replaceAfterMs, silent);
      } catch (error) {
        this.#ports.log(
          'warn',
          `cannot replace a member of the ring of ${volume}: ${messageOf(error)}`,
        );
      }
    }
    this.#silentSinceMs = silent;
  }

  async #watch(volume: string, replaceAfterMs: number, silent: Map<string, number>): Promise<void> {
    const { clock, log } = this.#ports;
    const members = this.#ports.members(volume);
    const alive = await Promise.all(members.map((member) => this.#ports.isAlive(member)));
    // While most are silent it is rather this machine that is cut off.
    if (2 * alive.filter((one) => one).length <= members.length) return;
    for (const [index, member] of members.entries()) {
      if (alive[index]) continue;
      const name = `${volume} ${member.nodeId}`;
      silent.set(name, this.#silentSinceMs.get(name) ?? clock.nowMs());
    }
    const due = members.find(({ nodeId }) => {
      const sinceMs = silent.get(`${volume} ${nodeId}`);
      return sinceMs !== undefined && clock.nowMs() >= sinceMs + replaceAfterMs;
    });
    if (due === undefined) return;
    await this.#ports.replace(volume, due);
    silent.delete(`${volume} ${due.nodeId}`);
    log('info', `ring of ${volume}: ${due.nodeId} was silent for too long and is replaced`);
  }
}
