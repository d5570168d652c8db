/** What commands share: the node's folder, questions to the running node, and output. */

import type { Command } from 'commander';
import { askNode, type Progress } from '../control.ts';
import { Home, homeDirectory } from '../home.ts';

/** The folder that the global option names. */
export function homeOf(command: Command): Home {
  return new Home(homeDirectory(command.optsWithGlobals().home as string | undefined));
}

/** Asks the running node. */
// biome-ignore lint/suspicious/noExplicitAny: results are JSON, whose shape the handler documents.
export function ask(
  home: Home,
  command: string,
  args: object = {},
  onProgress?: (progress: Progress) => void,
): Promise<any> {
  return askNode(home.socketPath, command, args, onProgress);
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
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
