/** Commands about files of a volume. */

import { OceanError } from '../../base/index.ts';
import {
  type Attributes,
  type FileSystem,
  historyOf,
  isDirectory,
  isSymlink,
  type Moment,
  versionAt,
} from '../../fs/index.ts';
import { check } from '../check.ts';
import type { Handler, StreamHandler } from '../control.ts';
import type { Daemon, ServedVolume } from '../daemon.ts';
import { differenceShown } from '../difference.ts';
import { placementOf, versionsAsked } from '../placement.ts';
import { contentOf, get } from '../transfer/get.ts';
import { put } from '../transfer/put.ts';
import { canonicalNames, restore } from '../transfer/restore.ts';
import type { WritableVolume } from '../transfer/volume-writer.ts';
import { entriesOf, lookup, resolveExisting, textOfName } from '../transfer/walk.ts';

/** How long a question about versions waits for changes on their way to the ring. */
const COMMIT_GRACE_MS = 3000;

/** One entry of a listing. */
export interface Listed {
  readonly name: string;
  readonly ino: number;
  readonly mode: number;
  readonly nlink: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly mtimeMs: number;
  /** Of a symbolic link. */
  readonly target?: string;
}

export function fileHandlers(daemon: Daemon): Record<string, Handler> {
  return {
    'file.ls': async ({ volume, path }) => list((await daemon.volume(volume)).readable, path),
    'file.get': async ({ volume, ...options }, context) =>
      get((await daemon.volume(volume)).readable, options, context),
    'file.put': async ({ volume, ...options }, context) =>
      put(writable(await daemon.volume(volume)), options, context),
    'file.restore': async ({ volume, path, to, when }, context) => {
      const served = await daemon.volume(volume);
      await committed(daemon, served);
      return restore(writable(served), served.session, { path, to, when }, context);
    },
    'file.log': async ({ volume, path, limit, at }) => {
      const { served, names } = await pastPath(daemon, volume, path);
      const from = await startOf(served, at);
      const options = { ...from, ...(limit === undefined ? {} : { limit }) };
      const versions = await historyOf(served.session, names, options).catch(explain(path));
      return {
        volume,
        path,
        uncommitted: served.opened.volume.draft.status().changes,
        versions: versions.map(({ mtimeNs, ...version }) => ({
          ...version,
          mtimeMs: Number(mtimeNs / 1_000_000n),
        })),
      };
    },
    'file.diff': async ({ volume, path, from, to }) => {
      const { served, names } = await pastPath(daemon, volume, path);
      return differenceShown(served.session, { volume, path }, names, { from, to });
    },
    check: async ({ volume, path, verify, repair }, context) => {
      const served = await daemon.volume(volume);
      await committed(daemon, served);
      return check(daemon, served, { volume, path, verify, repair }, context);
    },
    'file.where': async ({ volume, path, version, all }) => {
      const { served, names } = await pastPath(daemon, volume, path);
      const asked = { version, all: all === true };
      const versions = await versionsAsked(served, names, asked).catch(explain(path));
      return placementOf(daemon, served, names, { volume, path, versions });
    },
  };
}

export function fileStreams(daemon: Daemon): Record<string, StreamHandler> {
  return {
    'file.cat': async ({ volume, path }) => contentOf((await daemon.volume(volume)).readable, path),
  };
}

function writable({ opened }: ServedVolume): WritableVolume {
  return {
    fileSystem: opened.fileSystem,
    notify: (invalidation) => opened.volume.notify(invalidation),
    stalled: () => opened.volume.draft.stalled?.message,
  };
}

/** A path as the versions know it, when what was just written is one of them, if the ring answers in time. */
async function pastPath(daemon: Daemon, volume: string, path: string) {
  const served = await daemon.volume(volume);
  await committed(daemon, served);
  const names = await canonicalNames(writable(served), path, { followLast: true });
  return { served, names };
}

async function committed(daemon: Daemon, { opened }: ServedVolume): Promise<void> {
  const { draft } = opened.volume;
  if (draft.status().changes === 0) return;
  await new Promise<void>((resolve) => {
    const cancel = daemon.clock.after(COMMIT_GRACE_MS, resolve);
    const end = () => {
      cancel();
      resolve();
    };
    draft.flush().then(end, end); // The answer tells what is not committed.
  });
}

async function startOf(
  { session }: ServedVolume,
  at: Moment | undefined,
): Promise<{ from?: number }> {
  return at === undefined ? {} : { from: await versionAt(session, at) };
}

/** What is missing is told by the path that was asked for. */
function explain(path: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof OceanError) || error.kind !== 'not-found') throw error;
    const message = error.message.startsWith('No such path')
      ? `${path} does not exist in ${error.message.slice('No such path in '.length)}`
      : error.message;
    throw new OceanError('not-found', message, { cause: error });
  };
}

async function list(fileSystem: FileSystem, path: string): Promise<Listed[]> {
  const { attributes, names, release } = await resolveExisting(fileSystem, path);
  try {
    if (!isDirectory(attributes.mode))
      return [await listed(fileSystem, textOfName(names.at(-1) ?? ''), attributes)];
    const found: Listed[] = [];
    for (const { name } of await entriesOf(fileSystem, attributes.ino)) {
      const entry = await lookup(fileSystem, attributes.ino, name);
      if (entry === undefined) continue; // Removed meanwhile.
      found.push(await listed(fileSystem, textOfName(name), entry));
      fileSystem.forget(entry.ino, 1);
    }
    return found;
  } finally {
    release();
  }
}

async function listed(
  fileSystem: FileSystem,
  name: string,
  { ino, mode, nlink, uid, gid, size, mtimeNs }: Attributes,
): Promise<Listed> {
  const common = { name, ino, mode, nlink, uid, gid, size, mtimeMs: Number(mtimeNs / 1_000_000n) };
  if (!isSymlink(mode)) return common;
  return { ...common, target: new TextDecoder().decode(await fileSystem.readlink(ino)) };
}
