/** Making nodes: one that founds a pond, invitations, and those who join with one. */

import { hostname } from 'node:os';
import { fromHex, type NodeAddress, OceanError, toHex } from '../base/index.ts';
import { keyPairOf } from '../crypto/index.ts';
import { HostRandom } from '../host/index.ts';
import { nodeIdOf } from '../id/index.ts';
import { createInvitation, enrol, founderOf, type InvitationKey } from '../node/index.ts';
import { decodeSigned, encodeSigned, PLACE_CHARS_MAX } from '../wire/index.ts';
import type { Home } from './home.ts';

const DAY_MS = 86_400_000;

/** What `init` and `join` are told. */
export interface NodeOptions {
  readonly cache?: number;
  readonly name?: string;
  readonly host: string;
  readonly advertise?: string;
  readonly port: number;
  readonly quota: number;
  readonly scrubRate?: number;
  readonly zone?: string;
  readonly machine?: string;
}

const random = new HostRandom();

/** Makes a node that founds a pond of its own. */
export function initialise(home: Home, options: NodeOptions): void {
  refuseExisting(home);
  const founderSeed = random.bytes(32);
  const founder = keyPairOf(founderSeed);
  const nodeSeed = random.bytes(32);
  const nowMs = Date.now();
  const key = createInvitation(founder, { seed: random.bytes(32), expiresMs: nowMs + DAY_MS });
  createHome(home, { options, nodeSeed, key, bootstrap: [], founder: founder.publicKey });
  home.keepFounderKey(founderSeed);
}

function refuseExisting(home: Home): void {
  if (!home.isInitialised) return;
  throw new OceanError(
    'exists',
    `There is a node in ${home.directory} already: start it with "ocean start"`,
  );
}

function createHome(
  home: Home,
  parts: {
    options: NodeOptions;
    nodeSeed: Uint8Array;
    key: InvitationKey;
    bootstrap: readonly NodeAddress[];
    founder: Uint8Array;
  },
): void {
  const { options, nodeSeed } = parts;
  checkHost(options);
  const credential = enrol(parts.key, keyPairOf(nodeSeed).publicKey, Date.now());
  if (credential === undefined) {
    throw new OceanError(
      'permission',
      'The invitation has expired: ask for a new one ("ocean invite")',
    );
  }
  home.create(
    {
      name: options.name ?? hostname(),
      listenHost: options.host,
      port: options.port,
      ...(options.advertise === undefined ? {} : { advertisedHost: options.advertise }),
      quotaBytes: options.quota,
      ...(options.cache === undefined ? {} : { cacheBytes: options.cache }),
      ...(options.scrubRate === undefined ? {} : { scrubBytesPerSecond: options.scrubRate }),
      ...(options.zone === undefined ? {} : { zone: options.zone }),
      machine: options.machine ?? hostname().slice(0, PLACE_CHARS_MAX),
      bootstrap: parts.bootstrap,
      pond: toHex(parts.founder),
      credential: toHex(credential),
    },
    nodeSeed,
  );
}

/** An address that means "all of mine" tells others nothing, and it would be signed into every volume. */
function checkHost({ host, advertise }: NodeOptions): void {
  if (advertise !== undefined || !['0.0.0.0', '::', '*'].includes(host)) return;
  throw new OceanError('invalid', `"${host}" is no address for others: add --advertise HOST`);
}

/** The text of an invitation. Secret until it expires. */
export function invite(home: Home, days: number): string {
  const founder = home.founderKey();
  if (founder === undefined) {
    throw new OceanError(
      'not-permitted',
      "Only the machine that founded the pond can invite: it has the founder's key",
    );
  }
  const config = home.config();
  const expiresMs = Date.now() + days * DAY_MS;
  const { invitation, seed } = createInvitation(founder, { seed: random.bytes(32), expiresMs });
  const self: NodeAddress = {
    nodeId: nodeIdOf(home.nodeKey().publicKey),
    host: config.advertisedHost ?? config.listenHost,
    port: config.port,
  };
  const text = {
    format: 'ocean-invitation-1',
    invitation: toHex(encodeSigned(invitation)),
    seed: toHex(seed),
    members: [self],
  };
  return `${JSON.stringify(text)}\n`;
}

/** Makes a node that belongs to the pond of an invitation. */
export function joinPond(home: Home, text: string, options: NodeOptions): void {
  refuseExisting(home);
  const bad = new OceanError('invalid', 'That is not what "ocean invite" prints');
  let value: { format?: string; invitation?: string; seed?: string; members?: NodeAddress[] };
  try {
    value = JSON.parse(text);
  } catch {
    throw bad;
  }
  const invitation = decodeSigned(fromHex(value.invitation ?? '') ?? new Uint8Array(0));
  const seed = fromHex(value.seed ?? '');
  const founder = invitation && founderOf(invitation);
  if (value.format !== 'ocean-invitation-1' || !invitation || seed?.length !== 32 || !founder)
    throw bad;
  const key = { invitation, seed };
  createHome(home, {
    options,
    nodeSeed: random.bytes(32),
    key,
    bootstrap: value.members ?? [],
    founder,
  });
}
