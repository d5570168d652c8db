/** What a provider of primitives offers; `native` and `noble` pass one contract suite. */

export interface Provider {
  readonly name: 'native' | 'noble';
  /** BLAKE3-256 over the parts, end to end. */
  blake3(parts: readonly Uint8Array[]): Uint8Array;
  /** Ed25519 public key, 32 bytes, of a 32-byte seed. */
  publicKeyOf(seed: Uint8Array): Uint8Array;
  /** Ed25519 signature, 64 bytes. */
  sign(seed: Uint8Array, message: Uint8Array): Uint8Array;
  /**
   * Strict Ed25519 validity: RFC 8032 without the cofactor (R = SB - kA, byte for byte), with canonical points, none
   * of small order, and S below the group's order. Never throws.
   *
   * INVARIANT: all providers accept exactly the same signatures, or replicas would disagree about an update.
   */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}
