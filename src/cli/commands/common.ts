/** What commands share: the node's folder, questions to the running node, and output. */

import type { Command } from 'commander';
import { type AskOptions, askNode, streamFromNode } from '../ask-node.ts';
import type { Json } from '../control.ts';
import { Home, homeDirectory } from '../home.ts';
import { type MountPoint, parseVolumePath, type VolumePath, volumePathOf } from '../volume-path.ts';

/** The folder that the global option names. */
export function homeOf(command: Command): Home {
  return new Home(homeDirectory(command.optsWithGlobals().home as string | undefined));
}

/** Asks the running node. @throws OceanError `not-found` where there is no node */
export function ask(
  home: Home,
  command: string,
  args: object = {},
  options?: AskOptions,
): Promise<Json> {
  home.config();
  return askNode(home.socketPath, command, args, options);
}

/** The bytes that a stream of the running node sends, to standard output. */
export function streamOut(home: Home, command: string, args: object): Promise<void> {
  home.config();
  return streamFromNode(home.socketPath, command, args, process.stdout);
}

/** What a PATH argument means to the node. */
export async function pathOf(home: Home, text: string): Promise<VolumePath> {
  const direct = parseVolumePath(text);
  if (direct !== undefined) return direct;
  return volumePathOf(text, (await ask(home, 'mounts')) as MountPoint[]);
}

/** Runs something that Ctrl-C stops in good order; a second Ctrl-C ends the process at once. */
export async function interruptible<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await run(controller.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** For people, beside the result. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Prints a result: JSON when asked for, else what `format` makes of it. */
export function show<T>(
  result: T,
  options: { json?: boolean },
  format: (result: T) => string,
): void {
  say(options.json ? JSON.stringify(result, null, 2) : format(result));
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** `1536` as `1.5 KiB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

/** What the owner of a volume wants of packs. */
export function formatRate(rate: { k: number; n: number } | null): string {
  return rate === null ? 'auto' : `${rate.k}/${rate.n}`;
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `90061000` as `1 d 1 h`: the two largest units. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const units: [string, number][] = [
    ['d', Math.floor(seconds / 86_400)],
    ['h', Math.floor(seconds / 3600) % 24],
    ['min', Math.floor(seconds / 60) % 60],
    ['s', seconds % 60],
  ];
  const first = units.findIndex(([, count]) => count > 0);
  if (first < 0) return '0 s';
  const shown = units.slice(first, first + 2).filter(([, count]) => count > 0);
  return shown.map(([unit, count]) => `${count} ${unit}`).join(' ');
}
