export { AssertionError, assert, assertNever, present } from './assert.ts';
export {
  afterPrefix,
  bytesOfKey,
  compare,
  concat,
  EMPTY,
  equal,
  fromHex,
  keyOf,
  putU64,
  readU32,
  readU64,
  startsWith,
  textOf,
  toHex,
  u32,
  u64,
  utf8,
  viewOf,
} from './bytes.ts';
export { type Clock, sleep } from './clock.ts';
export { DURATION_BOUNDS, Durations } from './durations.ts';
export { ERROR_KINDS, type ErrorKind, isKind, messageOf, OceanError } from './error.ts';
export { type Envelope, type Machine, Outbox, type Output } from './machine.ts';
export { chance, type Random, SeededRandom, shuffled } from './random.ts';
export type { LogFile, LogFolder, Range, Store, Tables, Write } from './store.ts';
export type { Frame, FrameHandler, NodeAddress, RoundTrip, Transport } from './transport.ts';
