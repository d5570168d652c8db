/** Commands about the overlay. */

import type { Command } from 'commander';
import type { NodeAddress } from '../../base/index.ts';
import { countIn, parseGuidArgument } from '../arguments.ts';
import { ask, counted, homeOf, interruptible, show } from './common.ts';
import { formatMs, plainTable } from './status-format.ts';

interface Hop extends NodeAddress {
  readonly rttMs: number;
}

interface Pinged extends NodeAddress {
  readonly rttsMs: readonly number[];
}

function formatRoute({ hops }: { hops: readonly Hop[] }): string {
  const rows = hops.map(({ nodeId, host, port, rttMs }, hop) => [
    hop,
    nodeId,
    `${host}:${port}`,
    hop === 0 ? '-' : formatMs(rttMs),
  ]);
  const root = hops.at(-1);
  const table = plainTable(['hop', 'node', 'address', 'rtt of the hop'], rows);
  return `${table}\nThe root is ${root?.nodeId}, ${counted(hops.length - 1, 'hop')} away.`;
}

function formatPing({ nodeId, host, port, rttsMs }: Pinged): string {
  const least = Math.min(...rttsMs);
  const times = rttsMs.map((ms) => formatMs(ms)).join(', ');
  const answered = `answered ${counted(rttsMs.length, 'time')} in ${times}`;
  return `${nodeId} at ${host}:${port} ${answered}; best ${formatMs(least)}.`;
}

/** `route` and `ping`. */
export function addOverlayCommands(root: Command): void {
  root
    .command('route')
    .description('show the way through the overlay to the root of a GUID')
    .argument('<guid>', 'any 40 hex digits: of a node, pack, block or volume', parseGuidArgument)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean route 4f2a8c0000000000000000000000000000000000')
    .action(async (target: string, options: { json?: boolean }, command: Command) => {
      show(await ask(homeOf(command), 'route', { target }), options, formatRoute);
    });
  root
    .command('ping')
    .description('measure the round trip to a node')
    .argument('<node>', 'a NodeId, its first digits when known here, or HOST:PORT')
    .option('--count <n>', 'how often', countIn(1, 1000), 3)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean ping 4f2a8c')
    .action(async (node: string, options: { count: number; json?: boolean }, command: Command) => {
      const args = { node: node.toLowerCase(), count: options.count };
      const pinged = await interruptible((signal) =>
        ask(homeOf(command), 'node.ping', args, { signal }),
      );
      show(pinged, options, formatPing);
    });
}
