/**
 * Memory that was freed and that the C library keeps goes back to the kernel. Most of a node's content passes through
 * buffers of all sizes, allocated and freed by several threads; between those that live longer the allocator keeps
 * what is free, after many small files more than twice what is in use. V8 does not count it.
 */

import koffi from 'koffi';

/** Giving back 330 MB took another thread 48 ms, 17 MB 4. */
export const GIVE_BACK_MS = 15_000;

type Trim = (keptBytes: number, done: (error: unknown) => void) => void;

/** Undefined where the C library has no such thing. */
function trimOf(): Trim | undefined {
  try {
    return koffi.load(null).func('int malloc_trim(size_t)').async as Trim;
  } catch {
    return undefined;
  }
}

/** Gives back what is free now, in a thread of its own. */
export class GivenBack {
  readonly #trim = trimOf();
  readonly #timer: NodeJS.Timeout;

  /** Does so every so often, till it is closed. */
  constructor() {
    this.#timer = setInterval(() => void this.now(), GIVE_BACK_MS).unref();
  }

  now(): Promise<void> {
    const trim = this.#trim;
    return new Promise((resolve) => {
      if (trim === undefined) resolve();
      else trim(0, () => resolve());
    });
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
