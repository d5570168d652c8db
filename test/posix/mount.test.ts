/** The POSIX cases on a real mount of a volume, by processes of several users. Needs root and /dev/fuse. */

import { existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import anyTest, { type SerialFn } from 'ava';
import { type Mounted, mountKernel } from '../../mount/index.ts';
import { LoopbackPond } from '../fs/loopback-pond.ts';
import { KernelProcess } from './kernel-process.ts';
import { posixSuite, type Users } from './suite.ts';
import { ALICE, BOB, ROOT } from './world.ts';

const canMount = process.getuid?.() === 0 && existsSync('/dev/fuse');
const test: SerialFn = canMount ? anyTest.serial : (anyTest.serial.skip as unknown as SerialFn);
if (!canMount) {
  anyTest('the mount of the POSIX cases needs root and /dev/fuse', (t) => {
    t.is(process.env.CI, undefined);
  });
}

const home = canMount ? mkdtempSync(join(tmpdir(), 'posix-ocean-')) : '';
const bugs: Error[] = [];
let mounted: Mounted | undefined;
let users: Users | undefined;

test.before(async () => {
  const pond = new LoopbackPond();
  const { fileSystem, volume } = await pond.open();
  await fileSystem.setattr(1, { mode: 0o777 });
  mounted = await mountKernel(fileSystem, {
    directory: home,
    volumeName: 'posix',
    clock: volume.clock,
    onError: (error) => bugs.push(error),
  });
  users = {
    root: await KernelProcess.start(ROOT, '/'),
    alice: await KernelProcess.start(ALICE, '/'),
    bob: await KernelProcess.start(BOB, '/'),
  };
});

test.after.always(async (t) => {
  for (const user of Object.values(users ?? {})) await (user as KernelProcess).end();
  await mounted?.unmount();
  rmdirSync(home);
  t.deepEqual(bugs, []);
});

posixSuite(test, 'mounted', { users: async () => users as Users, home: () => home });
