/**
 * Commands about a node: make it, start it, look at it, let others join. What only some of them need is loaded
 * when they run: most commands ask the running node, and should answer at once.
 */

import { type Command, Option } from 'commander';
import {
  parseCache,
  parseDays,
  parsePlace,
  parsePort,
  parseQuota,
  parseRate,
  parseSpan,
} from '../arguments.ts';
import { startInBackground, stopNode } from '../background.ts';
import { ExitCode } from '../exit-code.ts';
import type { Drained } from '../handlers/index.ts';
import { type Home, PORT_DEFAULT, QUOTA_BYTES_DEFAULT } from '../home.ts';
import {
  formatMetricsAddress,
  type MetricsAddress,
  parseMetricsAddress,
} from '../metrics/address.ts';
import type { NodeOptions } from '../pond-setup.ts';
import { ask, counted, formatBytes, homeOf, note, say, show } from './common.ts';
import { formatFindings } from './doctor-format.ts';
import { formatStatus } from './status-format.ts';
import { readText, writeSecret } from './text-files.ts';

/** How often `drain --wait` looks, and tells. */
const DRAIN_POLL_MS = 300;
const DRAIN_TOLD_MS = 5000;
const METRICS_TEXT = 'serve metrics at HOST:PORT, or PORT on this machine alone; or none';
const RESTART_TEXT = 'start it again when it dies; its mounts wait and go on';

const CACHE_TEXT = 'of blocks of a volume kept here to be read again; 0: none (default: 1G)';

function withPlaceOptions(command: Command): Command {
  return command
    .option('--cache <size>', CACHE_TEXT, parseCache)
    .option('--zone <name>', 'what fails together with it: a room, a site, a provider', parsePlace)
    .option('--machine <name>', 'the machine it runs on (default: the host name)', parsePlace);
}

function withNodeOptions(command: Command): Command {
  return withPlaceOptions(command)
    .option('--name <name>', 'how the node is called in listings (default: the host name)')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--advertise <host>', 'address under which others reach it')
    .option('--port <port>', 'port to listen on', parsePort, PORT_DEFAULT)
    .option('--quota <size>', 'most bytes that the node stores', parseQuota, QUOTA_BYTES_DEFAULT)
    .option(
      '--scrub-rate <size>',
      'bytes read again and checked in a second (default: 4M)',
      parseRate,
    );
}

function addMaking(root: Command): void {
  withNodeOptions(root.command('init').description('make a node that founds a pond'))
    .addHelpText('after', '\nExample:\n  ocean init --host 192.0.2.7 --quota 200G')
    .action(async (options: NodeOptions, command: Command) => {
      const home = homeOf(command);
      const { initialise } = await import('../pond-setup.ts');
      initialise(home, options);
      say(
        `A node that founds a pond is in ${home.directory}, with room for ${formatBytes(options.quota)}.`,
      );
      say('Start it:              ocean start');
      say('Then make a volume:    ocean volume create NAME');
    });
  withNodeOptions(
    root
      .command('join')
      .description('make a node that joins a pond')
      .argument('<file>', 'an invitation, or - for standard input'),
  )
    .addHelpText('after', '\nExample:\n  ocean join invitation.json --host 192.0.2.8')
    .action(async (file: string, options: NodeOptions, command: Command) => {
      const home = homeOf(command);
      const { joinPond } = await import('../pond-setup.ts');
      joinPond(home, await readText(file), options);
      say(`A node of the pond is in ${home.directory}. Start it: ocean start`);
    });
  root
    .command('invite')
    .description('print an invitation for another machine (secret)')
    .option('--days <n>', 'days until it expires', parseDays, 1)
    .option('--output <file>', 'write it to a new file of mode 0600 instead')
    .addHelpText('after', '\nExample:\n  ocean invite | ssh elsewhere ocean join -')
    .action(async (options: { days: number; output?: string }, command: Command) => {
      const { invite } = await import('../pond-setup.ts');
      const text = invite(homeOf(command), options.days);
      if (options.output === undefined) process.stdout.write(text);
      else writeSecret(options.output, text);
    });
}

