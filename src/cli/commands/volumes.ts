/** Commands about volumes and mounts. */

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ask, homeOf, say, show } from './common.ts';
import { readText } from './node.ts';
import { plainTable } from './status-format.ts';

interface VolumeListing {
  readonly name: string;
  readonly aguid: string;
  readonly isOwner: boolean;
  readonly mounts: readonly string[];
}

export function addVolumeCommands(root: Command): void {
  const volume = root.command('volume').description('make, list and share volumes');
  volume
    .command('create')
    .description('make a volume')
    .argument('<name>')
    .option('--json', 'print JSON')
    .action(async (name: string, options: { json?: boolean }, command: Command) => {
      const made = await ask(homeOf(command), 'volume.create', { name });
      show(
        made,
        options,
        () =>
          `Volume ${name} is made (${made.aguid}).\nMount it: ocean mount ${name} DIRECTORY\nKeep its keys safe: ocean key export --output FILE`,
      );
    });
  volume
    .command('ls')
    .description('list the volumes whose keys are here')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }, command: Command) => {
      const listed = (await ask(homeOf(command), 'volume.ls')) as VolumeListing[];
      show(listed, options, () =>
        listed.length === 0
          ? 'No volumes: make one with "ocean volume create NAME"'
          : plainTable(
              ['name', 'aguid', 'owner', 'mounted at'],
              listed.map((one) => [
                one.name,
                one.aguid,
                one.isOwner ? 'yes' : 'no',
                one.mounts.join(', '),
              ]),
            ),
      );
    });
  volume
    .command('share')
    .description('print keys with which another machine can use a volume (secret)')
    .argument('<name>')
    .action(async (name: string, _options, command: Command) => {
      process.stdout.write((await ask(homeOf(command), 'volume.share', { name })).keys);
    });
  volume
    .command('accept')
    .description('take keys that "volume share" printed')
    .argument('<file>', 'or - for standard input')
    .action(async (file: string, _options, command: Command) => {
      const { name } = await ask(homeOf(command), 'volume.accept', { keys: readText(file) });
      say(`Volume ${name} is known here. Mount it: ocean mount ${name} DIRECTORY`);
    });
  root
    .command('mount')
    .description('mount a volume at a directory')
    .argument('<volume>')
    .argument('<directory>')
    .option('--read-only', 'refuse changes')
    .option('--exclusive', 'this is the only mount that writes: the kernel may delay writes')
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
    .description('unmount a directory')
    .argument('<directory>')
    .action(async (directory: string, _options, command: Command) => {
      await ask(homeOf(command), 'umount', { directory: resolve(directory) });
      say(`${resolve(directory)} is unmounted.`);
    });
}
