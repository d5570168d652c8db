/** A request as it lies in the read buffer, and a cursor over its body. */

import { OceanError } from '../../src/base/index.ts';
import type { Caller, Ino, Name } from '../../src/fs/index.ts';
import { IN_HEADER_BYTES, UNIQUE_RESENT } from './protocol.ts';

export interface Request {
  readonly opcode: number;
  /** Names the request in its answer and in INTERRUPT; even, so that the kernel can mark interrupts. */
  readonly unique: bigint;
  /** A process that is dead read it before; it may have done it. */
  readonly isResent: boolean;
  readonly ino: Ino;
  readonly caller: Caller;
  readonly body: Cursor;
}

/** Undefined when the header is malformed: nothing says whom to answer. */
export function decodeRequest(bytes: Buffer): Request | undefined {
  if (bytes.length < IN_HEADER_BYTES || bytes.readUInt32LE(0) !== bytes.length) return undefined;
  const extensionBytes = bytes.readUInt16LE(36) * 8;
  const end = bytes.length - extensionBytes;
  if (end < IN_HEADER_BYTES) return undefined;
  const unique = bytes.readBigUInt64LE(8);
  return {
    opcode: bytes.readUInt32LE(4),
    unique,
    isResent: (unique & UNIQUE_RESENT) !== 0n,
    ino: bytes.readUInt32LE(16) + bytes.readUInt32LE(20) * 0x1_0000_0000,
    caller: {
      uid: bytes.readUInt32LE(24),
      gid: bytes.readUInt32LE(28),
      pid: bytes.readUInt32LE(32),
    },
    body: new Cursor(bytes.subarray(IN_HEADER_BYTES, end)),
  };
}

/** Reads the fields of a request's body in order. Every method throws OceanError `invalid` past its end. */
export class Cursor {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  u32(): number {
    return this.#bytes.readUInt32LE(this.#advance(4));
  }

  /** @throws OceanError `too-large` from 2^53 on */
  u64(): number {
    const at = this.#advance(8);
    const value = this.#bytes.readUInt32LE(at) + this.#bytes.readUInt32LE(at + 4) * 0x1_0000_0000;
    if (value > Number.MAX_SAFE_INTEGER) {
      throw new OceanError('too-large', `Cannot take ${value}: needs less than 2^53`);
    }
    return value;
  }

  big(): bigint {
    return this.#bytes.readBigUInt64LE(this.#advance(8));
  }

  signed(): bigint {
    return this.#bytes.readBigInt64LE(this.#advance(8));
  }

  skip(bytes: number): void {
    this.#advance(bytes);
  }

  /** The bytes up to the next NUL, one character each; the cursor moves past the NUL. */
  name(): Name {
    const end = this.#bytes.indexOf(0, this.#at);
    if (end < 0) throw new OceanError('invalid', 'Cannot decode a name: it does not end');
    const name = this.#bytes.toString('latin1', this.#at, end);
    this.#at = end + 1;
    return name;
  }

  /** The next `length` bytes, still in the read buffer. */
  bytes(length: number): Buffer {
    const at = this.#advance(length);
    return this.#bytes.subarray(at, at + length);
  }

  #advance(length: number): number {
    const at = this.#at;
    if (at + length > this.#bytes.length) {
      throw new OceanError(
        'invalid',
        `Cannot decode a request: it ends before byte ${at + length}`,
      );
    }
    this.#at = at + length;
    return at;
  }
}
