/** What this machine has of what a mount needs, for `ocean doctor`. */

import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { release } from 'node:os';
import { delimiter, join } from 'node:path';
import { nativeFault } from '../fuse-native/package.ts';
import { libraryFault } from './libc.ts';

export interface SupportCheck {
  readonly name: string;
  readonly ok: boolean;
  /** What to do about it; empty when `ok`. */
  readonly advice: string;
  /** Mounting works without it. */
  readonly isOptional: boolean;
}

/** What is looked at. */
export interface Machine {
  /** What the paths of its files begin with. */
  readonly root: string;
  /** Of the kernel, such as `6.12.3-amd64`. */
  readonly release: string;
  /** Mounts are made by root, else by `fusermount3`. */
  readonly isRoot: boolean;
  /** Folders with programs. */
  readonly path: string;
  /** Why the C library cannot be called; undefined when it can. */
  readonly libraryFault: string | undefined;
  /** Why fuse-native cannot be used. Asked only where it matters: the answer loads it. */
  readonly nativeFault: () => string | undefined;
}

export function thisMachine(): Machine {
  return {
    root: '/',
    release: release(),
    isRoot: process.geteuid?.() === 0,
    path: process.env.PATH ?? '/usr/bin:/bin',
    libraryFault: libraryFault(),
    nativeFault,
  };
}

function isInstalled(tool: string, { root, path }: Machine): boolean {
  const folders = [...path.split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => may(join(root, folder, tool), constants.X_OK));
}

function may(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

/** `6.12.3-amd64` is at least 6.9. */
function isSince(release: string, [major, minor]: readonly [number, number]): boolean {
  const [own = 0, below = 0] = release.split('.').map(Number.parseFloat);
  return own > major || (own === major && below >= minor);
}

function usersMayAllowOther(root: string): boolean {
  try {
    const text = readFileSync(join(root, 'etc/fuse.conf'), 'utf8');
    return /^\s*user_allow_other\s*$/m.test(text);
  } catch {
    return false;
  }
}

function check(name: string, ok: boolean, advice: string, isOptional = false): SupportCheck {
  return { name, ok, advice: ok ? '' : advice, isOptional };
}

/**
 * Checks, in the order in which they should be put right. Asks nothing of any mount.
 *
 * @param options - `wantsOthers`: a mount is to let other users in; `wantsNative`: one is to be made by fuse-native
 */
export function checkMountSupport(
  machine: Machine = thisMachine(),
  {
    wantsOthers = false,
    wantsNative = false,
  }: { wantsOthers?: boolean; wantsNative?: boolean } = {},
): SupportCheck[] {
  const { root, release, isRoot, libraryFault: fault } = machine;
  const device = join(root, 'dev/fuse');
  return [
    check('Linux 4.20 or later', isSince(release, [4, 20]), `it is ${release}: update the kernel`),
    check(
      'mounts outlive a killed node',
      isSince(release, [6, 9]),
      `Linux ${release} ends them with it, from 6.9 on they go on; or mount again after a crash`,
      true,
    ),
    check(
      '/dev/fuse exists',
      statSync(device, { throwIfNoEntry: false }) !== undefined,
      'load the kernel module (modprobe fuse), or pass the device into the container (--device /dev/fuse --cap-add SYS_ADMIN)',
    ),
    check(
      'the C library can be called',
      fault === undefined,
      `${fault}; it needs glibc and the package koffi: without, only root can mount, and mounts end with their node`,
      isRoot,
    ),
    ...(isRoot ? rootTools(machine) : userTools(machine, device)),
    ...(isRoot || !wantsOthers ? [] : [allowOther(root)]),
    ...(wantsNative ? native(machine) : []),
  ];
}

function rootTools(machine: Machine): SupportCheck[] {
  return ['mount', 'umount'].map((tool) =>
    check(`${tool} is installed`, isInstalled(tool, machine), 'install package mount'),
  );
}

function userTools(machine: Machine, device: string): SupportCheck[] {
  const isOpen = may(device, constants.R_OK | constants.W_OK);
  // Its folder is empty where the file system of that name is not mounted; a mount of ours may not be there yet.
  const hasControl = readFileSync(join(machine.root, 'proc/self/mounts'), 'utf8').includes(
    ' fusectl ',
  );
  return [
    check('/dev/fuse may be opened', isOpen, 'run as root: chmod 666 /dev/fuse'),
    check('fusermount3 is installed', isInstalled('fusermount3', machine), 'install package fuse3'),
    check(
      'a mount that hangs can be ended',
      hasControl,
      'run as root: mount -t fusectl none /sys/fs/fuse/connections',
      true,
    ),
  ];
}

function allowOther(root: string): SupportCheck {
  const advice =
    "a mount is to let other users in: add the line 'user_allow_other' to /etc/fuse.conf";
  return check('user_allow_other is set', usersMayAllowOther(root), advice);
}

/** What the second binding needs besides. Root mounts with it by the system call. */
function native(machine: Machine): SupportCheck[] {
  const fault = machine.nativeFault();
  const loads = check('fuse-native can be used', fault === undefined, fault ?? '');
  if (machine.isRoot) return [loads];
  const has = isInstalled('fusermount', machine);
  return [loads, check('fusermount is installed', has, 'install package fuse3, or fuse')];
}
