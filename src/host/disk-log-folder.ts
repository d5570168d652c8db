/** Append-only files in one directory. */

import {
  closeSync,
  constants,
  fdatasync,
  fstatSync,
  fsync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  unlinkSync,
  write,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { assert, type LogFile, type LogFolder, OceanError } from '../base/index.ts';

const flush = promisify(fdatasync);
const flushAll = promisify(fsync);
const writeLater = promisify(write);
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
const FULL: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

function failureOf(cause: unknown, what: string): OceanError {
  const { code } = cause as { code?: unknown };
  const kind = FULL.includes(code) ? 'no-space' : 'unavailable';
  return new OceanError(kind, `Cannot ${what}: ${(cause as Error).message}`, { cause });
}

function bytesOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

class DiskLogFile implements LogFile {
  readonly #path: string;
  readonly #file: number;
  #size: number;
  #syncFailure: OceanError | undefined;
  /** Writes under way. INVARIANT: the file is open until there are none, or they would hit one that is opened next. */
  #writing = 0;
  #isClosed = false;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    this.#size = fstatSync(this.#file).size;
  }

  append(...parts: readonly Uint8Array[]): number {
    const offset = this.#size;
    let at = offset;
    try {
      for (const part of parts) {
        for (let written = 0; written < part.length; ) {
          const count = writeSync(this.#file, part, written, part.length - written, at);
          written += count;
          at += count;
        }
      }
    } catch (error) {
      // Half a record must not lie between this one and the next.
      ftruncateSync(this.#file, offset);
      throw failureOf(error, `append to ${this.#path}`);
    }
    this.#size = at;
    return offset;
  }

  async appendLater(...parts: readonly Uint8Array[]): Promise<number> {
    const offset = this.#size;
    this.#size += bytesOf(parts);
    this.#writing++;
    let at = offset;
    try {
      for (const part of parts) {
        for (let written = 0; written < part.length; ) {
          const left = part.length - written;
          const { bytesWritten } = await writeLater(this.#file, part, written, left, at);
          written += bytesWritten;
          at += bytesWritten;
        }
      }
    } catch (error) {
      throw failureOf(error, `append to ${this.#path}`);
    } finally {
      this.#writing--;
      if (this.#isClosed && this.#writing === 0) closeSync(this.#file);
    }
    return offset;
  }

  read(offset: number, length: number): Uint8Array {
    const end = `${this.#path} ends at ${this.#size}, needs ${offset} + ${length}`;
    if (offset + length > this.#size) throw new OceanError('corrupt', `Cannot read: ${end}`);
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const count = readSync(this.#file, bytes, done, length - done, offset + done);
      if (count === 0) throw new OceanError('corrupt', `Cannot read: ${end}`);
      done += count;
    }
    return bytes;
  }

  size(): number {
    return this.#size;
  }

  truncate(size: number): void {
    assert(size >= 0 && size <= this.#size, 'A log is cut, not stretched');
    ftruncateSync(this.#file, size);
    this.#size = size;
  }

  async sync(): Promise<void> {
    // After a failed flush the kernel forgets what it could not write: a second one would lie.
    if (this.#syncFailure !== undefined) throw this.#syncFailure;
    try {
      await flush(this.#file);
    } catch (error) {
      this.#syncFailure = failureOf(error, `flush ${this.#path}`);
      throw this.#syncFailure;
    }
  }

  close(): void {
    this.#isClosed = true;
    if (this.#writing === 0) closeSync(this.#file);
  }
}

/** One log file of its own, created when absent. Nothing is done to keep its name over a power cut. */
export function openLogFile(path: string): LogFile {
  return new DiskLogFile(path);
}

export class DiskLogFolder implements LogFolder {
  readonly #directory: string;
  #isUnsettled = false;
  #settling: Promise<void> | undefined;

  /** @param directory - created when absent */
  constructor(directory: string) {
    this.#directory = directory;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  }

  list(): string[] {
    const entries = readdirSync(this.#directory, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    return names.sort();
  }

  open(name: string): LogFile {
    assert(NAME.test(name), `Not a log's name: ${name}`);
    return new DiskLogFile(join(this.#directory, name));
  }

  remove(name: string): void {
    assert(NAME.test(name), `Not a log's name: ${name}`);
    try {
      unlinkSync(join(this.#directory, name));
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ENOENT') throw failureOf(error, `remove ${name}`);
    }
    this.#unsettle();
  }

  rename(name: string, to: string): void {
    assert(NAME.test(to), `Not a log's name: ${to}`);
    try {
      renameSync(join(this.#directory, name), join(this.#directory, to));
    } catch (error) {
      throw failureOf(error, `rename ${name}`);
    }
    this.#unsettle();
  }

  #unsettle(): void {
    this.#isUnsettled = true;
    this.#settling ??= this.#settle().finally(() => {
      this.#settling = undefined;
    });
    // Who asks hears of a failure.
    this.#settling.catch(() => {});
  }

  async #settle(): Promise<void> {
    const directory = openSync(this.#directory, constants.O_RDONLY);
    try {
      while (this.#isUnsettled) {
        this.#isUnsettled = false;
        await flushAll(directory);
      }
    } catch (error) {
      this.#isUnsettled = true;
      throw failureOf(error, `flush ${this.#directory}`);
    } finally {
      closeSync(directory);
    }
  }

  settled(): Promise<void> {
    if (this.#isUnsettled && this.#settling === undefined) this.#unsettle();
    return this.#settling ?? Promise.resolve();
  }
}
