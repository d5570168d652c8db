/** Extended attributes: a record each, and those in which a file tells where it lies. */

import { OceanError, utf8 } from '../base/index.ts';
import { dropAttribute, putAttribute, storedAttribute } from './attribute-records.ts';
import { loadExtents, settle } from './content.ts';
import type { Name } from './file-system.ts';
import { NAME_BYTES_MAX } from './file-system.ts';
import { isAccessList, removeAccessList, setAccessList } from './inherit.ts';
import type { Inode } from './inode.ts';
import { inodeKey } from './keys.ts';
import type { Volume } from './volume.ts';

/** Bytes of one attribute's value: it lies in one record. */
export const XATTR_BYTES_MAX = 8192;
const OWN_PREFIX = 'user.ocean.';
/** Answered, not stored, and not listed, so that tools do not copy them. Setting them does nothing. */
const OWN_NAMES = ['user.ocean.version', 'user.ocean.guid', 'user.ocean.placement'];

async function ownAttribute(volume: Volume, inode: Inode, name: Name): Promise<string> {
  if (name === 'user.ocean.guid') return volume.session.aguid;
  if (name === 'user.ocean.version') {
    if (!inode.isClean || volume.draft.has(inodeKey(inode.ino))) return 'uncommitted';
    const entry = await volume.session.view.raw(inodeKey(inode.ino));
    return String(entry?.version ?? 0);
  }
  if (inode.record.inline !== undefined) return 'with the ring, in the inode';
  await settle(volume, inode);
  const extents = await loadExtents(volume, inode);
  return volume.placement(extents.map(({ block }) => block.digest));
}

/** @throws OceanError `no-attribute` */
export async function getAttribute(volume: Volume, inode: Inode, name: Name): Promise<Uint8Array> {
  if (OWN_NAMES.includes(name)) return utf8(await ownAttribute(volume, inode, name));
  const value = await storedAttribute(volume, inode, name);
  if (value === undefined) throw new OceanError('no-attribute', 'No such attribute');
  return value;
}

export async function setAttribute(
  volume: Volume,
  inode: Inode,
  attribute: { name: Name; value: Uint8Array; create?: boolean; replace?: boolean },
): Promise<void> {
  const { name, value } = attribute;
  if (name.startsWith(OWN_PREFIX)) return;
  if (name.length > NAME_BYTES_MAX) throw new OceanError('range', 'The name is over 255 bytes');
  if (value.length > XATTR_BYTES_MAX)
    throw new OceanError('no-space', 'The value is over 8192 bytes');
  await volume.draft.room();
  const exists = (await storedAttribute(volume, inode, name)) !== undefined;
  if (attribute.create && exists) throw new OceanError('exists', 'The attribute exists');
  if (attribute.replace && !exists) throw new OceanError('no-attribute', 'No such attribute');
  if (isAccessList(name)) await setAccessList(volume, inode, name, value);
  else putAttribute(volume, inode, { name, value });
  await touched(volume, inode);
}

export async function listAttributes(volume: Volume, inode: Inode): Promise<readonly Name[]> {
  if (inode.hasNoAttributes) return [];
  const records = await volume.reader.xattrs(inode.ino);
  return records.map(({ record }) => record.name);
}

/** @throws OceanError `no-attribute` */
export async function removeAttribute(volume: Volume, inode: Inode, name: Name): Promise<void> {
  if (name.startsWith(OWN_PREFIX)) return;
  volume.draft.checkPermitted();
  if (isAccessList(name)) await removeAccessList(volume, inode, name);
  else await dropAttribute(volume, inode, name);
  await touched(volume, inode);
}

async function touched(volume: Volume, inode: Inode): Promise<void> {
  volume.markDirty(inode);
  inode.record.ctimeNs = volume.nowNs();
  if (inode.opens === 0) await settle(volume, inode);
  volume.draft.journal();
}
