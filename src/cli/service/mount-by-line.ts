/** Mounting as a line of `/etc/fstab` asks for it: the node is started where it does not run. */

import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { OceanError } from '../../base/index.ts';
import { askNode } from '../ask-node.ts';
import { isRunning, startInBackground, untilReady } from '../background.ts';
import { Home, homeDirectory, type KeptMount } from '../home.ts';
import { installedUnit, isSystemdRunning, startUnit } from './install.ts';
import type { MountWords } from './mount-words.ts';

/** Resolves when the mount answers. @throws OceanError */
export async function mountByLine(words: MountWords, say: (line: string) => void): Promise<void> {
  const home = new Home(homeDirectory(words.home));
  home.config();
  if (!home.volumeNames().includes(words.volume))
    throw new OceanError('not-found', `No volume "${words.volume}" in ${home.directory}`);
  if (words.isFake) return;
  if (!(await isRunning(home))) await startNode(home, say);
  await untilReady(home);
  const directory = resolve(words.directory);
  // A node that was started has mounted again what was mounted when it ended.
  const before = home.mounts().find((mount) => mount.directory === directory);
  if (before !== undefined && (await isServed(home, directory))) {
    if (before.volume === words.volume && isAlike(before.options, words.options)) return;
    await askNode(home.socketPath, 'umount', { directory });
  }
  await askNode(home.socketPath, 'mount', { ...words.options, volume: words.volume, directory });
  say(`${words.volume} is mounted at ${directory}`);
}

/**
 * root mounts for the one whose node it is: a node that root has started in somebody's folder would leave files there
 * that its owner cannot read.
 */
function becomeOwner(home: Home): void {
  const found = statSync(home.directory, { throwIfNoEntry: false });
  if (found === undefined || process.geteuid?.() !== 0 || found.uid === 0) return;
  process.setgroups?.([found.gid]);
  process.setgid?.(found.gid);
  process.setuid?.(found.uid);
  // Of root's, which is not theirs.
  process.env.HOME = userInfo().homedir;
}

/** By systemd where it runs the node: what is started here belongs to the mount's unit, and would end with it. */
async function startNode(home: Home, say: (line: string) => void): Promise<void> {
  const unit = installedUnit(home);
  const isOwn = process.geteuid?.() === statSync(home.directory).uid;
  if (unit !== undefined && isSystemdRunning() && (unit.scope === 'system' || isOwn)) {
    await startUnit(unit);
    say(`started ${unit.name}.service`);
    return;
  }
  becomeOwner(home);
  const { pid } = await startInBackground(home, ['--restart']);
  say(`started the node in ${home.directory} (process ${pid})`);
}

async function isServed(home: Home, directory: string): Promise<boolean> {
  const mounts = (await askNode(home.socketPath, 'mounts', {})) as { directory: string }[];
  return mounts.some((mount) => mount.directory === directory);
}

function isAlike(a: KeptMount['options'], b: KeptMount['options']): boolean {
  const names = ['readOnly', 'exclusive', 'allowOther'] as const;
  const isSame = (a.binding ?? 'kernel') === (b.binding ?? 'kernel');
  return isSame && names.every((name) => (a[name] ?? false) === (b[name] ?? false));
}
