/** Commands that do harm to show that it is undone, or do at once what is done anyway. */

import { type Command, InvalidArgumentError } from 'commander';
import { parseGuid } from '../../id/index.ts';
import { ask, counted, formatBytes, homeOf, interruptible, show } from './common.ts';

function parsePack(text: string): string {
  const pack = parseGuid(text.toLowerCase());
  if (pack === undefined)
    throw new InvalidArgumentError('A GUID has 40 hex digits: "ocean where" shows those of packs.');
  return pack;
}

/** `debug corrupt-fragment` and `debug scrub`. */
export function addDebugCommands(root: Command): void {
  const debug = root
    .command('debug')
    .description('break something here, and see it found')
    .addHelpText('after', '\nExample:\n  ocean debug corrupt-fragment && ocean debug scrub');
  debug
    .command('corrupt-fragment')
    .description('change a byte of a fragment that this node stores, as a bad disk does')
    .argument('[pack]', 'the GUID of its pack; without it, of whichever comes first', parsePack)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean debug corrupt-fragment && ocean debug scrub')
    .action(async (pack: string | undefined, options: { json?: boolean }, command: Command) => {
      const changed = await ask(homeOf(command), 'debug.corrupt', { pack });
      show(changed, options, () => `Fragment ${changed.index} of pack ${changed.pack} is damaged.`);
    });
  debug
    .command('scrub')
    .description('check all fragments that this node stores, at its pace; returns when it has')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean debug scrub')
    .action(async (options: { json?: boolean }, command: Command) => {
      const round = await interruptible((signal) =>
        ask(homeOf(command), 'debug.scrub', {}, { signal }),
      );
      const read = `${counted(round.fragments, 'fragment')} (${formatBytes(round.bytes)})`;
      show(round, options, () => `${read} read, ${round.damaged} of them damaged and dropped.`);
    });
}
