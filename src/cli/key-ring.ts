/** All secrets of a node in one file, to be kept elsewhere: whoever loses them loses the volumes. */

import { fromHex, type NodeAddress, OceanError, toHex } from '../base/index.ts';
import { formatVolumeKeys, parseVolumeKeys, type VolumeKeys } from '../client/index.ts';
import type { Home, NodeConfig } from './home.ts';

const FORMAT = 'ocean-keys-1';
/** Names the note that says which volumes' keys were exported. */
export const EXPORTED_NOTE = 'keys-exported';

interface KeyRing {
  readonly format: string;
  readonly node: NodeConfig;
  readonly nodeKey: string;
  readonly founderKey?: string;
  readonly volumes: Readonly<Record<string, object>>;
}

/**
 * JSON: the node's key and configuration, the founder's key, and the keys of each volume.
 *
 * @param known - members of the pond: without its store the node knows no others than those it joined through
 */
export function exportKeys(home: Home, known: readonly NodeAddress[]): string {
  const founder = home.founderKey();
  const config = home.config();
  const bootstrap = new Map([...config.bootstrap, ...known].map((one) => [one.nodeId, one]));
  const volumes = home
    .volumeNames()
    .map((name) => [name, JSON.parse(formatVolumeKeys(home.volumeKeys(name)))]);
  const ring: KeyRing = {
    format: FORMAT,
    node: { ...config, bootstrap: [...bootstrap.values()] },
    nodeKey: toHex(home.nodeKey().seed),
    ...(founder === undefined ? {} : { founderKey: toHex(founder.seed) }),
    volumes: Object.fromEntries(volumes),
  };
  return `${JSON.stringify(ring, null, 2)}\n`;
}

/** Remembers that the keys of the present volumes are kept elsewhere. */
export function noteExported(home: Home): void {
  home.keepNote(EXPORTED_NOTE, `${home.volumeNames().join('\n')}\n`);
}

/** Volumes whose keys were never exported; undefined when not even the node's were. */
export function notExported(home: Home): string[] | undefined {
  const exported = home.note(EXPORTED_NOTE)?.split('\n');
  return exported && home.volumeNames().filter((name) => !exported.includes(name));
}

/** Makes a home of what `exportKeys` made. @throws OceanError `invalid` | `exists` */
export function importKeys(home: Home, text: string): string[] {
  if (home.isInitialised)
    throw new OceanError('exists', `There is a node in ${home.directory} already: name another`);
  const bad = new OceanError('invalid', 'That is not what "ocean key export" writes');
  let ring: KeyRing;
  try {
    ring = JSON.parse(text) as KeyRing;
  } catch {
    throw bad;
  }
  const seed = fromHex(ring.nodeKey ?? '');
  if (ring.format !== FORMAT || seed?.length !== 32) throw bad;
  const volumes = Object.values(ring.volumes ?? {}).map((keys) =>
    parseVolumeKeys(JSON.stringify(keys)),
  );
  const known = volumes.filter((keys) => keys !== undefined);
  if (known.length !== volumes.length) throw bad;
  home.create(ring.node, seed);
  const founder = fromHex(ring.founderKey ?? '');
  if (founder?.length === 32) home.keepFounderKey(founder);
  for (const keys of known) home.keepVolumeKeys(keys);
  noteExported(home);
  return known.map(({ name }) => name);
}

/** Keys of one volume, out of what `exportKeys` made or of a volume's own file. @throws OceanError `invalid` */
export function volumeKeysIn(text: string, name: string): VolumeKeys {
  let value: { format?: string; volumes?: Readonly<Record<string, object>> };
  try {
    value = JSON.parse(text);
  } catch {
    value = {};
  }
  const one = value.format === FORMAT ? JSON.stringify(value.volumes?.[name] ?? {}) : text;
  const keys = parseVolumeKeys(one);
  if (keys?.name === name) return keys;
  throw new OceanError('invalid', `The file has no keys of a volume "${name}"`);
}
