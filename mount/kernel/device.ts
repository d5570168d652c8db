/** The open `/dev/fuse`: requests come out of it one per read, answers go in one per write. */

import { close, read, write, writeSync, writevSync } from 'node:fs';
import { constants } from 'node:os';
import { Poller } from './poller.ts';
import { IN_HEADER_BYTES, OUT_HEADER_BYTES, READ_BUFFER_BYTES } from './protocol.ts';

/** Answers up to this length are copied behind their header, which is cheaper than a second vector. */
const COPY_BYTES_MAX = 16 * 1024;
/** Read buffers kept for later; more exist only while that many large writes are under way. */
const SPARE_BUFFERS_MAX = 16;

/** ENODEV: unmounted. ECONNABORTED: aborted through fusectl. */
const ENDS: ReadonlySet<number> = new Set([constants.errno.ENODEV, constants.errno.ECONNABORTED]);

/** A promise means: the bytes are still needed until it settles. */
type RequestListener = (bytes: Buffer) => Promise<unknown> | undefined;

export class Device {
  /** Settles when the kernel has ended the connection; rejects when the device cannot be read. */
  readonly closed: Promise<void>;
  readonly #fd: number;
  readonly #listener: RequestListener;
  readonly #spare: Buffer[] = [];
  readonly #scratch = Buffer.alloc(OUT_HEADER_BYTES + COPY_BYTES_MAX);
  readonly #end: { resolve: () => void; reject: (error: Error) => void };
  #readers = 0;
  #failure: Error | undefined;
  #open = true;

  constructor(fd: number, listener: RequestListener) {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.closed = promise;
    this.#end = { resolve, reject };
    this.#fd = fd;
    this.#listener = listener;
  }

  /** @param readers - reads under way at a time, where they go through libuv's pool and keep a thread each */
  start(readers: number): void {
    if (Poller.start(this.#fd, this.#pollerEvents())) return;
    this.#readers = readers;
    for (let i = 0; i < readers; i++) this.#readNext();
  }

  #pollerEvents() {
    return {
      buffer: () => this.#spare.pop() ?? Buffer.allocUnsafeSlow(READ_BUFFER_BYTES),
      received: (buffer: Uint8Array, length: number) => this.#received(buffer as Buffer, length),
      ended: (errno: number) => {
        this.#failure = ENDS.has(errno) ? undefined : new Error(`Cannot read the device: ${errno}`);
        this.#close();
      },
    };
  }

  /** False when nobody waits for the answer any more. */
  answer(unique: bigint, errno: number, body: Uint8Array): boolean {
    if (!this.#open) return false;
    const length = OUT_HEADER_BYTES + body.length;
    const header = this.#scratch;
    header.writeUInt32LE(length, 0);
    header.writeInt32LE(-errno, 4);
    header.writeBigUInt64LE(unique, 8);
    try {
      if (body.length <= COPY_BYTES_MAX) {
        header.set(body, OUT_HEADER_BYTES);
        writeSync(this.#fd, header, 0, length);
      } else {
        writevSync(this.#fd, [header.subarray(0, OUT_HEADER_BYTES), body]);
      }
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Sends an unasked message. The kernel may make it wait for pages that our answers will unlock, so
   * it must not happen in the thread that answers.
   *
   * @returns how it was refused, such as ENOENT
   */
  notify(code: number, body: Uint8Array): Promise<string | undefined> {
    if (!this.#open) return Promise.resolve('ENODEV');
    const message = Buffer.alloc(OUT_HEADER_BYTES + body.length);
    message.writeUInt32LE(message.length, 0);
    message.writeInt32LE(code, 4);
    message.set(body, OUT_HEADER_BYTES);
    return new Promise((resolve) => {
      write(this.#fd, message, 0, message.length, null, (error) => resolve(error?.code));
    });
  }

  /**
   * Sends a message that the kernel is known to take without waiting for anything.
   * A refusal means that it has nothing of it in its caches.
   */
  notifyNow(code: number, body: Uint8Array): void {
    // A message is an answer to request 0 with a code in place of the error.
    this.answer(0n, -code, body);
  }

  #readNext(): void {
    const buffer = this.#spare.pop() ?? Buffer.allocUnsafeSlow(READ_BUFFER_BYTES);
    read(this.#fd, buffer, 0, buffer.length, -1, (error, length) => {
      if (error !== null) {
        this.#spare.push(buffer);
        this.#onReadError(error);
        return;
      }
      this.#received(buffer, length);
      this.#readNext();
    });
  }

  #received(buffer: Buffer, length: number): void {
    const lent = length < IN_HEADER_BYTES ? undefined : this.#listener(buffer.subarray(0, length));
    if (lent === undefined) this.#giveBack(buffer);
    else void lent.finally(() => this.#giveBack(buffer));
  }

  #giveBack(buffer: Buffer): void {
    if (this.#spare.length < SPARE_BUFFERS_MAX) this.#spare.push(buffer);
  }

  #onReadError(error: NodeJS.ErrnoException): void {
    // ENOENT: the request was withdrawn while it was being read.
    if (error.code === 'EINTR' || error.code === 'EAGAIN' || error.code === 'ENOENT') {
      this.#readNext();
      return;
    }
    // ENODEV: unmounted. ECONNABORTED: aborted through fusectl.
    if (error.code !== 'ENODEV' && error.code !== 'ECONNABORTED') this.#failure = error;
    this.#readers -= 1;
    if (this.#readers === 0) this.#close();
  }

  #close(): void {
    this.#open = false;
    close(this.#fd, () => {
      if (this.#failure === undefined) this.#end.resolve();
      else this.#end.reject(this.#failure);
    });
  }
}
