/** Each thing that may be missing, missing: doctor names it, and what to do. */

import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { checkMountSupport, type Machine } from '../../mount/index.ts';
import {
  checkConnections,
  checkFolder,
  checkFstab,
  checkMetrics,
  checkMounting,
  checkOwnAddress,
  checkPort,
  checkService,
} from '../../src/cli/doctor-machine.ts';
import type { Finding } from '../../src/cli/finding.ts';
import { Home } from '../../src/cli/home.ts';
import { initialise } from '../../src/cli/pond-setup.ts';

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ocean-doctor-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function put(path: string, text = '', mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, mode);
}

/** A machine of a user on which nothing is missing. */
function wholeMachine(t: ExecutionContext): Machine {
  const root = folderOf(t);
  put(join(root, 'dev/fuse'));
  put(join(root, 'bin/fusermount3'), '', 0o755);
  put(join(root, 'bin/mount'), '', 0o755);
  put(join(root, 'bin/umount'), '', 0o755);
  put(join(root, 'etc/fuse.conf'), '# as it comes\nuser_allow_other\n');
  put(join(root, 'proc/self/mounts'), 'fusectl /sys/fs/fuse/connections fusectl rw 0 0\n');
  return {
    root,
    release: '6.12.3-amd64',
    isRoot: false,
    path: '/bin',
    libraryFault: undefined,
    nativeFault: () => undefined,
  };
}

const missingIn = (machine: Machine, options = {}) =>
  checkMountSupport(machine, options).filter((check) => !check.ok);

test('on a machine that has everything nothing is missing', (t) => {
  const machine = wholeMachine(t);
  t.deepEqual(missingIn(machine, { wantsOthers: true }), []);
  t.deepEqual(missingIn({ ...machine, isRoot: true }), []);
});

/** What is done to the machine, which one thing is then missing, and what the advice says. */
const BROKEN: readonly {
  readonly what: string;
  readonly spoil: (machine: Machine) => Partial<Machine> | undefined;
  readonly missing: string;
  readonly advice: RegExp;
  readonly isOptional?: boolean;
}[] = [
  {
    what: 'an old kernel',
    spoil: () => ({ release: '4.19.0-27-amd64' }),
    missing: 'Linux 4.20 or later',
    advice: /4\.19\.0.*update the kernel/,
  },
  {
    what: 'a kernel without resend',
    spoil: () => ({ release: '6.8.0' }),
    missing: 'mounts outlive a killed node',
    advice: /from 6\.9 on/,
    isOptional: true,
  },
  {
    what: 'no device',
    spoil: ({ root }) => void rmSync(join(root, 'dev/fuse')),
    missing: '/dev/fuse exists',
    advice: /modprobe fuse/,
  },
  {
    what: 'no C library',
    spoil: () => ({ libraryFault: 'Cannot load libc.so.6' }),
    missing: 'the C library can be called',
    advice: /Cannot load libc.so.6.*glibc/,
  },
  {
    what: 'no fusermount3',
    spoil: ({ root }) => void rmSync(join(root, 'bin/fusermount3')),
    missing: 'fusermount3 is installed',
    advice: /install package fuse3/,
  },
  {
    what: 'no file system of connections',
    spoil: ({ root }) =>
      put(join(root, 'proc/self/mounts'), 'proc /proc proc rw 0 0\n') as undefined,
    missing: 'a mount that hangs can be ended',
    advice: /mount -t fusectl/,
    isOptional: true,
  },
  {
    what: 'user_allow_other in a comment',
    spoil: ({ root }) => put(join(root, 'etc/fuse.conf'), '#user_allow_other\n') as undefined,
    missing: 'user_allow_other is set',
    advice: /add the line 'user_allow_other' to \/etc\/fuse.conf/,
  },
];

for (const { what, spoil, missing, advice, isOptional = false } of BROKEN) {
  test(`doctor names what is missing: ${what}`, (t) => {
    const machine = wholeMachine(t);
    const found = missingIn({ ...machine, ...spoil(machine) }, { wantsOthers: true });
    const names = found.map(({ name }) => name);
    t.is(names[0], missing);
    // What follows from it is named as well.
    const follows = what === 'no device' || what === 'an old kernel' ? 2 : 1;
    t.is(names.length, follows, names.join());
    t.regex(found[0]?.advice ?? '', advice);
    t.is(found[0]?.isOptional, isOptional);
  });
}

test('what the second binding needs is looked for only where a mount wants it', (t) => {
  const machine = { ...wholeMachine(t), nativeFault: () => 'install libfuse 2' };
  t.deepEqual(missingIn(machine), []);
  const missing = missingIn(machine, { wantsNative: true });
  t.deepEqual(
    missing.map(({ name, advice }) => [name, advice]),
    [
      ['fuse-native can be used', 'install libfuse 2'],
      ['fusermount is installed', 'install package fuse3, or fuse'],
    ],
  );
  t.is(missingIn({ ...machine, isRoot: true }, { wantsNative: true }).length, 1);
});

test('a device of mode 0600 is named, to whom it is closed', (t) => {
  const machine = wholeMachine(t);
  if (process.geteuid?.() === 0) {
    // For root every mode is open: a device that leads nowhere is closed to everybody.
    rmSync(join(machine.root, 'dev/fuse'));
    symlinkSync('/proc/self/mem/nothing', join(machine.root, 'dev/fuse'));
  } else chmodSync(join(machine.root, 'dev/fuse'), 0o000);
  const found = missingIn(machine).find(({ name }) => name === '/dev/fuse may be opened');
  t.is(found?.advice, 'run as root: chmod 666 /dev/fuse');
});

