/** Puts a FUSE mount into the tree and hands back its device. */

import { closeSync, openSync } from 'node:fs';
import { OceanError } from '../../src/base/index.ts';
import { connectedSockets, receiveDescriptors } from './libc.ts';
import { type Finished, run } from './run.ts';

interface AttachOptions {
  readonly directory: string;
  /** Shown as the mount's source. */
  readonly volumeName: string;
  readonly readOnly: boolean;
  readonly allowOther: boolean;
}

/** Options of mount(8) are separated by commas, and spaces end a field in the mount table's readers. */
export function sourceName(volumeName: string): string {
  return volumeName.replaceAll(/[,\s\\]/g, '_') || 'ocean';
}

/**
 * `nosuid` and `nodev`, since what the volume holds was written elsewhere: a set-id program or a
 * device node of another machine must not work here.
 */
function commonOptions({ readOnly, allowOther }: AttachOptions): string[] {
  const common = ['default_permissions', 'nosuid', 'nodev', readOnly ? 'ro' : 'rw'];
  return allowOther ? [...common, 'allow_other'] : common;
}

/**
 * Mounts and returns the descriptor of `/dev/fuse`, which the caller owns.
 *
 * Until INIT is answered on it, whoever touches the directory waits.
 * @throws OceanError naming what is missing
 */
export function attach(options: AttachOptions): Promise<number> {
  return process.geteuid?.() === 0 ? attachAsRoot(options) : attachAsUser(options);
}

async function attachAsRoot(options: AttachOptions): Promise<number> {
  const fd = openDevice();
  const mountOptions = [
    'fd=3',
    'rootmode=40000',
    `user_id=${process.getuid?.() ?? 0}`,
    `group_id=${process.getgid?.() ?? 0}`,
    ...commonOptions(options),
  ];
  const args = ['-i', '-t', 'fuse.ocean', '-o', mountOptions.join(',')];
  const finished = await run(
    'mount',
    [...args, '--', sourceName(options.volumeName), options.directory],
    { inherited: fd },
  );
  if (finished.status === 0) return fd;
  closeSync(fd);
  throw failure('mount', options.directory, finished);
}

function openDevice(): number {
  try {
    return openSync('/dev/fuse', 'r+');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') {
      throw new OceanError('permission', 'Cannot open /dev/fuse: permission denied', { cause });
    }
    const advice = 'load the kernel module (modprobe fuse), or pass the device into the container';
    throw new OceanError('unsupported', `Cannot open /dev/fuse: ${code}; ${advice}`, { cause });
  }
}

/** `fusermount3` is set-uid root: it opens the device, mounts, and sends the descriptor back. */
async function attachAsUser(options: AttachOptions): Promise<number> {
  const [ours, theirs] = connectedSockets();
  try {
    const mountOptions = [
      `fsname=${sourceName(options.volumeName)}`,
      'subtype=ocean',
      ...commonOptions(options),
    ];
    const finished = await run(
      'fusermount3',
      ['-o', mountOptions.join(','), '--', options.directory],
      { inherited: theirs, environment: { _FUSE_COMMFD: '3' } },
    );
    if (finished.status !== 0) throw failure('fusermount3', options.directory, finished);
    // Sent before the tool ended, so it is there already.
    const [fd] = receiveDescriptors(ours);
    if (fd !== undefined) return fd;
    throw new OceanError('unavailable', 'Cannot mount: fusermount3 sent no descriptor');
  } finally {
    closeSync(ours);
    closeSync(theirs);
  }
}

function failure(tool: string, directory: string, { status, errorText }: Finished): OceanError {
  const doing = `Cannot mount at ${directory}: `;
  if (status === undefined) {
    const packageName = tool === 'fusermount3' ? 'fuse3' : 'mount';
    return new OceanError(
      'unsupported',
      `${doing}${tool} is missing; install package ${packageName}`,
    );
  }
  if (errorText.includes('user_allow_other')) {
    const advice = "allow_other needs the line 'user_allow_other' in /etc/fuse.conf";
    return new OceanError('not-permitted', doing + advice);
  }
  // The tools tell their reasons only in words; these decide nothing but which kind is reported.
  const denied = /permission denied|not permitted|must be superuser/i.test(errorText);
  const text = errorText || `${tool} ended with status ${status}`;
  return new OceanError(denied ? 'permission' : 'unavailable', doing + text);
}
