/** One version of a volume as a file system of its own, read only: what `ocean mount --at` shows. */

import { OceanError } from '../base/index.ts';
import { DelegatingFileSystem } from './delegating-file-system.ts';
import {
  type AttributeChanges,
  type Attributes,
  type FileSystem,
  type Ino,
  type Name,
  type Opened,
  ROOT_INO,
} from './file-system.ts';

export class VersionFileSystem extends DelegatingFileSystem {
  /** Number of the version's root directory beneath. */
  readonly #root: Ino;

  /** @param root - from `TimeTravelFileSystem.rootOf` */
  constructor(beneath: FileSystem, root: Ino) {
    super(beneath);
    this.#root = root;
  }

  protected override checkWritable(): void {
    throw new OceanError('read-only', 'Old versions cannot be changed');
  }

  #beneath(ino: Ino): Ino {
    return ino === ROOT_INO ? this.#root : ino;
  }

  #shown(attributes: Attributes): Attributes {
    return attributes.ino === this.#root ? { ...attributes, ino: ROOT_INO } : attributes;
  }

  override async lookup(parent: Ino, name: Name): Promise<Attributes> {
    return this.#shown(await super.lookup(this.#beneath(parent), name));
  }

  override forget(ino: Ino, count: number): void {
    if (ino !== ROOT_INO) super.forget(ino, count);
  }

  override async getattr(ino: Ino): Promise<Attributes> {
    return this.#shown(await super.getattr(this.#beneath(ino)));
  }

  override async setattr(_ino: Ino, _changes: AttributeChanges): Promise<Attributes> {
    return this.checkWritable() as never;
  }

  override async open(ino: Ino, options: { truncate?: boolean } = {}): Promise<Opened> {
    if (options.truncate) this.checkWritable();
    return super.open(ino, options);
  }

  override opendir(ino: Ino): Promise<Opened> {
    return super.opendir(this.#beneath(ino));
  }

  override getxattr(ino: Ino, name: Name): Promise<Uint8Array> {
    return super.getxattr(this.#beneath(ino), name);
  }

  override listxattr(ino: Ino): Promise<readonly Name[]> {
    return super.listxattr(this.#beneath(ino));
  }

  /** Nothing changes. */
  override watch(): () => void {
    return () => {};
  }
}
