/** How well this node is tied into the overlay: the neighbor map level by level, and what it keeps for others. */

import type { NodeAddress } from '../base/index.ts';
import { RADIX } from '../id/index.ts';
import type { Neighbor, Tapestry } from '../tapestry/index.ts';

/** Digits of a level that are others': this node itself stands at its own. */
const OTHER_DIGITS = RADIX - 1;

/** One level of the neighbor map. */
export interface LevelHealth {
  readonly level: number;
  /** Digits, of the 15 that are not this node's own, at which somebody is known. */
  readonly filled: number;
  /** The other ones: on the upper levels most are empty because no node has such a name. */
  readonly holes: number;
  readonly primaries: number;
  readonly backups: number;
  /** Neighbors that owe an answer. */
  readonly suspects: number;
  /** Of all neighbors that were measured; null when none was. */
  readonly medianRttMs: number | null;
}

/** One link of the neighbor map. */
export interface Link extends NodeAddress {
  readonly level: number;
  readonly digit: number;
  readonly isPrimary: boolean;
  readonly isSuspect: boolean;
  /** Null before the first measurement, as `deviationMs` is. */
  readonly rttMs: number | null;
  readonly deviationMs: number | null;
}

/** What `ocean status` tells of the overlay. */
export interface OverlayHealth {
  /** Others may route through this node. */
  readonly isMember: boolean;
  readonly nodeCountEstimate: number;
  /** From level 0 up, primary link first in each slot. */
  readonly neighbors: readonly Link[];
  readonly levels: readonly LevelHealth[];
  readonly suspectCount: number;
  /** Neighbors that fell silent and are asked again now and then. */
  readonly lostCount: number;
  /** Pointers to objects that are kept here for others. */
  readonly pointerCount: number;
  /** Objects that this node has published. */
  readonly publishedCount: number;
  /** Values of the DHT. */
  readonly valueCount: number;
}

export function overlayHealthOf(tapestry: Tapestry): OverlayHealth {
  const { isMember, lostCount, pointerCount, publishedCount, valueCount } = tapestry;
  const neighbors = linksOf(tapestry.neighbors());
  return {
    isMember,
    nodeCountEstimate: tapestry.nodeCountEstimate(),
    neighbors,
    levels: levelsOf(neighbors),
    suspectCount: neighbors.filter(({ isSuspect }) => isSuspect).length,
    lostCount,
    pointerCount,
    publishedCount,
    valueCount,
  };
}

/** @param neighbors - from level 0 up, the primary link of each slot first */
function linksOf(neighbors: readonly Neighbor[]): Link[] {
  let slot = '';
  return neighbors.map(({ address, level, digit, rttMs, deviationMs, isSuspect }) => {
    const before = slot;
    slot = `${level} ${digit}`;
    const { nodeId, host, port } = address;
    const measured = {
      rttMs: rttMs ?? null,
      deviationMs: rttMs === undefined ? null : deviationMs,
    };
    return { nodeId, host, port, level, digit, isPrimary: slot !== before, isSuspect, ...measured };
  });
}

/** Levels from 0 up to the last one that has a neighbor. */
export function levelsOf(links: readonly Link[]): LevelHealth[] {
  const count = 1 + Math.max(-1, ...links.map(({ level }) => level));
  return Array.from({ length: count }, (_, level) => {
    const here = links.filter((link) => link.level === level);
    const primaries = here.filter(({ isPrimary }) => isPrimary).length;
    const filled = new Set(here.map(({ digit }) => digit)).size;
    return {
      level,
      filled,
      holes: OTHER_DIGITS - filled,
      primaries,
      backups: here.length - primaries,
      suspects: here.filter(({ isSuspect }) => isSuspect).length,
      medianRttMs: medianOf(here.flatMap(({ rttMs }) => rttMs ?? [])),
    };
  });
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
}
