/** The one error class of the public edge: an expected outcome with a kind, a message and a cause. */

/** INVARIANT: append-only, since the kinds travel on the wire by their index. */
export const ERROR_KINDS = [
  'not-found',
  'exists',
  'not-directory',
  'is-directory',
  'not-empty',
  'permission',
  'conflict',
  'corrupt',
  'unavailable',
  'timeout',
  'unsupported',
  'no-space',
  'invalid',
  'read-only',
  'too-large',
  'name-too-long',
  'interrupted',
  'cross-device',
  'no-attribute',
  'busy',
  'not-permitted',
  'loop',
  'range',
  'too-many-links',
  'bad-handle',
] as const;

export type ErrorKind = (typeof ERROR_KINDS)[number];

export class OceanError extends Error {
  override readonly name = 'OceanError';
  readonly kind: ErrorKind;

  /** @param message - what was being done, on what, what was seen, what was needed; no final period */
  constructor(kind: ErrorKind, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.kind = kind;
  }
}

/** True for an expected outcome of that kind. */
export function isKind(error: unknown, kind: ErrorKind): boolean {
  return error instanceof OceanError && error.kind === kind;
}

/** A one-line text for any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
