/** Tapestry's messages to and from the wire: one pair per kind. `proto/tapestry.proto` has the meaning. */

import { EMPTY } from '../base/index.ts';
import { guidBytes, guidFromBytes, type NodeId } from '../id/index.ts';
import { addressFromWire, addressToWire } from './address.ts';
import { isCount, tryDecode } from './check.ts';
import { ocean } from './generated/ocean.js';
import * as fields from './tapestry-fields.ts';
import {
  APPLICATION_BYTES_MAX,
  CARRY_MODES,
  DHT_VALUE_BYTES_MAX,
  HOPS_MAX,
  PUBLISH_MODES,
  SERVERS_MAX,
  type TapestryMessage,
  TTL_MS_MAX,
} from './tapestry-message.ts';

/** Room for NODES_MAX addresses of the longest kind. */
export const TAPESTRY_HEADER_BYTES_MAX = 80 * 1024;

type Wire = ocean.tapestry.Message.$Properties;
type Kind = TapestryMessage['kind'];
type Of<K extends Kind> = Extract<TapestryMessage, { kind: K }>;
type Body<K extends Kind> = NonNullable<Wire[K]>;

interface Pair<K extends Kind> {
  toWire(message: Of<K>): Body<K>;
  /** Undefined when a field is absent, too long or out of range. */
  fromWire(wire: Body<K>, payload: Uint8Array): Of<K> | undefined;
  payload?(message: Of<K>): Uint8Array;
}

function beacon<K extends 'ping' | 'pong'>(kind: K): Pair<'ping' | 'pong'> {
  return {
    toWire: ({ number, incarnation, inserting, holes, closerThanMs }) => ({
      number,
      incarnation,
      inserting,
      holes,
      closerThanMs,
    }),
    fromWire: (wire) => {
      const holes = fields.watchlistFromWire(wire.holes);
      if (holes === undefined) return undefined;
      const { number, incarnation, inserting, closerThanMs } = wire;
      const wish = { inserting: inserting ?? false, closerThanMs: closerThanMs ?? 0 };
      return { kind, number: number ?? 0, incarnation: incarnation ?? 0, holes, ...wish };
    },
  };
}

const membership = {
  ping: beacon('ping') as Pair<'ping'>,
  pong: beacon('pong') as Pair<'pong'>,
  nodes: {
    toWire: ({ nodes }) => ({ nodes: nodes.map(addressToWire) }),
    fromWire: (wire) => {
      const nodes = fields.nodesFromWire(wire.nodes);
      return nodes && { kind: 'nodes', nodes };
    },
  } satisfies Pair<'nodes'>,
  getNodes: {
    toWire: ({ wanted }) => ({ wanted }),
    fromWire: (wire) => {
      const wanted = fields.watchlistFromWire(wire.wanted);
      return wanted && { kind: 'getNodes', wanted };
    },
  } satisfies Pair<'getNodes'>,
  backpointer: {
    toWire: () => ({}),
    fromWire: () => ({ kind: 'backpointer' }),
  } satisfies Pair<'backpointer'>,
  leaving: {
    toWire: ({ nodes }) => ({ nodes: nodes.map(addressToWire) }),
    fromWire: (wire) => {
      const nodes = fields.nodesFromWire(wire.nodes);
      return nodes && { kind: 'leaving', nodes };
    },
  } satisfies Pair<'leaving'>,
};

