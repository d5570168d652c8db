export { KEY_BYTES, NONCE_BYTES, open, seal, TAG_BYTES } from './aead.ts';
export {
  DIGEST_BYTES,
  type Digest,
  digest,
  PURPOSES,
  type Purpose,
  parseDigest,
} from './digest.ts';
export { native } from './native.ts';
export { noble } from './noble.ts';
export type { Provider } from './provider.ts';
export { provider, selectProvider } from './select.ts';
export {
  type KeyPair,
  keyPairOf,
  PUBLIC_KEY_BYTES,
  SEED_BYTES,
  type Signed,
  sign,
  verify,
} from './signature.ts';
