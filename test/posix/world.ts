/** What the cases work with: three users in one empty directory that all may write, and short forms. */

import type { ExecutionContext } from 'ava';
import type { User } from './kernel-process.ts';
import { type FileType, O, type Process, SystemError } from './process.ts';

/** Who a case is for: `any` runs as root and as a user. */
export type Actor = 'any' | 'root' | 'user';

export type Case = readonly [
  title: string,
  run: (t: ExecutionContext, world: World) => Promise<void>,
  actor?: Actor,
];

export const ALICE: User = { uid: 1001, gid: 1001, groups: [2001] };
export const BOB: User = { uid: 1002, gid: 1002, groups: [2002] };
export const ROOT: User = { uid: 0, gid: 0, groups: [] };

export const TYPES: readonly FileType[] = ['regular', 'directory', 'symlink', 'fifo', 'socket'];
export const DEVICES: readonly FileType[] = ['character', 'block'];

/** Fails unless the call fails with that error. */
export async function refuses(
  t: ExecutionContext,
  code: string,
  call: Promise<unknown>,
): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    t.is(error.code, code, error.message);
    return;
  }
  t.fail(`succeeded, needs ${code}`);
}

export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

export class World {
  /** Who the case is run as: root or alice. */
  readonly me: Process;
  readonly root: Process;
  /** A user with whom `me` shares nothing. */
  readonly bob: Process;

  constructor(processes: { me: Process; root: Process; bob: Process }) {
    this.me = processes.me;
    this.root = processes.root;
    this.bob = processes.bob;
  }

  /** Makes something of a type, as `me`; a device as root, and given to `me`. */
  async make(type: FileType, path: string, mode = 0o644): Promise<void> {
    const { me, root } = this;
    if (type === 'regular') await me.close(await me.open(path, O.CREAT | O.EXCL | O.WRONLY, mode));
    else if (type === 'directory') await me.mkdir(path, mode);
    else if (type === 'symlink') await me.symlink('nowhere', path);
    else if (type === 'fifo' || type === 'socket') await me.mknod(path, type, mode);
    else {
      await root.mknod(path, type, mode, 0x123n);
      await root.lchown(path, me.uid, me.gid);
    }
  }

  async write(path: string, content: string | Uint8Array, by = this.me): Promise<void> {
    const fd = await by.open(path, O.CREAT | O.WRONLY | O.TRUNC, 0o644);
    const bytes = typeof content === 'string' ? bytesOf(content) : content;
    if (bytes.length > 0) await by.write(fd, bytes);
    await by.close(fd);
  }

  async read(path: string, by = this.me): Promise<string> {
    const fd = await by.open(path, O.RDONLY);
    const { size } = await by.fstat(fd);
    const bytes = await by.read(fd, Number(size), 0n);
    await by.close(fd);
    return textOf(bytes);
  }

  /** Opens, works, closes. */
  async opened<T>(
    path: string,
    flags: number,
    work: (fd: number) => Promise<T>,
    by = this.me,
  ): Promise<T> {
    const fd = await by.open(path, flags, 0o644);
    try {
      return await work(fd);
    } finally {
      await by.close(fd);
    }
  }

  async exists(path: string): Promise<boolean> {
    try {
      await this.root.lstat(path);
      return true;
    } catch (error) {
      if (error instanceof SystemError && error.code === 'ENOENT') return false;
      throw error;
    }
  }
}

type TimeField = 'atimeNs' | 'mtimeNs' | 'ctimeNs';

/** Which of a file's times a piece of work moves forward. Other clocks tick coarsely: it waits for a tick first. */
export async function moved(
  world: World,
  path: string,
  work: () => Promise<unknown>,
): Promise<TimeField[]> {
  const before = await world.root.lstat(path);
  await tick(world);
  await work();
  const after = await world.root.lstat(path);
  const fields: TimeField[] = ['atimeNs', 'mtimeNs', 'ctimeNs'];
  return fields.filter((field) => after[field] > before[field]);
}

/** Resolves when the clock of the file system has moved on. */
async function tick(world: World): Promise<void> {
  const name = '.tick';
  await world.root.mkdir(name, 0o700);
  const first = await world.root.lstat(name);
  for (;;) {
    await world.root.chmod(name, 0o700);
    const now = await world.root.lstat(name);
    if (now.ctimeNs > first.ctimeNs) break;
  }
  await world.root.rmdir(name);
}
