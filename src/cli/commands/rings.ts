/** Commands about rings. */

import type { Command } from 'commander';
import { parseVolumeName } from '../arguments.ts';
import type { Liar, RingShown } from '../handlers/index.ts';
import { ask, homeOf, show } from './common.ts';

import { formatMs, plainTable } from './plain-table.ts';

/** `ring`. */
export function addRingCommands(root: Command): void {
  const ring = root
    .command('ring')
    .description('the nodes that order the updates of a volume')
    .addHelpText('after', '\nExample:\n  ocean ring show shared');
  ring
    .command('show')
    .description('list the members of the ring, and how each of them does')
    .argument('<volume>', 'the name of a volume', parseVolumeName)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean ring show shared')
    .action(async (volume: string, options: { json?: boolean }, command: Command) => {
      show(await ask(homeOf(command), 'ring.show', { volume }), options, formatRing);
    });
}

function formatRing(shown: RingShown): string {
  const { members, faultyMax, leader, epoch, quorum } = shown;
  const voting = members.filter(({ state }) => state === 'voting').length;
  const head = [
    `ring of ${shown.volume} (${shown.aguid}), epoch ${epoch}`,
    `${members.length} members, of which ${faultyMax} may fail; ${voting} vote, ${quorum} must`,
  ];
  const rows = members.map((member) => [
    member.index,
    member.nodeId,
    `${member.host}:${member.port}`,
    member.rttMs === null ? '-' : formatMs(member.rttMs),
    member.state + (member.index === leader ? ', leads' : ''),
    member.view ?? '-',
    member.version ?? '-',
  ]);
  const table = plainTable(['member', 'node', 'address', 'rtt', 'state', 'view', 'version'], rows);
  return [...head, '', table, ...formatLiars(shown.liars)].join('\n');
}

/** Lines about members that were caught; none when there are none. */
export function formatLiars(liars: readonly Liar[]): string[] {
  return liars.map(
    ({ nodeId, what, slot, view, aguid }) =>
      `\nNode ${nodeId} LIES: it signed two different ${what}s for slot ${slot} of view ${view} of object ${aguid}.\n` +
      'Its two signatures prove it (--json shows them).',
  );
}
