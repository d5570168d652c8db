/** Commands about rings. */

import { type Command, InvalidArgumentError } from 'commander';
import { OceanError } from '../../base/index.ts';
import { SPARES_MAX } from '../../wire/index.ts';
import { countIn, parseVolumeName } from '../arguments.ts';
import type { Liar, PolicyShown, RingPlan, RingShown } from '../handlers/index.ts';
import { ask, formatDuration, homeOf, say, show } from './common.ts';

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
  addStaging(ring);
  addApplying(ring);
}

const SPARES_DEFAULT = 2;
const VOLUME_HELP = 'the name of a volume';

function addStaging(ring: Command): void {
  ring
    .command('add')
    .description('stage more members: those named, or as many as the next size of a ring needs')
    .argument('<volume>', VOLUME_HELP, parseVolumeName)
    .argument('[node...]', 'NodeIds, their first digits when known here, or HOST:PORT')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean ring add shared && ocean ring apply shared')
    .action(async (volume: string, nodes: string[], options: Json, command: Command) => {
      show(await ask(homeOf(command), 'ring.add', { volume, nodes }), options, planFor(volume));
    });
  ring
    .command('remove')
    .description('stage that members leave')
    .argument('<volume>', VOLUME_HELP, parseVolumeName)
    .argument('<member...>', 'numbers in "ocean ring show", NodeIds or HOST:PORT')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean ring remove shared 1 2 3')
    .action(async (volume: string, members: string[], options: Json, command: Command) => {
      show(
        await ask(homeOf(command), 'ring.remove', { volume, members }),
        options,
        planFor(volume),
      );
    });
  ring
    .command('replace')
    .description('stage that another node takes the place of a member')
    .argument('<volume>', VOLUME_HELP, parseVolumeName)
    .argument('<member>', 'its number in "ocean ring show", NodeId or HOST:PORT')
    .argument('[node]', 'left out: the nearest that answers, on another machine if there is one')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean ring replace shared 2 && ocean ring apply shared')
    .action(
      async (
        volume: string,
        member: string,
        node: string | undefined,
        options: Json,
        command: Command,
      ) => {
        const args = { volume, member, node };
        show(await ask(homeOf(command), 'ring.replace', args), options, planFor(volume));
      },
    );
}

function addApplying(ring: Command): void {
  ring
    .command('apply')
    .description('let the present ring agree on the staged one, which then takes over')
    .argument('<volume>', VOLUME_HELP, parseVolumeName)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nMay be repeated when it was interrupted.\n\nExample:\n  ocean ring apply shared',
    )
    .action(async (volume: string, options: Json, command: Command) => {
      show(await ask(homeOf(command), 'ring.apply', { volume }), options, formatRing);
    });
  ring
    .command('policy')
    .description('show or set whether members that stay silent are replaced, and by whom')
    .argument('<volume>', VOLUME_HELP, parseVolumeName)
    .option('--replace-after <time>', 'such as 10m, 2h or 1d; or "never"', parseSilence)
    .option('--by-members', 'the members do it by themselves; without, this machine, the owner')
    .option('--spares <n>', 'how many nodes may step in then (2)', countIn(1, SPARES_MAX))
    .option('--other-zone', 'none of them takes the place of a member of its own zone')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean ring policy shared --replace-after 2h --by-members')
    .action(async (volume: string, options: Json & PolicyOptions, command: Command) => {
      const { replaceAfter: ms, byMembers, spares, otherZone = false } = options;
      if (byMembers && (ms === undefined || ms === null))
        throw new OceanError('invalid', 'Give "--by-members" with "--replace-after TIME"');
      if (spares !== undefined && !byMembers)
        throw new OceanError('invalid', 'Give "--spares" with "--by-members"');
      if (otherZone && !byMembers)
        throw new OceanError('invalid', 'Give "--other-zone" with "--by-members"');
      const spareCount = byMembers ? (spares ?? SPARES_DEFAULT) : 0;
      const args = { volume, replaceAfterMs: ms, spareCount, otherZone };
      show(await ask(homeOf(command), 'ring.policy', args), options, formatPolicy);
    });
  ring
    .command('revert')
    .description('forget what is staged')
    .argument('<volume>', VOLUME_HELP, parseVolumeName)
    .addHelpText('after', '\nExample:\n  ocean ring revert shared')
    .action(async (volume: string, _options: Json, command: Command) => {
      await ask(homeOf(command), 'ring.revert', { volume });
      say(`Nothing is staged for the ring of ${volume} any more.`);
    });
}

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds; null for never. */
function parseSilence(text: string): number | null {
  if (text === 'never') return null;
  const match = /^(\d{1,6})([smhd])$/.exec(text);
  const ms = match && Number(match[1]) * UNIT_MS[match[2] as keyof typeof UNIT_MS];
  if (match === null || ms === null || ms < UNIT_MS.m) {
    throw new InvalidArgumentError(
      'It must be a time of at least 1m, such as 10m or 2h, or "never".',
    );
  }
  return ms;
}

