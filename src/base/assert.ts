/** Assertions for our own mistakes. A peer's fault is dropped and counted instead, never asserted. */

export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/** @throws AssertionError when `condition` is false: the program is wrong and stops. */
export function assert(condition: boolean, message = 'Assertion failed'): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** Closes a switch over a discriminated union: the compiler rejects a forgotten case. */
export function assertNever(value: never): never {
  throw new AssertionError(`Unexpected variant: ${JSON.stringify(value)}`);
}

/** The value, which the caller knows to be present. @throws AssertionError when it is absent. */
export function present<T>(value: T | undefined | null, what = 'value'): T {
  if (value === undefined || value === null) throw new AssertionError(`Missing ${what}`);
  return value;
}
