/**
 * Reading a device from the main thread without a thread's wake-up per request. A burst of requests is read as
 * soon as each arrives; only when none came for a while does a thread of the pool wait for the next. Needs the C
 * library: where it cannot be loaded, the device is read through the pool (`Device`).
 */

import koffi from 'koffi';

const F_GETFL = 3;
const F_SETFL = 4;
const O_NONBLOCK = 0o4000;
const POLLIN = 1;
const EINTR = 4;
const EAGAIN = 11;
const ENOENT = 2;
/**
 * After a request, the next is expected for so long without sleeping. Most programs ask one thing after another,
 * with less than this between; two thread wake-ups cost more than it.
 */
const LINGER_NS = 400_000n;
/** Requests read before other work of the event loop gets its turn. */
const BURST_MAX = 32;

interface LibC {
  read(fd: number, buffer: Uint8Array, length: number): number;
  fcntl(fd: number, command: number, type: string, value: number): number;
  poll: { async(fds: Uint8Array, count: number, timeout: number, done: () => void): void };
}

let loaded: LibC | undefined;

/** Undefined where the C library is not glibc's or koffi has no binary. */
function libc(): LibC | undefined {
  try {
    if (loaded === undefined) {
      const library = koffi.load('libc.so.6');
      loaded = {
        read: library.func('read', 'int64_t', ['int', 'void *', 'size_t']),
        fcntl: library.func('fcntl', 'int', ['int', 'int', '...']),
        poll: library.func('poll', 'int', ['void *', 'uint64_t', 'int']) as unknown as LibC['poll'],
      };
    }
    return loaded;
  } catch {
    return undefined;
  }
}

export interface PollerEvents {
  /** A buffer for the next request, at least as long as the device wants. */
  buffer(): Uint8Array;
  /** A request was read into the buffer that was given. */
  received(buffer: Uint8Array, length: number): void;
  /** The device is at its end; `errno` says why. */
  ended(errno: number): void;
}

export class Poller {
  readonly #fd: number;
  readonly #libc: LibC;
  readonly #events: PollerEvents;
  readonly #fds = new Uint8Array(8);
  #buffer: Uint8Array | undefined;
  #lastNs = 0n;

  private constructor(fd: number, library: LibC, events: PollerEvents) {
    this.#fd = fd;
    this.#libc = library;
    this.#events = events;
    const view = new DataView(this.#fds.buffer);
    view.setInt32(0, fd, true);
    view.setInt16(4, POLLIN, true);
  }

  /** False when the device cannot be read this way. */
  static start(fd: number, events: PollerEvents): boolean {
    const library = libc();
    if (library === undefined) return false;
    const flags = library.fcntl(fd, F_GETFL, 'int', 0);
    if (flags < 0 || library.fcntl(fd, F_SETFL, 'int', flags | O_NONBLOCK) < 0) return false;
    new Poller(fd, library, events).#wait();
    return true;
  }

  #wait(): void {
    this.#libc.poll.async(this.#fds, 1, -1, () => {
      this.#lastNs = process.hrtime.bigint();
      this.#turn();
    });
  }

  #turn(): void {
    for (let count = 0; count < BURST_MAX; count++) {
      const outcome = this.#readOne();
      if (outcome === 'ended') return;
      if (outcome === 'empty') {
        if (count > 0) break;
        if (process.hrtime.bigint() - this.#lastNs > LINGER_NS) {
          this.#wait();
          return;
        }
        setImmediate(() => this.#turn());
        return;
      }
    }
    this.#lastNs = process.hrtime.bigint();
    setImmediate(() => this.#turn());
  }

  #readOne(): 'read' | 'empty' | 'ended' {
    const buffer = this.#buffer ?? this.#events.buffer();
    this.#buffer = buffer;
    const length = Number(this.#libc.read(this.#fd, buffer, buffer.length));
    if (length >= 0) {
      this.#buffer = undefined;
      this.#events.received(buffer, length);
      return 'read';
    }
    const errno = koffi.errno();
    if (errno === EAGAIN) return 'empty';
    // ENOENT: the request was withdrawn while it was being read.
    if (errno === EINTR || errno === ENOENT) return 'read';
    this.#events.ended(errno);
    return 'ended';
  }
}