interface SetOptions {
  readonly cache?: number;
  readonly metrics?: MetricsAddress | null;
  readonly zone?: string;
  readonly machine?: string;
  readonly repairGrace?: number;
  readonly repairRate?: number;
  readonly watchInterval?: number;
  readonly forgetGrace?: number;
  readonly sweepGrace?: number;
  readonly sweepInterval?: number;
  readonly auditInterval?: number;
  readonly rewriteGrace?: number;
}

function addSettings(root: Command): void {
  const node = root
    .command('node')
    .description('settings of this node')
    .addHelpText('after', '\nExample:\n  ocean node set --zone cellar');
  withPlaceOptions(node.command('set'))
    .description('change settings of this node; a running one has them after its next start')
    .option('--repair-grace <time>', 'a holder that is back within it costs nothing', parseSpan)
    .option('--repair-rate <size>', 'most bytes moved for repair in a second', parseRate)
    .option('--watch-interval <time>', 'between two looks at the other holders', parseSpan)
    .option('--forget-grace <time>', 'before blocks of forgotten versions are removed', parseSpan)
    .option('--sweep-grace <time>', 'age of a fragment that may be dropped as forgotten', parseSpan)
    .option('--sweep-interval <time>', 'between two searches for forgotten fragments', parseSpan)
    .option('--audit-interval <time>', 'between two audits of the other holders', parseSpan)
    .option('--rewrite-grace <time>', 'before packs get the redundancy of a grown pond', parseSpan)
    .option('--metrics <address>', METRICS_TEXT, parseMetricsAddress)
    .addHelpText('after', '\nExample:\n  ocean node set --zone cellar --repair-grace 2h')
    .action(async (options: SetOptions, command: Command) => {
      const home = homeOf(command);
      const { cache, zone, machine, repairGrace, repairRate, watchInterval, auditInterval } =
        options;
      if (Object.keys(options).length === 0)
        command.error('error: nothing to set: give an option such as --zone');
      const { forgetGrace, sweepGrace, sweepInterval, rewriteGrace } = options;
      const { watch, sweep, metrics: before, ...config } = home.config();
      const metrics = options.metrics === undefined ? before : options.metrics;
      home.keepConfig({
        ...config,
        ...(cache === undefined ? {} : { cacheBytes: cache }),
        ...(zone === undefined ? {} : { zone }),
        ...(machine === undefined ? {} : { machine }),
        ...(rewriteGrace === undefined ? {} : { rewriteGraceMs: rewriteGrace }),
        ...(metrics == null ? {} : { metrics }),
        watch: {
          ...watch,
          ...(repairGrace === undefined ? {} : { graceMs: repairGrace }),
          ...(repairRate === undefined ? {} : { bytesPerSecond: repairRate }),
          ...(watchInterval === undefined ? {} : { intervalMs: watchInterval }),
          ...(auditInterval === undefined ? {} : { auditIntervalMs: auditInterval }),
        },
        sweep: {
          ...sweep,
          ...(forgetGrace === undefined ? {} : { condemnedMs: forgetGrace }),
          ...(sweepGrace === undefined ? {} : { graceMs: sweepGrace }),
          ...(sweepInterval === undefined ? {} : { intervalMs: sweepInterval }),
        },
      });
      say('Set. A running node has it after "ocean stop" and "ocean start".');
    });
  addDrain(node);
}

interface DrainOptions {
  readonly undo?: boolean;
  readonly wait?: boolean;
  readonly json?: boolean;
}

function formatDrained({ isDraining, left, stuck, rings }: Drained): string {
  if (!isDraining) return `The node takes fragments again; ${counted(left, 'fragment')} are here.`;
  const lines =
    left === 0
      ? ['No fragment is left here.']
      : [`${counted(left, 'fragment')} left: see "ocean status", or add --wait.`];
  if (stuck > 0)
    lines.push(
      `No other node took ${stuck} of them: all that answer have a fragment of the same pack, or no room.`,
    );
  for (const name of rings)
    lines.push(
      `It is a member of the ring of ${name}: "ocean ring replace" (see there), before it is switched off.`,
    );
  if (left === 0 && rings.length === 0) lines.push('The node can be switched off for good.');
  return lines.join('\n');
}

