/** Commands about the overlay. */

import type { Command } from 'commander';
import { countIn, parseRouteTarget } from '../arguments.ts';
import type { Progress } from '../control.ts';
import { ExitCode } from '../exit-code.ts';
import type { Pinged } from '../handlers/index.ts';
import { ask, homeOf, interruptible, say, show } from './common.ts';
import { formatPing, formatRoute } from './overlay-format.ts';

/** `route` and `ping`. */
export function addOverlayCommands(root: Command): void {
  root
    .command('route')
    .description('show the way through the overlay to the root of a GUID, and who has the object')
    .argument(
      '<guid>',
      'the 40 hex digits of a node, pack, block or volume; of a node known here the first ones',
      parseRouteTarget,
    )
    .option('--no-servers', 'do not ask who has the object: that takes seconds where nobody has')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean route 4f2a8c0000000000000000000000000000000000')
    .action(
      async (target: string, options: { servers: boolean; json?: boolean }, command: Command) => {
        const args = { target, servers: options.servers };
        show(await ask(homeOf(command), 'route', args), options, formatRoute);
      },
    );
  root
    .command('ping')
    .description('measure the round trip to a node')
    .argument('<node>', 'a NodeId, its first digits when known here, or HOST:PORT')
    .option('-c, --count <n>', 'how often', countIn(1, 1000), 3)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExits with 1 when nobody answers.\n\nExample:\n  ocean ping 4f2a8c -c 10',
    )
    .action(async (node: string, options: { count: number; json?: boolean }, command: Command) => {
      const args = { node: node.toLowerCase(), count: options.count };
      const onProgress = ({ done, what }: Progress) => say(`${done}: ${what}`);
      const pinged: Pinged = await interruptible((signal) =>
        ask(homeOf(command), 'node.ping', args, {
          signal,
          ...(options.json ? {} : { onProgress }),
        }),
      );
      show(pinged, options, formatPing);
      if (pinged.rttsMs.length === 0) process.exitCode = ExitCode.failed;
    });
}
