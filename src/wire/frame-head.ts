/**
 * The head of a frame and the hello that opens a connection. On the wire a frame is: 4 bytes length of what
 * follows, 2 bytes length of the head, the head, the header, the payload.
 */

import { assert, ERROR_KINDS, type ErrorKind, utf8 } from '../base/index.ts';
import { HOST_BYTES_MAX } from './address.ts';
import { ocean } from './generated/ocean.js';

export const PROTOCOL_VERSION = 1;
/** Length of the two lengths that open a frame. */
export const FRAME_PREFIX_BYTES = 6;
export const HEAD_BYTES_MAX = 2048;
export const HEADER_BYTES_MAX = 4 * 1024 * 1024;
export const PAYLOAD_BYTES_MAX = 16 * 1024 * 1024;
export const ERROR_MESSAGE_BYTES_MAX = 1024;
export const CREDENTIAL_BYTES_MAX = 16 * 1024;
/** Longest frame before the sender is admitted: a hello. */
export const HELLO_FRAME_BYTES_MAX = HEAD_BYTES_MAX + CREDENTIAL_BYTES_MAX + 1024;
export const FRAME_BYTES_MAX = 2 + HEAD_BYTES_MAX + HEADER_BYTES_MAX + PAYLOAD_BYTES_MAX;

// A head with the longest message fits: its other fields take at most 7 × 6 bytes.
assert(HEAD_BYTES_MAX >= ERROR_MESSAGE_BYTES_MAX + 64);

const KINDS = ['', 'hello', 'message', 'request', 'answer', 'error', 'ping', 'pong'] as const;

export type FrameKind = Exclude<(typeof KINDS)[number], ''>;

export interface FrameHead {
  readonly kind: FrameKind;
  readonly requestId: number;
  readonly room: number;
  readonly headerBytes: number;
  readonly payloadBytes: number;
  /** Of a request: how long the asker waits, in ms. */
  readonly deadlineMs: number;
  /** Of an error. */
  readonly errorKind: ErrorKind;
  readonly message: string;
}

export interface Hello {
  readonly version: number;
  readonly host: string;
  readonly port: number;
  readonly credential: Uint8Array;
}

/** At most `bytesMax` bytes of UTF-8, cut between characters. */
function truncated(text: string, bytesMax: number): string {
  let cut = text.slice(0, bytesMax);
  while (utf8(cut).length > bytesMax) cut = cut.slice(0, Math.floor(cut.length * 0.75));
  return cut;
}

/** The head's bytes; what is left out is zero, and the message is cut to its limit. */
export function frameHeadToWire(head: Partial<FrameHead> & Pick<FrameHead, 'kind'>): Uint8Array {
  const wire: ocean.frame.IFrameHead = { kind: KINDS.indexOf(head.kind) };
  if (head.requestId) wire.requestId = head.requestId;
  if (head.room) wire.room = head.room;
  if (head.headerBytes) wire.headerLength = head.headerBytes;
  if (head.payloadBytes) wire.payloadLength = head.payloadBytes;
  if (head.deadlineMs) wire.deadlineMs = head.deadlineMs;
  if (head.errorKind) wire.errorKind = ERROR_KINDS.indexOf(head.errorKind);
  if (head.message) wire.message = truncated(head.message, ERROR_MESSAGE_BYTES_MAX);
  return ocean.frame.FrameHead.encode(wire).finish();
}

/** Undefined when malformed: the caller drops the connection. An unknown error kind is `unavailable`. */
export function frameHeadFromWire(bytes: Uint8Array): FrameHead | undefined {
  let wire: ocean.frame.FrameHead;
  try {
    wire = ocean.frame.FrameHead.decode(bytes);
  } catch {
    return undefined;
  }
  const kind = KINDS[wire.kind];
  if (kind === undefined || kind === '') return undefined;
  if (wire.headerLength > HEADER_BYTES_MAX || wire.payloadLength > PAYLOAD_BYTES_MAX) {
    return undefined;
  }
  return {
    kind,
    requestId: wire.requestId,
    room: wire.room,
    headerBytes: wire.headerLength,
    payloadBytes: wire.payloadLength,
    deadlineMs: wire.deadlineMs,
    errorKind: ERROR_KINDS[wire.errorKind] ?? 'unavailable',
    message: wire.message,
  };
}

export function helloToWire(hello: Hello): Uint8Array {
  assert(hello.credential.length <= CREDENTIAL_BYTES_MAX, 'Credential too long');
  return ocean.frame.Hello.encode(hello).finish();
}

/** Undefined when malformed or of another protocol version. */
export function helloFromWire(bytes: Uint8Array): Hello | undefined {
  let wire: ocean.frame.Hello;
  try {
    wire = ocean.frame.Hello.decode(bytes);
  } catch {
    return undefined;
  }
  if (wire.version !== PROTOCOL_VERSION) return undefined;
  if (wire.host.length === 0 || wire.host.length > HOST_BYTES_MAX) return undefined;
  if (wire.port < 1 || wire.port > 65_535) return undefined;
  if (wire.credential.length > CREDENTIAL_BYTES_MAX) return undefined;
  return {
    version: wire.version,
    host: wire.host,
    port: wire.port,
    credential: wire.credential.slice(),
  };
}
