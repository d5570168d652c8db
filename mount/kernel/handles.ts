/**
 * The open files and directories of one mount, by the numbers that the kernel has of them: so that those left open
 * at its end are released, and those that an earlier process opened are opened again when they are used.
 */

import { isKind, OceanError } from '../../src/base/index.ts';
import type { FileSystem, Ino } from '../../src/fs/index.ts';

/** A number is the file system's, above the number of processes that served the mount before. */
const LIFE_HANDLES = 2 ** 44;
const LIVES = 2 ** 9;

type Kind = 'file' | 'directory';

export class Handles {
  readonly #fileSystem: FileSystem;
  readonly #first: number;
  /** UNBOUNDED: the kernel bounds it by the descriptors of all processes. */
  readonly #open = { file: new Set<number>(), directory: new Set<number>() };
  /** By the number of an earlier life. UNBOUNDED, as above. */
  readonly #adopted = new Map<number, Promise<number>>();

  /** @param life - how many processes served the mount before this one */
  constructor(fileSystem: FileSystem, life: number) {
    this.#fileSystem = fileSystem;
    this.#first = (life % LIVES) * LIFE_HANDLES;
  }

  get count(): number {
    return this.#open.file.size + this.#open.directory.size;
  }

  /** @returns the number for the kernel */
  add(kind: Kind, handle: number): number {
    this.#open[kind].add(handle);
    return this.#first + handle;
  }

  /**
   * The file system's handle.
   * @throws OceanError (rejection) `conflict` when what an earlier process had open does not exist any more
   */
  get(kind: Kind, number: number, ino: Ino): number | Promise<number> {
    const handle = number - this.#first;
    if (handle >= 0 && handle < LIFE_HANDLES) return handle;
    let adopted = this.#adopted.get(number);
    if (adopted === undefined) {
      adopted = this.#openAgain(kind, ino);
      this.#adopted.set(number, adopted);
      adopted.catch(() => this.#adopted.delete(number));
    }
    return adopted;
  }

  async #openAgain(kind: Kind, ino: Ino): Promise<number> {
    try {
      const opening = kind === 'file' ? this.#fileSystem.open(ino) : this.#fileSystem.opendir(ino);
      const { handle } = await opening;
      this.#open[kind].add(handle);
      return handle;
    } catch (error) {
      if (!isKind(error, 'not-found')) throw error;
      throw new OceanError('conflict', `Cannot use inode ${ino} any longer: it is gone`);
    }
  }

  async release(kind: Kind, number: number): Promise<void> {
    const handle = number - this.#first;
    if (handle >= 0 && handle < LIFE_HANDLES) return this.#release(kind, handle);
    const adopted = this.#adopted.get(number);
    this.#adopted.delete(number);
    // One that was not used since is not open here.
    if (adopted !== undefined) await this.#release(kind, await adopted);
  }

  async #release(kind: Kind, handle: number): Promise<void> {
    if (!this.#open[kind].delete(handle)) return;
    if (kind === 'file') await this.#fileSystem.release(handle);
    else await this.#fileSystem.releasedir(handle);
  }

  /** Releases what is left, whatever the file system says to it. */
  async releaseAll(): Promise<void> {
    const kinds = ['file', 'directory'] as const;
    const left = kinds.flatMap((kind) =>
      [...this.#open[kind]].map((one) => this.#release(kind, one)),
    );
    await Promise.allSettled(left);
  }
}
