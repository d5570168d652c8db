/** `forget`, `snapshot` and `volume set retention`: which versions are kept. */

import type { Command } from 'commander';
import { VOLUME_NAME_PATTERN } from '../../client/index.ts';
import type { Moment, RetentionPolicy } from '../../fs/index.ts';
import { countIn, parseAge, parseVolumeName, parseWhen } from '../arguments.ts';
import type { ForgetShown, RetentionShown } from '../handlers/index.ts';
import { ask, counted, formatBytes, formatDuration, homeOf, pathOf, say, show } from './common.ts';
import { plainTable } from './plain-table.ts';

const TARGET_HELP = 'the name of a volume, or a path in one';
const COUNT_MAX = 1_000_000;

interface KeepOptions {
  readonly keepLast?: number;
  readonly keepWithin?: number;
  readonly keepHourly?: number;
  readonly keepDaily?: number;
  readonly keepWeekly?: number;
  readonly keepMonthly?: number;
}

const RULES: Record<string, string> = {
  last: 'the last',
  withinMs: 'within a time',
  hourly: 'hourly',
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly',
  snapshot: 'snapshots',
};

function withKeepOptions(command: Command): Command {
  const count = countIn(1, COUNT_MAX);
  return command
    .option('--keep-last <n>', 'the last n versions', count)
    .option(
      '--keep-within <time>',
      'versions from this long before the latest on: 12h, 30d',
      parseAge,
    )
    .option('--keep-hourly <n>', 'the last version of each of the last n hours with any', count)
    .option('--keep-daily <n>', 'the same with days', count)
    .option('--keep-weekly <n>', 'with weeks', count)
    .option('--keep-monthly <n>', 'with months', count);
}

/** Undefined without any rule. */
function policyIn(options: KeepOptions): RetentionPolicy | undefined {
  const policy = {
    ...(options.keepLast && { last: options.keepLast }),
    ...(options.keepWithin && { withinMs: options.keepWithin }),
    ...(options.keepHourly && { hourly: options.keepHourly }),
    ...(options.keepDaily && { daily: options.keepDaily }),
    ...(options.keepWeekly && { weekly: options.keepWeekly }),
    ...(options.keepMonthly && { monthly: options.keepMonthly }),
  };
  return Object.keys(policy).length === 0 ? undefined : policy;
}

function formatPolicy(policy: RetentionPolicy): string {
  const parts = Object.entries(policy).map(([rule, value]) =>
    rule === 'withinMs' ? `within ${formatDuration(value)}` : `${RULES[rule]} ${value}`,
  );
  return parts.length === 0 ? 'all versions' : parts.join(', ');
}

function formatForgotten(shown: ForgetShown): string {
  const { volume, policy, kept, forgotten, freed, freedOnDisks, rules, isDone, graceMs } = shown;
  const head = `${volume}: keeping ${formatPolicy(policy)}, and snapshots`;
  const last = forgotten.at(-1)?.version;
  const which = last === undefined ? '' : `, up to version ${last}`;
  const tense = isDone ? 'forgotten' : 'would be forgotten';
  const lines = [
    head,
    `${counted(forgotten.length, 'version')} ${tense}${which}; ${kept.length} kept`,
    `${counted(freed.blocks, 'block')} come free, ${formatBytes(freed.bytes)} of them in packs; ` +
      `${formatBytes(freedOnDisks)} on disks at once, in packs of which nothing is left`,
  ];
  if (isDone && freed.blocks > 0)
    lines.push(`They go after ${formatDuration(graceMs)}, when no reader can need them any more.`);
  if (rules.length === 0) return lines.join('\n');
  const rows = rules.map(({ rule, versions, bytes }) => [
    RULES[rule] ?? rule,
    versions,
    formatBytes(bytes),
  ]);
  return [...lines, '', plainTable(['rule', 'keeps alone', 'which costs'], rows)].join('\n');
}

function formatSnapshots({ volume, snapshots }: RetentionShown): string {
  if (snapshots.length === 0)
    return `No snapshots of ${volume}: make one with "ocean snapshot add NAME ${volume}"`;
  const rows = snapshots.map(({ name, version, timeMs }) => [
    name,
    version,
    new Date(timeMs).toISOString(),
  ]);
  return plainTable(['name', 'version', 'of'], rows);
}

