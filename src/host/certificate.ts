/**
 * A node's TLS certificate: self-signed by its Ed25519 key, since the key is the identity and nobody vouches for
 * it here. The same seed gives the same bytes. RFC 5280 with the algorithm of RFC 8410.
 */

import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { assert, concat, toHex, utf8 } from '../base/index.ts';
import { keyPairOf, SEED_BYTES } from '../crypto/index.ts';

export interface TlsIdentity {
  readonly publicKey: Uint8Array;
  readonly key: KeyObject;
  /** PEM. */
  readonly certificate: string;
}

const CACHED_MAX = 64;
const cached = new LRUCache<string, TlsIdentity>({ max: CACHED_MAX });

const PRIVATE_PREFIX = Uint8Array.fromHex('302e020100300506032b657004220420');
const PUBLIC_PREFIX = Uint8Array.fromHex('302a300506032b6570032100');
const ED25519 = Uint8Array.fromHex('300506032b6570');
const COMMON_NAME = Uint8Array.fromHex('0603550403');

const SEQUENCE = 0x30;
const SET = 0x31;
const UTF8_STRING = 0x0c;
const GENERALIZED_TIME = 0x18;
const UTC_TIME = 0x17;
const BIT_STRING = 0x03;

function der(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const content = concat(parts);
  assert(content.length < 0x1_0000);
  const length =
    content.length < 0x80
      ? [content.length]
      : content.length < 0x100
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 0xff];
  return concat([Uint8Array.of(tag, ...length), content]);
}

function mint(key: KeyObject, publicKey: Uint8Array): string {
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, utf8('ocean')))));
  const body = der(
    SEQUENCE,
    Uint8Array.fromHex('a003020102'), // Version 3.
    Uint8Array.fromHex('020101'), // Serial number 1: nobody issues a second one.
    ED25519,
    name,
    // Possession of the key is what counts, so the certificate never expires (RFC 5280, 4.1.2.5).
    der(
      SEQUENCE,
      der(UTC_TIME, utf8('200101000000Z')),
      der(GENERALIZED_TIME, utf8('99991231235959Z')),
    ),
    name,
    PUBLIC_PREFIX,
    publicKey,
  );
  const signature = sign(null, body, key);
  const bytes = der(SEQUENCE, body, ED25519, der(BIT_STRING, Uint8Array.of(0), signature));
  return `-----BEGIN CERTIFICATE-----\n${bytes.toBase64()}\n-----END CERTIFICATE-----\n`;
}

/** The key and certificate of a 32-byte seed. */
export function tlsIdentityOf(seed: Uint8Array): TlsIdentity {
  assert(seed.length === SEED_BYTES, `A seed has ${SEED_BYTES} bytes`);
  const { publicKey } = keyPairOf(seed);
  const name = toHex(publicKey);
  let identity = cached.get(name);
  if (identity === undefined) {
    const pkcs8 = Buffer.from(concat([PRIVATE_PREFIX, seed]));
    const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    identity = { publicKey, key, certificate: mint(key, publicKey) };
    cached.set(name, identity);
  }
  return identity;
}
