/**
 * What every FileSystem must do, in cases that use nothing but the interface. An implementation's
 * test calls `fileSystemContract` once.
 */

import type { TestFn } from 'ava';
import type { FileSystem } from '../../src/fs/index.ts';
import { ATTRIBUTE_CASES } from './file-system/attributes.ts';
import { Bench } from './file-system/bench.ts';
import { CONTENT_CASES } from './file-system/content.ts';
import { DIRECTORY_CASES } from './file-system/directories.ts';
import { LOCK_CASES } from './file-system/locks.ts';
import { NAME_CASES } from './file-system/names.ts';
import { RENAME_CASES } from './file-system/rename.ts';

const CASES = [
  ...NAME_CASES,
  ...RENAME_CASES,
  ...CONTENT_CASES,
  ...ATTRIBUTE_CASES,
  ...DIRECTORY_CASES,
  ...LOCK_CASES,
];

/**
 * Declares the cases on `test`.
 *
 * @param create - makes an empty file system, whose clock moves on at every reading: the cases compare times
 */
export function fileSystemContract(
  test: TestFn,
  name: string,
  create: () => Promise<FileSystem>,
): void {
  for (const [title, run] of CASES) {
    test(`${name}: ${title}`, async (t) => {
      const fs = await create();
      // A lock that is held is looked after, by timers.
      t.teardown(() => fs.releaseAllLocks());
      await run(t, new Bench(fs));
    });
  }
}
