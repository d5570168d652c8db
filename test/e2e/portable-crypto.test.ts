/** The portable provider of cryptography runs a whole pond. */

import { shell } from './command.ts';
import { pondTest } from './pond-test.ts';

pondTest(
  'a pond runs on the portable crypto provider alone',
  async (t, pond) => {
    const work = `
      cp -r /usr/include/linux/netfilter "$1"/
      head -c 300000 /dev/urandom > "$1"/large
      cp "$1"/large "$2"
      sync -f "$1"`;
    const local = `${pond.directory}/large`;
    await shell(t, work, [pond.mount, local]);
    await pond.ocean(1, ['stop']);
    await pond.startAgain(1);
    const compare = 'diff -r /usr/include/linux/netfilter "$1"/netfilter && cmp "$1"/large "$2"';
    await shell(t, compare, [pond.mount, local]);
  },
  { nodeCount: 3, env: { OCEAN_CRYPTO: 'noble' } },
);