interface PolicyOptions {
  readonly replaceAfter?: number | null;
  readonly byMembers?: boolean;
  readonly spares?: number;
  readonly otherZone?: boolean;
}

function formatPolicy(policy: PolicyShown): string {
  const { volume, replaceAfterMs, isByMembers, spares, otherZone } = policy;
  if (replaceAfterMs === null) return `Members of the ring of ${volume} are replaced by hand only.`;
  const silent = `A member of the ring of ${volume} that is silent for ${formatDuration(replaceAfterMs)}`;
  if (!isByMembers) return `${silent} is replaced by its owner's machine.`;
  if (spares.length === 0)
    return `${silent} would be replaced by the others, but no spare is left: set the policy again.`;
  const by = otherZone ? 'the others, by a node of another zone' : 'the others';
  return `${silent} is replaced by ${by}. ${spareLine(spares)}`;
}

function spareLine(spares: PolicyShown['spares']): string {
  const names = spares.map(({ host, port, zone }) => `${host}:${port}${zone && ` (${zone})`}`);
  return `May step in: ${names.join(', ')}.`;
}

interface Json {
  readonly json?: boolean;
}

function planFor(volume: string): (plan: RingPlan) => string {
  return (plan) => formatPlan(plan, volume);
}

function formatPlan({ epoch, now, next, faultyMax, obstacle }: RingPlan, volume: string): string {
  const has = (list: RingPlan['now'], id: string) => list.some(({ nodeId }) => nodeId === id);
  const all = [...now, ...next.filter(({ nodeId }) => !has(now, nodeId))];
  const rows = all.map(({ nodeId, host, port }) => {
    const isNew = !has(now, nodeId);
    return [isNew ? '+' : has(next, nodeId) ? ' ' : '-', nodeId, `${host}:${port}`];
  });
  const head = `staged for the ring of ${volume}: epoch ${epoch + 1}, ${next.length} members`;
  const tail =
    obstacle === null
      ? `of which ${faultyMax} may fail. Do it: ocean ring apply ${volume}; forget it: ocean ring revert ${volume}`
      : `not to be applied yet: ${obstacle}`;
  return `${head}\n${plainTable(['', 'node', 'address'], rows)}\n${tail}`;
}

function formatRing(shown: RingShown): string {
  const { members, faultyMax, leader, epoch, quorum } = shown;
  const voting = members.filter(({ state }) => state === 'voting').length;
  const head = [
    `ring of ${shown.volume} (${shown.aguid}), epoch ${epoch}`,
    `${members.length} members, of which ${faultyMax} may fail; ${voting} vote, ${quorum} must`,
  ];
  const hasZones = members.some(({ zone }) => zone !== '');
  const rows = members.map((member) => [
    member.index,
    member.nodeId,
    `${member.host}:${member.port}`,
    ...(hasZones ? [member.zone || '-'] : []),
    member.rttMs === null ? '-' : formatMs(member.rttMs),
    member.state + (member.index === leader ? ', leads' : ''),
    member.view ?? '-',
    member.version ?? '-',
  ]);
  const zone = hasZones ? ['zone'] : [];
  const heads = ['member', 'node', 'address', ...zone, 'rtt', 'state', 'view', 'version'];
  const table = plainTable(heads, rows);
  const spares = shown.spares.length === 0 ? [] : ['', spareLine(shown.spares)];
  const plan = shown.plan === null ? [] : ['', formatPlan(shown.plan, shown.volume)];
  return [...head, '', table, ...spares, ...formatLiars(shown.liars), ...plan].join('\n');
}

/** Lines about members that were caught; none when there are none. */
export function formatLiars(liars: readonly Liar[]): string[] {
  return liars.map(
    ({ nodeId, what, slot, view, aguid }) =>
      `\nNode ${nodeId} LIES: it signed two different ${what}s for slot ${slot} of view ${view} of object ${aguid}.\n` +
      'Its two signatures prove it (--json shows them). Replace it: ocean ring replace VOLUME NODE',
  );
}
