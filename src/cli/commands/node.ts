/** Commands about a node: make it, start it, look at it, let others join. */

import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { fromHex, isKind, type NodeAddress, OceanError, toHex } from '../../base/index.ts';
import { keyPairOf } from '../../crypto/index.ts';
import { HostRandom } from '../../host/index.ts';
import { nodeIdOf } from '../../id/index.ts';
import { createInvitation, enrol, founderOf, type InvitationKey } from '../../node/index.ts';
import { decodeSigned, encodeSigned } from '../../wire/index.ts';
import { type Home, PORT_DEFAULT, QUOTA_BYTES_DEFAULT } from '../home.ts';
import { run } from '../run.ts';
import { ask, formatBytes, homeOf, say, show } from './common.ts';
import { formatStatus } from './status-format.ts';

const DAY_MS = 86_400_000;
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 50;

export interface NodeOptions {
  readonly name?: string;
  readonly host: string;
  readonly advertise?: string;
  readonly port: number;
  readonly quota: number;
}

export function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new InvalidArgumentError('It must be 1 to 65535.');
  return port;
}

const SCALE: Record<string, number> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 };

export function parseBytes(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([KMGT]?)(?:i?B)?$/i.exec(text.trim());
  if (match === null) throw new InvalidArgumentError('It must be a size such as 500M or 20G.');
  return Math.floor(Number(match[1]) * (SCALE[(match[2] ?? '').toUpperCase()] as number));
}

const random = new HostRandom();

/** Makes a node that founds a pond of its own. */
export function initialise(home: Home, options: NodeOptions): void {
  refuseExisting(home);
  const founderSeed = random.bytes(32);
  const founder = keyPairOf(founderSeed);
  const nodeSeed = random.bytes(32);
  const nowMs = Date.now();
  const key = createInvitation(founder, { seed: random.bytes(32), expiresMs: nowMs + DAY_MS });
  createHome(home, { options, nodeSeed, key, bootstrap: [], founder: founder.publicKey });
  home.keepFounderKey(founderSeed);
}

function refuseExisting(home: Home): void {
  if (!home.isInitialised) return;
  throw new OceanError(
    'exists',
    `There is a node in ${home.directory} already: start it with "ocean start"`,
  );
}

function createHome(
  home: Home,
  parts: {
    options: NodeOptions;
    nodeSeed: Uint8Array;
    key: InvitationKey;
    bootstrap: readonly NodeAddress[];
    founder: Uint8Array;
  },
): void {
  const { options, nodeSeed } = parts;
  const credential = enrol(parts.key, keyPairOf(nodeSeed).publicKey, Date.now());
  if (credential === undefined) {
    throw new OceanError(
      'permission',
      'The invitation has expired: ask for a new one ("ocean invite")',
    );
  }
  home.create(
    {
      name: options.name ?? hostname(),
      listenHost: options.host,
      port: options.port,
      ...(options.advertise === undefined ? {} : { advertisedHost: options.advertise }),
      quotaBytes: options.quota,
      bootstrap: parts.bootstrap,
      pond: toHex(parts.founder),
      credential: toHex(credential),
    },
    nodeSeed,
  );
}

/** The text of an invitation. Secret until it expires. */
export function invite(home: Home, days: number): string {
  const founder = home.founderKey();
  if (founder === undefined) {
    throw new OceanError(
      'not-permitted',
      "Only the machine that founded the pond can invite: it has the founder's key",
    );
  }
  const config = home.config();
  const expiresMs = Date.now() + days * DAY_MS;
  const { invitation, seed } = createInvitation(founder, { seed: random.bytes(32), expiresMs });
  const self: NodeAddress = {
    nodeId: nodeIdOf(home.nodeKey().publicKey),
    host: config.advertisedHost ?? config.listenHost,
    port: config.port,
  };
  const text = {
    format: 'ocean-invitation-1',
    invitation: toHex(encodeSigned(invitation)),
    seed: toHex(seed),
    members: [self],
  };
  return `${JSON.stringify(text)}\n`;
}

/** Makes a node that belongs to the pond of an invitation. */
export function joinPond(home: Home, text: string, options: NodeOptions): void {
  refuseExisting(home);
  const bad = new OceanError('invalid', 'That is not what "ocean invite" prints');
  let value: { format?: string; invitation?: string; seed?: string; members?: NodeAddress[] };
  try {
    value = JSON.parse(text);
  } catch {
    throw bad;
  }
  const invitation = decodeSigned(fromHex(value.invitation ?? '') ?? new Uint8Array(0));
  const seed = fromHex(value.seed ?? '');
  const founder = invitation && founderOf(invitation);
  if (value.format !== 'ocean-invitation-1' || !invitation || seed?.length !== 32 || !founder)
    throw bad;
  const key = { invitation, seed };
  createHome(home, {
    options,
    nodeSeed: random.bytes(32),
    key,
    bootstrap: value.members ?? [],
    founder,
  });
}

