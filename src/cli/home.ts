/** A node's folder: its configuration, its keys (mode 0600), its store, its journals, its control socket. */

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { WatchSettings } from '../archive/index.ts';
import { fromHex, type NodeAddress, OceanError, toHex } from '../base/index.ts';
import { formatVolumeKeys, parseVolumeKeys, type VolumeKeys } from '../client/index.ts';
import { type KeyPair, keyPairOf } from '../crypto/index.ts';
import type { MetricsAddress } from './metrics/address.ts';

export const QUOTA_BYTES_DEFAULT = 64 * 1024 ** 3;
export const PORT_DEFAULT = 7400;
/** Blocks of a volume that stay on this machine's disk to be read again. */
export const CACHE_BYTES_DEFAULT = 1024 ** 3;

/** `node.json`. */
export interface NodeConfig {
  readonly name: string;
  readonly listenHost: string;
  readonly port: number;
  readonly advertisedHost?: string;
  readonly quotaBytes: number;
  /** Of blocks that stay on the disk to be read again, for each volume; absent: by default. */
  readonly cacheBytes?: number;
  /** How fast what it stores is read again; absent: by default. */
  readonly scrubBytesPerSecond?: number;
  /** Members through which the node joins the first time. */
  readonly bootstrap: readonly NodeAddress[];
  /** The pond: its founder's public key, hex. */
  readonly pond: string;
  /** What shows that this node is a member, hex. */
  readonly credential: string;
  /** Failure domains; absent: not told. */
  readonly zone?: string;
  readonly machine?: string;
  /** It gives away what it holds, and takes nothing more. */
  readonly isDraining?: boolean;
  /** How the node watches over packs, where it is not by default. */
  readonly watch?: Partial<WatchSettings>;
  /** How patient it is before it drops what was forgotten. */
  readonly sweep?: {
    /** For how long blocks that were given up can be read; of volumes that were made here. */
    readonly condemnedMs?: number;
    /** How old a fragment must be that no version needs, and how often such are looked for. */
    readonly graceMs?: number;
    readonly intervalMs?: number;
  };
  /** For how long the pond must have given more redundancy before packs are rewritten for it, in ms. */
  readonly rewriteGraceMs?: number;
  /** Where metrics are served; absent: nowhere. */
  readonly metrics?: MetricsAddress;
}

/** How a mount speaks to the kernel: by its own protocol, or through libfuse 2. */
export const BINDINGS = ['kernel', 'fuse-native'] as const;
export type Binding = (typeof BINDINGS)[number];

export interface KeptMount {
  readonly volume: string;
  readonly directory: string;
  readonly options: {
    /** The only version that it shows. */
    readonly at?: number;
    readonly readOnly?: boolean;
    readonly exclusive?: boolean;
    /** Other users may enter; absent: where root has mounted it. */
    readonly allowOther?: boolean;
    readonly deadlineMs?: number;
    /** Through what; absent: `kernel`. */
    readonly binding?: Binding;
  };
}

/** The folder that `--home`, `OCEAN_HOME` or the default name. */
export function homeDirectory(given: string | undefined): string {
  return resolve(given ?? process.env.OCEAN_HOME ?? join(homedir(), '.ocean'));
}

export class Home {
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  path(...parts: string[]): string {
    return join(this.directory, ...parts);
  }

  get isInitialised(): boolean {
    return existsSync(this.path('node.json'));
  }

  get socketPath(): string {
    return this.path('control.sock');
  }

  /** @throws OceanError `not-found` */
  config(): NodeConfig {
    if (!this.isInitialised) {
      throw new OceanError(
        'not-found',
        `No node in ${this.directory}: make one with "ocean init", or with "ocean join FILE"`,
      );
    }
    return JSON.parse(readFileSync(this.path('node.json'), 'utf8')) as NodeConfig;
  }

