/** Reading a volume's records from any source: the live volume with its draft, or one old version. */

import { bytesOfKey, OceanError } from '../base/index.ts';
import type { Session, TreeView } from '../client/index.ts';
import type { Draft } from './draft.ts';
import type { Ino, Name } from './file-system.ts';
import { direntKey, direntPrefix, extentPrefix, inodeKey, parseKey, xattrPrefix } from './keys.ts';
import {
  type DirentRecord,
  decodeDirent,
  decodeExtent,
  decodeInode,
  decodeXattr,
  type Extent,
  type InodeRecord,
  type XattrRecord,
} from './records.ts';
import type { Source } from './source.ts';

/** One version, as it was committed. */
export function versionSource(view: TreeView): Source {
  return {
    get: async (key) => (await view.get(key))?.value,
    scan: (prefix) => view.scan(prefix),
  };
}

/** The version that the mount shows, with its uncommitted changes over it. */
export function liveSource(draft: Draft): Source {
  return {
    async get(key) {
      const drafted = draft.get(key);
      if (drafted !== undefined) return drafted ?? undefined;
      return (await draft.view.get(key))?.value;
    },
    scan: (prefix) => draft.overlaid(prefix, () => draft.view.scan(prefix)),
  };
}

export class Reader {
  readonly #source: Source;
  readonly #session: Session;

  constructor(session: Session, source: Source) {
    this.#session = session;
    this.#source = source;
  }

  /** Keyed hash of a name in a directory, 16 bytes. */
  hash(parent: Ino, name: Name): Uint8Array {
    return this.#session.sealer.nameHash(parent, bytesOfKey(name));
  }

  async inode(ino: Ino): Promise<InodeRecord | undefined> {
    const value = await this.#source.get(inodeKey(ino));
    return value && decodeInode(value);
  }

  async dirent(parent: Ino, name: Name): Promise<DirentRecord | undefined> {
    const value = await this.#source.get(direntKey(parent, this.hash(parent, name)));
    return value && decodeDirent(value);
  }

  async dirents(parent: Ino): Promise<{ record: DirentRecord; hash: Uint8Array }[]> {
    const found = [];
    for (const { key, value } of await this.#source.scan(direntPrefix(parent))) {
      const parsed = parseKey(key);
      if (parsed.kind === 'dirent' && value !== undefined) {
        found.push({ record: decodeDirent(value), hash: parsed.hash });
      }
    }
    return found;
  }

  /** In order of offset. */
  async extents(ino: Ino): Promise<Extent[]> {
    const found: Extent[] = [];
    for (const { key, value } of await this.#source.scan(extentPrefix(ino))) {
      const parsed = parseKey(key);
      if (parsed.kind === 'extent' && value !== undefined) {
        found.push(decodeExtent(parsed.offset, value));
      }
    }
    return found.sort((a, b) => a.offset - b.offset);
  }

  async xattrs(ino: Ino): Promise<{ key: Uint8Array; record: XattrRecord }[]> {
    const found = [];
    for (const { key, value } of await this.#source.scan(xattrPrefix(ino))) {
      if (value !== undefined) found.push({ key, record: decodeXattr(value) });
    }
    return found;
  }

  /** Copies the extents' bytes in the range into `target`, whose first byte is at `offset`. */
  async fill(target: Uint8Array, offset: number, extents: readonly Extent[]): Promise<void> {
    await Promise.all(
      extents.map(async (extent) => {
        const content = await this.#session.read(extent.block);
        if (content.length < extent.inner + extent.length) {
          throw new OceanError('corrupt', 'An extent reaches past the end of its block');
        }
        const from = Math.max(extent.offset, offset);
        const to = Math.min(extent.offset + extent.length, offset + target.length);
        if (from >= to) return;
        const inner = extent.inner + (from - extent.offset);
        target.set(content.subarray(inner, inner + (to - from)), from - offset);
      }),
    );
  }
}
