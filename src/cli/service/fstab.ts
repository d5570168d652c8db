/** Lines of `/etc/fstab` that mount volumes, and what is wrong with them. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../base/index.ts';
import { HELPER_NAME, isSystemdRunning } from './install.ts';
import { parseMountWords } from './mount-words.ts';

/** Where mount(8) looks for helpers. */
const HELPER_FOLDERS = ['sbin', 'sbin/fs.d', 'sbin/fs'];

export interface FstabLine {
  readonly directory: string;
  /** What keeps it from working; undefined when nothing does. */
  readonly problem: string | undefined;
}

/** @param root - what the paths of the machine begin with; a test has its own */
export function fstabLines(root = '/'): FstabLine[] {
  const path = join(root, 'etc/fstab');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [source = '', directory = '', type, options = ''] = line.trim().split(/\s+/);
    if (source.startsWith('#') || type !== 'fuse.ocean') return [];
    return [{ directory, problem: problemOf({ source, directory, options }, root) }];
  });
}

function problemOf(
  { source, directory, options }: { source: string; directory: string; options: string },
  root: string,
): string | undefined {
  const isThere = HELPER_FOLDERS.some((folder) => existsSync(join(root, folder, HELPER_NAME)));
  if (!isThere) return `/sbin/${HELPER_NAME} is missing: "ocean service install" links it`;
  try {
    parseMountWords([source, directory, '-o', options]);
  } catch (error) {
    return messageOf(error);
  }
  const waits = options.split(',').some((option) => option === '_netdev' || option === 'noauto');
  if (isSystemdRunning(root) && !waits)
    return 'it has no _netdev: systemd would mount it before the node can start, and wait for ever';
  return undefined;
}
