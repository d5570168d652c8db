/** Log files in memory, with the two ways in which a machine forgets. */

import { assert, concat, type LogFile, type LogFolder, OceanError } from '../base/index.ts';

const GROWTH = 2;
const BYTES_FIRST = 256;

interface Content {
  bytes: Uint8Array;
  size: number;
  /** What a lost power leaves. */
  syncedSize: number;
}

class MemoryLogFile implements LogFile {
  readonly #content: Content;

  constructor(content: Content) {
    this.#content = content;
  }

  append(...parts: readonly Uint8Array[]): number {
    const bytes = concat(parts);
    const content = this.#content;
    const offset = content.size;
    const needed = offset + bytes.length;
    if (needed > content.bytes.length) {
      const grown = new Uint8Array(Math.max(needed, GROWTH * content.bytes.length, BYTES_FIRST));
      grown.set(content.bytes.subarray(0, offset));
      content.bytes = grown;
    }
    content.bytes.set(bytes, offset);
    content.size = needed;
    return offset;
  }

  async appendLater(...parts: readonly Uint8Array[]): Promise<number> {
    return this.append(...parts);
  }

  read(offset: number, length: number): Uint8Array {
    const { bytes, size } = this.#content;
    if (offset + length > size) {
      throw new OceanError('corrupt', `Cannot read: ends at ${size}, needs ${offset} + ${length}`);
    }
    return bytes.slice(offset, offset + length);
  }

  size(): number {
    return this.#content.size;
  }

  truncate(size: number): void {
    assert(size >= 0 && size <= this.#content.size, 'A log is cut, not stretched');
    this.#content.size = size;
    this.#content.syncedSize = Math.min(size, this.#content.syncedSize);
  }

  async sync(): Promise<void> {
    this.#content.syncedSize = this.#content.size;
  }

  close(): void {}
}

/** Outlives the machines that use it, as a disk does: give the same folder to the next one. */
export class MemoryLogFolder implements LogFolder {
  readonly #contents = new Map<string, Content>();

  list(): string[] {
    return [...this.#contents.keys()].sort();
  }

  open(name: string): LogFile {
    let content = this.#contents.get(name);
    if (content === undefined) {
      content = { bytes: new Uint8Array(0), size: 0, syncedSize: 0 };
      this.#contents.set(name, content);
    }
    return new MemoryLogFile(content);
  }

  rename(name: string, to: string): void {
    const content = this.#contents.get(name);
    assert(content !== undefined && !this.#contents.has(to), `Cannot rename ${name} to ${to}`);
    this.#contents.delete(name);
    this.#contents.set(to, content);
  }

  async settled(): Promise<void> {}

  remove(name: string): void {
    this.#contents.delete(name);
  }

  /** What a killed process leaves: whatever it does still, it does to the old one. */
  copy(): MemoryLogFolder {
    const copy = new MemoryLogFolder();
    for (const [name, { bytes, size, syncedSize }] of this.#contents)
      copy.#contents.set(name, { bytes: bytes.slice(), size, syncedSize });
    return copy;
  }

  /** Forgets what was appended and never synced. A killed process alone forgets nothing. */
  losePower(): void {
    for (const content of this.#contents.values()) content.size = content.syncedSize;
  }
}
