/** The record of an extended attribute: found, put, dropped. Neither marks the inode nor journals. */

import { OceanError } from '../base/index.ts';
import type { Name } from './file-system.ts';
import type { Inode } from './inode.ts';
import { xattrKey } from './keys.ts';
import { decodeXattr, encodeXattr, type XattrRecord } from './records.ts';
import type { Volume } from './volume.ts';

function keyOfAttribute(volume: Volume, inode: Inode, name: Name): Uint8Array {
  return xattrKey(inode.ino, volume.reader.hash(inode.ino, name));
}

export async function storedAttribute(
  volume: Volume,
  inode: Inode,
  name: Name,
): Promise<Uint8Array | undefined> {
  if (inode.hasNoAttributes) return undefined;
  const key = keyOfAttribute(volume, inode, name);
  const drafted = volume.draft.get(key);
  if (drafted === null) return undefined;
  const value = drafted ?? (await volume.draft.view.get(key))?.value;
  return value && decodeXattr(value).value;
}

export function putAttribute(volume: Volume, inode: Inode, record: XattrRecord): void {
  inode.hasNoAttributes = false;
  volume.draft.put(keyOfAttribute(volume, inode, record.name), encodeXattr(record));
}

/** @throws OceanError `no-attribute` */
export async function dropAttribute(volume: Volume, inode: Inode, name: Name): Promise<void> {
  if ((await storedAttribute(volume, inode, name)) === undefined) {
    throw new OceanError('no-attribute', 'No such attribute');
  }
  volume.draft.remove(keyOfAttribute(volume, inode, name));
}
