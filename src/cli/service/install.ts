/** Puts a node's unit where systemd finds it, and the mount helper where mount(8) does. */

import { execFile } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { OceanError } from '../../base/index.ts';
import { isRunning } from '../background.ts';
import type { Home } from '../home.ts';
import { launcherPath, type Scope, unitText } from './unit.ts';

/** Where mount(8) looks for `mount -t fuse.ocean`. */
export const HELPER_NAME = 'mount.fuse.ocean';
/** The home's note of the unit that runs its node. */
const NOTE = 'service';
/** As systemd itself finds out whether it runs the machine. */
const RUNNING = '/run/systemd/system';

export interface ServiceOptions {
  readonly scope: Scope;
  /** Of the unit, without `.service`. */
  readonly name: string;
  /** What the paths of the machine begin with; a test has its own. */
  readonly root?: string;
}

/** What is done, in order; what could not be is for a person to do. */
export interface ServiceSteps {
  readonly unit: string;
  readonly text: string;
  readonly done: readonly string[];
  readonly todo: readonly string[];
}

/** The unit that runs the node of a home. */
export interface InstalledUnit {
  readonly scope: Scope;
  readonly name: string;
}

export function installedUnit(home: Home): InstalledUnit | undefined {
  const [scope, name] = home.note(NOTE)?.trim().split(' ') ?? [];
  if (name === undefined || (scope !== 'system' && scope !== 'user')) return undefined;
  return { scope, name };
}

export function unitPath({ scope, name, root = '/' }: ServiceOptions): string {
  if (scope === 'system') return join(root, 'etc/systemd/system', `${name}.service`);
  const config = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
  return join(root, config, 'systemd/user', `${name}.service`);
}

/** `systemctl` and its words for a unit of the machine, or of the user. */
export function systemctl(scope: Scope, ...words: string[]): string[] {
  return ['systemctl', ...(scope === 'user' ? ['--user'] : []), ...words];
}

export function isSystemdRunning(root = '/'): boolean {
  return existsSync(join(root, RUNNING));
}

/** @throws OceanError of a command that failed */
async function run([program = '', ...words]: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)(program, words);
  } catch (error) {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    const why = (stderr.trim() || message).split('\n')[0];
    throw new OceanError('unavailable', `${program} ${words.join(' ')}: ${why}`);
  }
}

/** Resolves when the node is ready. @throws OceanError `unavailable` */
export function startUnit({ scope, name }: InstalledUnit): Promise<void> {
  return run(systemctl(scope, 'start', name));
}

/** @throws OceanError `permission` */
function refuseOthers(scope: Scope, root: string): void {
  if (scope === 'user' || root !== '/' || process.geteuid?.() === 0) return;
  const advice = 'run as root, or add --user for a service of your own';
  throw new OceanError('permission', `Cannot change the services of the machine: ${advice}`);
}

/** Whom the machine's service runs as; undefined for root, and for a service of the user's own. */
export function ownerOf(home: Home, scope: Scope): number | undefined {
  const uid = statSync(home.directory, { throwIfNoEntry: false })?.uid ?? 0;
  return scope === 'system' && uid !== 0 ? uid : undefined;
}

/** @throws OceanError `permission` | `unavailable` | `exists` */
export async function installService(
  home: Home,
  options: ServiceOptions,
  { isDry = false }: { isDry?: boolean } = {},
): Promise<ServiceSteps> {
  home.config();
  const { scope, name, root = '/' } = options;
  const unit = unitPath(options);
  const text = unitText({ scope, home: home.directory, uid: ownerOf(home, scope) });
  if (isDry) return { unit, text, ...planned(options) };
  refuseOthers(scope, root);
  mkdirSync(join(unit, '..'), { recursive: true });
  writeFileSync(unit, text, { mode: 0o644 });
  home.keepNote(NOTE, `${scope} ${name}\n`);
  const done = [`wrote ${unit}`];
  if (scope === 'system') done.push(...linkHelper(root));
  if (!isSystemdRunning(root)) return { unit, text, done, todo: startWords(options) };
  const isStarted = await isRunning(home);
  for (const words of commandsOf(options, isStarted)) {
    await run(words);
    done.push(words.join(' '));
  }
  const todo = isStarted
    ? [`ocean stop, then ${systemctl(scope, 'start', name).join(' ')}: the node runs already`]
    : [];
  if (scope === 'user') todo.push('loginctl enable-linger: to run while nobody is logged in');
  return { unit, text, done, todo };
}

function commandsOf({ scope, name }: ServiceOptions, isStarted: boolean): string[][] {
  const enable = isStarted ? ['enable', name] : ['enable', '--now', name];
  return [systemctl(scope, 'daemon-reload'), systemctl(scope, ...enable)];
}

const startWords = (options: ServiceOptions) =>
  commandsOf(options, false).map((words) => words.join(' '));

function planned(options: ServiceOptions): Pick<ServiceSteps, 'done' | 'todo'> {
  const link = `link /sbin/${HELPER_NAME} to ${launcherPath()}`;
  const links = options.scope === 'system' ? [link] : [];
  return { done: [], todo: [`write ${unitPath(options)}`, ...links, ...startWords(options)] };
}

/** @throws OceanError `exists` where another program has the name */
function linkHelper(root: string): string[] {
  const link = join(root, 'sbin', HELPER_NAME);
  const target = launcherPath();
  const before = lstatSync(link, { throwIfNoEntry: false });
  if (before?.isSymbolicLink()) {
    if (readlinkSync(link) === target) return [];
    rmSync(link);
  } else if (before !== undefined) {
    throw new OceanError('exists', `${link} is there already, and is not a link: move it away`);
  }
  mkdirSync(join(root, 'sbin'), { recursive: true });
  symlinkSync(target, link);
  return [`linked ${link} to ${target}`];
}

/** Stops the node, and takes away what `installService` has put there. @throws OceanError `not-found` */
export async function uninstallService(home: Home, root = '/'): Promise<ServiceSteps> {
  const installed = installedUnit(home);
  if (installed === undefined)
    throw new OceanError('not-found', `No service runs the node in ${home.directory}`);
  const { scope, name } = installed;
  refuseOthers(scope, root);
  const unit = unitPath({ scope, name, root });
  const done: string[] = [];
  const isManaged = isSystemdRunning(root);
  const command = async (...words: string[]) => {
    if (!isManaged) return;
    await run(systemctl(scope, ...words));
    done.push(systemctl(scope, ...words).join(' '));
  };
  await command('disable', '--now', name);
  rmSync(unit, { force: true });
  done.push(`removed ${unit}`);
  await command('daemon-reload');
  const link = join(root, 'sbin', HELPER_NAME);
  const isLink = lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (scope === 'system' && isLink && readlinkSync(link) === launcherPath()) {
    rmSync(link);
    done.push(`removed ${link}`);
  }
  home.dropNote(NOTE);
  return { unit, text: '', done, todo: [] };
}
