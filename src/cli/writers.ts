/** Who may write to a volume, as its owner decides: sharing admits a key, revoking takes one off the list. */

import { fromHex, OceanError, toHex } from '../base/index.ts';
import {
  formatVolumeKeys,
  Session,
  shareVolumeKeys,
  type VolumeKeys,
  WriterAccess,
  type Writers,
} from '../client/index.ts';
import { HostRandom } from '../host/index.ts';
import type { Daemon } from './daemon.ts';
import type { Home } from './home.ts';

const READY_TIMEOUT_MS = 20_000;
const KEY_DIGITS = 64;
const random = new HostRandom();

/** A key that this machine has given away. */
interface SharedKey {
  /** Hex. */
  readonly key: string;
  readonly name: string | undefined;
}

/** Answer to `volume.writers`. */
export interface WritersShown {
  readonly volume: string;
  /** Null while there is no list: all may write whom the owner ever admitted. */
  readonly serial: number | null;
  readonly writers: readonly {
    /** Hex. */
    readonly key: string;
    /** What it was shared for, as told here; null when nobody said. */
    readonly name: string | null;
    /** It is this machine's. */
    readonly isHere: boolean;
    /** Number of its last update. */
    readonly sequence: number;
    readonly mayWrite: boolean;
  }[];
}

const noteName = (volume: string) => `shared-keys-${volume}`;

function sharedKeys(home: Home, volume: string): SharedKey[] {
  return JSON.parse(home.note(noteName(volume)) ?? '[]') as SharedKey[];
}

async function accessTo(daemon: Daemon, keys: VolumeKeys): Promise<WriterAccess> {
  daemon.node.follow(keys.object, keys.ring);
  const ports = daemon.ports(keys);
  const session = new Session(keys, ports);
  await session.ready(READY_TIMEOUT_MS);
  return new WriterAccess(session, ports);
}

function shown(home: Home, keys: VolumeKeys, { serial, writers }: Writers): WritersShown {
  const notes = sharedKeys(home, keys.name);
  const here = toHex(keys.author.publicKey);
  const all = new Map(writers.map((one) => [toHex(one.key), one]));
  // Those that were shared and have written nothing yet; revoked ones stay in sight.
  for (const text of [here, ...notes.map(({ key }) => key)]) {
    const key = fromHex(text);
    const mayWrite = serial === undefined;
    if (key !== undefined && !all.has(text)) all.set(text, { key, sequence: 0, mayWrite });
  }
  return {
    volume: keys.name,
    serial: serial ?? null,
    writers: [...all].map(([key, { sequence, mayWrite }]) => ({
      key,
      name: notes.find((one) => one.key === key)?.name ?? null,
      isHere: key === here,
      sequence,
      mayWrite,
    })),
  };
}

/** @throws OceanError `not-found` | `unavailable` | `timeout` */
export async function writersOf(daemon: Daemon, volume: string): Promise<WritersShown> {
  const keys = daemon.home.volumeKeys(volume);
  return shown(daemon.home, keys, await (await accessTo(daemon, keys)).read());
}

/**
 * Keys for another machine, as text with secrets. Where there is a list of writers the new key is put on it first.
 *
 * @param name - by which this machine remembers whom it was for
 * @throws OceanError `not-permitted` where the volume was not made
 */
export async function shareVolume(daemon: Daemon, volume: string, name?: string): Promise<string> {
  const { home } = daemon;
  const keys = home.volumeKeys(volume);
  const shared = shareVolumeKeys(keys, (length) => random.bytes(length));
  if (shared === undefined) {
    const why = 'this machine does not own it';
    throw new OceanError('not-permitted', `Cannot share "${volume}" from here: ${why}`);
  }
  const { publicKey } = shared.author;
  const access = await accessTo(daemon, keys);
  await access.change(({ serial, writers }) =>
    serial === undefined ? undefined : [...admitted(writers), publicKey],
  );
  const kept = [...sharedKeys(home, volume), { key: toHex(publicKey), name }];
  home.keepNote(noteName(volume), JSON.stringify(kept));
  return formatVolumeKeys(shared);
}

function admitted(writers: Writers['writers']): Uint8Array[] {
  return writers.filter(({ mayWrite }) => mayWrite).map(({ key }) => key);
}

/**
 * Makes a list without that key: what it signs is refused from then on.
 *
 * @param text - its first digits, or the name it was shared for
 * @throws OceanError `not-found` | `not-permitted`
 */
export function revokeWriter(daemon: Daemon, volume: string, text: string): Promise<WritersShown> {
  return changed(daemon, volume, ({ writers }) => {
    const { key, mayWrite } = writerNamed(volume, writers, text);
    if (!mayWrite) return undefined;
    return writers.filter((one) => one.mayWrite && one.key !== key).map((one) => one.key);
  });
}

/** Puts a key back that was revoked. @throws OceanError `not-found` | `not-permitted` */
export function admitWriter(daemon: Daemon, volume: string, text: string): Promise<WritersShown> {
  return changed(daemon, volume, ({ serial, writers }) => {
    const isWhole = text.length === KEY_DIGITS && fromHex(text) !== undefined;
    const key = isWhole ? text : writerNamed(volume, writers, text).key;
    const known = writers.find((one) => one.key === key);
    if (serial === null || known?.mayWrite) return undefined;
    return [...writers.filter((one) => one.mayWrite).map((one) => one.key), key];
  });
}

async function changed(
  daemon: Daemon,
  volume: string,
  edit: (now: WritersShown) => readonly string[] | undefined,
): Promise<WritersShown> {
  const keys = daemon.home.volumeKeys(volume);
  const access = await accessTo(daemon, keys);
  const now = await access.change((writers) =>
    edit(shown(daemon.home, keys, writers))?.map((key) => fromHex(key) as Uint8Array),
  );
  return shown(daemon.home, keys, now);
}

function writerNamed(volume: string, writers: WritersShown['writers'], text: string) {
  const digits = text.toLowerCase();
  const named = writers.filter(({ name }) => name === text);
  const fitting = named.length > 0 ? named : writers.filter(({ key }) => key.startsWith(digits));
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  const how = `see "ocean volume writers ${volume}"`;
  if (only === undefined) throw new OceanError('not-found', `No writer is "${text}": ${how}`);
  const names = fitting.map(({ key }) => key.slice(0, 16)).join(', ');
  throw new OceanError('invalid', `"${text}" may be any of ${names}: ${how}`);
}
