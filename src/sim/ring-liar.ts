/**
 * A byzantine member runs the real machine, or two of them, and says something else in its place. It has its own key
 * and nobody else's.
 */

import type { NodeAddress, Random } from '../base/index.ts';
import type { KeyPair } from '../crypto/index.ts';
import type { CertifiedHeartbeat, RingCertificate } from '../wire/index.ts';
import type { Said } from './ring-network.ts';

export interface RingLiarSite {
  readonly key: KeyPair;
  readonly index: number;
  readonly ring: RingCertificate;
  readonly random: Random;
  /** All that anybody has shown. */
  certified(): readonly CertifiedHeartbeat[];
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
  invents?(): readonly { readonly to: number; readonly said: Said }[];
}
