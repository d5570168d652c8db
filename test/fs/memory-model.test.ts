import test from 'ava';
import { fileSystemContract } from '../contract/file-system.ts';
import { MemoryFileSystem } from '../model/memory-file-system.ts';

let ticks = 1_700_000_000_000_000_000n;
fileSystemContract(test, 'model', async () => new MemoryFileSystem(() => ++ticks));
