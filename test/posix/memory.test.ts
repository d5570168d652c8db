/** The POSIX cases on a volume in memory, without a kernel: the calls are walked through by the test itself. */

import test from 'ava';
import { LoopbackPond } from '../fs/loopback-pond.ts';
import { EmulatedProcess } from './emulated-process.ts';
import type { User } from './kernel-process.ts';
import { posixSuite, type Users } from './suite.ts';
import { ALICE, BOB, ROOT } from './world.ts';

let users: Users | undefined;

async function started(): Promise<Users> {
  const { fileSystem, volume } = await new LoopbackPond().open();
  await fileSystem.setattr(1, { mode: 0o777 });
  const nowNs = () => volume.clock.nowNs();
  const start = (user: User) => new EmulatedProcess(fileSystem, user, nowNs);
  return { root: start(ROOT), alice: start(ALICE), bob: start(BOB) };
}

posixSuite(test.serial, 'in memory', {
  users: async () => (users ??= await started()),
  home: () => '',
});
