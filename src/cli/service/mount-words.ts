/** The command line of a mount helper, as mount(8) gives it, and the options of a line of `/etc/fstab`. */

import { OceanError } from '../../base/index.ts';
import { VOLUME_NAME_PATTERN } from '../../client/index.ts';
import { parseBinding } from '../binding.ts';
import type { Binding, KeptMount } from '../home.ts';

export interface MountWords {
  readonly volume: string;
  readonly directory: string;
  /** The node's folder; absent: as for every command. */
  readonly home?: string;
  readonly options: KeptMount['options'];
  /** Look whether all is right, and mount nothing. */
  readonly isFake: boolean;
  readonly isVerbose: boolean;
}

/** For mount(8) and systemd, or what every mount of Ocean is anyway. */
const IGNORED: ReadonlySet<string> = new Set([
  ...['defaults', 'rw', 'auto', 'noauto', 'user', 'nouser', 'users', 'owner', 'group'],
  ...['_netdev', 'nofail', 'nosuid', 'nodev', 'exec', 'async', 'silent', 'loud'],
  ...['relatime', 'norelatime', 'nostrictatime', 'noatime', 'nodiratime'],
]);
const IGNORED_START = /^(?:x-|X-|comment=)/;

/** Marks of mount(8) that take a value. */
const VALUED = 'oNt';

/** @throws OceanError `invalid` */
export function parseMountWords(words: readonly string[]): MountWords {
  const places: string[] = [];
  const lists: string[] = [];
  let marks = '';
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (!word.startsWith('-') || word === '-') {
      places.push(word);
      continue;
    }
    // As getopt has it: marks without a value may stand together, a value may follow at once.
    const valued = [...word].findIndex((mark, at) => at > 0 && VALUED.includes(mark));
    const own = valued < 0 ? word.slice(1) : word.slice(1, valued);
    const unknown = /[^sfnvw]/.exec(own)?.[0];
    if (unknown !== undefined) throw wrong(`unknown option -${unknown}`);
    marks += own;
    if (valued < 0) continue;
    const value = word.slice(valued + 1) || words[++i];
    if (value === undefined) throw wrong(`option -${word[valued]} needs a value`);
    if (word[valued] === 'o') lists.push(value);
  }
  const [volume, directory, more] = places;
  if (volume === undefined || directory === undefined)
    throw wrong('a volume and a directory, please');
  if (more !== undefined) throw wrong(`too many words: ${more}`);
  if (!VOLUME_NAME_PATTERN.test(volume)) throw wrong(`"${volume}" is no name for a volume`);
  const parsed = parseMountOptions(lists.join(','), { isSloppy: marks.includes('s') });
  const isFake = marks.includes('f');
  return { volume, directory, ...parsed, isFake, isVerbose: marks.includes('v') };
}

function wrong(why: string): OceanError {
  return new OceanError('invalid', `${why}; use: VOLUME DIRECTORY [-fnsv] [-o OPTIONS]`);
}

/**
 * Options separated by commas.
 *
 * @param isSloppy - what is unknown is passed over
 * @throws OceanError `invalid`
 */
export function parseMountOptions(
  text: string,
  { isSloppy = false }: { isSloppy?: boolean } = {},
): Pick<MountWords, 'home' | 'options'> {
  const options: {
    readOnly?: boolean;
    exclusive?: boolean;
    allowOther?: boolean;
    binding?: Binding;
  } = {};
  let home: string | undefined;
  for (const option of text.split(',')) {
    const [name = '', ...rest] = option.split('=');
    const value = rest.join('=');
    if (name === '' || IGNORED.has(option) || IGNORED_START.test(option)) continue;
    if (option === 'ro') options.readOnly = true;
    else if (option === 'exclusive') options.exclusive = true;
    else if (option === 'allow_other') options.allowOther = true;
    else if (name === 'binding') options.binding = parseBinding(value);
    else if (name === 'home' && value.startsWith('/')) home = value;
    else if (name === 'home') throw wrong('option home needs a whole path');
    else if (option === 'remount') throw wrong('a mount cannot change: unmount it first');
    else if (!isSloppy) throw wrong(`unknown mount option "${option}"`);
  }
  return { ...(home === undefined ? {} : { home }), options };
}
