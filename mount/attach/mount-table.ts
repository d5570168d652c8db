/** What is mounted where, from `/proc/self/mountinfo`: reading it asks no file system anything. */

import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

export interface MountEntry {
  readonly directory: string;
  /** Such as `fuse.ocean` or `ext4`. */
  readonly type: string;
  readonly source: string;
  /** Minor device number: the name of a FUSE connection under `/sys/fs/fuse/connections`. */
  readonly minor: number;
}

/** Decodes `\040` and its kin. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
}

/** The entries of a `mountinfo` text, in mount order; lines of another shape are passed over. */
export function parseMountInfo(text: string): MountEntry[] {
  const entries: MountEntry[] = [];
  for (const line of text.split('\n')) {
    const [left = '', right = ''] = line.split(' - ');
    const fields = left.split(' ');
    const [type, source] = right.split(' ');
    const directory = fields[4];
    const minor = Number(fields[2]?.split(':')[1]);
    if (directory === undefined || type === undefined || source === undefined) continue;
    entries.push({ directory: unescaped(directory), type, source: unescaped(source), minor });
  }
  return entries;
}

/** All that this process sees. */
export async function mountEntries(): Promise<MountEntry[]> {
  return parseMountInfo(await readFile('/proc/self/mountinfo', 'utf8').catch(() => ''));
}

/** The topmost mount at exactly that directory. */
export async function mountedAt(directory: string): Promise<MountEntry | undefined> {
  const wanted = Buffer.from(await resolved(directory), 'utf8').toString('latin1');
  const text = await readFile('/proc/self/mountinfo', 'latin1').catch(() => '');
  return parseMountInfo(text).findLast((entry) => entry.directory === wanted);
}

/** The real path of a directory, found without touching the directory itself: its mount may be dead. */
export async function resolved(directory: string): Promise<string> {
  const absolute = resolve(directory);
  const parent = await realpath(dirname(absolute)).catch(() => dirname(absolute));
  return join(parent, basename(absolute));
}
