/** A folder of real files, as many bytes as are asked for. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noise } from '../e2e/command.ts';
import { must } from './must.ts';

/** What lies directly below is taken whole or not at all. */
const SOURCES = '/usr/include/* /usr/share/* /usr/lib/* /usr/lib/*/*';
const MADE_BYTES = 8 << 20;
const COPY_SECONDS = 1800;

/** Copies of this machine's programs, libraries and documents, the largest first; what is left is made. */
export async function realTree(folder: string, bytes: number): Promise<void> {
  await mkdir(folder);
  let left = bytes;
  const listed = await must(['sh', '-c', `du -sb ${SOURCES} 2>/dev/null | sort -nr`], 300);
  const taken: string[] = [];
  for (const line of listed.split('\n').filter(Boolean)) {
    const [size = '', path = ''] = line.split('\t');
    if (Number(size) > left || taken.some((one) => `${path}/`.startsWith(`${one}/`))) continue;
    left -= Number(size);
    taken.push(path);
  }
  const copy = 'cp -a --parents "$@"';
  if (taken.length > 0) await must(['sh', '-euc', copy, 'sh', ...taken, folder], COPY_SECONDS);
  for (let i = 0; left > 0; i++, left -= MADE_BYTES)
    await writeFile(join(folder, `made-${i}`), noise(`made ${i}`, Math.min(left, MADE_BYTES)));
}

const LIST =
  'cd "$1"; find . \\( -type f -printf "%P %y %m %U %G %T@ %s\\n" \\) -o -printf "%P %y %m %U %G %l\\n"';

/** Compares names, owners, modes, times and every byte. @throws Error at a difference */
export async function sameTrees(one: string, other: string, seconds: number): Promise<void> {
  const [here, there] = [await listOf(one, seconds), await listOf(other, seconds)];
  const known = new Set(here);
  const strange = there.filter((line) => !known.has(line));
  if (here.length !== there.length || strange.length > 0)
    throw new Error(`${here.length} names are ${there.length}; for example ${strange[0]}`);
  await must(['diff', '-r', '--no-dereference', one, other], seconds);
}

async function listOf(folder: string, seconds: number): Promise<string[]> {
  return (await must(['sh', '-euc', LIST, 'sh', folder], seconds)).split('\n');
}

export async function fileCount(folder: string): Promise<number> {
  return Number(await must(['sh', '-euc', 'find "$1" -type f | wc -l', 'sh', folder], 300));
}
