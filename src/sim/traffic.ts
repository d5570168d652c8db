/** What a node has sent, in messages and in bytes on the line. */

import type { Frame } from '../base/index.ts';
import { FRAME_PREFIX_BYTES } from '../wire/index.ts';

/** Of a TLS 1.3 record: five of its head, one of its content type, sixteen of its authentication tag. */
const TLS_RECORD_OVERHEAD_BYTES = 22;

export interface Tally {
  readonly messageCount: number;
  readonly byteCount: number;
}

interface RunningTally extends Tally {
  messageCount: number;
  byteCount: number;
}

function varintBytes(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) length++;
  return length;
}

/**
 * Bytes of a one-way message on the line: the two lengths and the head that the host's frame writer puts before it,
 * header, payload, and the overhead of one TLS 1.3 record. The host joins small frames that wait together into one
 * record, so this is the upper bound, exact for a frame that is sent alone. No TCP or IP heads, no handshakes.
 */
export function bytesOnLine(room: number, headerLength: number, payloadLength: number): number {
  // A head is a protobuf message of four small fields; one that is zero is left out.
  let head = 2 + 1 + varintBytes(room);
  if (headerLength > 0) head += 1 + varintBytes(headerLength);
  if (payloadLength > 0) head += 1 + varintBytes(payloadLength);
  return FRAME_PREFIX_BYTES + head + headerLength + payloadLength + TLS_RECORD_OVERHEAD_BYTES;
}

export function frameBytesOnLine({ room, header, payload }: Frame): number {
  return bytesOnLine(room, header.length, payload.length);
}

export class Traffic implements Tally {
  messageCount = 0;
  byteCount = 0;
  readonly #byKind = new Map<string, RunningTally>();

  add(kind: string, byteCount: number): void {
    this.messageCount++;
    this.byteCount += byteCount;
    let tally = this.#byKind.get(kind);
    if (tally === undefined) {
      tally = { messageCount: 0, byteCount: 0 };
      this.#byKind.set(kind, tally);
    }
    tally.messageCount++;
    tally.byteCount += byteCount;
  }

  byKind(): ReadonlyMap<string, Tally> {
    return this.#byKind;
  }

  /** Adds what another has counted. */
  addAll(other: Traffic): void {
    this.messageCount += other.messageCount;
    this.byteCount += other.byteCount;
    for (const [kind, { messageCount, byteCount }] of other.byKind()) {
      const tally = this.#byKind.get(kind);
      if (tally === undefined) {
        this.#byKind.set(kind, { messageCount, byteCount });
      } else {
        tally.messageCount += messageCount;
        tally.byteCount += byteCount;
      }
    }
  }
}
