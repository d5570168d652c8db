/** AES-256-GCM by the platform, in both providers: sealed bytes are the ciphertext and its 16-byte tag. */

import { createCipheriv, createDecipheriv } from 'node:crypto';

export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** @param nonce - 12 bytes, never used twice with one key */
export function seal(options: {
  key: Uint8Array;
  nonce: Uint8Array;
  associated: Uint8Array;
  plain: Uint8Array;
}): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', options.key, options.nonce);
  cipher.setAAD(options.associated);
  const sealed = new Uint8Array(options.plain.length + TAG_BYTES);
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
  return plain;
}