const PORT = 7476;

function homeOf(t: ExecutionContext, change: object = {}): Home {
  const home = new Home(join(folderOf(t), 'home'));
  initialise(home, { host: '127.0.0.1', port: PORT, quota: 64 << 20 });
  home.keepConfig({ ...home.config(), ...change });
  return home;
}

function isFine(t: ExecutionContext, finding: Finding | undefined): void {
  t.is(finding?.result, 'ok', JSON.stringify(finding));
}

test('user_allow_other is asked for where a mount wants it, and nowhere else', (t) => {
  const machine = wholeMachine(t);
  put(join(machine.root, 'etc/fuse.conf'), '');
  const home = homeOf(t);
  const names = () => checkMounting(home, machine).filter(({ result }) => result !== 'ok');
  t.deepEqual(names(), []);
  home.keepMounts([{ volume: 'v', directory: '/mnt/v', options: { allowOther: true } }]);
  t.deepEqual(
    names().map(({ name, result }) => `${result} ${name}`),
    ['fail user_allow_other is set'],
  );
});

async function listening(t: ExecutionContext): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => void server.close());
  return (server.address() as { port: number }).port;
}

test('a port that another program has is named, and an address that is not of this machine', async (t) => {
  const port = await listening(t);
  const taken = await checkPort(homeOf(t, { port }));
  t.is(taken.result, 'fail');
  t.regex(`${taken.seen} ${taken.advice}`, /EADDRINUSE another program has it/);
  const foreign = await checkPort(homeOf(t, { listenHost: '192.0.2.1' }));
  t.regex(`${foreign.seen} ${foreign.advice}`, /EADDRNOTAVAIL no address of this machine/);
  isFine(t, await checkPort(homeOf(t)));
});

test('an address that leads nowhere is named, of the node and of its metrics', async (t) => {
  const port = await listening(t);
  isFine(t, await checkOwnAddress(homeOf(t, { port })));
  const lost = await checkOwnAddress(homeOf(t));
  t.is(lost.result, 'warn');
  t.regex(lost.seen, /ECONNREFUSED/);
  t.deepEqual(await checkMetrics(homeOf(t)), [], 'nobody wants metrics');
  isFine(t, (await checkMetrics(homeOf(t, { metrics: { host: '127.0.0.1', port } })))[0]);
  const [silent] = await checkMetrics(homeOf(t, { metrics: { host: '127.0.0.1', port: PORT } }));
  t.is(silent?.result, 'warn');
  t.regex(silent?.advice ?? '', /its log says why/);
});

test('a folder that is not writable is named', (t) => {
  const home = homeOf(t);
  isFine(t, checkFolder(home));
  const isRoot = process.geteuid?.() === 0;
  // root may write everywhere, and would leave files that the owner cannot read.
  if (isRoot) chownSync(home.directory, 65_534, 65_534);
  else put(home.path('ocean.log'), '', 0o400);
  const found = checkFolder(home);
  t.is(found.result, 'fail');
  t.regex(found.advice, isRoot ? /user 65534's.*run the node as its owner/ : /make it writable/);
});

test('requests that wait in a mount are named', async (t) => {
  t.deepEqual(await checkConnections(folderOf(t)), []);
});

/** A `systemctl` that says what a unit's state is. */
function systemctlSaying(t: ExecutionContext, state: string): void {
  const folder = folderOf(t);
  put(join(folder, 'systemctl'), `#!/bin/sh\necho ${state}\n`, 0o755);
  const before = process.env.PATH;
  process.env.PATH = `${folder}:${before}`;
  t.teardown(() => {
    process.env.PATH = before;
  });
}

test.serial('a unit that is gone, or not enabled, is named', async (t) => {
  const home = homeOf(t);
  const root = folderOf(t);
  t.deepEqual(await checkService(home, root), [], 'there is no service');
  home.keepNote('service', 'system ocean\n');
  const [gone] = await checkService(home, root);
  t.regex(`${gone?.result} ${gone?.seen}`, /fail .*ocean\.service is missing/);
  put(join(root, 'etc/systemd/system/ocean.service'));
  systemctlSaying(t, 'disabled');
  const [disabled] = await checkService(home, root);
  t.is(disabled?.seen, 'ocean.service is disabled');
  t.is(disabled?.advice, 'systemctl enable --now ocean');
  systemctlSaying(t, 'enabled');
  isFine(t, (await checkService(home, root))[0]);
});

test('a line of fstab that cannot work is named', (t) => {
  const root = folderOf(t);
  t.deepEqual(checkFstab(root), [], 'there is no such file');
  const fstab = (options: string) =>
    put(
      join(root, 'etc/fstab'),
      `/dev/sda1 / ext4 defaults 0 1\n# v /v fuse.ocean x 0 0\nv /mnt/v fuse.ocean ${options} 0 0\n`,
    );
  fstab('_netdev');
  const advice = () => checkFstab(root).map((one) => `${one.result} ${one.advice}`);
  t.regex(advice()[0] ?? '', /fail \/sbin\/mount\.fuse\.ocean is missing/);
  put(join(root, 'sbin/mount.fuse.ocean'), '', 0o755);
  t.deepEqual(advice(), ['ok ']);
  fstab('frob');
  t.regex(advice()[0] ?? '', /fail unknown mount option "frob"/);
  fstab('home=/srv/ocean');
  t.deepEqual(advice(), ['ok ']);
  mkdirSync(join(root, 'run/systemd/system'), { recursive: true });
  t.regex(advice()[0] ?? '', /it has no _netdev/);
  t.true(readFileSync(join(root, 'etc/fstab'), 'utf8').includes('home='));
});
