/** What is used of a package that comes without types. */
declare module 'sodium-native' {
  const sodium: {
    /** Fills the first two. */
    crypto_sign_seed_keypair(publicKey: Uint8Array, expanded: Uint8Array, seed: Uint8Array): void;
    /** Fills the first. */
    crypto_sign_detached(signature: Uint8Array, message: Uint8Array, expanded: Uint8Array): void;
    crypto_sign_verify_detached(
      signature: Uint8Array,
      message: Uint8Array,
      publicKey: Uint8Array,
    ): boolean;
  };
  export = sodium;
}
