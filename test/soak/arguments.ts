/** Reading what a command was called with. */

/** Wrong use: its message is all that is said, and the exit code is 2. */
export class UsageError extends Error {}

/** A whole number from `least` up, or `absent` where nothing was given. */
export function countOf(
  text: string | undefined,
  {
    name,
    least,
    absent,
  }: { readonly name: string; readonly least: number; readonly absent?: number },
): number {
  if (text === undefined && absent !== undefined) return absent;
  const value = /^\d{1,15}$/.test(text ?? '') ? Number(text) : Number.NaN;
  if (!(value >= least)) throw new UsageError(`--${name} needs a whole number from ${least} up`);
  return value;
}

/** Runs a command; wrong use ends it with code 2. */
export async function runCommand(usage: string, command: () => Promise<number>): Promise<void> {
  // Whoever reads may stop reading, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  try {
    process.exitCode = await command();
  } catch (error) {
    const isWrongUse =
      error instanceof UsageError ||
      (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    if (isWrongUse !== true) throw error;
    process.stderr.write(`${(error as Error).message}\n${usage}\n`);
    process.exitCode = 2;
  }
}