const insertion = {
  join: {
    toWire: ({ route, session }) => ({ route: fields.routeToWire(route), session }),
    fromWire: (wire) => {
      const route = fields.routeFromWire(wire.route);
      return route && { kind: 'join', route, session: wire.session ?? 0 };
    },
  } satisfies Pair<'join'>,
  joinAnswer: {
    toWire: ({ session, nodes }) => ({ session, nodes: nodes.map(addressToWire) }),
    fromWire: (wire) => {
      const nodes = fields.nodesFromWire(wire.nodes);
      return nodes && { kind: 'joinAnswer', session: wire.session ?? 0, nodes };
    },
  } satisfies Pair<'joinAnswer'>,
  multicast: {
    toWire: ({ session, joiner, prefixLength, watchlist, pinned }) => ({
      session,
      joiner: addressToWire(joiner),
      prefixLength,
      watchlist,
      pinned,
    }),
    fromWire: (wire) => {
      const joiner = addressFromWire(wire.joiner);
      const prefixLength = fields.levelFromWire(wire.prefixLength);
      const watchlist = fields.watchlistFromWire(wire.watchlist);
      if (joiner === undefined || prefixLength === undefined) return undefined;
      if (watchlist === undefined) return undefined;
      const { session = 0, pinned = false } = wire;
      return {
        kind: 'multicast',
        session: session ?? 0,
        joiner,
        prefixLength,
        watchlist,
        pinned: pinned ?? false,
      };
    },
  } satisfies Pair<'multicast'>,
  multicastAck: {
    toWire: ({ session, joiner }) => ({ session, joiner: guidBytes(joiner) }),
    fromWire: (wire) => {
      const joiner = guidFromBytes<NodeId>(wire.joiner);
      return joiner && { kind: 'multicastAck', session: wire.session ?? 0, joiner };
    },
  } satisfies Pair<'multicastAck'>,
  notify: {
    toWire: ({ session, nodes }) => ({ session, nodes: nodes.map(addressToWire) }),
    fromWire: (wire) => {
      const nodes = fields.nodesFromWire(wire.nodes);
      return nodes && { kind: 'notify', session: wire.session ?? 0, nodes };
    },
  } satisfies Pair<'notify'>,
  notifyAck: {
    toWire: ({ session }) => ({ session }),
    fromWire: (wire) => ({ kind: 'notifyAck', session: wire.session ?? 0 }),
  } satisfies Pair<'notifyAck'>,
  inserted: {
    toWire: ({ session }) => ({ session }),
    fromWire: (wire) => ({ kind: 'inserted', session: wire.session ?? 0 }),
  } satisfies Pair<'inserted'>,
  getPointers: {
    toWire: ({ session, level }) => ({ session, level }),
    fromWire: (wire) => {
      const level = fields.levelFromWire(wire.level);
      if (level === undefined) return undefined;
      return { kind: 'getPointers', session: wire.session ?? 0, level };
    },
  } satisfies Pair<'getPointers'>,
  pointers: {
    toWire: ({ session, level, nodes }) => ({ session, level, nodes: nodes.map(addressToWire) }),
    fromWire: (wire) => {
      const level = fields.levelFromWire(wire.level);
      const nodes = fields.nodesFromWire(wire.nodes);
      if (level === undefined || nodes === undefined) return undefined;
      return { kind: 'pointers', session: wire.session ?? 0, level, nodes };
    },
  } satisfies Pair<'pointers'>,
};

const location = {
  publish: {
    toWire: ({ server, distanceMs, mode, number, ttlMs, hop }) => ({
      server: addressToWire(server),
      distanceMs,
      mode: PUBLISH_MODES.indexOf(mode),
      number,
      ttlMs,
      hop,
    }),
    payload: ({ entries }) => fields.entriesToBytes(entries),
    fromWire: (wire, payload) => {
      const server = addressFromWire(wire.server);
      const distanceMs = fields.durationFromWire(wire.distanceMs);
      const ttlMs = wire.ttlMs ?? 0;
      if (server === undefined || distanceMs === undefined || ttlMs > TTL_MS_MAX) return undefined;
      const entries = fields.entriesFromBytes(payload);
      if (entries === undefined) return undefined;
      const mode = PUBLISH_MODES[wire.mode ?? 0];
      const number = wire.number ?? 0;
      const hop = wire.hop ?? 0;
      if (mode === undefined || hop > HOPS_MAX) return undefined;
      return { kind: 'publish', server, distanceMs, mode, number, ttlMs, hop, entries };
    },
  } satisfies Pair<'publish'>,
  publishAck: {
    toWire: ({ number }) => ({ number }),
    fromWire: (wire) => ({ kind: 'publishAck', number: wire.number ?? 0 }),
  } satisfies Pair<'publishAck'>,
  locate: {
    toWire: ({ route, query, count, servers, except, local }) => ({
      route: fields.routeToWire(route),
      query,
      count,
      servers: servers.map(addressToWire),
      except: except.map(guidBytes),
      local,
    }),
    fromWire: (wire) => {
      const route = fields.routeFromWire(wire.route);
      const servers = fields.nodesFromWire(wire.servers, SERVERS_MAX);
      const count = wire.count ?? 0;
      const except = fields.nodeIdsFromWire(wire.except, SERVERS_MAX);
      if (route === undefined || servers === undefined || except === undefined) return undefined;
      if (count < 1 || count > SERVERS_MAX) return undefined;
      const { query, local } = wire;
      const flags = { query: query ?? 0, local: local ?? false };
      return { kind: 'locate', route, count, servers, except, ...flags };
    },
  } satisfies Pair<'locate'>,
  located: {
    toWire: ({ query, servers, hopCount }) => ({
      query,
      servers: servers.map(addressToWire),
      hopCount,
    }),
    fromWire: (wire) => {
      const servers = fields.nodesFromWire(wire.servers, SERVERS_MAX);
      if (servers === undefined) return undefined;
      return { kind: 'located', query: wire.query ?? 0, servers, hopCount: wire.hopCount ?? 0 };
    },
  } satisfies Pair<'located'>,
  trace: {
    toWire: ({ route, query, hops }) => ({
      route: fields.routeToWire(route),
      query,
      hops: hops.map(fields.hopToWire),
    }),
    fromWire: (wire) => {
      const route = fields.routeFromWire(wire.route);
      const hops = fields.hopsFromWire(wire.hops);
      if (route === undefined || hops === undefined) return undefined;
      return { kind: 'trace', route, query: wire.query ?? 0, hops };
    },
  } satisfies Pair<'trace'>,
  traced: {
    toWire: ({ query, hops }) => ({ query, hops: hops.map(fields.hopToWire) }),
    fromWire: (wire) => {
      const hops = fields.hopsFromWire(wire.hops);
      return hops && { kind: 'traced', query: wire.query ?? 0, hops };
    },
  } satisfies Pair<'traced'>,
};

