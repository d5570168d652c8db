/** A few of the kills of `npm run trial -- kills`. */

import test from 'ava';
import { fixture } from './command.ts';

const SEED = '11';

test.serial(
  'after kill -9 of a supervised mount at any moment all that was written is there',
  async (t) => {
    const said = await fixture(t, 'kills.ts', ['supervised', '3', SEED]);
    t.regex(said.at(-1), /as they should be/);
  },
);

test.serial(
  'after kill -9 of a mount at any moment all that was closed is there, and what was synced elsewhere',
  async (t) => {
    const said = await fixture(t, 'kills.ts', ['alone', '3', SEED]);
    t.regex(said.at(-1), /as they should be/);
  },
);
