/** The command line of `npm run experiment`. */

import { parseArgs } from 'node:util';

export const SEED = 7;

export interface Arguments {
  readonly room: string;
  /** Undefined: all of the room. */
  readonly only: readonly string[] | undefined;
  readonly isQuick: boolean;
  readonly isList: boolean;
  readonly seed: number;
}

/** Wrong use: one line that says what was wanted. */
export class UsageError extends Error {}

const USAGE = 'experiment ROOM [--only NAME,...] [--quick] [--list] [--seed N]';

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        only: { type: 'string' },
        quick: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        seed: { type: 'string', default: `${SEED}` },
      },
    });
  } catch (error) {
    const [first] = (error as Error).message.split(/\.?(?:\n| (?=[A-Z]))/);
    throw new UsageError(`${first}; usage: ${USAGE}`);
  }
}

/** @param known - names of the experiments of each room */
export function argumentsOf(
  words: readonly string[],
  known: ReadonlyMap<string, readonly string[]>,
): Arguments {
  const { values, positionals } = parsed(words);
  const [room, ...more] = positionals;
  const names = known.get(room ?? '');
  if (room === undefined || names === undefined || more.length > 0) {
    const rooms = [...known.keys()].join(', ');
    throw new UsageError(`Name one room of ${rooms}; usage: ${USAGE}`);
  }
  if (!/^\d{1,9}$/.test(values.seed)) throw new UsageError(`Not a seed: ${values.seed}`);
  const only = values.only?.split(',');
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`No experiment "${unknown}": there are ${names.join(', ')}`);
  }
  const { quick: isQuick, list: isList } = values;
  return { room, only, isQuick, isList, seed: Number(values.seed) };
}
