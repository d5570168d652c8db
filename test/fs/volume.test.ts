import test from 'ava';
import { fileSystemContract } from '../contract/file-system.ts';
import { LoopbackPond } from './loopback-pond.ts';

fileSystemContract(test, 'volume', async () => (await new LoopbackPond().open()).fileSystem);
