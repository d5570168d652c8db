/** Commands that look whether a volume's blocks are all there, and make them whole. */

import type { Command } from 'commander';
import type { Checked } from '../check.ts';
import { ExitCode } from '../exit-code.ts';
import { ask, counted, formatBytes, homeOf, interruptible, pathOf, show } from './common.ts';
import { plainTable } from './plain-table.ts';
import { progressView } from './progress.ts';

const PATH_HELP = 'inside a mount of this node, or VOLUME:/path; all of a volume: VOLUME:/';

interface CheckOptions {
  readonly verify?: boolean;
  readonly repair?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

function isBad({ packs, wholePacks, lostBlocks }: Checked): boolean {
  return wholePacks < packs || lostBlocks > 0;
}

function formatChecked(one: Checked): string {
  const how = one.isVerified ? 'read and verified' : 'asked for';
  const ring = one.blocksWithRing > 0 ? `, ${one.blocksWithRing} of them with the ring` : '';
  const lines = [
    `${one.volume}:${one.path}: ${counted(one.blocks, 'block')}${ring}; ` +
      `${one.wholePacks} of ${counted(one.packs, 'pack')} whole (${formatBytes(one.bytes)}), all fragments ${how}`,
  ];
  if (one.fragmentsRepaired > 0)
    lines.push(
      `${counted(one.fragmentsRepaired, 'fragment')} made again, ${formatBytes(one.bytesMoved)} moved`,
    );
  if (one.lostBlocks > 0) lines.push(`${counted(one.lostBlocks, 'block')} cannot be found`);
  if (one.lostPacks > 0) lines.push(`${counted(one.lostPacks, 'pack')} cannot be read now`);
  if (one.problems.length > 0) {
    const rows = one.problems.map(({ pack, k, n, present, missing, damaged }) => [
      pack,
      n === 0 ? 'nobody who answers has it' : `${present} of ${n}, needs ${k}`,
      missing.join(',') || '-',
      damaged.map(({ index, holder }) => `${index}@${holder.slice(0, 8)}`).join(',') || '-',
    ]);
    lines.push(plainTable(['pack', 'good fragments', 'missing', 'damaged'], rows));
  }
  return lines.join('\n');
}

async function run(text: string, options: CheckOptions, command: Command): Promise<void> {
  const home = homeOf(command);
  const { verify = false, repair = false } = options;
  const args = { ...(await pathOf(home, text)), verify, repair };
  const view = progressView(options.quiet);
  let checked: Checked;
  try {
    checked = (await interruptible((signal) =>
      ask(home, 'check', args, { signal, onProgress: (one) => view.update(one) }),
    )) as Checked;
  } finally {
    view.end();
  }
  if (options.json || !options.quiet) show(checked, options, formatChecked);
  if (isBad(checked)) process.exitCode = ExitCode.failed;
}

function withOptions(command: Command): Command {
  return command
    .argument('<path>', PATH_HELP)
    .option('--verify', 'read every fragment and compare it with its digest')
    .option('-q, --quiet', 'print nothing but errors')
    .option('--json', 'print JSON');
}

/** `check` and `repair`. */
export function addCheckCommands(root: Command): void {
  withOptions(
    root.command('check').description('look whether all fragments of all blocks are there'),
  )
    .option('--repair', 'make missing and damaged fragments again')
    .addHelpText(
      'after',
      '\nExits with 1 when a block is missing, or a fragment of which nobody has a good copy.\n\n' +
        'Examples:\n  ocean check shared:/\n  ocean check --verify --repair ~/ocean/photos',
    )
    .action(run);
  withOptions(root.command('repair').description('make missing fragments again, without waiting'))
    .addHelpText(
      'after',
      '\nThe same as "ocean check --repair".\n\nExample:\n  ocean repair shared:/',
    )
    .action((text: string, options: CheckOptions, command: Command) =>
      run(text, { ...options, repair: true }, command),
    );
}
