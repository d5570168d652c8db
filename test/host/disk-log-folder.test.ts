import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { DiskLogFolder } from '../../src/host/index.ts';
import { logFolderContract } from '../contract/log-folder.ts';

logFolderContract(test, 'The log folder on disk', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'ocean-log-'));
  return {
    folder: new DiskLogFolder(directory),
    reopen: () => new DiskLogFolder(directory),
    cleanup: () => rm(directory, { recursive: true }),
  };
});
