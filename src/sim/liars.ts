/** The kinds of liars. */

import type { Random } from '../base/index.ts';
import type { Liar } from './liar.ts';
import { Denier } from './liars/denier.ts';
import { Dropper } from './liars/dropper.ts';
import { Flooder } from './liars/flooder.ts';
import { Forger } from './liars/forger.ts';
import { Garbler } from './liars/garbler.ts';

/** INVARIANT: append-only and in this order: seeds draw from it. */
export const LIAR_KINDS = ['dropper', 'denier', 'forger', 'garbler', 'flooder', 'eraser'] as const;
export type LiarKind = (typeof LIAR_KINDS)[number];

const MAKERS: { readonly [K in LiarKind]: (random: Random) => Liar } = {
  dropper: () => new Dropper(),
  denier: () => new Denier(),
  forger: (random) => new Forger(random, 'forger'),
  garbler: (random) => new Garbler(random),
  eraser: (random) => new Forger(random, 'eraser'),
  flooder: (random) => new Flooder(random),
};

export function liarOf(kind: LiarKind, random: Random): Liar {
  return MAKERS[kind](random);
}
