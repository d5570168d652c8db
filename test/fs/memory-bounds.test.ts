/** What a mount keeps in memory has bounds, whatever is written or listed. */

import test from 'ava';
import { ROOT_INO } from '../../src/fs/index.ts';
import { makeDirectory } from '../../src/fs/namespace.ts';
import { NAMES_CACHED_MAX, UNSEALED_BYTES_MAX } from '../../src/fs/volume.ts';
import { LoopbackPond } from './loopback-pond.ts';

const CALLER = { uid: 0, gid: 0, pid: 1 };
const MIB = 1 << 20;

test('writes to any number of open files are sealed before they fill the memory', async (t) => {
  const { fileSystem, volume, close } = await new LoopbackPond().open();
  const bufferBytes = () => [...volume.dirty].reduce((sum, { windows }) => sum + windows.bytes, 0);
  let most = 0;
  let made = 0;
  const bytes = Uint8Array.of(1);
  for (let number = 0; number < 150; number++) {
    const { opened } = await fileSystem.create(CALLER, ROOT_INO, `${number}`, { mode: 0o600 });
    // One byte, but at the end of a window: its buffer is a whole one.
    await fileSystem.write(opened.handle, MIB - 1, bytes);
    made += MIB;
    most = Math.max(most, bufferBytes());
  }
  t.true(made > 2 * UNSEALED_BYTES_MAX);
  t.true(most <= UNSEALED_BYTES_MAX, `${most} bytes`);
  await close(1000);
});

test('names of directories that were listed are forgotten when there are too many', async (t) => {
  const { fileSystem, volume, close } = await new LoopbackPond().open();
  const each = NAMES_CACHED_MAX / 4 - 10;
  const hash = new Uint8Array(16);
  const inos: number[] = [];
  for (let number = 0; number < 6; number++) {
    const place = { parent: ROOT_INO, name: `d${number}` };
    const { ino } = await makeDirectory(volume, CALLER, place, { mode: 0o755 });
    inos.push(ino);
    const directory = await volume.directory(ino);
    for (let entry = 0; entry < each; entry++) {
      new DataView(hash.buffer).setUint32(0, entry);
      directory.add({ ino: 1000 + entry, type: 0, name: `${entry}` }, hash.slice());
    }
    directory.isComplete = false;
    await volume.complete(ino);
  }
  const kept = inos.map((ino) => volume.cachedDirectory(ino) !== undefined);
  t.deepEqual(kept, [false, false, true, true, true, true], 'the oldest go');
  t.not(await fileSystem.walk(['d0']), undefined);
  await close(1000);
});
