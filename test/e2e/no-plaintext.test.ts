/** What lies on a node's disk tells nothing about the files, not even their names. */

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { command, shell } from './command.ts';
import type { Pond } from './pond.ts';
import { pondTest } from './pond-test.ts';

const WORDS = [
  'Quagga-In-The-Name',
  'Thylacine-In-The-Content',
  'Moa-In-The-Link',
  'Dodo-In-The-Attribute',
];
const WRITE = `
  mkdir "$1/Quagga-In-The-Name-of-a-folder"
  yes Thylacine-In-The-Content | head -c 3000000 > "$1/Quagga-In-The-Name-large"
  echo Thylacine-In-The-Content > "$1/Quagga-In-The-Name-small"
  ln -s Moa-In-The-Link "$1/Quagga-In-The-Name-link"
  setfattr -n user.Dodo-In-The-Attribute -v Dodo-In-The-Attribute "$1/Quagga-In-The-Name-small"
`;

/** Everything in the nodes' folders: stores, journals, logs, keys. */
async function search(t: ExecutionContext, pond: Pond): Promise<void> {
  for (const word of WORDS) {
    const words = ['grep', '-raliF', word, join(pond.directory, 'nodes')];
    const { status, output } = await command(words);
    t.is(status, 1, `${word} is in ${output}`);
  }
}

pondTest(
  'no node keeps a plain byte of a file, a name, a link or an attribute',
  async (t, pond) => {
    await shell(t, `${WRITE}\nsync -f "$1"`, [pond.mount]);
    await pond.committed();
    const stored = await Promise.all(
      [1, 2, 3, 4, 5].map(async (node) => (await pond.status(node)).packs),
    );
    t.true(Math.max(...stored) > 0, 'there must be something to search');
    await search(t, pond);
    // A mount whose ring is gone keeps what is written in its journal.
    const second = await pond.mountAt(2);
    await shell(t, 'ls -l "$1"', [second]);
    await pond.kill(1);
    await shell(t, `mkdir "$1/again"; set -- "$1/again"; ${WRITE}`, [second]);
    const journal = join(pond.home(2), 'journal/shared');
    let bytes = 0;
    for (const name of await readdir(journal)) bytes += (await stat(join(journal, name))).size;
    t.true(bytes > 3_000_000, `the journal has ${bytes} bytes`);
    await search(t, pond);
  },
);
