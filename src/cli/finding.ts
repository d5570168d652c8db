/** One thing that `ocean doctor` looked at. */

export interface Finding {
  readonly name: string;
  readonly result: 'ok' | 'warn' | 'fail';
  /** What was seen. */
  readonly seen: string;
  /** What to do; empty when all is well. */
  readonly advice: string;
}

export function ok(name: string, seen: string): Finding {
  return { name, result: 'ok', seen, advice: '' };
}

export function bad(
  name: string,
  result: 'warn' | 'fail',
  { seen, advice }: { seen: string; advice: string },
): Finding {
  return { name, result, seen, advice };
}
