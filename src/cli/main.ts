/** The `ocean` command. */

import { selectProvider } from '../crypto/index.ts';
import { ExitCode } from './exit-code.ts';
import { program } from './program.ts';

if (selectProvider(process.env.OCEAN_CRYPTO)) {
  await program(process.argv);
} else {
  process.stderr.write('ocean: OCEAN_CRYPTO must be "native" or "noble"\n');
  process.exitCode = ExitCode.usage;
}
