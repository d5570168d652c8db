/** What Tapestry nodes say to each other. All one-way; an answer names its question by a number. */

import type { NodeAddress } from '../base/index.ts';
import type { Guid, NodeId } from '../id/index.ts';

export const NODES_MAX = 256;
/** Of a path: more means that a route goes round in circles. */
export const HOPS_MAX = 64;
export const APPLICATION_BYTES_MAX = 64 * 1024;
export const DHT_VALUE_BYTES_MAX = 64 * 1024;
export const PUBLISH_ENTRIES_MAX = 1000;
export const SERVERS_MAX = 64;
export const TTL_MS_MAX = 24 * 3_600_000;
/** Two bytes a level. */
export const WATCHLIST_BYTES_MAX = 80;

/** How far a routed message has come. Tapestry, JSAC 2004, Fig. 3. */
export interface Route {
  readonly target: Guid;
  /** Digits already resolved, 0 to DIGIT_COUNT. */
  readonly level: number;
  readonly hopCount: number;
  readonly origin: NodeAddress;
}

export interface Beacon {
  readonly kind: 'ping' | 'pong';
  /** Of the ping; a pong repeats it. */
  readonly number: number;
  readonly inserting: boolean;
  /** Two bytes a level, bit d of the 16 set where the sender has nobody; levels past the end are all holes. */
  readonly holes: Uint8Array;
  /** Differs after a restart of the sender. */
  readonly incarnation: number;
  /** Of a pong: whole ms. The sender would take the receiver in below that round trip; 0: it would not. */
  readonly closerThanMs: number;
}

/** Nodes that the receiver may want in its neighbor map. */
export interface Nodes {
  readonly kind: 'nodes';
  readonly nodes: readonly NodeAddress[];
}

/** Asks for nodes that fit certain slots of the sender. */
export interface GetNodes {
  readonly kind: 'getNodes';
  /** As in a beacon, but set where there is room. */
  readonly wanted: Uint8Array;
}

/** The sender holds the receiver in its neighbor map. */
export interface Backpointer {
  readonly kind: 'backpointer';
}

/** Voluntary deletion: the sender goes, `nodes` may take its place. */
export interface Leaving {
  readonly kind: 'leaving';
  readonly nodes: readonly NodeAddress[];
}

/** Routed to the surrogate of its origin, which wants to become a member. */
export interface Join {
  readonly kind: 'join';
  readonly route: Route;
  readonly session: number;
}

export interface JoinAnswer {
  readonly kind: 'joinAnswer';
  readonly session: number;
  readonly nodes: readonly NodeAddress[];
}

export interface Multicast {
  readonly kind: 'multicast';
  readonly session: number;
  readonly joiner: NodeAddress;
  /** The receiver passes it on to all nodes that share so many digits with the receiver. */
  readonly prefixLength: number;
  /** Two bytes a level, bit d of the 16 set where the joiner has a hole at digit d. */
  readonly watchlist: Uint8Array;
  /** Sent to a node that is inserting itself. */
  readonly pinned: boolean;
}

export interface MulticastAck {
  readonly kind: 'multicastAck';
  readonly session: number;
  readonly joiner: NodeId;
}

/** To the joiner: the sender is a need-to-know node, `nodes` fill holes of the watchlist. */
export interface Notify {
  readonly kind: 'notify';
  readonly session: number;
  readonly nodes: readonly NodeAddress[];
}

/** From the joiner: it has taken these nodes in. */
export interface NotifyAck {
  readonly kind: 'notifyAck';
  readonly session: number;
}

/** To the joiner: its multicast is acknowledged by all. */
export interface Inserted {
  readonly kind: 'inserted';
  readonly session: number;
}

export interface GetPointers {
  readonly kind: 'getPointers';
  readonly session: number;
  readonly level: number;
}

/** The sender's neighbors and backpointers at that level and above. */
export interface Pointers {
  readonly kind: 'pointers';
  readonly session: number;
  readonly level: number;
  readonly nodes: readonly NodeAddress[];
}

export interface PublishEntry {
  /** Salted GUID of the object: its pointers lie on the path to this name's root. */
  readonly target: Guid;
  readonly level: number;
}

