/** The open files of one mount, by numbers that fit the package: 31 bits, and never 0, which it does not store. */

import { OceanError } from '../../src/base/index.ts';
import type { FileSystem, Ino } from '../../src/fs/index.ts';

export interface OpenFile {
  readonly handle: number;
  readonly ino: Ino;
}

const NUMBER_MAX = 2 ** 31 - 1;

export class OpenFiles {
  readonly #fileSystem: FileSystem;
  /** UNBOUNDED: the kernel bounds it by the descriptors of all processes. */
  readonly #open = new Map<number, OpenFile>();
  /** How often each file is open. As above. */
  readonly #times = new Map<Ino, number>();
  #last = 0;

  constructor(fileSystem: FileSystem) {
    this.#fileSystem = fileSystem;
  }

  get count(): number {
    return this.#open.size;
  }

  isOpen(ino: Ino): boolean {
    return this.#times.has(ino);
  }

  /** @returns its number */
  add(file: OpenFile): number {
    do this.#last = (this.#last % NUMBER_MAX) + 1;
    while (this.#open.has(this.#last));
    this.#open.set(this.#last, file);
    this.#times.set(file.ino, (this.#times.get(file.ino) ?? 0) + 1);
    return this.#last;
  }

  /** @throws OceanError `bad-handle` */
  get(number: number): OpenFile {
    const file = this.#open.get(number);
    if (file === undefined) throw new OceanError('bad-handle', `No file is open as ${number}`);
    return file;
  }

  async release(number: number): Promise<void> {
    const { handle, ino } = this.get(number);
    this.#open.delete(number);
    const times = (this.#times.get(ino) as number) - 1;
    if (times === 0) this.#times.delete(ino);
    else this.#times.set(ino, times);
    await this.#fileSystem.release(handle);
  }

  /** Releases what is left, whatever the file system says to it. */
  async releaseAll(): Promise<void> {
    await Promise.allSettled([...this.#open.keys()].map((number) => this.release(number)));
  }
}
