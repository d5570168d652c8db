/** Whole files of a volume, written and read. */

import type { Session } from '../../src/client/index.ts';
import { type OpenedVolume, PastVolume, ROOT_INO } from '../../src/fs/index.ts';
import { MemoryLogFolder } from '../../src/sim/index.ts';

const CALLER = { uid: 7, gid: 8, pid: 9 };

/** The version in which the file was written so. */
export async function write(
  opened: OpenedVolume,
  name: string,
  content: Uint8Array,
): Promise<number> {
  const { fileSystem } = opened;
  const known = await fileSystem.lookup(ROOT_INO, name).catch(() => undefined);
  const { handle } =
    known === undefined
      ? (await fileSystem.create(CALLER, ROOT_INO, name, { mode: 0o600 })).opened
      : await fileSystem.open(known.ino, { truncate: true });
  await fileSystem.write(handle, 0, content);
  await fileSystem.fsync(handle);
  await fileSystem.release(handle);
  return opened.volume.session.latest().version;
}

export const filled = (length: number, fill: number) => new Uint8Array(length).fill(fill);

/** A file as it was in a version. */
export async function read(
  { volume: { session } }: { readonly volume: { readonly session: Session } },
  version: number,
  name: string,
): Promise<Uint8Array> {
  const past = await PastVolume.open(session, version);
  const file = await past.find([name]);
  if (file === undefined) throw new Error(`No ${name} in version ${version}`);
  const bytes = new Uint8Array(file.record.size);
  for await (const piece of past.content(file)) bytes.set(piece.bytes, piece.offset);
  return bytes;
}

/** What a process that is killed now leaves. */
export function copyOf(folder: MemoryLogFolder): MemoryLogFolder {
  const copy = new MemoryLogFolder();
  for (const name of folder.list()) {
    const file = folder.open(name);
    copy.open(name).append(file.read(0, file.size()));
  }
  return copy;
}
