/** A few of the kills of `npm run trial -- kills`; that of supervised mounts still fails at times, see docs/testing.md. */

import test from 'ava';
import { fixture } from './command.ts';

const SEED = '11';

test.serial(
  'after kill -9 of a mount at any moment all that was closed is there, and what was synced elsewhere',
  async (t) => {
    const said = await fixture(t, 'kills.ts', ['alone', '3', SEED]);
    t.regex(said.at(-1), /as they should be/);
  },
);
