/** AES-256-GCM by the platform, in both providers: sealed bytes are the ciphertext and its 16-byte tag. */

import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { assert } from '../base/index.ts';

export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

function check({ key, nonce }: { key: Uint8Array; nonce: Uint8Array }): void {
  assert(
    key.length === KEY_BYTES && nonce.length === NONCE_BYTES,
    'Key or nonce of a wrong length',
  );
}

/** @param nonce - 12 bytes, never used twice with one key */
export function seal(options: {
  key: Uint8Array;
  nonce: Uint8Array;
  associated: Uint8Array;
  plain: Uint8Array;
}): Uint8Array {
  check(options);
  const cipher = createCipheriv('aes-256-gcm', options.key, options.nonce);
  cipher.setAAD(options.associated);
  const length = options.plain.length + TAG_BYTES;
  // Not zeroed, since every byte is overwritten.
  const sealed = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
  sealed.set(cipher.update(options.plain), 0);
  cipher.final();
  sealed.set(cipher.getAuthTag(), options.plain.length);
  return sealed;
}

/** Undefined when the tag does not match: another key, nonce, name, or changed bytes. */
export function open(options: {
  key: Uint8Array;
  nonce: Uint8Array;
  associated: Uint8Array;
  sealed: Uint8Array;
}): Uint8Array | undefined {
  check(options);
  const length = options.sealed.length - TAG_BYTES;
  if (length < 0) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', options.key, options.nonce);
  decipher.setAAD(options.associated);
  decipher.setAuthTag(options.sealed.subarray(length));
  const plain = decipher.update(options.sealed.subarray(0, length));
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  return new Uint8Array(plain.buffer, plain.byteOffset, plain.length);
}
