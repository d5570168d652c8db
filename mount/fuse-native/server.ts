/** Answers the package's callbacks from a FileSystem: each within its deadline, and what comes later leaves no trace. */

import { constants as fileConstants } from 'node:fs';
import { constants } from 'node:os';
import { type Clock, isKind, OceanError } from '../../src/base/index.ts';
import {
  type AttributeChanges,
  type Caller,
  type FileSystem,
  type Name,
  PERMISSIONS,
} from '../../src/fs/index.ts';
import { toErrno } from '../errno.ts';
import { type OperationName, OperationTimes } from '../kernel/operation-times.ts';
import { OPCODE, XATTR_CREATE, XATTR_REPLACE } from '../kernel/protocol.ts';
import type { Counters } from '../kernel/session.ts';
import { OpenFiles } from './open-files.ts';
import type { Callbacks, Done, NativeStatus } from './package.ts';
import { nameOf, Paths, textOf } from './paths.ts';
import { shortIno, spaceOf, statusOf, timesOf } from './status.ts';

export interface ServerOptions {
  readonly fileSystem: FileSystem;
  readonly clock: Clock;
  /** To whom belongs what is made here: the package does not tell who asks. */
  readonly owner: { readonly uid: number; readonly gid: number };
  readonly deadlineMs: number;
  /** Of what waits for other nodes' disks: fsync and close. */
  readonly slowDeadlineMs: number;
  readonly onError: (error: Error) => void;
}

const { O_TRUNC } = fileConstants;
/** Attributes that are the kernel's: access lists are not checked on this mount. */
const KERNELS = 'system.';
/** What chown(2) leaves as it is. */
const UNCHANGED = 0xffff_ffff;
const ENTRIES_AT_ONCE = 1024;
const SLOW: ReadonlySet<OperationName> = new Set(['flush', 'fsync', 'fsyncdir', 'release']);

/** @throws OceanError `unsupported`, `invalid` */
function attributeName(text: string): Name {
  if (!text.startsWith(KERNELS)) return nameOf(text);
  throw new OceanError('unsupported', `Cannot use attribute ${text}: nothing here heeds it`);
}

interface Outcome<T> {
  readonly done: (value: T) => void;
  readonly failed: (outcome: number) => void;
  /** Takes back what came too late. */
  readonly undo?: (value: T) => void;
}