const carry: Pair<'carry'> = {
  toWire: (message) => ({
    route: fields.routeToWire(message.route),
    number: message.number,
    application: message.application,
    mode: CARRY_MODES.indexOf(message.mode),
    guid: guidBytes(message.guid),
    saltIndex: message.saltIndex,
    count: message.count,
    served: message.served.map(guidBytes),
    arrived: message.arrived,
    local: message.local,
  }),
  payload: ({ bytes }) => bytes,
  fromWire: (wire, bytes) => {
    const route = fields.routeFromWire(wire.route);
    const mode = CARRY_MODES[wire.mode ?? 0];
    const guid = guidFromBytes(wire.guid);
    const served = fields.nodeIdsFromWire(wire.served, SERVERS_MAX);
    if (!route || !mode || !guid || !served || bytes.length > APPLICATION_BYTES_MAX) {
      return undefined;
    }
    const { number, application, saltIndex, count } = wire;
    if ((saltIndex ?? 0) > 255 || (count ?? 0) > SERVERS_MAX) return undefined;
    return {
      kind: 'carry',
      route,
      number: number ?? 0,
      application: application ?? 0,
      mode,
      guid,
      saltIndex: saltIndex ?? 0,
      count: count ?? 0,
      served,
      arrived: wire.arrived ?? false,
      local: wire.local ?? false,
      bytes,
    };
  },
};

const dht = {
  put: {
    toWire: ({ route, guid, query, version, removed, ttlMs }) => ({
      route: fields.routeToWire(route),
      guid: guidBytes(guid),
      query,
      version,
      removed,
      ttlMs,
    }),
    payload: ({ bytes }) => bytes,
    fromWire: (wire, bytes) => {
      const route = fields.routeFromWire(wire.route);
      const version = wire.version ?? 0;
      const ttlMs = wire.ttlMs ?? 0;
      if (route === undefined || !isCount(version) || ttlMs > TTL_MS_MAX) return undefined;
      const guid = guidFromBytes(wire.guid);
      if (guid === undefined || bytes.length > DHT_VALUE_BYTES_MAX) return undefined;
      const { query, removed } = wire;
      const flags = { query: query ?? 0, removed: removed ?? false };
      return { kind: 'put', route, guid, version, ttlMs, bytes, ...flags };
    },
  } satisfies Pair<'put'>,
  stored: {
    toWire: ({ query }) => ({ query }),
    fromWire: (wire) => ({ kind: 'stored', query: wire.query ?? 0 }),
  } satisfies Pair<'stored'>,
  get: {
    toWire: ({ route, query }) => ({ route: fields.routeToWire(route), query }),
    fromWire: (wire) => {
      const route = fields.routeFromWire(wire.route);
      return route && { kind: 'get', route, query: wire.query ?? 0 };
    },
  } satisfies Pair<'get'>,
  value: {
    toWire: ({ query, found, version }) => ({ query, found, version }),
    payload: ({ bytes }) => bytes,
    fromWire: (wire, bytes) => {
      const version = wire.version ?? 0;
      if (!isCount(version) || bytes.length > DHT_VALUE_BYTES_MAX) return undefined;
      return {
        kind: 'value',
        query: wire.query ?? 0,
        found: wire.found ?? false,
        version,
        bytes,
      };
    },
  } satisfies Pair<'value'>,
};

const PAIRS: { readonly [K in Kind]: Pair<K> } = {
  ...membership,
  ...insertion,
  ...location,
  ...dht,
  carry,
};
const KINDS = Object.keys(PAIRS) as Kind[];

/** The payload may share memory with the message. */
export function encodeTapestry(message: TapestryMessage): {
  header: Uint8Array;
  payload: Uint8Array;
} {
  const pair = PAIRS[message.kind] as Pair<Kind>;
  const wire: Wire = { [message.kind]: pair.toWire(message) };
  const header = ocean.tapestry.Message.encode(wire).finish();
  return { header, payload: pair.payload?.(message) ?? EMPTY };
}

/** Undefined when malformed or past a limit: the caller drops and counts it. */
export function decodeTapestry(
  header: Uint8Array,
  payload: Uint8Array,
): TapestryMessage | undefined {
  if (header.length > TAPESTRY_HEADER_BYTES_MAX) return undefined;
  const wire: Wire | undefined = tryDecode(ocean.tapestry.Message, header);
  if (wire === undefined) return undefined;
  const kind = KINDS.find((candidate) => wire[candidate] != null);
  if (kind === undefined) return undefined;
  const pair = PAIRS[kind] as Pair<Kind>;
  if (pair.payload === undefined && payload.length > 0) return undefined;
  return pair.fromWire(wire[kind] as Body<Kind>, payload);
}
