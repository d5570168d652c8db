/** Commands about who may write to a volume. */

import type { Command } from 'commander';
import { parseVolumeName } from '../arguments.ts';
import type { WritersShown } from '../handlers/index.ts';
import { ask, homeOf, show } from './common.ts';
import { plainTable } from './plain-table.ts';

const NAME_HELP = 'the name of a volume';
const KEY_HELP = 'first digits of a key that "volume writers" lists, or whom it was shared for';
const SHOWN_DIGITS = 16;

function formatWriters({ volume, serial, writers }: WritersShown): string {
  const rows = writers.map(({ key, name, isHere, sequence, mayWrite }) => [
    key.slice(0, SHOWN_DIGITS),
    [isHere ? 'this machine' : '', name ?? ''].filter((part) => part !== '').join(', '),
    sequence,
    mayWrite ? 'yes' : 'revoked',
  ]);
  const head =
    serial === null
      ? `writers of ${volume}: every key that was shared, since none was revoked`
      : `writers of ${volume}: those on list ${serial} of its owner`;
  return `${head}\n\n${plainTable(['key', 'whose', 'updates', 'may write'], rows)}`;
}

/** `volume writers`, `volume revoke` and `volume admit`. */
export function addWriterCommands(volume: Command): void {
  volume
    .command('writers')
    .description('list the keys that write to a volume')
    .argument('<name>', NAME_HELP, parseVolumeName)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean volume writers shared')
    .action(async (name: string, options: { json?: boolean }, command: Command) => {
      show(await ask(homeOf(command), 'volume.writers', { name }), options, formatWriters);
    });
  for (const [word, does] of [
    ['revoke', 'refuse what a key writes from now on; only where the volume was made'],
    ['admit', 'let a revoked key write again; only where the volume was made'],
  ] as const) {
    volume
      .command(word)
      .description(does)
      .argument('<name>', NAME_HELP, parseVolumeName)
      .argument('<key>', KEY_HELP)
      .option('--json', 'print JSON')
      .addHelpText('after', `\nExample:\n  ocean volume ${word} shared ben`)
      .action(async (name: string, key: string, options: { json?: boolean }, command: Command) => {
        const args = { name, key };
        show(await ask(homeOf(command), `volume.${word}`, args), options, formatWriters);
      });
  }
}
