/**
 * The POSIX cases on mounts by fuse-native, as far as it goes. It does not tell who asks: root works in a mount of
 * root's, a user in one of that user's. Needs root, /dev/fuse and libfuse 2.
 */

import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import anyTest, { type SerialFn } from 'ava';
import { command } from '../mount/mount-point.ts';
import { KernelProcess } from './kernel-process.ts';
import { posixSuite, type Users } from './suite.ts';
import { type Actor, ALICE, BOB, ROOT } from './world.ts';

const canMount = process.getuid?.() === 0 && existsSync('/dev/fuse');
const hasLibrary = canMount && (await command(['ldconfig', '-p'])).output.includes('libfuse.so.2');
const test: SerialFn = hasLibrary ? anyTest.serial : (anyTest.serial.skip as unknown as SerialFn);
if (!hasLibrary) {
  anyTest('fuse-native needs root, /dev/fuse and libfuse 2 (Debian: libfuse2)', (t) => {
    t.is(process.env.CI, undefined);
  });
}

type Heard = { ready?: boolean; refused?: string; open?: number; bug?: string };

interface Place {
  readonly directory: string;
  readonly server: ChildProcess;
  readonly heard: Heard[];
  readonly users: Users;
}

/** What the package or libfuse 2 has no call for; docs/posix.md says the same in words. */
const LACKS: readonly RegExp[] = [
  // Names and link texts pass through strings.
  /any bytes but slash|not UTF-8|keeps its text, whatever it is/,
  // Milliseconds without a sign, of both times or none, and no time of birth.
  /to the nanosecond|a time of -?\d*[19] ns|a time of -\d+ ns|a time that is omitted|time of birth/,
  /a file without a name/,
  /SEEK_DATA/,
  /fallocate|a hole (?:that is )?punched|ZERO_RANGE/,
  // Flags of rename.
  /change places|NOREPLACE/,
  // The kernel does not hand access lists over, nor heed them.
  /access list|default list|list that|mask|without a name get|gets no list|chmod changes the owner, the mask|of a list|a list is seen/,
  // Who asks is not told: all that is made is the mount's owner's.
  /in somebody else's sticky directory|^truncate needs permission|attributes need permission/,
  /attributes of users on somebody|^who is not the owner|^chmod is for the owner|^who may write may set/,
];

const places = new Map<'root' | 'user', Place>();

async function serve(owner: number): Promise<Place> {
  const directory = mkdtempSync(join(tmpdir(), 'posix-native-'));
  const heard: Heard[] = [];
  const path = join(import.meta.dirname, 'fixture', 'serve-native.ts');
  const server = fork(path, [directory, String(owner)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    server.on('message', (message: Heard) => {
      heard.push(message);
      if (message.ready) resolve();
      else if (message.refused !== undefined) reject(new Error(message.refused));
    });
    server.once('exit', () => reject(new Error('The serving process has ended')));
  });
  const [root, alice, bob] = await Promise.all(
    [ROOT, ALICE, BOB].map((user) => KernelProcess.start(user, '/')),
  );
  return { directory, server, heard, users: { root, alice, bob } as Users };
}

test.before(async () => {
  places.set('root', await serve(ROOT.uid));
  places.set('user', await serve(ALICE.uid));
});

test.after.always(async (t) => {
  for (const { directory, server, heard, users } of places.values()) {
    for (const user of Object.values(users)) await (user as KernelProcess).end();
    const exited = new Promise((resolve) => server.once('exit', resolve));
    server.send('unmount');
    t.is(await exited, 0);
    rmdirSync(directory);
    t.deepEqual(heard, [{ ready: true }, { open: 0 }]);
  }
});

/** What both may do is tried as a user only: half the time, and root is refused less. */
const SAMPLES = {
  root: (actor: Actor) => (actor === 'root' ? (['root'] as const) : []),
  user: (actor: Actor) => (actor === 'root' ? [] : (['user'] as const)),
};

for (const actor of ['root', 'user'] as const) {
  const place = () => places.get(actor) as Place;
  posixSuite(test, 'fuse-native', {
    users: async () => place().users,
    home: () => place().directory,
    actorsOf: SAMPLES[actor],
    lacks: LACKS,
  });
}
