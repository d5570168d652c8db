/** `mount.fuse.ocean`: what mount(8) runs for `mount -t fuse.ocean`, and for a line of `/etc/fstab`. */

import { isKind, messageOf } from '../base/index.ts';
import { selectProvider } from '../crypto/index.ts';
import { mountByLine } from './service/mount-by-line.ts';
import { parseMountWords } from './service/mount-words.ts';

/** Exit codes of mount(8). */
const USAGE = 1;
const MOUNT_FAILURE = 32;

const HELP = `Usage: mount.fuse.ocean VOLUME DIRECTORY [-fnsv] [-o OPTIONS]

Run by mount(8): mount -t fuse.ocean VOLUME DIRECTORY -o OPTIONS

Options: home=DIRECTORY, ro, exclusive, allow_other,
binding=fuse-native, and those of mount(8) and systemd.
`;

async function main(words: readonly string[]): Promise<void> {
  if (words.includes('--help') || words.includes('-h')) {
    process.stdout.write(HELP);
    return;
  }
  try {
    selectProvider(process.env.OCEAN_CRYPTO);
    const parsed = parseMountWords(words);
    const say = (line: string) => {
      if (parsed.isVerbose) process.stdout.write(`mount.fuse.ocean: ${line}\n`);
    };
    await mountByLine(parsed, say);
  } catch (error) {
    process.stderr.write(`mount.fuse.ocean: ${messageOf(error)}\n`);
    process.exitCode = isKind(error, 'invalid') ? USAGE : MOUNT_FAILURE;
  }
}

await main(process.argv.slice(2));
