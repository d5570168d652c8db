/** `df` and `volume set quota`. */

import { type Command, InvalidArgumentError } from 'commander';
import type { CodeRate } from '../../archive/index.ts';
import { parseBytes, parseRedundancy, parseVolumeName } from '../arguments.ts';
import type { SpaceShown } from '../handlers/index.ts';
import { ask, counted, formatBytes, formatRate, homeOf, say, show } from './common.ts';
import { addRetentionCommand } from './forgetting.ts';
import { plainTable } from './plain-table.ts';

function formatSpace({ node, pond, volumes }: SpaceShown): string {
  const { k, n } = pond.rate;
  const parts = [
    `node ${node.name}: ${formatBytes(node.fragments)} of fragments and ${formatBytes(node.versions)} of versions, ` +
      `${formatBytes(node.free)} of ${formatBytes(node.quota)} free; ${formatBytes(node.diskFree)} free on its disk`,
    `pond: about ${formatBytes(pond.free)} free for content, ` +
      `as ${counted(pond.nodes, 'node')} like this one would have at ${k} of ${n}`,
  ];
  if (volumes.length === 0) return parts.join('\n');
  const rows = volumes.map((one) => [
    one.name,
    one.files,
    formatBytes(one.live),
    one.quota === undefined ? 'none' : formatBytes(one.quota),
    formatBytes(one.oldBlocks),
    formatBytes(one.redundancy),
    formatRate(one.rate),
    formatBytes(one.cache.journal),
    formatBytes(one.cache.disk),
    formatBytes(one.cache.memory),
  ]);
  const heads = ['volume', 'files', 'live', 'quota', 'old versions', 'redundancy', 'wanted'];
  return [...parts, '', plainTable([...heads, 'journal', 'cache', 'in memory'], rows)].join('\n');
}

function parseLimit(text: string): number | null {
  if (text === 'none') return null;
  try {
    return parseBytes(text);
  } catch {
    throw new InvalidArgumentError('It must be a size such as 500M or 20G, or none.');
  }
}

/** `df`. */
export function addSpaceCommand(root: Command): void {
  root
    .command('df')
    .description('show what takes up how much: on this node, in the pond, of volumes')
    .argument(
      '[volume]',
      'the name of a volume; without it, all that are used here',
      parseVolumeName,
    )
    .option('--json', 'print JSON, in bytes')
    .addHelpText('after', '\nExample:\n  ocean df shared')
    .action(async (name: string | undefined, options: { json?: boolean }, command: Command) => {
      show(await ask(homeOf(command), 'df', { name }), options, formatSpace);
    });
}

/** `volume set redundancy`. */
function addRedundancyCommand(set: Command): void {
  set
    .command('redundancy')
    .description('how many fragments packs get, old ones too; only where the volume was made')
    .argument('<name>', 'the name of a volume', parseVolumeName)
    .argument('<k/n>', 'any k of n fragments are enough, such as 4/8; or auto', parseRedundancy)
    .option('--force', 'also while the pond has fewer than n nodes')
    .addHelpText(
      'after',
      '\n"auto" is what fits the size of the pond. Progress: ocean status\n\n' +
        'Example:\n  ocean volume set redundancy shared 4/8',
    )
    .action(
      async (
        name: string,
        rate: CodeRate | null,
        options: { force?: boolean },
        command: Command,
      ) => {
        const args = { name, rate, isForced: options.force === true };
        await ask(homeOf(command), 'volume.redundancy', args);
        const now = rate === null ? 'what fits the pond' : `${rate.k} of ${rate.n} fragments`;
        say(`Packs of ${name} get ${now} from now on; others are rewritten: see "ocean status".`);
      },
    );
}

/** `volume set`. */
export function addSetCommands(volume: Command): void {
  const set = volume
    .command('set')
    .description('change a volume for all who use it')
    .addHelpText('after', '\nExample:\n  ocean volume set quota shared 20G');
  addRetentionCommand(set);
  addRedundancyCommand(set);
  set
    .command('quota')
    .description('limit what the files of a volume take up; only where the volume was made')
    .argument('<name>', 'the name of a volume', parseVolumeName)
    .argument('<size>', 'such as 500M or 20G, or none', parseLimit)
    .addHelpText('after', '\nExample:\n  ocean volume set quota shared 20G')
    .action(async (name: string, bytes: number | null, _options, command: Command) => {
      await ask(homeOf(command), 'volume.quota', { name, bytes });
      const limit = bytes === null ? 'have no quota' : `may take up ${formatBytes(bytes)}`;
      say(`The files of ${name} ${limit} from now on.`);
    });
}
