/** How the nodes of a scenario carry their messages. */

import type { Carrying } from '../carrying.ts';

const WIRE_EVERY = 4;

/** One seed in four goes through the codecs; they take half of the time, and have tests of their own. */
export function carryingOf(seed: number): Carrying {
  return seed % WIRE_EVERY === 0 ? 'wire' : 'objects';
}