/** Starts the node in the background and waits until it answers. */
export async function startInBackground(home: Home): Promise<{ pid: number; log: string }> {
  home.config();
  if (await isRunning(home))
    throw new OceanError('exists', 'The node runs already: see "ocean status"');
  const log = home.path('ocean.log');
  const out = openSync(log, 'a', 0o600);
  const script = process.argv[1] as string;
  const child = spawn(process.execPath, [script, '--home', home.directory, 'run'], {
    detached: true,
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  child.unref();
  let exit: number | null | undefined;
  child.on('exit', (code) => {
    exit = code ?? -1;
  });
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until) {
    if (await isRunning(home)) return { pid: child.pid as number, log };
    if (exit !== undefined)
      throw new OceanError('unavailable', `The node did not start: ${lastError(log)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new OceanError('timeout', `The node does not answer yet: see ${log}`);
}

export async function isRunning(home: Home): Promise<boolean> {
  try {
    await ask(home, 'ping');
    return true;
  } catch (error) {
    if (isKind(error, 'unavailable')) return false;
    throw error;
  }
}

function lastError(log: string): string {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  return lines.findLast((line) => line.startsWith('ocean: '))?.slice(7) ?? `see ${log}`;
}

/** Asks the node to stop and waits until it has. */
export async function stopNode(home: Home): Promise<void> {
  await ask(home, 'stop');
  const until = Date.now() + START_TIMEOUT_MS;
  while (await isRunning(home)) {
    if (Date.now() > until) throw new OceanError('timeout', 'The node does not stop: see its log');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** A file's text, or standard input's for `-`. */
export function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new OceanError('not-found', `Cannot read ${path}: ${(error as Error).message}`);
  }
}

function withNodeOptions(command: Command): Command {
  return command
    .option('--name <name>', 'how the node is called in listings (default: the host name)')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--advertise <host>', 'address under which others reach it')
    .option('--port <port>', 'port to listen on', parsePort, PORT_DEFAULT)
    .option('--quota <size>', 'most bytes that the node stores', parseBytes, QUOTA_BYTES_DEFAULT);
}

export function addNodeCommands(root: Command): void {
  withNodeOptions(root.command('init').description('make a node that founds a pond')).action(
    (options: NodeOptions, command: Command) => {
      const home = homeOf(command);
      initialise(home, options);
      say(
        `A node that founds a pond is in ${home.directory}, with room for ${formatBytes(options.quota)}.`,
      );
      say('Start it:              ocean start');
      say('Then make a volume:    ocean volume create NAME');
    },
  );
  withNodeOptions(
    root
      .command('join')
      .description('make a node that joins a pond')
      .argument('<file>', 'an invitation, or - for standard input'),
  ).action((file: string, options: NodeOptions, command: Command) => {
    const home = homeOf(command);
    joinPond(home, readText(file), options);
    say(`A node of the pond is in ${home.directory}. Start it: ocean start`);
  });
  root
    .command('invite')
    .description('print an invitation for another machine (secret)')
    .option('--days <n>', 'days until it expires', Number, 1)
    .option('--output <file>', 'write it to a file of mode 0600 instead')
    .action((options: { days: number; output?: string }, command: Command) => {
      const text = invite(homeOf(command), options.days);
      if (options.output === undefined) process.stdout.write(text);
      else writeFileSync(options.output, text, { mode: 0o600 });
    });
  root
    .command('run')
    .description('run the node in the foreground')
    .action((_options, command: Command) => run(homeOf(command)));
  root
    .command('start')
    .description('start the node in the background')
    .action(async (_options, command: Command) => {
      const { pid, log } = await startInBackground(homeOf(command));
      say(`The node is ready (process ${pid}); its log is ${log}.`);
    });
  root
    .command('stop')
    .description('unmount, commit and stop the node')
    .action(async (_options, command: Command) => {
      await stopNode(homeOf(command));
      say('The node has stopped.');
    });
  root
    .command('status')
    .description('show the node, its neighbors, volumes and mounts')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }, command: Command) => {
      show(await ask(homeOf(command), 'status'), options, formatStatus);
    });
}
