/** What this machine has of what a mount needs, for `ocean doctor`. */

import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface SupportCheck {
  readonly name: string;
  readonly ok: boolean;
  /** What to do about it; empty when `ok`. */
  readonly advice: string;
}

function isInstalled(tool: string): boolean {
  const folders = (process.env.PATH ?? '/usr/bin:/bin').split(delimiter);
  return [...folders, '/usr/sbin', '/sbin'].some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function check(name: string, ok: boolean, advice: string): SupportCheck {
  return { name, ok, advice: ok ? '' : advice };
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function canOpen(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function usersMayAllowOther(): boolean {
  try {
    return /^\s*user_allow_other\s*$/m.test(readFileSync('/etc/fuse.conf', 'utf8'));
  } catch {
    return false;
  }
}

/** Checks, in the order in which they should be put right. Asks nothing of any mount. */
export function checkMountSupport(): SupportCheck[] {
  const device = check(
    '/dev/fuse exists',
    exists('/dev/fuse'),
    'load the kernel module (modprobe fuse), or pass the device into the container (--device /dev/fuse --cap-add SYS_ADMIN)',
  );
  if (process.geteuid?.() === 0) {
    return [
      device,
      check('mount is installed', isInstalled('mount'), 'install package mount'),
      check('umount is installed', isInstalled('umount'), 'install package mount'),
    ];
  }
  return [
    device,
    check('/dev/fuse may be opened', canOpen('/dev/fuse'), 'run as root: chmod 666 /dev/fuse'),
    check('fusermount3 is installed', isInstalled('fusermount3'), 'install package fuse3'),
    check(
      'user_allow_other is set',
      usersMayAllowOther(),
      "only to let other users in: add the line 'user_allow_other' to /etc/fuse.conf",
    ),
  ];
}