/** A volume by its name, or by a path in it. */
async function volumeIn(command: Command, text: string): Promise<string> {
  if (VOLUME_NAME_PATTERN.test(text)) return text;
  return (await pathOf(homeOf(command), text)).volume;
}

function addSnapshots(root: Command): void {
  const snapshot = root
    .command('snapshot')
    .description('name versions, which are then kept whatever else is forgotten')
    .addHelpText('after', '\nExample:\n  ocean snapshot add before-move shared');
  snapshot
    .command('add')
    .description('name a version, the latest one unless told otherwise')
    .argument('<name>', 'any text, unique in the volume')
    .argument('<volume|path>', TARGET_HELP)
    .option('--at <when>', 'a version number, or a time: 2h, 3d, yesterday, ISO', parseWhen)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean snapshot add before-move shared --at yesterday')
    .action(
      async (
        name: string,
        target: string,
        options: { at?: Moment; json?: boolean },
        command: Command,
      ) => {
        const volume = await volumeIn(command, target);
        const args = { volume, name, when: options.at };
        const made = await ask(homeOf(command), 'snapshot.add', args);
        show(made, options, () => `Version ${made.version} of ${volume} is "${name}" and is kept.`);
      },
    );
  snapshot
    .command('list')
    .description('list the named versions')
    .argument('<volume|path>', TARGET_HELP)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean snapshot list shared')
    .action(async (target: string, options: { json?: boolean }, command: Command) => {
      const name = await volumeIn(command, target);
      const kept = (await ask(homeOf(command), 'volume.retention', { name })) as RetentionShown;
      if (options.json) show(kept.snapshots, options, () => '');
      else say(formatSnapshots(kept));
    });
  snapshot
    .command('remove')
    .description('take a name away: the version stays until it is forgotten')
    .argument('<name>', 'of the snapshot')
    .argument('<volume|path>', TARGET_HELP)
    .addHelpText('after', '\nExample:\n  ocean snapshot remove before-move shared')
    .action(async (name: string, target: string, _options, command: Command) => {
      const volume = await volumeIn(command, target);
      await ask(homeOf(command), 'snapshot.remove', { volume, name });
      say(`"${name}" names no version of ${volume} any more.`);
    });
}

/** `forget` and `snapshot`. */
export function addForgettingCommands(root: Command): void {
  withKeepOptions(
    root
      .command('forget')
      .description('forget old versions of a volume, for good; only where the volume was made')
      .argument('<volume|path>', TARGET_HELP),
  )
    .option('--dry-run', 'only show what would go, and what each rule costs')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nWithout --keep options the policy of the volume counts.\n\nExamples:\n' +
        '  ocean forget shared --dry-run --keep-last 10 --keep-daily 30\n  ocean forget shared',
    )
    .action(
      async (
        target: string,
        options: KeepOptions & { dryRun?: boolean; json?: boolean },
        command: Command,
      ) => {
        const volume = await volumeIn(command, target);
        const args = { volume, isDryRun: options.dryRun === true, policy: policyIn(options) };
        show((await ask(homeOf(command), 'forget', args)) as ForgetShown, options, formatForgotten);
      },
    );
  addSnapshots(root);
}

/** `volume set retention`. */
export function addRetentionCommand(set: Command): void {
  withKeepOptions(
    set
      .command('retention')
      .description('which versions are kept from now on; only where the volume was made')
      .argument('<name>', 'the name of a volume', parseVolumeName),
  )
    .option('--keep-all', 'forget nothing any more')
    .addHelpText(
      'after',
      '\nExample:\n  ocean volume set retention shared --keep-within 7d --keep-daily 30',
    )
    .action(
      async (name: string, options: KeepOptions & { keepAll?: boolean }, command: Command) => {
        const policy = policyIn(options);
        if ((policy === undefined) === (options.keepAll === undefined))
          command.error('error: give rules such as --keep-daily 30, or --keep-all and no rule');
        const args = { name, policy: policy ?? {} };
        const kept = (await ask(homeOf(command), 'volume.retention', args)) as RetentionShown;
        say(`Volume ${name} keeps ${formatPolicy(kept.policy)}, and snapshots, from now on.`);
      },
    );
}
