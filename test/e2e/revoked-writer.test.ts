/** A machine whose key the owner revokes, beside one that goes on. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command, until } from './command.ts';
import { pondTest } from './pond-test.ts';

const PERMISSION = 6;
const SECOND = 3;

/** A shell: a mount that hangs must not take the test with it. */
const sh = (script: string, ...args: string[]) => command(['sh', '-c', script, 'sh', ...args]);
const WRITE = 'printf %s "$2" > "$1" && sync "$1"';

pondTest(
  'a revoked machine cannot write, by mount or by put, till it is admitted again',
  async (t, pond) => {
    const second = await pond.mountAt(SECOND);
    const written = await sh(WRITE, join(second, 'before'), 'in time');
    t.is(written.status, 0, written.errorText);
    const { writers } = JSON.parse(
      await pond.ocean(SECOND, ['volume', 'writers', 'shared', '--json']),
    );
    const { key } = writers.find((one: { isHere: boolean }) => one.isHere);

    const usurper = await pond.try(SECOND, ['volume', 'revoke', 'shared', key]);
    t.is(usurper.status, PERMISSION);
    t.regex(usurper.errorText, /only its owner says who may/);
    const shown = await pond.ocean(1, ['volume', 'revoke', 'shared', key.slice(0, 8)]);
    t.regex(shown, new RegExp(`${key.slice(0, 16)} .*revoked`));

    // Until it has heard of it, the first attempt makes a file that `sync` cannot commit.
    const refused = await sh(WRITE, join(second, 'after'), 'too late');
    t.not(refused.status, 0);
    t.regex(refused.errorText, /Permission denied/);
    const local = join(pond.directory, 'local');
    await writeFile(local, 'by put');
    const put = await pond.try(SECOND, ['put', local, 'shared:/put']);
    t.is(put.status, PERMISSION, put.errorText);
    t.regex(put.errorText, /ocean volume admit shared/);
    const [volume] = (await pond.status(SECOND)).volumes;
    t.regex(volume.stalled, /not among its writers any more/);
    t.is((await sh('cat "$1"', join(second, 'before'))).output, 'in time');

    // Whoever is on the list goes on, and sees nothing of what was refused.
    const owners = await sh(WRITE, join(pond.mount, 'owner'), 'mine');
    t.is(owners.status, 0, owners.errorText);
    t.not((await sh('ls "$1"', join(pond.mount, 'put'))).status, 0);
    await until('the revoked mount reads what the owner wrote', async () => {
      return (await sh('cat "$1"', join(second, 'owner'))).output === 'mine';
    });

    await pond.ocean(1, ['volume', 'admit', 'shared', key]);
    await pond.committed(SECOND);
    const again = await sh(WRITE, join(second, 'again'), 'back');
    t.is(again.status, 0, again.errorText);
    await until('the owner sees it', async () => {
      const seen = await readFile(join(pond.mount, 'again'), 'utf8').catch(() => '');
      return seen === 'back';
    });
  },
);
