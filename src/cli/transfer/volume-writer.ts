/**
 * Writes files into a volume so that either all of them appear or none: content goes to hidden names, is committed,
 * and is then renamed. Tells kernel caches, since these changes do not come through a mount.
 */

import { randomBytes } from 'node:crypto';
import { OceanError } from '../../base/index.ts';
import {
  type Caller,
  type FileSystem,
  type Ino,
  type Invalidation,
  isDirectory,
  type Name,
  S_IFMT,
} from '../../fs/index.ts';
import { peek, textOfName } from './walk.ts';

/** What is kept of a file beside its content. */
export interface Kept {
  /** Type and permission bits. */
  readonly mode: number;
  readonly mtimeNs: bigint;
  readonly owner?: { readonly uid: number; readonly gid: number };
  readonly xattrs?: readonly { readonly name: Name; readonly value: Uint8Array }[];
}

export interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

interface Rename {
  readonly parent: Ino;
  readonly temporary: Name;
  readonly name: Name;
}

/** What writing needs of an opened volume. */
export interface WritableVolume {
  readonly fileSystem: FileSystem;
  notify(invalidation: Invalidation): void;
  /** Why nothing is committed at the moment; undefined while commits go on. */
  stalled(): string | undefined;
}

/** How long a commit may be refused or unanswered before the asker is told. */
const STALL_MAX_MS = 30_000;
const STALL_POLL_MS = 500;

export class VolumeWriter {
  readonly #fileSystem: FileSystem;
  readonly #notify: (invalidation: Invalidation) => void;
  readonly #stalled: () => string | undefined;
  readonly #signal: AbortSignal;
  readonly #caller: Caller;
  #renames: Rename[] = [];
  #made: { parent: Ino; name: Name }[] = [];
  /** Directories whose mode and time are set when all is in them. */
  readonly #toFinish: { ino: Ino; kept: Kept }[] = [];

  constructor(volume: WritableVolume, signal: AbortSignal) {
    this.#fileSystem = volume.fileSystem;
    this.#notify = (invalidation) => volume.notify(invalidation);
    this.#stalled = () => volume.stalled();
    this.#signal = signal;
    const uid = process.getuid?.() ?? 0;
    this.#caller = { uid, gid: process.getgid?.() ?? 0, pid: process.pid };
  }

  /** @throws OceanError `interrupted` */
  check(): void {
    if (this.#signal.aborted)
      throw new OceanError('interrupted', 'Stopped before the end: nothing was changed');
  }

  #hidden(parent: Ino, name: Name): Name {
    const temporary = `.ocean-put-${randomBytes(8).toString('hex')}`;
    this.#renames.push({ parent, temporary, name });
    return temporary;
  }

