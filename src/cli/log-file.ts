/** Keeps the log of a node that runs in the background from growing without bound. */

import { copyFileSync, fstatSync, ftruncateSync, statSync } from 'node:fs';

/** Then what is in the log goes to `ocean.log.1`, in the place of what was there. */
export const LOG_BYTES_MAX = 16 << 20;

/**
 * Copies and truncates, since several processes have the file open: the node, the one before it, a supervisor. All of
 * them append, so they go on at its new end.
 *
 * @param descriptor - standard output, which is the log unless somebody has sent it elsewhere: then it is theirs
 * @returns makes room when there is need; the log works on where it cannot
 */
export function logBound(
  path: string,
  descriptor: number,
  { bytesMax = LOG_BYTES_MAX }: { bytesMax?: number } = {},
): () => void {
  if (!isSame(path, descriptor)) return () => {};
  return () => {
    try {
      if (fstatSync(descriptor).size < bytesMax) return;
      copyFileSync(path, `${path}.1`);
      ftruncateSync(descriptor, 0);
    } catch {
      // A full disk, or a log that was moved away: lines matter less than the node.
    }
  };
}

function isSame(path: string, descriptor: number): boolean {
  try {
    const [named, open] = [statSync(path), fstatSync(descriptor)];
    return open.isFile() && named.dev === open.dev && named.ino === open.ino;
  } catch {
    return false;
  }
}
