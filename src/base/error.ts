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

/** What a kernel asks for in vain thousands of times a second: taking down the stack costs more than the answer. */
const STACKLESS: ReadonlySet<ErrorKind> = new Set(['not-found', 'no-attribute']);

export class OceanError extends Error {
  override readonly name = 'OceanError';
  readonly kind: ErrorKind;

  /** @param message - what was being done, on what, what was seen, what was needed; no final period */
  constructor(kind: ErrorKind, message: string, options?: { cause?: unknown }) {
    const { stackTraceLimit } = Error;
    if (STACKLESS.has(kind)) Error.stackTraceLimit = 0;
    super(message, options);
    Error.stackTraceLimit = stackTraceLimit;
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
