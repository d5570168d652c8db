/** What the cases of the FileSystem contract work with: short forms of the interface's calls. */

import type { ExecutionContext } from 'ava';
import type { ErrorKind } from '../../../src/base/index.ts';
import { messageOf, OceanError } from '../../../src/base/index.ts';
import {
  type Attributes,
  type Caller,
  type DirectoryEntry,
  type FileSystem,
  type Ino,
  type Name,
  ROOT_INO,
} from '../../../src/fs/index.ts';

export type Case = readonly [
  title: string,
  run: (t: ExecutionContext, bench: Bench) => Promise<void>,
];

export const OWNER: Caller = { uid: 1000, gid: 100, pid: 7 };

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** `length` bytes that differ from their neighbours, and from those of another seed. */
export function pattern(length: number, seed = 1): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8) * 13 + seed * 31) & 0xff);
}

/** Fails unless the operation is refused with that kind. */
export async function refuses(
  t: ExecutionContext,
  kind: ErrorKind,
  operation: Promise<unknown>,
): Promise<void> {
  try {
    await operation;
  } catch (error) {
    t.is(error instanceof OceanError ? error.kind : messageOf(error), kind);
    return;
  }
  t.fail(`succeeded, needs ${kind}`);
}

export class Bench {
  readonly fs: FileSystem;
  readonly root: Ino = ROOT_INO;

  constructor(fs: FileSystem) {
    this.fs = fs;
  }

  /** Makes a file with content; closed again. */
  async file(name: Name, content: string | Uint8Array = '', parent = this.root): Promise<Ino> {
    const { ino, handle } = await this.opened(name, content, parent);
    await this.fs.release(handle);
    return ino;
  }

  /** The same, left open. */
  async opened(
    name: Name,
    content: string | Uint8Array = '',
    parent = this.root,
  ): Promise<{ ino: Ino; handle: number }> {
    const { attributes, opened } = await this.fs.create(OWNER, parent, name, { mode: 0o644 });
    const bytes = typeof content === 'string' ? bytesOf(content) : content;
    if (bytes.length > 0) await this.fs.write(opened.handle, 0, bytes);
    return { ino: attributes.ino, handle: opened.handle };
  }

  async directory(name: Name, parent = this.root, mode = 0o755): Promise<Ino> {
    return (await this.fs.mkdir(OWNER, parent, name, { mode })).ino;
  }

  lookup(name: Name, parent = this.root): Promise<Attributes> {
    return this.fs.lookup(parent, name);
  }

  async read(ino: Ino, offset = 0, length = 1 << 20): Promise<Uint8Array> {
    const { handle } = await this.fs.open(ino);
    const bytes = await this.fs.read(handle, offset, length);
    await this.fs.release(handle);
    return bytes;
  }

  async text(ino: Ino): Promise<string> {
    return new TextDecoder().decode(await this.read(ino));
  }

  async size(ino: Ino): Promise<number> {
    return (await this.fs.getattr(ino)).size;
  }

  rename(from: Name, to: Name, options = {}): Promise<void> {
    return this.fs.rename(
      { parent: this.root, name: from },
      { parent: this.root, name: to },
      options,
    );
  }

  /** All entries of a directory, `.` and `..` included, asked for in batches. */
  async list(ino: Ino = this.root, batch = 100): Promise<DirectoryEntry[]> {
    const { handle } = await this.fs.opendir(ino);
    const listed: DirectoryEntry[] = [];
    let cookie = 0n;
    for (;;) {
      const part = await this.fs.readdir(handle, cookie, batch);
      const last = part.at(-1);
      if (last === undefined) break;
      listed.push(...part);
      cookie = last.cookie;
    }
    await this.fs.releasedir(handle);
    return listed;
  }

  async names(ino: Ino = this.root): Promise<Name[]> {
    const names = (await this.list(ino)).map((entry) => entry.name);
    return names.filter((name) => name !== '.' && name !== '..').sort();
  }
}