/** Until nothing is left, or what is left was refused by all others. */
async function drained(home: Home): Promise<Drained> {
  for (let told = 0; ; ) {
    const state = (await ask(home, 'node.drained')) as Drained;
    if (!state.isDraining || state.left <= state.stuck) return state;
    if (Date.now() - told >= DRAIN_TOLD_MS) {
      note(`${counted(state.left, 'fragment')} left, ${formatBytes(state.bytesMoved)} moved`);
      told = Date.now();
    }
    await new Promise((resolve) => setTimeout(resolve, DRAIN_POLL_MS));
  }
}

function addDrain(node: Command): void {
  node
    .command('drain')
    .description('give all fragments to other nodes, and take no more')
    .option('--undo', 'keep what is left, and take fragments again')
    .option('--wait', 'return when nothing is left, or nobody takes the rest')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExits with 1 when it waited and fragments are left.\n\nExample:\n  ocean node drain --wait',
    )
    .action(async (options: DrainOptions, command: Command) => {
      if (options.undo && options.wait) command.error('error: give --undo or --wait, not both');
      const home = homeOf(command);
      const begun = (await ask(home, 'node.drain', { undo: options.undo === true })) as Drained;
      const state = options.wait ? await drained(home) : begun;
      show(state, options, formatDrained);
      if (options.wait && state.left > 0) process.exitCode = ExitCode.failed;
    });
}

interface RunOptions {
  readonly restart?: boolean;
  readonly metrics?: MetricsAddress | null;
}

function metricsOption(): Option {
  return new Option('--metrics <address>', METRICS_TEXT)
    .env('OCEAN_METRICS')
    .argParser(parseMetricsAddress);
}

/** What the process that runs the node is told. */
function wordsOf(metrics: MetricsAddress | null | undefined): string[] {
  return metrics === undefined ? [] : ['--metrics', formatMetricsAddress(metrics)];
}

function addRunning(root: Command): void {
  root
    .command('run')
    .description('run the node in the foreground')
    .option('--restart', RESTART_TEXT)
    .addOption(metricsOption())
    .addHelpText('after', '\nExample:\n  ocean run --metrics 9464')
    .action(async (options: RunOptions, command: Command) => {
      if (options.restart === true) {
        const { supervise } = await import('../supervise.ts');
        await supervise(homeOf(command), wordsOf(options.metrics), say);
        return;
      }
      const { run } = await import('../run.ts');
      await run(homeOf(command), options.metrics);
    });
  root
    .command('start')
    .description('start the node in the background')
    .option('--restart', RESTART_TEXT)
    .addOption(metricsOption())
    .addHelpText('after', '\nExample:\n  ocean start --restart')
    .action(async ({ restart = false, metrics }: RunOptions, command: Command) => {
      const words = [...(restart ? ['--restart'] : []), ...wordsOf(metrics)];
      const { pid, log } = await startInBackground(homeOf(command), words);
      say(`The node is ready (process ${pid}); its log is ${log}.`);
    });
  root
    .command('stop')
    .description('unmount, commit and stop the node')
    .addHelpText('after', '\nExample:\n  ocean stop')
    .action(async (_options, command: Command) => {
      await stopNode(homeOf(command));
      say('The node has stopped.');
    });
}

function addWatching(root: Command): void {
  root
    .command('status')
    .description('show the node, its neighbors, volumes and mounts')
    .option('-v, --verbose', 'with all counters')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean status --json')
    .action(async (options: { verbose?: boolean; json?: boolean }, command: Command) => {
      const status = await ask(homeOf(command), 'status');
      show(status, options, () => formatStatus(status, options.verbose === true));
    });
  root
    .command('doctor')
    .description('look for what keeps the node or its mounts from working')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExits with 1 when something fails.\n\nExample:\n  ocean doctor')
    .action(async (options: { json?: boolean }, command: Command) => {
      const { examine } = await import('../doctor.ts');
      const findings = await examine(homeOf(command));
      show(findings, options, formatFindings);
      if (findings.some(({ result }) => result === 'fail')) process.exitCode = ExitCode.failed;
    });
}

/** `init`, `join`, `invite`, `node set`, `node drain`, `run`, `start`, `stop`, `status` and `doctor`. */
export function addNodeCommands(root: Command): void {
  addMaking(root);
  addSettings(root);
  addRunning(root);
  addWatching(root);
}
