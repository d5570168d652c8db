/** Commands about volumes and mounts. */

import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { isKind, OceanError } from '../../base/index.ts';
import { parseRingSize, parseSpan, parseVolumeName, parseWhen } from '../arguments.ts';
import { BINDINGS, type Home } from '../home.ts';
import { ask, formatRate, homeOf, say, show } from './common.ts';
import { plainTable } from './plain-table.ts';
import { addRecoveryCommands } from './recovery.ts';
import { addSetCommands, addSpaceCommand } from './space.ts';
import { readText } from './text-files.ts';
import { addWriterCommands } from './writers.ts';

interface VolumeListing {
  readonly name: string;
  readonly aguid: string;
  readonly isOwner: boolean;
  readonly mounts: readonly string[];
  /** Undefined where it is not known without asking its ring. */
  readonly rate?: { readonly k: number; readonly n: number } | null;
}

/** A node that lives answers a ping in milliseconds. */
const HUNG_AFTER_MS = 5_000;
const WHEN_HELP =
  'only what was there then, read only: a version number, a time (2h, yesterday, ISO), or @SNAPSHOT';
const NAME_HELP = 'the name of a volume';

function addMaking(volume: Command): void {
  volume
    .command('create')
    .description('make a volume')
    .argument('<name>', NAME_HELP, parseVolumeName)
    .option(
      '--ring <n>',
      'nodes that order its updates: 1, 4, 7 … (4 where there are so many)',
      parseRingSize,
    )
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean volume create shared --ring 4')
    .action(async (name: string, options: { json?: boolean; ring?: number }, command: Command) => {
      const made = await ask(homeOf(command), 'volume.create', { name, ring: options.ring });
      show(
        made,
        options,
        () =>
          `Volume ${name} is made (${made.aguid}).\n${ringLine(made.ring)}\nMount it: ocean mount ${name} DIRECTORY\n` +
          'Keep its keys safe: ocean key export --output FILE',
      );
    });
  volume
    .command('ls')
    .description('list the volumes whose keys are here')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean volume ls')
    .action(async (options: { json?: boolean }, command: Command) => {
      const listed = (await ask(homeOf(command), 'volume.ls')) as VolumeListing[];
      show(listed, options, formatVolumes);
    });
}

function addEnding(volume: Command): void {
  volume
    .command('delete')
    .description('end a volume for everybody, with all its versions; only where it was made')
    .argument('<name>', NAME_HELP, parseVolumeName)
    .option('--yes', 'it is meant: nothing of it can be had back')
    .addHelpText('after', '\nExample:\n  ocean volume delete shared --yes')
    .action(async (name: string, options: { yes?: boolean }, command: Command) => {
      if (options.yes !== true)
        command.error(`error: all files of ${name} and all their versions go for good: add --yes`);
      await ask(homeOf(command), 'volume.delete', { name });
      say(`Volume ${name} is deleted. Other nodes drop what they store of it within a day or two.`);
    });
}

function ringLine(members: readonly { host: string; port: number }[]): string {
  const names = members.map(({ host, port }) => `${host}:${port}`).join(', ');
  const faulty = (members.length - 1) / 3;
  if (faulty === 0) return `Its updates are ordered by this node alone (${names}).`;
  return `Its updates are ordered by ${members.length} nodes, of which ${faulty} may fail: ${names}.`;
}

function formatVolumes(listed: readonly VolumeListing[]): string {
  if (listed.length === 0) return 'No volumes: make one with "ocean volume create NAME"';
  const rows = listed.map(({ name, aguid, isOwner, mounts, rate }) => [
    name,
    aguid,
    isOwner ? 'yes' : 'no',
    rate === undefined ? '' : formatRate(rate),
    mounts.join(', '),
  ]);
  return plainTable(['name', 'aguid', 'owner', 'redundancy', 'mounted at'], rows);
}

function addSharing(volume: Command): void {
  volume
    .command('share')
    .description('print keys with which another machine can use a volume (secret)')
    .argument('<name>', NAME_HELP, parseVolumeName)
    .option('--for <who>', 'remember here whom the key is for')
    .addHelpText(
      'after',
      '\nExample:\n  ocean volume share shared --for ben | ssh elsewhere ocean volume accept -',
    )
    .action(async (name: string, options: { for?: string }, command: Command) => {
      const args = { name, shareName: options.for };
      process.stdout.write((await ask(homeOf(command), 'volume.share', args)).keys);
    });
  volume
    .command('accept')
    .description('take keys that "volume share" printed')
    .argument('<file>', 'or - for standard input')
    .addHelpText('after', '\nExample:\n  ocean volume accept shared-keys.json')
    .action(async (file: string, _options, command: Command) => {
      const { name } = await ask(homeOf(command), 'volume.accept', { keys: await readText(file) });
      say(`Volume ${name} is known here. Mount it: ocean mount ${name} DIRECTORY`);
    });
}