  #changed(parent: Ino, name: Name): void {
    this.#notify({ kind: 'entry', parent, name });
    this.#notify({ kind: 'inode', ino: parent, range: { offset: 0, length: 0 } });
  }

  /** @throws OceanError `is-directory` when a directory has the name */
  async #refuseDirectory(parent: Ino, name: Name): Promise<void> {
    const present = await peek(this.#fileSystem, parent, name);
    if (present === undefined || !isDirectory(present.mode)) return;
    throw new OceanError('is-directory', `${textOfName(name)} is a directory in the volume`);
  }

  /** A regular file. `size` counts where it ends in a hole. */
  async file(
    place: { parent: Ino; name: Name },
    kept: Kept,
    pieces: AsyncIterable<Piece>,
    size: () => number,
  ): Promise<void> {
    this.check();
    await this.#refuseDirectory(place.parent, place.name);
    const fileSystem = this.#fileSystem;
    const temporary = this.#hidden(place.parent, place.name);
    const created = await fileSystem.create(this.#caller, place.parent, temporary, { mode: 0o600 });
    const { ino } = created.attributes;
    const { handle } = created.opened;
    try {
      let end = 0;
      for await (const { offset, bytes } of pieces) {
        this.check();
        await fileSystem.write(handle, offset, bytes);
        end = Math.max(end, offset + bytes.length);
      }
      if (size() > end) await fileSystem.setattr(ino, { size: size() }, handle);
      await this.#keep(ino, kept, handle);
    } finally {
      await fileSystem.release(handle);
      fileSystem.forget(ino, 1);
    }
  }

  async #keep(ino: Ino, kept: Kept, handle?: number): Promise<void> {
    const { mode, mtimeNs, owner, xattrs = [] } = kept;
    for (const { name, value } of xattrs) await this.#fileSystem.setxattr(ino, name, value);
    await this.#fileSystem.setattr(ino, { mode, mtimeNs, ...owner }, handle);
  }

  async symlink(place: { parent: Ino; name: Name }, kept: Kept, target: Uint8Array): Promise<void> {
    this.check();
    await this.#refuseDirectory(place.parent, place.name);
    const temporary = this.#hidden(place.parent, place.name);
    const { ino } = await this.#fileSystem.symlink(this.#caller, place.parent, temporary, target);
    await this.#keep(ino, kept);
    this.#fileSystem.forget(ino, 1);
  }

  /** A fifo, socket or device. */
  async special(
    place: { parent: Ino; name: Name },
    kept: Kept & { readonly rdev: number },
  ): Promise<void> {
    this.check();
    await this.#refuseDirectory(place.parent, place.name);
    const temporary = this.#hidden(place.parent, place.name);
    const { ino } = await this.#fileSystem.mknod(this.#caller, place.parent, temporary, kept);
    await this.#keep(ino, kept);
    this.#fileSystem.forget(ino, 1);
  }

  /** The directory of that name, made when absent. @throws OceanError `not-directory` */
  async directory(place: { parent: Ino; name: Name }, kept?: Kept): Promise<Ino> {
    this.check();
    const present = await peek(this.#fileSystem, place.parent, place.name);
    let ino = present?.ino;
    if (present === undefined || ino === undefined) {
      const { parent, name } = place;
      const options = { mode: kept === undefined ? 0o755 : (kept.mode & ~S_IFMT) | 0o700 };
      ({ ino } = await this.#fileSystem.mkdir(this.#caller, parent, name, options));
      this.#fileSystem.forget(ino, 1);
      this.#made.push(place);
      this.#changed(parent, name);
    } else if (!isDirectory(present.mode)) {
      throw new OceanError(
        'not-directory',
        `${textOfName(place.name)} is in the volume, and is not a directory`,
      );
    }
    if (kept !== undefined) this.#toFinish.push({ ino, kept });
    return ino;
  }

  /** Commits the content, then makes it appear; resolves when that is committed. */
  async finish(): Promise<void> {
    await this.#flush('nothing was changed');
    this.check();
    for (const { parent, temporary, name } of this.#renames) {
      await this.#fileSystem.rename({ parent, name: temporary }, { parent, name });
    }
    for (const { ino, kept } of this.#toFinish.reverse()) {
      await this.#keep(ino, kept);
      this.#notify({ kind: 'inode', ino });
    }
    this.#announce();
    this.#renames = [];
    this.#made = [];
    await this.#flush('it is kept here, and committed later');
  }

  /**
   * Waits for the ring no longer than the asker does, nor while it takes nothing.
   *
   * @throws OceanError `interrupted` | `unavailable` | `no-space`
   */
  async #flush(otherwise: string): Promise<void> {
    const ended = Promise.withResolvers<void>();
    const stop = () => ended.reject(new OceanError('interrupted', `Stopped: ${otherwise}`));
    this.#signal.addEventListener('abort', stop, { once: true });
    let stalledMs = 0;
    const timer = setInterval(() => {
      const reason = this.#stalled();
      stalledMs = reason === undefined ? 0 : stalledMs + STALL_POLL_MS;
      if (stalledMs < STALL_MAX_MS) return;
      const message = `The volume takes no changes: ${reason}; ${otherwise}`;
      ended.reject(new OceanError('unavailable', message));
    }, STALL_POLL_MS);
    try {
      await Promise.race([this.#fileSystem.fsyncdir(0), ended.promise]);
    } finally {
      clearInterval(timer);
      this.#signal.removeEventListener('abort', stop);
    }
  }

  /** Takes away what `finish` has not made appear. */
  async abandon(): Promise<void> {
    for (const { parent, temporary } of this.#renames) {
      await this.#fileSystem.unlink(parent, temporary).catch(() => {}); // Never made, or in use.
    }
    for (const { parent, name } of this.#made.reverse()) {
      await this.#fileSystem.rmdir(parent, name).catch(() => {}); // Somebody else uses it already.
    }
    this.#announce();
    for (const { parent, name } of this.#made) this.#changed(parent, name);
  }

  #announce(): void {
    const parents = new Set<Ino>();
    for (const { parent, temporary, name } of this.#renames) {
      this.#notify({ kind: 'entry', parent, name: temporary });
      this.#notify({ kind: 'entry', parent, name });
      parents.add(parent);
    }
    const range = { offset: 0, length: 0 };
    for (const ino of parents) this.#notify({ kind: 'inode', ino, range });
  }
}
