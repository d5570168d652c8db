/** Checks that decoders share: what a peer sent is believed only after its shape and size were seen. */

import './plain-values.ts';

/** A block's name and size, beside which its bytes travel. */
export interface BlockLength {
  readonly digest: Uint8Array;
  readonly length: number;
}

/** A decoder that protobufjs generated. */
interface Decoder<T> {
  decode(bytes: Uint8Array): T;
}

/** Undefined when `bytes` are not a well-formed message. */
export function tryDecode<T>(decoder: Decoder<T>, bytes: Uint8Array): T | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A whole number that JavaScript holds exactly. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isOfLength(
  bytes: Uint8Array | null | undefined,
  length: number,
): bytes is Uint8Array {
  return bytes != null && bytes.length === length;
}

export function bytesOf(bytes: Uint8Array | null | undefined): Uint8Array {
  return bytes ?? new Uint8Array(0);
}

export const BLOCK_BYTES_MAX = (1 << 20) + 64;

export function blockLengthFromWire(wire: {
  digest?: Uint8Array | null;
  length?: number | null;
}): BlockLength | undefined {
  const length = wire.length ?? 0;
  if (!isOfLength(wire.digest, 32) || length > BLOCK_BYTES_MAX) return undefined;
  return { digest: wire.digest, length };
}

/** The pieces of `payload` laid end to end; undefined when the lengths do not add up. */
export function splitPayload(
  payload: Uint8Array,
  lengths: readonly { readonly length: number }[],
): Uint8Array[] | undefined {
  const pieces: Uint8Array[] = [];
  let offset = 0;
  for (const { length } of lengths) {
    if (offset + length > payload.length) return undefined;
    pieces.push(payload.subarray(offset, offset + length));
    offset += length;
  }
  return offset === payload.length ? pieces : undefined;
}
