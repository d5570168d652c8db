export type {
  Application,
  Ask,
  Forward,
  Locality,
  Outcome,
  Passing,
  Roots,
  TapestryInput,
  TapestryUpcall,
} from './interface.ts';
export {
  DHT_REFRESH_INTERVAL_MS,
  DHT_TTL_MS_DEFAULT,
  LOCALITY_DEFAULT,
  POINTER_TTL_MS,
  REPUBLISH_INTERVAL_MS,
  ROOT_COUNT,
  SLOT_SIZE,
} from './limits.ts';
export type { Neighbor } from './neighbor.ts';
export { NeighborMap } from './neighbor-map.ts';
export { type NextHop, nextHop } from './next-hop.ts';
export { Tapestry, type TapestryOptions } from './tapestry.ts';
