/** What a node says of the room that it offers: in steps, so that it seldom changes. */

import { type Capacity, FILL_MAX } from '../wire/index.ts';

const MIB = 1 << 20;
/** With less left than this, or than this part of its quota, a node is full: others are asked before. */
export const FULL_BYTES = 16 << 20;
export const FULL_PART = 32;
/** Less than 2^-20 of the quota counts as nothing, and each doubling has so many steps. */
const OCTAVES = 20;
export const FILL_STEPS_PER_OCTAVE = 4;

/** @param bytes - of keys and values in the store, and what its quota leaves */
export function capacityOf(
  bytes: { readonly used: number; readonly free: number },
  isDraining: boolean,
): Capacity {
  const quota = bytes.used + bytes.free;
  const octaves = quota > 0 ? Math.log2(bytes.used / quota) + OCTAVES : 0;
  const fill = octaves < 0 ? 0 : 1 + Math.floor(octaves * FILL_STEPS_PER_OCTAVE);
  return {
    quotaMiB: Math.min(0xffff_ffff, Math.floor(quota / MIB)),
    fill: Math.min(FILL_MAX, fill),
    isFull: bytes.free < Math.max(FULL_BYTES, quota / FULL_PART),
    isDraining,
  };
}
