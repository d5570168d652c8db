/** A pond whose nodes are killed without a warning. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noise, shell } from './command.ts';
import { pondTest } from './pond-test.ts';

pondTest('every file reads byte for byte after two of five nodes were killed', async (t, pond) => {
  const large = join(pond.directory, 'large');
  await shell(t, 'mkdir "$1"', [large]);
  for (let i = 0; i < 3; i++) await writeFile(join(large, `${i}`), noise(`large ${i}`, 4 << 20));
  const script = 'cp -r /usr/include/linux "$2" "$1"/ && sync -f "$1"';
  await shell(t, script, [pond.mount, large]);
  await pond.committed();
  // The first node orders the volume's updates and mounts it; of the others any two may go.
  for (const pair of [
    [2, 3],
    [4, 5],
  ]) {
    for (const node of pair) await pond.kill(node);
    // A new process has read nothing yet.
    await pond.ocean(1, ['stop']);
    await pond.startAgain(1);
    const compare = 'diff -r /usr/include/linux "$1"/linux && diff -r "$2" "$1"/large';
    await shell(t, compare, [pond.mount, large]);
    for (const node of pair) await pond.startAgain(node);
  }
});
