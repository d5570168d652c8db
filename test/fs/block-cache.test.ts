import test from 'ava';
import fc from 'fast-check';
import { equal, keyOf } from '../../src/base/index.ts';
import { digest } from '../../src/crypto/index.ts';
import { BlockCache } from '../../src/fs/block-cache.ts';
import { ROOT_INO } from '../../src/fs/index.ts';
import { MemoryLogFolder } from '../../src/sim/index.ts';
import { LoopbackPond } from './loopback-pond.ts';

const MIB = 1 << 20;
const CALLER = { uid: 0, gid: 0, pid: 1 };

function block(length: number, fill: number) {
  const sealed = new Uint8Array(length).fill(fill);
  return { digest: digest('block', sealed), sealed };
}

/** A volume on a machine with a cache, and a file of that many bytes in it, committed. */
async function written(length: number, cacheBytes: number, folder = new MemoryLogFolder()) {
  const pond = new LoopbackPond();
  const opened = await pond.open({ folder, cacheBytes });
  const { fileSystem } = opened;
  const { attributes, opened: file } = await fileSystem.create(CALLER, ROOT_INO, 'f', {
    mode: 0o644,
  });
  const content = Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 0xff);
  for (let at = 0; at < length; at += MIB) {
    await fileSystem.write(file.handle, at, content.subarray(at, at + MIB));
  }
  await fileSystem.fsync(file.handle);
  await fileSystem.release(file.handle);
  return { pond, opened, folder, content, ino: attributes.ino };
}

type Written = Awaited<ReturnType<typeof written>>;

async function read({ opened, ino, content }: Pick<Written, 'opened' | 'ino' | 'content'>) {
  opened.volume.session.dropOpened();
  const { handle } = await opened.fileSystem.open(ino);
  const bytes = await opened.fileSystem.read(handle, 0, content.length);
  await opened.fileSystem.release(handle);
  return bytes;
}

test('what was written is read again without the pond', async (t) => {
  const made = await written(20 * MIB, 64 * MIB);
  made.pond.archive.blocks.clear();
  t.true(equal(await read(made), made.content));
});

test('without a cache it is not', async (t) => {
  const made = await written(20 * MIB, 0);
  made.pond.archive.blocks.clear();
  await t.throwsAsync(read(made), { message: /No such block/ });
});

test('what was fetched is read again without the pond', async (t) => {
  const made = await written(8 * MIB, 0);
  const opened = await made.pond.open({
    keys: made.pond.share(),
    node: 'second',
    cacheBytes: 64 * MIB,
  });
  const second = { ...made, opened };
  t.true(equal(await read(second), made.content));
  made.pond.archive.blocks.clear();
  t.true(equal(await read(second), made.content));
});

test('the next process finds what the last one kept', async (t) => {
  const made = await written(20 * MIB, 64 * MIB);
  await made.opened.close(1000);
  const opened = await made.pond.open({ folder: made.folder, cacheBytes: 64 * MIB, slot: 1 });
  made.pond.archive.blocks.clear();
  t.true(equal(await read({ ...made, opened }), made.content));
});

test('a block that was damaged on the disk is fetched, and kept anew', async (t) => {
  const made = await written(8 * MIB, 64 * MIB);
  for (const name of made.folder.list()) {
    const file = made.folder.open(name);
    if (!name.endsWith('.cache') || file.size() < MIB) continue;
    const bytes = file.read(0, file.size());
    bytes[file.size() - 5]! ^= 1;
    file.truncate(0);
    file.append(bytes);
  }
  t.true(equal(await read(made), made.content));
  made.pond.archive.blocks.clear();
  t.true(equal(await read(made), made.content));
});

test('a cache never has more than it may, and the oldest goes first', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 3 * MIB }), fc.nat(255)), { maxLength: 60 }),
      fc.integer({ min: 0, max: 64 * MIB }),
      (sizes, bytesMax) => {
        const cache = new BlockCache(new MemoryLogFolder(), bytesMax);
        const put = sizes.map(([length, fill]) => block(length, fill));
        for (const one of put) {
          cache.put(one);
          t.true(cache.bytes() <= bytesMax);
        }
        const names = [...new Set(put.map((one) => keyOf(one.digest)))];
        const kept = put.filter((one) => cache.get(one.digest) !== undefined);
        for (const one of kept) t.true(equal(cache.get(one.digest)!, one.sealed));
        const fits = put.reduce((sum, { sealed }) => sum + sealed.length + 37, 0) <= bytesMax;
        if (fits) t.is(new Set(kept.map((one) => keyOf(one.digest))).size, names.length);
      },
    ),
    { numRuns: 30, seed: 3 },
  );
});

test('an earlier segment goes before a later one', (t) => {
  const cache = new BlockCache(new MemoryLogFolder(), 40 * MIB);
  const blocks = Array.from({ length: 50 }, (_, i) => block(MIB, i));
  for (const one of blocks) cache.put(one);
  t.is(cache.get(blocks[0]!.digest), undefined);
  t.deepEqual(cache.get(blocks[49]!.digest)?.length, MIB);
});

test('what is on its way to the disk is given, and is there for the next process when it has come there', async (t) => {
  const folder = new MemoryLogFolder();
  const cache = new BlockCache(folder, 40 * MIB);
  const blocks = Array.from({ length: 36 }, (_, i) => block(MIB, i));
  for (const one of blocks) cache.put(one);
  t.true(blocks.every(({ digest, sealed }) => cache.get(digest)?.[0] === sealed[0]));
  await new Promise(setImmediate);
  cache.close();
  const again = new BlockCache(folder, 40 * MIB);
  t.true(blocks.every(({ digest, sealed }) => again.get(digest)?.[0] === sealed[0]));
});

test('what was given up while it was on its way is not kept', async (t) => {
  const cache = new BlockCache(new MemoryLogFolder(), 40 * MIB);
  const one = block(1000, 1);
  cache.put(one);
  cache.clear();
  t.falsy(cache.get(one.digest));
  await new Promise(setImmediate);
  t.falsy(cache.get(one.digest));
  t.is(cache.bytes(), 0);
});

test('a closed cache gives and takes nothing', (t) => {
  const cache = new BlockCache(new MemoryLogFolder(), 40 * MIB);
  const one = block(1000, 1);
  cache.put(one);
  cache.close();
  t.is(cache.get(one.digest), undefined);
  cache.put(block(1000, 2));
  t.is(cache.get(block(1000, 2).digest), undefined);
});

test('what the owner forgot is not kept', async (t) => {
  const made = await written(8 * MIB, 64 * MIB);
  t.true(made.opened.volume.cache.bytes() > 0);
  made.opened.volume.session.dropCached();
  t.is(made.opened.volume.cache.bytes(), 0);
});
