/** Commands about files: look, copy in and out, and go back in time. PATHs need no mount. */

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { OceanError } from '../../base/index.ts';
import type { Moment } from '../../fs/index.ts';
import { countIn, parseLocal, parseWhen } from '../arguments.ts';
import type { DifferenceShown, Listed } from '../handlers/index.ts';
import type { Placement } from '../placement.ts';
import type { Transferred } from '../transfer/put.ts';
import type { Restored } from '../transfer/restore.ts';
import type { VolumePath } from '../volume-path.ts';
import {
  ask,
  counted,
  formatBytes,
  homeOf,
  interruptible,
  note,
  pathOf,
  say,
  show,
  streamOut,
} from './common.ts';
import {
  formatDifference,
  formatListing,
  formatLog,
  formatPlacement,
  type History,
} from './file-format.ts';
import { progressView } from './progress.ts';

const WHEN_HELP = 'a version number, a time (2h, 3d, yesterday, ISO), or @SNAPSHOT';
const PATH_HELP = 'inside a mount of this node, or VOLUME:/path';
const VERSION_MAX = 2 ** 40;

interface TransferOptions {
  readonly recursive?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** Runs a long command with progress, until Ctrl-C. */
async function transfer<T>(
  command: Command,
  name: string,
  args: object,
  options: { readonly quiet?: boolean },
): Promise<T> {
  const view = progressView(options.quiet);
  try {
    return await interruptible((signal) =>
      ask(homeOf(command), name, args, { signal, onProgress: (one) => view.update(one) }),
    );
  } finally {
    view.end();
  }
}

function report(
  done: Transferred,
  options: TransferOptions,
  what: (amount: string) => string,
): void {
  const amount = `${counted(done.files, 'file')}, ${formatBytes(done.bytes)}`;
  if (options.json) show(done, options, () => '');
  else if (!options.quiet) say(what(amount));
  for (const path of done.skipped) note(`ocean: skipped ${path}: neither file, directory nor link`);
}

function addCopying(root: Command): void {
  root
    .command('put')
    .description('copy a local file into a volume; returns when it is committed and archived')
    .argument('<local>', 'a file, or with -r a directory', parseLocal)
    .argument('<path>', PATH_HELP)
    .option('-r, --recursive', 'copy a directory and all in it')
    .option('-q, --quiet', 'print nothing but errors')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  ocean put photo.jpg shared:/photos/\n  ocean put -r ~/notes shared:/',
    )
    .action(async (local: string, text: string, options: TransferOptions, command: Command) => {
      const path = await pathOf(homeOf(command), text);
      const args = { ...path, local: resolve(local), recursive: options.recursive === true };
      const done = await transfer<Transferred>(command, 'file.put', args, options);
      report(done, options, (amount) => `${path.volume}:${done.path} is committed (${amount}).`);
    });
  root
    .command('get')
    .description('copy a file of a volume to a local one')
    .argument('<path>', PATH_HELP)
    .argument('[local]', 'a file name or a directory', parseLocal, '.')
    .option('-r, --recursive', 'copy a directory and all in it')
    .option('-q, --quiet', 'print nothing but errors')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  ocean get shared:/photos/photo.jpg\n  ocean get -r shared:/notes /tmp/',
    )
    .action(async (text: string, local: string, options: TransferOptions, command: Command) => {
      const path = await pathOf(homeOf(command), text);
      const args = { ...path, local: resolve(local), recursive: options.recursive === true };
      const done = await transfer<Transferred>(command, 'file.get', args, options);
      report(done, options, (amount) => `${done.path} is written (${amount}).`);
    });
}

