/** What `ocean doctor` looks at outside of the node: mounting, mounts, the service, ports. */

import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import {
  checkMountSupport,
  type Machine,
  mountEntries,
  mountHealth,
  thisMachine,
} from '../../mount/index.ts';
import { messageOf } from '../base/index.ts';
import { bad, type Finding, ok } from './finding.ts';
import type { Home } from './home.ts';
import { formatMetricsAddress } from './metrics/address.ts';
import { fstabLines } from './service/fstab.ts';
import { installedUnit, systemctl, unitPath } from './service/install.ts';

const CONNECT_TIMEOUT_MS = 3_000;
const TYPE = 'fuse.ocean';

/** @param machine - default: this one */
export function checkMounting(home: Home, machine: Machine = thisMachine()): Finding[] {
  const wantsOthers = home.mounts().some(({ options }) => options.allowOther === true);
  const wantsNative = home.mounts().some(({ options }) => options.binding === 'fuse-native');
  return checkMountSupport(machine, { wantsOthers, wantsNative }).map(
    ({ name, ok: isOk, advice, isOptional }) =>
      isOk ? ok(name, 'yes') : bad(name, isOptional ? 'warn' : 'fail', { seen: 'no', advice }),
  );
}

/** What the node must write: with the rights of who asks, who is the one that starts it. */
export function checkFolder(home: Home): Finding {
  const name = 'folder of the node';
  const { uid } = statSync(home.directory);
  const own = process.geteuid?.() ?? uid;
  if (uid !== own) {
    const advice = `it is user ${uid}'s, and this is user ${own}: run the node as its owner`;
    return bad(name, 'fail', { seen: home.directory, advice });
  }
  for (const path of ['.', 'store', 'journal', 'ocean.log', 'mounts.json'].map((one) =>
    home.path(one),
  )) {
    try {
      if (existsSync(path)) accessSync(path, constants.W_OK);
    } catch (error) {
      const advice = `make it writable: chown -R ${own} ${home.directory}`;
      return bad(name, 'fail', { seen: `${path}: ${messageOf(error).split(',')[0]}`, advice });
    }
  }
  return ok(name, home.directory);
}

/** Mounts of any node whose process is gone or hangs, here and in the list of this node. */
export async function checkMounts(home: Home): Promise<Finding[]> {
  const kept = home.mounts().map(({ directory }) => directory);
  const entries = (await mountEntries()).filter(({ type }) => type === TYPE);
  const all = [...new Set([...kept, ...entries.map(({ directory }) => directory)])];
  const looked = all.map(async (directory) => {
    const health = await mountHealth(directory);
    // What another node serves is not this one's failure.
    const result = kept.includes(directory) ? 'fail' : 'warn';
    if (health === 'dead') {
      const mine = kept.includes(directory) ? 'ocean start mounts it again; or ' : '';
      const advice = `${mine}ocean umount ${directory}`;
      return [bad('mounts', result, { seen: `${directory} is dead`, advice })];
    }
    if (health !== 'hung') return [];
    const advice = `its node does not answer: ocean umount --force ${directory}`;
    return [bad('mounts', result, { seen: `${directory} hangs`, advice })];
  });
  const found = (await Promise.all(looked)).flat();
  return found.length > 0 ? found : [ok('mounts', all.length === 0 ? 'none' : `${all.length}`)];
}

/**
 * Connections of Ocean's mounts in which requests wait though nobody may be left to answer: a mount that was taken out
 * of the tree while its process hung.
 *
 * @param folder - where the kernel lists them
 */
export async function checkConnections(folder = '/sys/fs/fuse/connections'): Promise<Finding[]> {
  const entries = (await mountEntries()).filter(({ type }) => type === TYPE);
  const stuck = entries.flatMap(({ minor, directory }) => {
    const path = join(folder, String(minor));
    const waiting = existsSync(path) ? Number(readFileSync(join(path, 'waiting'), 'utf8')) : 0;
    if (waiting === 0) return [];
    const advice = `if that does not pass, end it: echo 1 > ${path}/abort`;
    return [bad('requests that wait', 'warn', { seen: `${waiting} in ${directory}`, advice })];
  });
  return stuck;
}

