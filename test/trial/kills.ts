/**
 * `kill -9` at random moments: of the node that serves a mount, with and without a supervisor, of members of the ring,
 * and of a node that only stores.
 */

import { Kills } from '../e2e/kills.ts';
import type { Say } from './must.ts';

export interface KillsOptions {
  /** Of each kind. */
  readonly kills: number;
  readonly seed: number;
}

export async function kills(say: Say, { kills, seed }: KillsOptions): Promise<void> {
  await Kills.play({ say, restarts: true, seed }, async (trial) => {
    await trial.supervised(kills);
    const { members, others } = await trial.places();
    await trial.away('a member of the ring', members, kills);
    await trial.away('a node that is no member', others, kills);
  });
  await Kills.play({ say, restarts: false, seed }, (trial) => trial.unsupervised(kills));
}
