/** What clients of one object did and saw, for the checkers. */

import type { Digest } from '../../crypto/index.ts';
import type { Heartbeat, Update } from '../../wire/index.ts';

export interface UpdateOperation {
  readonly kind: 'update';
  readonly client: number;
  readonly update: Update;
  readonly digest: Digest;
  readonly invokedMs: number;
  /** Undefined while nobody has proved what came of it. */
  returnedMs: number | undefined;
  outcome: Heartbeat | undefined;
  /** The client went on without knowing: too many members were full. */
  isGivenUp: boolean;
  /** So many members said that it never will be executed that one of them is correct. */
  isRefused: boolean;
  /** NodeIds of those who said so. */
  conflicts?: Set<string>;
}

/** A read at one member: it may be behind, and is never ahead of what was submitted. */
export interface ReadOperation {
  readonly kind: 'read';
  readonly client: number;
  readonly invokedMs: number;
  readonly returnedMs: number;
  readonly version: number;
  readonly entries: readonly {
    readonly key: Uint8Array;
    readonly value: Uint8Array;
    readonly version: number;
  }[];
}

export type Operation = UpdateOperation | ReadOperation;