function addMounting(root: Command): void {
  root
    .command('mount')
    .description('mount a volume at a directory')
    .argument('<volume>', NAME_HELP, parseVolumeName)
    .argument('<directory>', 'made when absent; must be empty')
    .option('--at <when>', WHEN_HELP, parseWhen)
    .option('--read-only', 'refuse changes')
    .option('--exclusive', 'this is the only mount that writes: the kernel may delay writes')
    .option('--allow-other', 'let other users in (default where root mounts)')
    .option('--deadline <time>', 'after which a call fails, without it 60s', parseSpan)
    .addOption(
      new Option('--binding <name>', 'fuse-native: through libfuse 2')
        .choices(BINDINGS)
        .env('OCEAN_BINDING'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  ocean mount shared ~/ocean\n  ocean mount shared --at yesterday ~/then',
    )
    .action(async (name: string, directory: string, options: object, command: Command) => {
      const mounted = await ask(homeOf(command), 'mount', {
        volume: name,
        directory: resolve(directory),
        ...options,
      });
      say(
        `${name} is mounted at ${mounted.directory}. Unmount it: ocean umount ${mounted.directory}`,
      );
    });
  root
    .command('umount')
    .description('unmount a directory, also one whose node is dead')
    .argument('<directory>', 'where a volume is mounted')
    .option('--force', 'do not ask its node, which hangs: who waits in the mount hears an error')
    .addHelpText('after', '\nExample:\n  ocean umount ~/ocean')
    .action(async (given: string, options: { force?: boolean }, command: Command) => {
      const directory = resolve(given);
      await (options.force ? unmountByForce : unmount)(homeOf(command), directory);
      say(`${directory} is unmounted.`);
    });
}

/** By the node; when it cannot, because it is dead or not the one that serves the mount, by hand. */
async function unmount(home: Home, directory: string): Promise<void> {
  try {
    await refuseHung(home, directory);
    await ask(home, 'umount', { directory });
  } catch (error) {
    const isNotServed = isKind(error, 'unavailable') || isKind(error, 'not-found');
    if (!isNotServed) throw error;
    const { detachDeadMount, mountHealth, mountedAt } = await import('../../../mount/index.ts');
    const health = await mountHealth(directory);
    if (health === 'dead') {
      await detachDeadMount(directory);
      forget(home, directory);
      return;
    }
    if (health === 'hung') throw hung(directory);
    if ((await mountedAt(directory)) === undefined) {
      forget(home, directory);
      throw new OceanError('not-found', `Nothing is mounted at ${directory}`);
    }
    throw new OceanError(
      'unavailable',
      `${directory} is not a mount of the node in ${home.directory}: name the folder of its node with --home`,
    );
  }
}

/** Unmounting may take long, but a node that lives says so at once. @throws OceanError `timeout` */
async function refuseHung(home: Home, directory: string): Promise<void> {
  try {
    await ask(home, 'ping', {}, { timeoutMs: HUNG_AFTER_MS });
  } catch (error) {
    throw isKind(error, 'timeout') ? hung(directory) : error;
  }
}

function hung(directory: string): OceanError {
  const advice = `take it away with "ocean umount --force ${directory}"`;
  return new OceanError('timeout', `The node that serves ${directory} does not answer: ${advice}`);
}

async function unmountByForce(home: Home, directory: string): Promise<void> {
  const { detachByForce } = await import('../../../mount/index.ts');
  await detachByForce(directory);
  forget(home, directory);
}

/** What was unmounted is not mounted again with the next start. */
function forget(home: Home, directory: string): void {
  if (!home.isInitialised) return;
  const kept = home.mounts();
  const others = kept.filter((mount) => mount.directory !== directory);
  if (others.length < kept.length) home.keepMounts(others);
}

/** `volume`, `mount` and `umount`. */
export function addVolumeCommands(root: Command): void {
  const volume = root.command('volume').description('make, list and share volumes');
  addMaking(volume);
  addSharing(volume);
  addEnding(volume);
  addRecoveryCommands(volume);
  addWriterCommands(volume);
  addSetCommands(volume);
  addMounting(root);
  addSpaceCommand(root);
}
