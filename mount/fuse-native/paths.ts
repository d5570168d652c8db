/**
 * What paths lead to: libfuse's high-level interface names files by path, a FileSystem by inode. A file that is removed
 * while it is open gets a hidden name from libfuse, by a rename; here it is removed at once, and the hidden name is
 * kept in memory only.
 */

import { isKind, OceanError } from '../../src/base/index.ts';
import {
  type Attributes,
  type FileSystem,
  type Ino,
  type Name,
  ROOT_INO,
} from '../../src/fs/index.ts';

export interface Place {
  readonly parent: Ino;
  readonly name: Name;
}

interface Found {
  readonly attributes: Attributes;
  /** Gives the reference back that finding it took. */
  readonly forget: () => void;
}

const HIDDEN = /^\.fuse_hidden[0-9a-f]{16}$/;
/** What stands for bytes that are not UTF-8 when they have become a string. */
const REPLACEMENT = '\ufffd';

function nothing(): void {}

/** @throws OceanError `invalid` for bytes that were lost on the way */
export function nameOf(text: string): Name {
  if (text.includes(REPLACEMENT))
    throw new OceanError('invalid', `Cannot use "${text}": fuse-native passes only UTF-8`);
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Undefined when the bytes are not UTF-8. */
export function textOf(name: Name): string | undefined {
  const bytes = Buffer.from(name, 'latin1');
  const text = bytes.toString('utf8');
  return text.includes(REPLACEMENT) ? undefined : text;
}

export class Paths {
  readonly #fileSystem: FileSystem;
  readonly #isOpen: (ino: Ino) => boolean;
  /** By parent and name; each holds a reference. UNBOUNDED: as many as there are open files. */
  readonly #hidden = new Map<string, Ino>();

  constructor(fileSystem: FileSystem, isOpen: (ino: Ino) => boolean) {
    this.#fileSystem = fileSystem;
    this.#isOpen = isOpen;
  }

  /** What a path names, which stays until `work` is done. @throws OceanError (rejection) */
  async at<T>(path: string, work: (found: Attributes) => Promise<T>): Promise<T> {
    const found = await this.#walk(path.split('/').filter((name) => name !== ''));
    try {
      return await work(found.attributes);
    } finally {
      found.forget();
    }
  }

  /** The directory and the name at the end of a path; nothing needs to have it. */
  place<T>(path: string, work: (place: Place) => Promise<T>): Promise<T> {
    const slash = path.lastIndexOf('/');
    return this.at(path.slice(0, slash), async ({ ino }) =>
      work({ parent: ino, name: nameOf(path.slice(slash + 1)) }),
    );
  }

  unlink(path: string): Promise<void> {
    return this.place(path, async (place) => {
      if (!this.#unhide(place)) await this.#fileSystem.unlink(place.parent, place.name);
    });
  }

  rmdir(path: string): Promise<void> {
    return this.place(path, async (place) => {
      await this.#refuseHiding(place);
      await this.#fileSystem.rmdir(place.parent, place.name);
    });
  }

  rename(from: string, to: string): Promise<void> {
    return this.place(from, (source) =>
      this.place(to, async (target) => {
        if (await this.#hides(source, target)) return;
        await this.#refuseHiding(target);
        await this.#fileSystem.rename(source, target);
      }),
    );
  }

  /** Nobody has a file open any more. */
  close(): void {
    for (const ino of this.#hidden.values()) this.#fileSystem.forget(ino, 1);
    this.#hidden.clear();
  }

  async #walk(names: readonly string[]): Promise<Found> {
    const [first, ...rest] = names;
    if (first === undefined) {
      return { attributes: await this.#fileSystem.getattr(ROOT_INO), forget: nothing };
    }
    let at = await this.#step({ parent: ROOT_INO, name: nameOf(first) });
    for (const name of rest) {
      try {
        const next = await this.#step({ parent: at.attributes.ino, name: nameOf(name) });
        at.forget();
        at = next;
      } catch (error) {
        at.forget();
        throw error;
      }
    }
    return at;
  }

  async #step(place: Place): Promise<Found> {
    const hidden = this.#hidden.get(keyOf(place));
    if (hidden !== undefined) {
      return { attributes: await this.#fileSystem.getattr(hidden), forget: nothing };
    }
    const attributes = await this.#fileSystem.lookup(place.parent, place.name);
    return { attributes, forget: () => this.#fileSystem.forget(attributes.ino, 1) };
  }

  /** Whether the rename is libfuse's own, of a file that goes while it is open. It is gone then. */
  async #hides(source: Place, target: Place): Promise<boolean> {
    if (source.parent !== target.parent || !HIDDEN.test(target.name)) return false;
    const { attributes, forget } = await this.#step(source);
    if (!this.#isOpen(attributes.ino)) {
      forget();
      return false;
    }
    try {
      await this.#fileSystem.unlink(source.parent, source.name);
    } catch (error) {
      forget();
      throw error;
    }
    this.#hidden.set(keyOf(target), attributes.ino);
    return true;
  }

  #unhide(place: Place): boolean {
    const ino = this.#hidden.get(keyOf(place));
    if (ino === undefined) return false;
    this.#hidden.delete(keyOf(place));
    this.#fileSystem.forget(ino, 1);
    return true;
  }

  /** libfuse loses the way to a hidden file when its directory goes. @throws OceanError `not-empty` */
  async #refuseHiding(place: Place): Promise<void> {
    if (this.#hidden.size === 0) return;
    try {
      const { attributes, forget } = await this.#step(place);
      forget();
      const isIn = (key: string) => key.startsWith(`${attributes.ino}/`);
      if ([...this.#hidden.keys()].some(isIn))
        throw new OceanError('not-empty', `A removed file is open in ${place.name}`);
    } catch (error) {
      if (!isKind(error, 'not-found')) throw error;
    }
  }
}

function keyOf({ parent, name }: Place): string {
  return `${parent}/${name}`;
}
