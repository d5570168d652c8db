/** `volume checkpoint` and `volume recover`. */

import type { Command } from 'commander';
import type { CheckpointMade } from '../../client/index.ts';
import { parseRingSize, parseVolumeName } from '../arguments.ts';
import type { Recovered } from '../recover.ts';
import { ask, counted, formatBytes, homeOf, interruptible, show } from './common.ts';
import { progressView } from './progress.ts';
import { readText } from './text-files.ts';

interface CheckpointShown {
  readonly name: string;
  readonly made: CheckpointMade | null;
}

interface RecoverFlags {
  readonly keys?: string;
  readonly ring?: number;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

function formatCheckpoint({ name, made }: CheckpointShown): string {
  if (made === null) return `Nothing has changed in ${name} since its last checkpoint.`;
  const kind = made.isWhole ? 'whole' : 'what is new';
  return `Version ${made.version} of ${name} can be recovered (${kind}: ${formatBytes(made.bytes)}).`;
}

function formatRecovered(one: Recovered): string {
  const when = new Date(one.timeMs).toISOString();
  const lines = one.passedOver.map(
    ({ version, why }) => `The checkpoint of version ${version} cannot be used: ${why}`,
  );
  const size = `${counted(one.packs, 'pack')}, ${formatBytes(one.bytes)}`;
  const what = `version ${one.version} of ${one.volume}, committed at ${when} (${size})`;
  if (one.epoch === null) return [...lines, `Could be recovered: ${what}.`].join('\n');
  const ring = one.ring.map(({ host, port }) => `${host}:${port}`).join(', ');
  return [
    ...lines,
    `Recovered: ${what}.`,
    `Its updates are ordered by ${ring}, in epoch ${one.epoch}.`,
    `Mount it: ocean mount ${one.volume} DIRECTORY`,
  ].join('\n');
}

async function recover(name: string, flags: RecoverFlags, command: Command): Promise<void> {
  const home = homeOf(command);
  const { ring, force = false, dryRun = false } = flags;
  const keys = flags.keys === undefined ? undefined : await readText(flags.keys);
  const view = progressView(flags.quiet);
  let recovered: Recovered;
  try {
    recovered = (await interruptible((signal) =>
      ask(
        home,
        'volume.recover',
        { name, keys, ring, force, dryRun },
        { signal, onProgress: (one) => view.update(one) },
      ),
    )) as Recovered;
  } finally {
    view.end();
  }
  show(recovered, flags, formatRecovered);
}

export function addRecoveryCommands(volume: Command): void {
  volume
    .command('checkpoint')
    .description('store the volume as it is now so that it outlives its ring; done by itself too')
    .argument('<name>', 'the name of a volume', parseVolumeName)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean volume checkpoint shared')
    .action(async (name: string, options: { json?: boolean }, command: Command) => {
      show(await ask(homeOf(command), 'volume.checkpoint', { name }), options, formatCheckpoint);
    });
  volume
    .command('recover')
    .description('rebuild a volume of which the whole ring is lost, from its last checkpoint')
    .argument('<name>', 'the name of a volume', parseVolumeName)
    .option('--keys <file>', 'what "key export" wrote, or - ; without it the keys are here')
    .option('--ring <n>', 'nodes that order its updates: 1, 4, 7 …', parseRingSize)
    .option('--dry-run', 'only look what could be recovered')
    .option('--force', 'also while its ring answers: what is later is given up')
    .option('-q, --quiet', 'show no progress')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean volume recover shared --keys /media/stick/keys.json')
    .action(recover);
}
