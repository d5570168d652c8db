/** `ocean restore`: what a path was in an earlier version, written as its newest. */

import { OceanError } from '../../base/index.ts';
import type { Session } from '../../client/index.ts';
import {
  type Ino,
  isDirectory,
  isRegular,
  isSymlink,
  type Moment,
  type Name,
  type PastFile,
  PastVolume,
  ROOT_INO,
  versionAt,
} from '../../fs/index.ts';
import type { CommandContext } from '../control.ts';
import { ProgressMeter } from './progress-meter.ts';
import { type Kept, VolumeWriter, type WritableVolume } from './volume-writer.ts';
import { namesOf, textOfName, walk } from './walk.ts';

export interface Restored {
  readonly path: string;
  readonly version: number;
  readonly timeMs: number;
  readonly files: number;
  readonly bytes: number;
}

/** The names of a path, through symbolic links as far as it exists now. */
export async function canonicalNames(
  volume: WritableVolume,
  path: string,
  options: { followLast: boolean },
): Promise<readonly Name[]> {
  const { names, missing, release } = await walk(volume.fileSystem, path, options);
  release();
  return [...names, ...missing];
}

interface Restoring {
  readonly past: PastVolume;
  readonly writer: VolumeWriter;
  readonly meter: ProgressMeter;
}

/** Files that the version does not have stay as they are. */
export async function restore(
  volume: WritableVolume,
  session: Session,
  options: { path: string; to: string | undefined; when: Moment },
  context: CommandContext,
): Promise<Restored> {
  const { path, to = path, when } = options;
  const past = await PastVolume.open(session, await versionAt(session, when));
  const names = await canonicalNames(volume, path, { followLast: false }).catch(() =>
    namesOf(path),
  );
  const found = await past.find(names);
  if (found === undefined) {
    throw new OceanError(
      'not-found',
      `${path} did not exist in version ${past.mark.version} (${new Date(past.mark.timeMs).toISOString()})`,
    );
  }
  const writer = new VolumeWriter(volume, context.signal);
  const restoring = { past, writer, meter: new ProgressMeter(context, 0) };
  try {
    if (to === '/') await restoreInto(restoring, found.ino, ROOT_INO);
    else await restoreAny(restoring, found, await placeOf(volume, writer, to));
    restoring.meter.tell('committing');
    await writer.finish();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
  const { files, bytes } = restoring.meter;
  const { version, timeMs } = past.mark;
  return { path: to, version, timeMs, files, bytes };
}

/** Where the path's last name goes; the directories above it are made when they are gone. */
async function placeOf(
  volume: WritableVolume,
  writer: VolumeWriter,
  path: string,
): Promise<{ parent: Ino; name: Name }> {
  const walked = await walk(volume.fileSystem, path, { followLast: false });
  const { missing, names } = walked;
  walked.release();
  const name = missing.at(-1);
  if (name === undefined) return { parent: walked.parent, name: names.at(-1) as Name };
  let parent = walked.attributes.ino;
  for (const above of missing.slice(0, -1)) {
    parent = await writer.directory({ parent, name: above });
  }
  return { parent, name };
}

async function restoreAny(
  restoring: Restoring,
  found: Pick<PastFile, 'ino' | 'record'>,
  place: { parent: Ino; name: Name },
): Promise<void> {
  const { past, writer, meter } = restoring;
  const { ino, record } = found;
  const xattrs = (await past.reader.xattrs(ino)).map((xattr) => xattr.record);
  const { mode, mtimeNs, uid, gid, rdev } = record;
  const kept: Kept = { mode, mtimeNs, owner: { uid, gid }, xattrs };
  if (isDirectory(mode)) {
    await restoreInto(restoring, ino, await writer.directory(place, kept));
  } else if (isRegular(mode)) {
    meter.grow(record.size);
    await writer.file(place, kept, pieces(restoring, found, place.name), () => record.size);
    meter.files++;
  } else if (isSymlink(mode)) {
    await writer.symlink(place, kept, record.inline ?? new Uint8Array(0));
  } else {
    await writer.special(place, { ...kept, rdev });
  }
}

async function* pieces(
  { past, meter }: Restoring,
  found: Pick<PastFile, 'ino' | 'record'>,
  name: Name,
) {
  for await (const piece of past.content(found)) {
    yield piece;
    meter.add(piece.bytes.length, textOfName(name));
  }
}

async function restoreInto(restoring: Restoring, from: Ino, to: Ino): Promise<void> {
  const { past } = restoring;
  for (const { ino, name } of await past.list(from)) {
    const record = await past.reader.inode(ino);
    if (record === undefined) continue;
    await restoreAny(restoring, { ino, record }, { parent: to, name });
  }
}
