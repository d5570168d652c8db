/** What may happen to a simulation, one at a time and by chance; and what may happen to any network. */

import { shuffled } from '../../base/index.ts';
import { NO_DELAY } from '../network-faults.ts';
import type { World } from './world.ts';

/** Does nothing where it cannot happen. */
export interface Mishap<W extends World> {
  readonly name: string;
  /** How often it is drawn, compared with the others. */
  readonly weight: number;
  happen(world: W): void;
}

export function drawMishap<W extends World>(world: W, mishaps: readonly Mishap<W>[]): Mishap<W> {
  let at = world.faults.integer(mishaps.reduce((sum, { weight }) => sum + weight, 0));
  for (const mishap of mishaps) {
    if (at < mishap.weight) return mishap;
    at -= mishap.weight;
  }
  return mishaps[0] as Mishap<W>;
}

/** Two groups that do not hear each other. A later partition takes the place of an earlier one, and ends with it. */
export function partition(world: World, nodeIds: readonly string[], lastsMsMost: number): void {
  const { network } = world;
  const mixed = shuffled(world.faults, nodeIds);
  const at = 1 + world.faults.integer(mixed.length - 1);
  network.partition([mixed.slice(0, at), mixed.slice(at)]);
  const lastsMs = 1 + world.faults.integer(lastsMsMost);
  world.note('partition', `${at} and ${mixed.length - at} for ${lastsMs} ms`);
  world.after(lastsMs, () => network.partition([]));
}

export interface Slowness {
  readonly msLeast: number;
  readonly msSpan: number;
  readonly lastsMsMost: number;
}

/** @param name - of the node, in words */
export function slow(
  world: World,
  node: { readonly nodeId: string; readonly name: string },
  { msLeast, msSpan, lastsMsMost }: Slowness,
): void {
  const { network } = world;
  const ms = msLeast + world.faults.integer(msSpan);
  const lastsMs = 1 + world.faults.integer(lastsMsMost);
  world.note('slow', `${node.name} by ${ms} ms for ${lastsMs} ms`);
  network.slow(node.nodeId, ms);
  world.after(lastsMs, () => network.slow(node.nodeId, 0));
}

export type Weather = 'loss' | 'duplication' | 'reordering' | 'spikes';

export interface Climate {
  /** In a thousand. */
  readonly rateMost: Readonly<Record<Weather, number>>;
  readonly lateMsMost: number;
  readonly lastsMsMost: number;
}

/** Something in the network as a whole, for a while. */
export function weather(world: World, what: Weather, climate: Climate): void {
  const { faults } = world.network;
  const perMille = 10 + world.faults.integer(climate.rateMost[what]);
  const mostMs = 10 + world.faults.integer(climate.lateMsMost);
  const lastsMs = 1 + world.faults.integer(climate.lastsMsMost);
  const on = (rate: number) => {
    const delay = rate === 0 ? NO_DELAY : { perMille: rate, mostMs };
    if (what === 'loss') faults.lossPerMille = rate;
    else if (what === 'duplication') faults.duplicatePerMille = rate;
    else if (what === 'reordering') faults.reorder = delay;
    else faults.spike = delay;
  };
  const late = what === 'reordering' || what === 'spikes' ? `, up to ${mostMs} ms` : '';
  world.note(what, `${perMille} per mille${late} for ${lastsMs} ms`);
  on(perMille);
  world.after(lastsMs, () => on(0));
}
