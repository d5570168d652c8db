/** `ocean demo`: a pond of five nodes on this machine, a volume, and a mount, until Ctrl-C. */

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { OceanError } from '../../base/index.ts';
import { countIn, parsePort } from '../arguments.ts';
import { isReady, isRunning } from '../background.ts';
import { Home, QUOTA_BYTES_DEFAULT } from '../home.ts';
import { Supervisor } from '../supervisor.ts';
import { ask, say } from './common.ts';

const PORT = 7410;
const READY_TIMEOUT_MS = 50_000;
const POLL_MS = 50;
const VOLUME = 'shared';

interface DemoOptions {
  readonly nodes: number;
  readonly directory: string;
  readonly mount: string;
  readonly port: number;
  readonly restart: boolean;
}

export function addDemoCommand(root: Command): void {
  root
    .command('demo')
    .description('run a pond of several nodes here, with a mounted volume, until Ctrl-C')
    .option('--nodes <n>', 'how many nodes', countIn(1, 64), 5)
    .option(
      '--directory <dir>',
      'where the nodes keep their files',
      process.env.OCEAN_DEMO ?? join(homedir(), '.ocean-demo'),
    )
    .option(
      '--mount <dir>',
      'where the volume is mounted',
      process.env.OCEAN_DEMO_MOUNT ?? join(homedir(), 'ocean'),
    )
    .option('--port <port>', 'first of the ports', parsePort, PORT)
    .option('--no-restart', 'leave dead what dies, to try how a pond does without')
    .addHelpText('after', '\nExample:\n  ocean demo --mount ~/ocean')
    .action((options: DemoOptions) => demo(options));
}

async function demo(options: DemoOptions): Promise<void> {
  const homes = await prepare(options);
  const first = homes[0] as Home;
  for (const home of homes) {
    if (await isRunning(home))
      throw new OceanError('exists', `A demo runs in ${options.directory} already`);
  }
  const nodes = homes.map((home, i) => {
    const name = `n${i + 1}`;
    return new Supervisor({ home, name, restarts: options.restart, say });
  });
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    say('\nStopping: unmounting and committing.');
    void stopAll(nodes);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  try {
    await startAll(homes, nodes, () => isStopping);
    await openVolume(first, options);
    guide(homes, options);
  } catch (error) {
    await stopAll(nodes);
    throw error;
  }
  await Promise.all(nodes.map(({ ended }) => ended));
  say('Everything has stopped. The files are kept: start it again to see them.');
}

async function prepare({ directory, nodes, port }: DemoOptions): Promise<Home[]> {
  const { initialise, invite, joinPond } = await import('../pond-setup.ts');
  const homes = Array.from({ length: nodes }, (_, i) => new Home(resolve(directory, `n${i + 1}`)));
  homes.forEach((home, i) => {
    if (home.isInitialised) return;
    const options = {
      name: `n${i + 1}`,
      host: '127.0.0.1',
      port: port + i,
      quota: QUOTA_BYTES_DEFAULT,
    };
    if (i === 0) initialise(home, options);
    else joinPond(home, invite(homes[0] as Home, 1), options);
  });
  return homes;
}

/** The founder first: the others join through it. */
async function startAll(
  homes: readonly Home[],
  nodes: readonly Supervisor[],
  isStopping: () => boolean,
): Promise<void> {
  for (const [i, home] of homes.entries()) {
    const node = nodes[i] as Supervisor;
    node.start();
    if (i === 0) await until(isRunning, home, node, isStopping);
  }
  await Promise.all(
    homes.map((home, i) => until(isReady, home, nodes[i] as Supervisor, isStopping)),
  );
  say(`${homes.length} nodes are up.`);
}

async function until(
  holds: (home: Home) => Promise<boolean>,
  home: Home,
  node: Supervisor,
  isStopping: () => boolean,
): Promise<void> {
  const lastMs = Date.now() + READY_TIMEOUT_MS;
  while (!(await holds(home))) {
    if (isStopping()) throw new OceanError('interrupted', 'Stopped before the nodes were up');
    if (node.isEnded || Date.now() > lastMs) {
      throw new OceanError('unavailable', `A node did not start: see ${home.path('ocean.log')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function openVolume(home: Home, { mount }: DemoOptions): Promise<void> {
  if (!home.volumeNames().includes(VOLUME)) await ask(home, 'volume.create', { name: VOLUME });
  const { mounts } = await ask(home, 'status');
  const isMounted = mounts.some((one: { directory: string }) => one.directory === resolve(mount));
  if (!isMounted) await ask(home, 'mount', { volume: VOLUME, directory: resolve(mount) });
}

function guide(homes: readonly Home[], { mount }: DemoOptions): void {
  const home = (homes[0] as Home).directory;
  const directory = resolve(mount);
  // As the user called it: by its path in a checkout, by its name when installed.
  const command = process.env.OCEAN_COMMAND ?? 'ocean';
  say(`The volume "${VOLUME}" is mounted at ${directory}. Try, in another terminal:`);
  say(`  cp -r /usr/include ${directory}/`);
  say(`  export OCEAN_HOME=${home}        # the node to ask; or ${homes.at(-1)?.directory}`);
  say(`  ${command} status`);
  say(`  ${command} where ${directory}/include/stdio.h`);
  say(`  ${command} log ${directory}/include/stdio.h`);
  say('Ctrl-C unmounts and stops everything; the files stay.');
}

/** The mounting node first, while those that hold its data still answer. */
async function stopAll(nodes: readonly Supervisor[]): Promise<void> {
  for (const node of nodes) await node.stop();
}