export class Server {
  readonly #options: ServerOptions;
  readonly #fileSystem: FileSystem;
  readonly #caller: Caller;
  readonly #files: OpenFiles;
  readonly #paths: Paths;
  readonly #times = new OperationTimes();
  readonly #count = { requests: 0, failed: 0, expired: 0, pending: 0 };

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#fileSystem = options.fileSystem;
    this.#caller = { ...options.owner, pid: 0 };
    this.#files = new OpenFiles(options.fileSystem);
    this.#paths = new Paths(options.fileSystem, (ino) => this.#files.isOpen(ino));
  }

  counters(): Counters {
    const never = { interrupted: 0, malformed: 0, resent: 0, notified: 0, notifying: 0 };
    return { ...this.#count, ...never, open: this.#files.count };
  }

  times(): ReturnType<OperationTimes['byName']> {
    return this.#times.byName();
  }

  /** The mount is gone: so is what it had open. */
  async close(): Promise<void> {
    this.#paths.close();
    await this.#files.releaseAll();
    this.#fileSystem.releaseAllLocks();
  }

  callbacks(): Callbacks {
    return {
      ...this.#attributes(),
      ...this.#extended(),
      ...this.#names(),
      ...this.#directories(),
      ...this.#content(),
    };
  }

  #serve<T>(name: OperationName, work: () => Promise<T>, outcome: Outcome<T>): void {
    const { clock, deadlineMs, slowDeadlineMs } = this.#options;
    const startMs = performance.now();
    let isAnswered = false;
    this.#count.requests += 1;
    this.#count.pending += 1;
    const answer = (tell: () => void) => {
      if (isAnswered) return false;
      isAnswered = true;
      cancel();
      this.#count.pending -= 1;
      this.#times.add(OPCODE[name], startMs);
      tell();
      return true;
    };
    const cancel = clock.after(SLOW.has(name) ? slowDeadlineMs : deadlineMs, () =>
      answer(() => {
        this.#count.expired += 1;
        outcome.failed(-constants.errno.ETIMEDOUT);
      }),
    );
    const settled = work().then(
      (value) => {
        if (!answer(() => outcome.done(value))) outcome.undo?.(value);
      },
      (error: unknown) => answer(() => outcome.failed(this.#outcomeOf(error))),
    );
    // A bug in what is told must not end the process that serves.
    settled.catch((error: unknown) => this.#outcomeOf(error));
  }

  #outcomeOf(error: unknown): number {
    this.#count.failed += 1;
    if (!(error instanceof OceanError))
      this.#options.onError(error instanceof Error ? error : new Error(String(error)));
    return -toErrno(error);
  }

  /** For what answers nothing but whether it was done. */
  #does(name: OperationName, done: Done, work: () => Promise<unknown>): void {
    this.#serve(name, work, { done: () => done(0), failed: done });
  }

  #tells<T>(name: OperationName, done: Done<[T?]>, work: () => Promise<T>): void {
    this.#serve(name, work, { done: (value) => done(0, value), failed: done });
  }

  #sets(path: string, done: Done, changes: AttributeChanges): void {
    this.#does('setattr', done, () =>
      this.#paths.at(path, ({ ino }) => this.#fileSystem.setattr(ino, changes)),
    );
  }

  #attributes() {
    const fileSystem = this.#fileSystem;
    return {
      getattr: (path, done) =>
        this.#tells<NativeStatus>('getattr', done, () =>
          this.#paths.at(path, async (found) => statusOf(found)),
        ),
      truncate: (path, size, done) => this.#sets(path, done, { size }),
      ftruncate: (_path, fd, size, done) =>
        this.#does('setattr', done, async () => {
          const { ino, handle } = this.#files.get(fd);
          await fileSystem.setattr(ino, { size }, handle);
        }),
      chmod: (path, mode, done) => this.#sets(path, done, { mode: mode & PERMISSIONS }),
      chown: (path, uid, gid, done) =>
        this.#sets(path, done, {
          ...(uid === UNCHANGED ? {} : { uid }),
          ...(gid === UNCHANGED ? {} : { gid }),
        }),
      utimens: (path, atimeMs, mtimeMs, done) => this.#sets(path, done, timesOf(atimeMs, mtimeMs)),
      statfs: (_path, done) =>
        this.#tells('statfs', done, async () => spaceOf(await fileSystem.statfs())),
    } satisfies Partial<Callbacks>;
  }

  #extended() {
    const fileSystem = this.#fileSystem;
    return {
      getxattr: (path, name, _position, done) =>
        this.#tells<Buffer>('getxattr', done, () =>
          this.#paths.at(path, async ({ ino }) =>
            Buffer.from(await fileSystem.getxattr(ino, attributeName(name))),
          ),
        ),
      setxattr: (path, name, value, _position, flags, done) => {
        const bytes = Uint8Array.from(value);
        const create = (flags & XATTR_CREATE) !== 0;
        const replace = (flags & XATTR_REPLACE) !== 0;
        this.#does('setxattr', done, () =>
          this.#paths.at(path, ({ ino }) =>
            fileSystem.setxattr(ino, attributeName(name), bytes, { create, replace }),
          ),
        );
      },
      listxattr: (path, done) =>
        this.#tells<string[]>(
          'listxattr',
          done,
          () =>
            this.#paths.at(path, async ({ ino }) => {
              const names = (await fileSystem.listxattr(ino)).map(textOf);
              return names.filter((name) => name !== undefined && !name.startsWith(KERNELS));
            }) as Promise<string[]>,
        ),
      removexattr: (path, name, done) =>
        this.#does('removexattr', done, () =>
          this.#paths.at(path, ({ ino }) => fileSystem.removexattr(ino, attributeName(name))),
        ),
    } satisfies Partial<Callbacks>;
  }

  /** What makes names leaves a reference with the kernel, which libfuse does not tell when it gives it back. */
  #made(name: OperationName, done: Done, work: () => Promise<{ ino: number }>): void {
    this.#does(name, done, async () => this.#fileSystem.forget((await work()).ino, 1));
  }

  #names() {
    const fileSystem = this.#fileSystem;
    const [paths, caller] = [this.#paths, this.#caller];
    return {
      mknod: (path, mode, rdev, done) =>
        this.#made('mknod', done, () =>
          paths.place(path, ({ parent, name }) =>
            fileSystem.mknod(caller, parent, name, { mode, rdev }),
          ),
        ),
      mkdir: (path, mode, done) =>
        this.#made('mkdir', done, () =>
          paths.place(path, ({ parent, name }) => fileSystem.mkdir(caller, parent, name, { mode })),
        ),
      symlink: (target, path, done) =>
        this.#made('symlink', done, () =>
          paths.place(path, async ({ parent, name }) =>
            fileSystem.symlink(caller, parent, name, Buffer.from(nameOf(target), 'latin1')),
          ),
        ),
      link: (from, to, done) =>
        this.#made('link', done, () =>
          paths.at(from, ({ ino }) =>
            paths.place(to, ({ parent, name }) => fileSystem.link(ino, parent, name)),
          ),
        ),
      readlink: (path, done) =>
        this.#tells('readlink', done, () =>
          paths.at(path, async ({ ino }) => {
            const target = Buffer.from(await fileSystem.readlink(ino)).toString('latin1');
            const text = textOf(target);
            if (text !== undefined) return text;
            throw new OceanError('unsupported', `Cannot read ${path}: its target is not UTF-8`);
          }),
        ),
      unlink: (path, done) => this.#does('unlink', done, () => paths.unlink(path)),
      rmdir: (path, done) => this.#does('rmdir', done, () => paths.rmdir(path)),
      rename: (from, to, done) => this.#does('rename', done, () => paths.rename(from, to)),
    } satisfies Partial<Callbacks>;
  }

  #directories() {
    const fileSystem = this.#fileSystem;
    return {
      readdir: (path, done) =>
        this.#serve('readdir', () => this.#list(path), {
          done: (entries) =>
            done(
              0,
              entries.map(({ text }) => text),
              entries.map(({ ino, mode }) => ({ ino, mode })),
            ),
          failed: done,
        }),
      fsyncdir: (path, _datasync, _fd, done) =>
        this.#does('fsyncdir', done, () =>
          this.#paths.at(path, async ({ ino }) => {
            const { handle } = await fileSystem.opendir(ino);
            try {
              await fileSystem.fsyncdir(handle);
            } finally {
              await fileSystem.releasedir(handle);
            }
          }),
        ),
    } satisfies Partial<Callbacks>;
  }

  /** All entries at once, which libfuse keeps for who reads on. Names that are not UTF-8 are not told. */
  #list(path: string): Promise<{ text: string; ino: number; mode: number }[]> {
    const fileSystem = this.#fileSystem;
    return this.#paths.at(path, async (directory) => {
      const { handle } = await fileSystem.opendir(directory.ino);
      try {
        const told: { text: string; ino: number; mode: number }[] = [];
        let cookie = 0n;
        for (;;) {
          const page = await fileSystem.readdir(handle, cookie, ENTRIES_AT_ONCE);
          const last = page.at(-1);
          if (last === undefined) return told;
          cookie = last.cookie;
          for (const { name, ino, type } of page) {
            const text = textOf(name);
            if (text !== undefined) told.push({ text, ino: shortIno(ino), mode: type });
          }
        }
      } finally {
        await fileSystem.releasedir(handle);
      }
    });
  }

  #content() {
    const fileSystem = this.#fileSystem;
    const [paths, files] = [this.#paths, this.#files];
    const onHandle = (fd: number, work: (handle: number) => Promise<void>) => async () =>
      work(files.get(fd).handle);
    const opens = (done: Done<[number?]>): Outcome<number> => ({
      done: (fd) => done(0, fd),
      failed: done,
      undo: (fd) => void files.release(fd).catch(() => undefined),
    });
    return {
      open: (path, flags, done) => {
        const work = () =>
          paths.at(path, async ({ ino }) => {
            const truncate = (flags & O_TRUNC) !== 0;
            return files.add({ ino, handle: (await fileSystem.open(ino, { truncate })).handle });
          });
        this.#serve('open', work, opens(done));
      },
      create: (path, mode, done) => {
        const work = () => paths.place(path, (place) => this.#create(place, mode));
        this.#serve('create', work, opens(done));
      },
      read: (_path, fd, buffer, length, offset, done) =>
        this.#serve('read', async () => fileSystem.read(files.get(fd).handle, offset, length), {
          done: (bytes) => {
            buffer.set(bytes);
            done(bytes.length);
          },
          failed: done,
        }),
      write: (_path, fd, buffer, length, offset, done) => {
        // libfuse takes the buffer back when the deadline is over, though the bytes may be needed then.
        const bytes = Uint8Array.prototype.slice.call(buffer, 0, length);
        this.#serve(
          'write',
          onHandle(fd, (handle) => fileSystem.write(handle, offset, bytes)),
          {
            done: () => done(length),
            failed: done,
          },
        );
      },
      flush: (_path, fd, done) =>
        this.#does(
          'flush',
          done,
          onHandle(fd, (handle) => fileSystem.flush(handle)),
        ),
      fsync: (_path, _datasync, fd, done) =>
        this.#does(
          'fsync',
          done,
          onHandle(fd, (handle) => fileSystem.fsync(handle)),
        ),
      release: (_path, fd, done) => this.#does('release', done, () => files.release(fd)),
    } satisfies Partial<Callbacks>;
  }

  async #create({ parent, name }: { parent: number; name: string }, mode: number) {
    try {
      const created = await this.#fileSystem.create(this.#caller, parent, name, { mode });
      this.#fileSystem.forget(created.attributes.ino, 1);
      return this.#files.add({ ino: created.attributes.ino, handle: created.opened.handle });
    } catch (error) {
      if (!isKind(error, 'exists')) throw error;
      // Somebody else was quicker. Whether that matters only the kernel knows: ESTALE has it look the path up again.
      throw new OceanError('conflict', `Cannot create ${name}: it exists by now`, { cause: error });
    }
  }
}