/** Whether the address to listen on is free, when nobody of ours listens there. */
export async function checkPort(home: Home): Promise<Finding> {
  const { listenHost, port } = home.config();
  const name = 'port';
  const where = `${listenHost}:${port}`;
  const code = await new Promise<string | undefined>((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'));
    server.listen({ host: listenHost, port }, () => server.close(() => resolve(undefined)));
  });
  if (code === undefined) return ok(name, `${where} is free`);
  const advice: Record<string, string> = {
    EADDRINUSE: `another program has it (ss -ltnp): end that, or change "port" in ${home.path('node.json')}`,
    EADDRNOTAVAIL: `no address of this machine: change "listenHost" in ${home.path('node.json')}`,
    EACCES: `only root may listen there: change "port" in ${home.path('node.json')}`,
  };
  const seen = `${where}: ${code}`;
  return bad(name, 'fail', { seen, advice: advice[code] ?? 'see why it cannot be listened on' });
}

/** Whether the address that others are told leads here, as far as that can be seen from here. */
export async function checkOwnAddress(home: Home): Promise<Finding> {
  const { advertisedHost, listenHost, port } = home.config();
  const name = 'own address';
  const host = advertisedHost ?? listenHost;
  const why = await connects(host, port);
  if (why === undefined) return ok(name, `${host}:${port}`);
  const advice =
    'others are told this address: see name, firewall and router; some routers refuse only yourself';
  return bad(name, 'warn', { seen: `${host}:${port}: ${why}`, advice });
}

/** Where metrics should be served. */
export async function checkMetrics(home: Home): Promise<Finding[]> {
  const { metrics } = home.config();
  if (metrics === undefined) return [];
  const why = await connects(metrics.host, metrics.port);
  const where = formatMetricsAddress(metrics);
  if (why === undefined) return [ok('metrics', where)];
  const advice = 'restart the node; its log says why they are not served';
  return [bad('metrics', 'warn', { seen: `${where}: ${why}`, advice })];
}

/** Undefined when somebody answers, else why not. */
function connects(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_TIMEOUT_MS });
    const end = (why: string | undefined) => {
      socket.destroy();
      resolve(why);
    };
    socket.once('connect', () => end(undefined));
    socket.once('timeout', () => end('no answer'));
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  });
}

/** A unit that was written and is not what runs the node after the next start of the machine. */
export async function checkService(home: Home, root = '/'): Promise<Finding[]> {
  const unit = installedUnit(home);
  if (unit === undefined) return [];
  const { scope, name } = unit;
  const path = unitPath({ scope, name, root });
  const title = 'service';
  if (!existsSync(path)) {
    const advice = 'ocean service install writes it, ocean service uninstall forgets it';
    return [bad(title, 'fail', { seen: `${path} is missing`, advice })];
  }
  const words = systemctl(scope, 'is-enabled', name);
  const state = await answerOf(words);
  if (state === 'enabled') return [ok(title, `${name}.service is enabled`)];
  const advice = systemctl(scope, 'enable', '--now', name).join(' ');
  return [bad(title, 'warn', { seen: `${name}.service is ${state || 'unknown'}`, advice })];
}

/** What a command prints, whatever its end. */
function answerOf([program = '', ...words]: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, words, (_error, output) => resolve(output.trim()));
  });
}

export function checkFstab(root = '/'): Finding[] {
  return fstabLines(root).map(({ directory, problem }) =>
    problem === undefined
      ? ok('/etc/fstab', directory)
      : bad('/etc/fstab', 'fail', { seen: directory, advice: problem }),
  );
}
