/**
 * A liar runs the real machine and tampers with what that hears and says. It is admitted like everybody else, so
 * nothing at the door keeps it out. The kinds are in `liars`.
 */

import type { NodeAddress } from '../base/index.ts';
import type { Tapestry } from '../tapestry/index.ts';
import type { TapestryMessage } from '../wire/index.ts';

/** What a liar may use: its machine, and its node's line to the others. */
export interface LiarSite {
  readonly self: NodeAddress;
  readonly machine: Tapestry;
  send(to: NodeAddress, message: TapestryMessage): void;
  sendFrame(to: NodeAddress, header: Uint8Array, payload: Uint8Array): void;
  after(delayMs: number, act: () => void): void;
}

export interface Liar {
  readonly kind: string;
  /** How often it has lied. */
  readonly lieCount: number;
  start?(site: LiarSite): void;
  /** False: the machine does not hear of it. */
  hears?(site: LiarSite, from: NodeAddress, message: TapestryMessage): boolean;
  /** Sends something else in place of the message, or the message itself, or nothing. */
  says?(site: LiarSite, to: NodeAddress, message: TapestryMessage): void;
}
