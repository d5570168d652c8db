/** What `setattr` changes of an inode, now or once more from the tail. */

import { truncateContent } from './content.ts';
import type { AttributeChanges } from './file-system.ts';
import { followMode } from './inherit.ts';
import type { Inode } from './inode.ts';
import { PERMISSIONS, S_IFMT } from './mode.ts';
import type { Volume } from './volume.ts';

/** Does not settle. A size is for regular files only. @throws OceanError `too-large` */
export async function changeAttributes(
  volume: Volume,
  inode: Inode,
  { size, ...changes }: AttributeChanges,
  nowNs = volume.nowNs(),
): Promise<void> {
  if (size !== undefined) await truncateContent(volume, inode, size, nowNs);
  const { record } = inode;
  volume.tail?.changed(inode.ino, changes, nowNs);
  volume.markDirty(inode);
  if (changes.mode !== undefined) {
    record.mode = (record.mode & S_IFMT) | (changes.mode & PERMISSIONS);
    await followMode(volume, inode);
  }
  record.uid = changes.uid ?? record.uid;
  record.gid = changes.gid ?? record.gid;
  record.atimeNs = changes.atimeNs ?? record.atimeNs;
  record.mtimeNs = changes.mtimeNs ?? record.mtimeNs;
  record.ctimeNs = nowNs;
}
