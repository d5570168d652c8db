/** Exit codes: one per kind of failure, listed in `docs/operations.md`. */

import { type ErrorKind, OceanError } from '../base/index.ts';

export const ExitCode = {
  ok: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  exists: 4,
  unavailable: 5,
  permission: 6,
  noSpace: 7,
  corrupt: 8,
  timeout: 9,
  /** 128 + SIGINT, as shells have it. */
  interrupted: 130,
} as const;

const BY_KIND: Partial<Record<ErrorKind, number>> = {
  invalid: ExitCode.usage,
  'not-found': ExitCode.notFound,
  exists: ExitCode.exists,
  unavailable: ExitCode.unavailable,
  permission: ExitCode.permission,
  'not-permitted': ExitCode.permission,
  'no-space': ExitCode.noSpace,
  corrupt: ExitCode.corrupt,
  timeout: ExitCode.timeout,
  interrupted: ExitCode.interrupted,
};

export function exitCodeOf(error: unknown): number {
  return (error instanceof OceanError && BY_KIND[error.kind]) || ExitCode.failed;
}