/**
 * What becomes of object pointers. INVARIANT: append-only, the index is on the wire.
 * path: published, on the way to the root. moved: on a new way, until it meets the old one. deposit: beside the path.
 * remove: unpublished, along the path. withdraw: unpublished, beside the path. backward: a path that is used no more.
 */
export const PUBLISH_MODES = [
  'path',
  'moved',
  'deposit',
  'remove',
  'withdraw',
  'backward',
] as const;
export type PublishMode = (typeof PUBLISH_MODES)[number];

/** Object pointers on their way to their roots, or their end. */
export interface Publish {
  readonly kind: 'publish';
  readonly server: NodeAddress;
  /** Of the path from the server to the receiver. */
  readonly distanceMs: number;
  readonly mode: PublishMode;
  /** The sender waits for a PublishAck with this number. */
  readonly number: number;
  readonly ttlMs: number;
  /** Hops from the server to the receiver. */
  readonly hop: number;
  readonly entries: readonly PublishEntry[];
}

export interface PublishAck {
  readonly kind: 'publishAck';
  readonly number: number;
}

export interface Locate {
  readonly kind: 'locate';
  readonly route: Route;
  readonly query: number;
  /** Servers wanted. */
  readonly count: number;
  /** Servers found on the way, nearest first. */
  readonly servers: readonly NodeAddress[];
  /** Servers that the asker does not want: it has found them dead, or lying. */
  readonly except: readonly NodeId[];
  /** From a neighbor: answered by the receiver itself, if at all. */
  readonly local: boolean;
}

export interface Located {
  readonly kind: 'located';
  readonly query: number;
  readonly servers: readonly NodeAddress[];
  readonly hopCount: number;
}

export interface Hop {
  readonly node: NodeAddress;
  /** From the hop before, as that one measured it. */
  readonly rttMs: number | undefined;
}

export interface Trace {
  readonly kind: 'trace';
  readonly route: Route;
  readonly query: number;
  readonly hops: readonly Hop[];
}

export interface Traced {
  readonly kind: 'traced';
  readonly query: number;
  readonly hops: readonly Hop[];
}

/** INVARIANT: append-only, the index is on the wire. */
export const CARRY_MODES = ['root', 'node', 'object'] as const;

/** An application's message, to a GUID's root, to exactly one node, or to servers of an object. */
export interface Carry {
  readonly kind: 'carry';
  readonly route: Route;
  /** Of the origin: a message sent again after a loss is delivered once. */
  readonly number: number;
  readonly application: number;
  readonly mode: (typeof CARRY_MODES)[number];
  /** The name that the application used; `route.target` is one of its salted names. */
  readonly guid: Guid;
  readonly saltIndex: number;
  /** Servers still wanted. */
  readonly count: number;
  readonly served: readonly NodeId[];
  /** Sent straight to the receiver, since an object pointer named it. */
  readonly arrived: boolean;
  /** From a neighbor: for servers that the receiver itself knows, if any. */
  readonly local: boolean;
  readonly bytes: Uint8Array;
}

export interface Put {
  readonly kind: 'put';
  readonly route: Route;
  /** The name that the application used; `route.target` is one of its salted names. */
  readonly guid: Guid;
  /** 0: nobody waits for the answer. */
  readonly query: number;
  /** The higher one stays. */
  readonly version: number;
  readonly removed: boolean;
  readonly ttlMs: number;
  readonly bytes: Uint8Array;
}

export interface Stored {
  readonly kind: 'stored';
  readonly query: number;
}

export interface Get {
  readonly kind: 'get';
  readonly route: Route;
  readonly query: number;
}

export interface Value {
  readonly kind: 'value';
  readonly query: number;
  readonly found: boolean;
  readonly version: number;
  readonly bytes: Uint8Array;
}

/** Messages that travel hop by hop toward a root. */
export type Routed = Join | Locate | Trace | Carry | Put | Get;

export type TapestryMessage =
  | Routed
  | Beacon
  | Nodes
  | GetNodes
  | Backpointer
  | Leaving
  | JoinAnswer
  | Multicast
  | MulticastAck
  | Notify
  | NotifyAck
  | Inserted
  | GetPointers
  | Pointers
  | Publish
  | PublishAck
  | Located
  | Traced
  | Stored
  | Value;
