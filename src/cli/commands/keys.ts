/** `ocean key`: secrets to a file and back. */

import type { Command } from 'commander';
import { isKind, type NodeAddress } from '../../base/index.ts';
import type { Home } from '../home.ts';
import { exportKeys, importKeys, noteExported } from '../key-ring.ts';
import { ask, homeOf, say } from './common.ts';
import { deliverSecret, readText } from './text-files.ts';

/** Members of the pond; none when the node does not run. */
async function knownNodes(home: Home): Promise<NodeAddress[]> {
  return ask(home, 'node.known').catch((error) => {
    if (isKind(error, 'unavailable')) return [];
    throw error;
  });
}

/** `key export` and `key import`. */
export function addKeyCommands(root: Command): void {
  const key = root.command('key').description('keep the keys of the node and its volumes safe');
  key
    .command('export')
    .description('write all secret keys to a file, to keep elsewhere: without them all is lost')
    .requiredOption('--output <file>', 'a new file, of mode 0600; - for standard output')
    .addHelpText('after', '\nExample:\n  ocean key export --output /media/stick/ocean-keys.json')
    .action(async (options: { output: string }, command: Command) => {
      const home = homeOf(command);
      const text = exportKeys(home, await knownNodes(home));
      deliverSecret(options.output, text);
      if (options.output !== '-')
        say(`The keys are in ${options.output}. Keep it elsewhere: who has it has the volumes.`);
      noteExported(home);
    });
  key
    .command('import')
    .description('make a node of what "key export" wrote, where the old one is lost')
    .argument('<file>', 'or - for standard input')
    .addHelpText('after', '\nExample:\n  ocean --home /srv/ocean key import ocean-keys.json')
    .action(async (file: string, _options, command: Command) => {
      const home = homeOf(command);
      const volumes = importKeys(home, await readText(file));
      say(`The node is in ${home.directory}, with the keys of ${volumes.length} volumes.`);
      say('Start it, when the old one is stopped for good: ocean start');
    });
}
