/** Tapestry's interfaces: what the layer above asks, and what it is told. Tapestry, JSAC 2004, §II-B. */

import type { NodeAddress } from '../base/index.ts';
import type { Guid, NodeId } from '../id/index.ts';
import type { Hop, TapestryMessage } from '../wire/index.ts';

/** A question's number, chosen by the caller, and how long it may stay open. */
export interface Ask {
  readonly token: number;
  readonly timeoutMs: number;
}

/**
 * Where object pointers are left beside the path: at `backups` of the next hop and the `nearest` neighbors of the
 * present one, for the first `hops` hops. Tapestry, JSAC 2004, §V: (k, l, m).
 */
export interface Locality {
  readonly backups: number;
  readonly nearest: number;
  readonly hops: number;
}

/**
 * All roots at once, and the nearest neighbors with them: the first answer counts. Or the roots in turn, which costs
 * fewer messages. An object is located in parallel, and routed to in turn, unless told otherwise.
 */
export interface Roots {
  readonly roots?: 'parallel' | 'in-turn';
}

export type TapestryInput =
  /** First input. No bootstrap and no remembered neighbor: this node is the first of its pond. */
  | { readonly kind: 'start'; readonly bootstrap: readonly NodeAddress[] }
  | { readonly kind: 'tick' }
  | { readonly kind: 'message'; readonly from: NodeAddress; readonly message: TapestryMessage }
  /** Something arrived from that node that no codec could read. */
  | { readonly kind: 'malformed'; readonly nodeId: string }
  /** The transport has lost that node. */
  | { readonly kind: 'lost'; readonly nodeId: string }
  /** The transport has measured that node. */
  | { readonly kind: 'rtt'; readonly nodeId: string; readonly meanMs: number }
  | { readonly kind: 'publish'; readonly guids: readonly Guid[] }
  | { readonly kind: 'unpublish'; readonly guids: readonly Guid[] }
  /**
   * Where are servers of the object, at most `count`? The root is asked when fewer are found before.
   * `except`: servers that the asker has found dead or lying.
   */
  | ({
      readonly kind: 'locate';
      readonly guid: Guid;
      readonly count: number;
      readonly except?: readonly NodeId[];
    } & Ask &
      Roots)
  /** Which way does a message go to the root of `target`, which may be a NodeId? */
  | ({ readonly kind: 'trace'; readonly target: Guid } & Ask)
  /** Best effort: delivered to a near server, if any; to more than one perhaps where all roots are tried at once. */
  | ({ readonly kind: 'routeToObject'; readonly guid: Guid } & Application & Roots)
  /** Best effort: delivered to at most `count` servers near the path to the root. */
  | ({ readonly kind: 'sendToObject'; readonly guid: Guid; readonly count: number } & Application)
  /** Best effort: delivered to that node, or when not `exact` to the root of its name. */
  | ({ readonly kind: 'routeToNode'; readonly nodeId: Guid; readonly exact: boolean } & Application)
  /** Stores a value at the roots of `guid`. The caller puts again before `ttlMs` is over. */
  | ({
      readonly kind: 'put';
      readonly guid: Guid;
      readonly bytes: Uint8Array;
      readonly ttlMs?: number;
    } & Ask)
  | ({ readonly kind: 'get'; readonly guid: Guid } & Ask)
  | ({ readonly kind: 'remove'; readonly guid: Guid } & Ask)
  /** Voluntary deletion: tells the neighbors and hands pointers and values over. */
  | { readonly kind: 'leave' };

export interface Application {
  readonly application: number;
  readonly bytes: Uint8Array;
}

/** `timeout`: nobody answered in time. */
export type Outcome = 'found' | 'not-found' | 'timeout';

export type TapestryUpcall =
  /** The node is a member. `alone`: it reached nobody and carries on by itself. */
  | { readonly kind: 'joined'; readonly alone: boolean }
  /** DELIVER: a message has come to its root, node or server. */
  | ({ readonly kind: 'deliver'; readonly guid: Guid; readonly origin: NodeAddress } & Application)
  | {
      readonly kind: 'located';
      readonly token: number;
      readonly outcome: Outcome;
      /** Nearest first. */
      readonly servers: readonly NodeAddress[];
      readonly hopCount: number;
    }
  | {
      readonly kind: 'traced';
      readonly token: number;
      readonly outcome: 'found' | 'timeout';
      /** From this node to the root. */
      readonly hops: readonly Hop[];
    }
  /** Answer to `put` and `remove`. */
  | {
      readonly kind: 'stored';
      readonly token: number;
      readonly outcome: 'stored' | 'timeout';
      /** Roots that have acknowledged, at most ROOT_COUNT. */
      readonly rootCount: number;
    }
  | {
      readonly kind: 'value';
      readonly token: number;
      readonly outcome: Outcome;
      /** Empty unless found. */
      readonly bytes: Uint8Array;
    };

/** FORWARD: a message passes; `next` is undefined at its root. */
export interface Passing extends Application {
  readonly guid: Guid;
  readonly origin: NodeAddress;
  readonly next: NodeAddress | undefined;
}

/** What becomes of it: goes on (perhaps with other bytes or to another node), or ends here. */
export type Forward = (
  passing: Passing,
) =>
  | { readonly kind: 'continue'; readonly bytes?: Uint8Array; readonly next?: NodeAddress }
  | { readonly kind: 'end' };