  create(config: NodeConfig, nodeSeed: Uint8Array): void {
    mkdirSync(this.path('volumes'), { recursive: true, mode: 0o700 });
    this.#writeSecret('node.key', `${toHex(nodeSeed)}\n`);
    this.keepConfig(config);
  }

  /** Takes effect at the next start. */
  keepConfig(config: NodeConfig): void {
    this.#write('node.json', `${JSON.stringify(config, null, 2)}\n`, 0o600);
  }

  /** Replaces a file whole: a reader sees the old one or the new one. */
  #write(name: string, text: string, mode: number): void {
    const path = this.path(name);
    writeFileSync(`${path}.new`, text, { mode });
    renameSync(`${path}.new`, path);
  }

  #writeSecret(name: string, text: string): void {
    this.#write(name, text, 0o600);
  }

  nodeKey(): KeyPair {
    return this.#key('node.key');
  }

  /** The founder's key; undefined where the pond was not founded. */
  founderKey(): KeyPair | undefined {
    return existsSync(this.path('founder.key')) ? this.#key('founder.key') : undefined;
  }

  keepFounderKey(seed: Uint8Array): void {
    this.#writeSecret('founder.key', `${toHex(seed)}\n`);
  }

  #key(name: string): KeyPair {
    const seed = fromHex(readFileSync(this.path(name), 'utf8').trim());
    if (seed?.length !== 32) throw new OceanError('corrupt', `${this.path(name)} is not a key`);
    return keyPairOf(seed);
  }

  volumeNames(): string[] {
    if (!existsSync(this.path('volumes'))) return [];
    const files = readdirSync(this.path('volumes')).filter((name) => name.endsWith('.json'));
    return files.map((name) => name.slice(0, -5)).sort();
  }

  /** @throws OceanError `not-found` | `corrupt` */
  volumeKeys(name: string): VolumeKeys {
    const path = this.path('volumes', `${name}.json`);
    if (!existsSync(path)) {
      throw new OceanError('not-found', `No volume "${name}" here: see "ocean volume ls"`);
    }
    const keys = parseVolumeKeys(readFileSync(path, 'utf8'));
    if (keys === undefined)
      throw new OceanError('corrupt', `${path} does not hold a volume's keys`);
    return keys;
  }

  keepVolumeKeys(keys: VolumeKeys): void {
    mkdirSync(this.path('volumes'), { recursive: true, mode: 0o700 });
    this.#writeSecret(join('volumes', `${keys.name}.json`), formatVolumeKeys(keys));
  }

  /** The volume's keys and all else that is kept of it here. */
  forgetVolume(name: string): void {
    rmSync(this.path('journal', name), { recursive: true, force: true });
    rmSync(this.path(`shared-keys-${name}.note`), { force: true });
    for (const file of [`${name}.slot`, `${name}.json`])
      rmSync(this.path('volumes', file), { force: true });
  }

  /** The range of inode numbers that this machine uses in a volume. */
  slot(name: string): number | undefined {
    const path = this.path('volumes', `${name}.slot`);
    return existsSync(path) ? Number(readFileSync(path, 'utf8')) : undefined;
  }

  keepSlot(name: string, slot: number): void {
    this.#write(join('volumes', `${name}.slot`), `${slot}\n`, 0o600);
  }

  /** What is mounted, so that a node that was killed mounts it again. */
  mounts(): KeptMount[] {
    const path = this.path('mounts.json');
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as KeptMount[]) : [];
  }

  keepMounts(mounts: readonly KeptMount[]): void {
    this.#write('mounts.json', `${JSON.stringify(mounts)}\n`, 0o600);
  }

  /** What the user was told or has done, such as exporting keys. */
  note(name: string): string | undefined {
    const path = this.path(`${name}.note`);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }

  keepNote(name: string, text: string): void {
    this.#write(`${name}.note`, text, 0o600);
  }

  dropNote(name: string): void {
    rmSync(this.path(`${name}.note`), { force: true });
  }
}
