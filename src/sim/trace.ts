/** What was said in a simulation, and a fingerprint of it: runs that are alike message for message have the same. */

import type { Frame } from '../base/index.ts';
import { encodeTapestry, type TapestryMessage } from '../wire/index.ts';
import type { Station } from './station.ts';

/** Told of every frame when it is sent, whatever becomes of it. */
export interface Trace {
  /** @param sent - the frame; or the message, where it is handed over without being encoded */
  onSent(atMs: number, from: Station, to: Station, kind: string, sent: Sent): void;
}

export type Sent = Frame | TapestryMessage;

const LOW_START = 0x84222325;
const HIGH_START = 0xcbf29ce4;
const LOW_FACTOR = 0x01000193;
const HIGH_FACTOR = 0x85ebca6b;

/**
 * A running hash of 64 bits in two halves of 32, in whole numbers only, so that every machine agrees. After FNV-1a;
 * tells runs apart and keeps out no one who means harm.
 */
export class TraceHash implements Trace {
  #low = LOW_START;
  #high = HIGH_START;

  onSent(atMs: number, from: Station, to: Station, _kind: string, sent: Sent): void {
    this.add(atMs);
    this.add(from.index);
    this.add(to.index);
    const { header, payload } = 'header' in sent ? sent : encodeTapestry(sent);
    this.addBytes(header);
    this.addBytes(payload);
  }

  /** @param value - a whole number; its 32 low bits count */
  add(value: number): void {
    this.#low = Math.imul(this.#low ^ value, LOW_FACTOR);
    this.#high = Math.imul((this.#high ^ value ^ (this.#low >>> 15)) | 0, HIGH_FACTOR);
  }

  addBytes(bytes: Uint8Array): void {
    this.add(bytes.length);
    for (let i = 0; i < bytes.length; i++) this.add(bytes[i] as number);
  }

  /** 16 hex digits. */
  get hex(): string {
    const half = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
    return half(this.#high) + half(this.#low);
  }
}
