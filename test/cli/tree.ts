/** A small directory tree with one of everything that `ocean put -r` copies, and how trees are compared. */

import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { SeededRandom } from '../../src/base/index.ts';

const random = new SeededRandom(11);

/** Bytes that nothing compresses or deduplicates. */
export function noise(length: number): Uint8Array {
  return random.bytes(length);
}

export function makeTree(directory: string): void {
  mkdirSync(join(directory, 'sub', 'deep'), { recursive: true });
  mkdirSync(join(directory, 'empty'));
  writeFileSync(join(directory, 'nothing'), '');
  writeFileSync(join(directory, 'small.txt'), 'a few bytes\n');
  writeFileSync(join(directory, 'sub', 'übung ñ'), noise(4097));
  writeFileSync(join(directory, 'sub', 'deep', 'blocks'), noise(2_500_001));
  symlinkSync('../small.txt', join(directory, 'sub', 'link'));
  symlinkSync('/nowhere at all', join(directory, 'dangling'));
  for (let i = 0; i < 60; i++) writeFileSync(join(directory, 'sub', 'deep', `n${i}`), `${i}`);
  chmodSync(join(directory, 'small.txt'), 0o640);
  chmodSync(join(directory, 'sub', 'deep', 'blocks'), 0o755);
  utimesSync(join(directory, 'small.txt'), 1_234_567_890.125, 1_234_567_890.125);
  chmodSync(join(directory, 'sub'), 0o750);
  utimesSync(join(directory, 'sub'), 1_000_000_000.5, 1_000_000_000.5);
}

/** Everything that must survive a copy, by path. */
export function described(directory: string, below = ''): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const name of readdirSync(join(directory, below)).sort()) {
    const path = join(below, name);
    const { mode, mtimeMs, size } = lstatSync(join(directory, path));
    const kept = { mode: mode.toString(8), mtimeMs: Math.floor(mtimeMs) };
    if ((mode & 0o170000) === 0o120000) {
      found[path] = { link: readlinkSync(join(directory, path)) };
    } else if ((mode & 0o170000) === 0o040000) {
      found[path] = kept;
      Object.assign(found, described(directory, path));
    } else {
      const content = readFileSync(join(directory, path)).toString('base64');
      found[path] = { ...kept, size, content };
    }
  }
  return found;
}
