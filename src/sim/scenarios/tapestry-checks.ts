/** What must hold of a pond at rest, asked of the checkers one after the other. */

import type { Random } from '../../base/index.ts';
import { type Guid, guidFromBytes } from '../../id/index.ts';
import { falseHoles } from '../checkers/false-holes.ts';
import { differingRoots, type Published, unfoundObjects } from '../checkers/found-objects.ts';
import { wrongRoots } from '../checkers/one-root.ts';
import { Survey } from '../checkers/survey.ts';
import type { TapestryNode } from '../tapestry-node.ts';
import type { TapestryPond } from '../tapestry-pond.ts';

const WALKED = 16;
const TRACED = 2;
/** Of each kind: the first ones say what is wrong. */
const SHOWN = 5;

export function drawnGuids(random: Random, count: number): Guid[] {
  return Array.from({ length: count }, () => guidFromBytes(random.bytes(20)) as Guid);
}

function few(what: string, lines: readonly string[]): string[] {
  const more = lines.length > SHOWN ? [`${what}: and ${lines.length - SHOWN} more`] : [];
  return [...lines.slice(0, SHOWN).map((line) => `${what}: ${line}`), ...more];
}

export function outsiders(live: readonly TapestryNode[]): string[] {
  const outside = live.filter(({ isMember }) => !isMember);
  return few(
    'outside',
    outside.map(({ self }) => self.nodeId),
  );
}

/** What is wrong, a line each. Looks at the maps first, since questions let time pass. */
export function wrongsOf(
  pond: TapestryPond,
  random: Random,
  published: Published = new Map(),
): string[] {
  const { live } = pond;
  const survey = new Survey(pond);
  const targets = drawnGuids(random, WALKED);
  return [
    ...outsiders(live),
    ...few('false hole', falseHoles(live)),
    ...few('root', wrongRoots(live, [...targets, ...published.keys()])),
    ...few('trace', differingRoots(survey, live, targets.slice(0, TRACED))),
    ...few('unfound', unfoundObjects(survey, live, published)),
  ];
}
