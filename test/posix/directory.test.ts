/**
 * The POSIX cases on a file system of the kernel's own: they say what Linux does, and not what Ocean happens to do.
 * Needs root, to act for several users and to mount.
 */

import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import anyTest, { type SerialFn } from 'ava';
import { command } from '../mount/mount-point.ts';
import { KernelProcess } from './kernel-process.ts';
import { posixSuite, type Users } from './suite.ts';
import { ALICE, BOB, ROOT } from './world.ts';

const isRoot = process.getuid?.() === 0;
const test: SerialFn = isRoot ? anyTest.serial : (anyTest.serial.skip as unknown as SerialFn);
if (!isRoot) anyTest('the oracle needs root', (t) => t.is(process.env.CI, undefined));

const home = isRoot ? mkdtempSync(join(tmpdir(), 'posix-tmpfs-')) : '';
let users: Users | undefined;

test.before(async (t) => {
  t.is((await command(['mount', '-t', 'tmpfs', '-o', 'mode=777', 'posix', home])).status, 0);
  users = {
    root: await KernelProcess.start(ROOT, '/'),
    alice: await KernelProcess.start(ALICE, '/'),
    bob: await KernelProcess.start(BOB, '/'),
  };
});

test.after.always(async () => {
  for (const user of Object.values(users ?? {})) await (user as KernelProcess).end();
  await command(['umount', home]);
  rmdirSync(home);
});

posixSuite(test, 'tmpfs', {
  users: async () => users as Users,
  home: () => home,
  // Not in tmpfs.
  lacks: [/ZERO_RANGE/],
});
