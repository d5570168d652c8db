/** Parts that Tapestry's messages share, to and from the wire. */

import type { NodeAddress } from '../base/index.ts';
import {
  DIGIT_COUNT,
  GUID_BYTES,
  type Guid,
  guidBytes,
  guidFromBytes,
  type NodeId,
} from '../id/index.ts';
import { addressFromWire, addressToWire } from './address.ts';
import type { ocean } from './generated/ocean.js';
import {
  HOPS_MAX,
  type Hop,
  NODES_MAX,
  PUBLISH_ENTRIES_MAX,
  type PublishEntry,
  type Route,
  WATCHLIST_BYTES_MAX,
} from './tapestry-message.ts';

type WireAddress = ocean.common.NodeAddress.$Properties;
type WireHop = ocean.tapestry.Hop.$Properties;

const ENTRY_BYTES = GUID_BYTES + 1;

/** Undefined when one of them does not decode, or there are too many. */
function allFromWire<W, T>(
  wires: readonly W[] | null | undefined,
  countMax: number,
  fromWire: (wire: W) => T | undefined,
): T[] | undefined {
  const all: T[] = [];
  if ((wires?.length ?? 0) > countMax) return undefined;
  for (const wire of wires ?? []) {
    const one = fromWire(wire);
    if (one === undefined) return undefined;
    all.push(one);
  }
  return all;
}

export function nodesFromWire(
  wires: readonly WireAddress[] | null | undefined,
  countMax = NODES_MAX,
): NodeAddress[] | undefined {
  return allFromWire(wires, countMax, addressFromWire);
}

export function nodeIdsFromWire(
  wires: readonly Uint8Array[] | null | undefined,
  countMax: number,
): NodeId[] | undefined {
  return allFromWire(wires, countMax, (wire) => guidFromBytes<NodeId>(wire));
}

export function levelFromWire(level: number | null | undefined): number | undefined {
  const value = level ?? 0;
  return value <= DIGIT_COUNT ? value : undefined;
}

/** A copy of the two bytes a level; undefined when there are too many or half a level. */
export function watchlistFromWire(wire: Uint8Array | null | undefined): Uint8Array | undefined {
  const length = wire?.length ?? 0;
  if (length > WATCHLIST_BYTES_MAX || length % 2 !== 0) return undefined;
  return wire ? new Uint8Array(wire) : new Uint8Array(0);
}

/** A duration: zero or more, and finite. */
export function durationFromWire(ms: number | null | undefined): number | undefined {
  const value = ms ?? 0;
  return value >= 0 && Number.isFinite(value) ? value : undefined;
}

export function routeToWire(route: Route): ocean.tapestry.Route.$Properties {
  const { level, hopCount } = route;
  return {
    target: guidBytes(route.target),
    level,
    hopCount,
    origin: addressToWire(route.origin),
  };
}

export function routeFromWire(
  wire: ocean.tapestry.Route.$Properties | null | undefined,
): Route | undefined {
  const target = guidFromBytes(wire?.target);
  const level = levelFromWire(wire?.level);
  const origin = addressFromWire(wire?.origin);
  const hopCount = wire?.hopCount ?? 0;
  if (target === undefined || level === undefined || origin === undefined) return undefined;
  return hopCount <= HOPS_MAX ? { target, level, hopCount, origin } : undefined;
}

export function hopToWire(hop: Hop): WireHop {
  return { node: addressToWire(hop.node), rttMs: hop.rttMs ?? -1 };
}

function hopFromWire(wire: WireHop): Hop | undefined {
  const node = addressFromWire(wire.node);
  const rttMs = wire.rttMs ?? 0;
  if (node === undefined || !Number.isFinite(rttMs)) return undefined;
  return { node, rttMs: rttMs < 0 ? undefined : rttMs };
}

export function hopsFromWire(wires: readonly WireHop[] | null | undefined): Hop[] | undefined {
  return allFromWire(wires, HOPS_MAX + 1, hopFromWire);
}

/** 21 bytes an entry: the target, then its level. */
export function entriesToBytes(entries: readonly PublishEntry[]): Uint8Array {
  const bytes = new Uint8Array(entries.length * ENTRY_BYTES);
  entries.forEach(({ target, level }, i) => {
    bytes.set(guidBytes(target), i * ENTRY_BYTES);
    bytes[i * ENTRY_BYTES + GUID_BYTES] = level;
  });
  return bytes;
}

export function entriesFromBytes(bytes: Uint8Array): PublishEntry[] | undefined {
  const count = bytes.length / ENTRY_BYTES;
  if (!Number.isInteger(count) || count < 1 || count > PUBLISH_ENTRIES_MAX) return undefined;
  const entries: PublishEntry[] = [];
  for (let at = 0; at < bytes.length; at += ENTRY_BYTES) {
    const level = bytes[at + GUID_BYTES] as number;
    if (level > DIGIT_COUNT) return undefined;
    entries.push({ target: guidFromBytes(bytes.subarray(at, at + GUID_BYTES)) as Guid, level });
  }
  return entries;
}