function addLooking(root: Command): void {
  root
    .command('ls')
    .description('list a directory of a volume')
    .argument('<path>', PATH_HELP)
    .option('-l, --long', 'show mode, owner, size and time')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  ocean ls shared:/\n  ocean ls -l ~/ocean/photos')
    .action(async (text: string, options: { long?: boolean; json?: boolean }, command: Command) => {
      const home = homeOf(command);
      const listed = (await ask(home, 'file.ls', await pathOf(home, text))) as Listed[];
      if (listed.length > 0 || options.json)
        show(listed, options, () => formatListing(listed, options.long === true));
    });
  root
    .command('cat')
    .description('write files of a volume to standard output')
    .argument('<path...>', PATH_HELP)
    .addHelpText('after', '\nExample:\n  ocean cat shared:/notes/todo.txt | less')
    .action(async (texts: string[], _options, command: Command) => {
      const home = homeOf(command);
      for (const text of texts) await streamOut(home, 'file.cat', await pathOf(home, text));
    });
  root
    .command('where')
    .description('show where a file lies: blocks, packs, fragments, holders, and the way to them')
    .argument('<path>', PATH_HELP)
    .option('--version <n>', 'of this version of the volume', countIn(1, VERSION_MAX))
    .option('--all', 'of every version in which it changed')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  ocean where shared:/photos/photo.jpg\n  ocean where --all --json ~/ocean/a',
    )
    .action(
      async (
        text: string,
        options: { version?: number; all?: boolean; json?: boolean },
        command: Command,
      ) => {
        const home = homeOf(command);
        const { version, all } = options;
        const args = { ...(await pathOf(home, text)), version, all };
        show((await ask(home, 'file.where', args)) as Placement, options, formatPlacement);
      },
    );
}

function addTimeTravel(root: Command): void {
  root
    .command('log')
    .description('list the versions in which a file or directory changed, newest first')
    .argument('<path>', PATH_HELP)
    .option('--limit <n>', 'at most so many', countIn(1, 1_000_000))
    .option('--at <when>', 'begin at a version or time, for what is removed by now', parseWhen)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  ocean log shared:/notes/todo.txt\n  ocean log --at yesterday shared:/removed.txt',
    )
    .action(
      async (
        text: string,
        options: { limit?: number; at?: Moment; json?: boolean },
        command: Command,
      ) => {
        const home = homeOf(command);
        const { limit, at } = options;
        const history = await ask(home, 'file.log', { ...(await pathOf(home, text)), limit, at });
        show(history as History, options, formatLog);
      },
    );
  root
    .command('restore')
    .description('write what a path was in an earlier version as its newest, or to another path')
    .argument('<path>', PATH_HELP)
    .requiredOption('--at <when>', WHEN_HELP, parseWhen)
    .option('--to <path>', 'leave PATH alone and write there')
    .option('-q, --quiet', 'print nothing but errors')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  ocean restore shared:/notes/todo.txt --at 17\n' +
        '  ocean restore ~/ocean/photos --at yesterday --to ~/ocean/photos-then',
    )
    .action(async (text: string, options: RestoreOptions, command: Command) => {
      const home = homeOf(command);
      const path = await pathOf(home, text);
      const to = options.to === undefined ? undefined : await sameVolume(path, home, options.to);
      const args = { ...path, to, when: options.at };
      const done = await transfer<Restored>(command, 'file.restore', args, options);
      if (options.json) show(done, options, () => '');
      else if (!options.quiet)
        say(
          `${path.volume}:${done.path} is as in version ${done.version} of ` +
            `${new Date(done.timeMs).toISOString()} (${counted(done.files, 'file')}, ${formatBytes(done.bytes)}).`,
        );
    });
}

function addComparing(root: Command): void {
  root
    .command('diff')
    .description('show what changed under a path from one version to another')
    .argument('<path>', PATH_HELP)
    .argument('<from>', WHEN_HELP, parseWhen)
    .argument('[to]', 'the same; by default the latest version', parseWhen)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nA added, D removed, M modified, R renamed, P mode, owner, times or attributes\n' +
        '\nExamples:\n  ocean diff shared:/ yesterday\n  ocean diff ~/ocean/photos 17 @before-the-trip',
    )
    .action(
      async (
        text: string,
        from: Moment,
        to: Moment | undefined,
        options: { json?: boolean },
        command: Command,
      ) => {
        const home = homeOf(command);
        const args = { ...(await pathOf(home, text)), from, to };
        show((await ask(home, 'file.diff', args)) as DifferenceShown, options, formatDifference);
      },
    );
}

interface RestoreOptions {
  readonly at: Moment;
  readonly to?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

async function sameVolume(
  path: VolumePath,
  home: ReturnType<typeof homeOf>,
  text: string,
): Promise<string> {
  const to = await pathOf(home, text);
  if (to.volume === path.volume) return to.path;
  throw new OceanError(
    'cross-device',
    `Cannot restore from volume ${path.volume} to ${to.volume}: --to must be in the same volume`,
  );
}

/** `ls`, `put`, `get`, `cat`, `where`, `log`, `diff` and `restore`. */
export function addFileCommands(root: Command): void {
  addLooking(root);
  addCopying(root);
  addTimeTravel(root);
  addComparing(root);
}
