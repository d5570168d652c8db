/** What a mount keeps in memory has bounds, whatever is written or listed. */

import test from 'ava';
import { ROOT_INO } from '../../src/fs/index.ts';
import { Inode } from '../../src/fs/inode.ts';
import { makeDirectory } from '../../src/fs/namespace.ts';
import { INODES_CACHED_MAX, NAMES_CACHED_MAX, UNSEALED_BYTES_MAX } from '../../src/fs/volume.ts';
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

test('names that are made one by one are forgotten when there are too many', async (t) => {
  const { volume, close } = await new LoopbackPond().open();
  const hash = new Uint8Array(16);
  const directories = [];
  let most = 0;
  for (let number = 0; number < 5; number++) {
    const place = { parent: ROOT_INO, name: `d${number}` };
    const { ino } = await makeDirectory(volume, CALLER, place, { mode: 0o755 });
    directories.push(await volume.directory(ino));
    for (let entry = 0; entry < NAMES_CACHED_MAX / 4; entry++) {
      new DataView(hash.buffer).setUint32(0, entry);
      const record = { ino: 1000 + entry, type: 0, name: `${entry}` };
      volume.addName(directories[number]!, record, hash.slice());
    }
    const kept = directories.filter(({ ino }) => volume.cachedDirectory(ino) !== undefined);
    most = Math.max(
      most,
      kept.reduce((sum, { size }) => sum + size, 0),
    );
  }
  t.true(most <= NAMES_CACHED_MAX + 1024, `${most} names`);
  t.not(volume.cachedDirectory(directories[4]!.ino), undefined, 'the newest stays');
  await close(1000);
});

test('an inode that is used stays in memory, others go', async (t) => {
  const { volume, close } = await new LoopbackPond().open();
  const fresh = (ino: number) =>
    volume.add(new Inode(ino, volume.freshRecord({ mode: 0o100644, uid: 0, gid: 0 })));
  const first = 1_000_000;
  const used = fresh(first);
  for (let number = 1; number <= 2 * INODES_CACHED_MAX; number++) {
    fresh(first + number);
    if (number % 1000 === 0) t.is(await volume.inode(first), used);
  }
  t.true([...volume.cachedInodes()].length <= INODES_CACHED_MAX);
  t.is(volume.cachedInode(first + 1), undefined);
  await close(1000);
});

test('open files do not keep others in memory', async (t) => {
  const { volume, close } = await new LoopbackPond().open();
  const record = () => volume.freshRecord({ mode: 0o100644, uid: 0, gid: 0 });
  const open = Array.from({ length: INODES_CACHED_MAX / 4 }, (_, number) => {
    const inode = volume.add(new Inode(1_000_000 + number, record()));
    inode.opens++;
    return inode;
  });
  for (let number = 0; number < 2 * INODES_CACHED_MAX; number++)
    volume.add(new Inode(2_000_000 + number, record()));
  const { length } = [...volume.cachedInodes()];
  t.true(length <= INODES_CACHED_MAX + 2, `${length} inodes`);
  for (const inode of open) t.is(volume.cachedInode(inode.ino), inode);
  await close(1000);
});
