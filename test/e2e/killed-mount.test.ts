/** The process that serves the mount is killed while files are copied in. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fixture, until } from './command.ts';
import { isMounted } from './pond.ts';
import { pondTest } from './pond-test.ts';

const ROUND_FILES = 100_000;

pondTest('kill -9 of the mounting process loses no closed file and tears none', async (t, pond) => {
  const record = join(pond.directory, 'record');
  let copied = 0;
  for (const [round, files] of [40, 90, 140].entries()) {
    const first = round * ROUND_FILES;
    const range = [String(first), String(first + ROUND_FILES)];
    const copying = fixture(t, 'copier.ts', [pond.mount, record, ...range]);
    const goal = copied + files;
    await until('enough files are copied', async () => {
      const lines = await readFile(record, 'utf8').catch(() => '');
      return lines.split('\n').length > goal;
    });
    await pond.kill(1);
    t.truthy((await copying).failure, 'the copier must meet an error');
    await pond.startAgain(1);
    t.true(await isMounted(pond.mount), 'the node mounts again by itself');
    const found = await fixture(t, 'checker.ts', [pond.mount, record]);
    t.deepEqual(found.wrong, [], `round ${round}`);
    copied = found.recorded;
    t.true(copied >= goal);
  }
});
