/**
 * What goes wrong between nodes: frames are lost, doubled, overtaken or late, and groups of nodes cannot reach each
 * other. All of it may change at any time, and all of it is drawn from one stream of chance.
 */

import { chance, type Random } from '../base/index.ts';
import type { Lane } from './station.ts';

/** A chance, and how late a frame may be by it, in whole milliseconds from 1 up. */
export interface Delay {
  readonly perMille: number;
  readonly mostMs: number;
}

/** How often each fault has really happened to a frame. */
export interface FaultCounts {
  lost: number;
  duplicated: number;
  reordered: number;
  spiked: number;
  /** Stopped between groups, or on a link that is cut. */
  parted: number;
  /** Handled late by a slow node. */
  slowed: number;
  /** Sent to a node that has vanished. */
  unheard: number;
  /** Sent where nobody runs, or to somebody who has been replaced: the sender hears of it. */
  refused: number;
}

export const NO_DELAY: Delay = { perMille: 0, mostMs: 1 };

function keyOf(lane: Pick<Lane, 'from' | 'to'>): string {
  return `${lane.from.index} ${lane.to.index}`;
}

export class NetworkFaults {
  /** So many frames in a thousand vanish. */
  lossPerMille = 0;
  /** So many frames in a thousand arrive twice, the second time by a delay of its own. */
  duplicatePerMille = 0;
  /** Frames that are late and overtaken by others. */
  reorder: Delay = NO_DELAY;
  /** Frames that are late and hold back all that follow, as a lost segment does in TCP. */
  spike: Delay = NO_DELAY;
  readonly counts: FaultCounts = {
    lost: 0,
    duplicated: 0,
    reordered: 0,
    spiked: 0,
    parted: 0,
    slowed: 0,
    unheard: 0,
    refused: 0,
  };
  readonly #cut = new Set<string>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  cut(a: Lane['from'], b: Lane['from']): void {
    this.#cut.add(keyOf({ from: a, to: b })).add(keyOf({ from: b, to: a }));
  }

  /** Nothing passes from the one to the other; the way back stays open. */
  cutOneWay(from: Lane['from'], to: Lane['to']): void {
    this.#cut.add(keyOf({ from, to }));
  }

  /** Ends everything but what is kept at the stations: groups and slowness. */
  heal(): void {
    this.lossPerMille = 0;
    this.duplicatePerMille = 0;
    this.reorder = NO_DELAY;
    this.spike = NO_DELAY;
    this.#cut.clear();
  }

  /** True when nothing passes in that direction. */
  parts(lane: Pick<Lane, 'from' | 'to'>): boolean {
    if (
      lane.from.group === lane.to.group &&
      (this.#cut.size === 0 || !this.#cut.has(keyOf(lane)))
    ) {
      return false;
    }
    this.counts.parted++;
    return true;
  }

  loses(): boolean {
    return this.#happens(this.lossPerMille, 'lost');
  }

  duplicates(): boolean {
    return this.#happens(this.duplicatePerMille, 'duplicated');
  }

  /** How late the frame is, overtaken by others; 0 when it is not. */
  reorderMs(): number {
    return this.#happens(this.reorder.perMille, 'reordered') ? this.#lateMs(this.reorder) : 0;
  }

  /** How late the frame is, with all that follow; 0 when it is not. */
  spikeMs(): number {
    return this.#happens(this.spike.perMille, 'spiked') ? this.#lateMs(this.spike) : 0;
  }

  #lateMs({ mostMs }: Delay): number {
    return 1 + this.#random.integer(mostMs);
  }

  #happens(perMille: number, what: keyof FaultCounts): boolean {
    if (perMille === 0 || !chance(this.#random, perMille, 1000)) return false;
    this.counts[what]++;
    return true;
  }
}
