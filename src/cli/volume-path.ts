/** PATH arguments: inside a mount of the node, or `VOLUME:/path`. Resolved without touching any mount. */

import { lstatSync, readlinkSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { OceanError } from '../base/index.ts';

const SYMLINKS_MAX = 40;
const VOLUME_PATH = /^([A-Za-z0-9][A-Za-z0-9._-]{0,63}):(\/.*)?$/s;

/** A path from a volume's root, which is `/`. */
export interface VolumePath {
  readonly volume: string;
  readonly path: string;
}

export interface MountPoint {
  readonly volume: string;
  /** Its real path. */
  readonly directory: string;
}

/** The path of `VOLUME:/path`; undefined for text of another form. */
export function parseVolumePath(text: string): VolumePath | undefined {
  const match = VOLUME_PATH.exec(text);
  if (match === null) return undefined;
  return { volume: match[1] as string, path: normalized(match[2] ?? '/') };
}

function normalized(path: string): string {
  const short = posix.normalize(path);
  return short.length > 1 && short.endsWith('/') ? short.slice(0, -1) : short;
}

/** Where a local path lies in one of the mounts; undefined when in none. */
export function withinMounts(text: string, mounts: readonly MountPoint[]): VolumePath | undefined {
  const byDirectory = new Map(mounts.map((mount) => [mount.directory, mount.volume]));
  let rest = partsOf(resolve(text));
  let at = '/';
  for (let links = 0; ; ) {
    const volume = byDirectory.get(at);
    if (volume !== undefined) return { volume, path: `/${rest.join('/')}` };
    const name = rest[0];
    if (name === undefined) return undefined;
    const next = join(at, name);
    rest = rest.slice(1);
    // A mount itself is never asked: it may be dead, or wait for this very command.
    const target = byDirectory.has(next) ? undefined : linkTarget(next);
    if (target === undefined) {
      at = next;
      continue;
    }
    if (++links > SYMLINKS_MAX) throw new OceanError('loop', `Too many symbolic links in ${text}`);
    rest = [...partsOf(resolve(dirname(next), target)), ...rest];
    at = '/';
  }
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function linkTarget(path: string): string | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;
  } catch {
    return undefined; // What does not exist is no link.
  }
}

/** @throws OceanError `not-found` when the text is neither */
export function volumePathOf(text: string, mounts: readonly MountPoint[]): VolumePath {
  const found = parseVolumePath(text) ?? withinMounts(text, mounts);
  if (found !== undefined) return found;
  throw new OceanError(
    'not-found',
    `${text} is in no mount of this node: name a path inside one (see "ocean status"), or VOLUME:/path`,
  );
}
