/** The open files and directories of one mount, so that those left open at its end are released. */

import type { FileSystem } from '../../src/fs/index.ts';

export class Handles {
  readonly #fileSystem: FileSystem;
  /** UNBOUNDED: the kernel bounds it by the descriptors of all processes. */
  readonly #files = new Set<number>();
  readonly #directories = new Set<number>();

  constructor(fileSystem: FileSystem) {
    this.#fileSystem = fileSystem;
  }

  get count(): number {
    return this.#files.size + this.#directories.size;
  }

  addFile(handle: number): void {
    this.#files.add(handle);
  }

  addDirectory(handle: number): void {
    this.#directories.add(handle);
  }

  async releaseFile(handle: number): Promise<void> {
    if (this.#files.delete(handle)) await this.#fileSystem.release(handle);
  }

  async releaseDirectory(handle: number): Promise<void> {
    if (this.#directories.delete(handle)) await this.#fileSystem.releasedir(handle);
  }

  /** Releases what is left, whatever the file system says to it. */
  async releaseAll(): Promise<void> {
    const files = [...this.#files].map((handle) => this.releaseFile(handle));
    const directories = [...this.#directories].map((handle) => this.releaseDirectory(handle));
    await Promise.allSettled([...files, ...directories]);
  }
}
