/**
 * A byzantine member runs the real machine, or two of them, and says something else in its place. It has its own key
 * and nobody else's.
 */

import type { NodeAddress, Random } from '../base/index.ts';
import type { KeyPair } from '../crypto/index.ts';
import type { Aguid } from '../id/index.ts';
import type { CertifiedHeartbeat, RingCertificate } from '../wire/index.ts';
import type { Said } from './ring-network.ts';

export interface RingLiarSite {
  readonly key: KeyPair;
  readonly random: Random;
  /** The ring of an epoch, if the liar is a member. */
  ringOf(aguid: Aguid, epoch: number): RingCertificate | undefined;
  /** The latest rings of which it is a member, one an object. */
  rings(): readonly RingCertificate[];
  /** All that anybody has shown of an object. */
  certified(aguid: Aguid): readonly CertifiedHeartbeat[];
}

export interface RingLiar {
  readonly kind: string;
  /** How often it has lied. */
  readonly lieCount: number;
  /** What really leaves. @param twin - which of its machines says it */
  says(to: NodeAddress, said: Said, twin: number): readonly Said[];
  /** True when its machine is not to hear of it. */
  ignores?(said: Said): boolean;
  /** What it says on its own, now and then. */
  invents?(): readonly { readonly to: NodeAddress; readonly said: Said }[];
}
