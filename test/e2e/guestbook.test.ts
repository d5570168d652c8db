/** The example of `docs/api.md` runs, and prints what the page says. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command, ROOT } from './command.ts';
import { pondTest } from './pond-test.ts';

const EXAMPLE = join(ROOT, 'docs/examples/guestbook.ts');

pondTest('the guest book of docs/api.md prints what the page shows', async (t, pond) => {
  const run = () => command([process.execPath, EXAMPLE, pond.home(5)], { seconds: 60 });
  const refused = await run();
  t.not(refused.status, 0);
  t.regex(refused.errorText, /A node runs in .*: stop it with "ocean stop", or give this program/);

  await pond.ocean(5, ['stop']);
  const { status, output, errorText } = await run();
  t.is(status, 0, errorText);
  const page = await readFile(join(ROOT, 'docs/api.md'), 'utf8');
  t.true(page.includes(output), output);
});
