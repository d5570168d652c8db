import test from 'ava';
import { concat, keyOf, u32, utf8 } from '../../src/base/index.ts';
import { formatVolumeKeys, parseVolumeKeys, Sealer, type Session } from '../../src/client/index.ts';
import { ROOT_INO } from '../../src/fs/index.ts';
import { LoopbackPond } from '../fs/loopback-pond.ts';

const CALLER = { uid: 0, gid: 0, pid: 1 };

async function packsOf(session: Session) {
  const all = [];
  for await (const packs of session.packs())
    for (const { version: _, ...pack } of packs) all.push(pack);
  return all.map(({ pack: _, ...rest }) => rest);
}

test('a commit that brings packs names them in the index, with all that they hold', async (t) => {
  const pond = new LoopbackPond();
  const { fileSystem, volume } = await pond.open();
  const { opened } = await fileSystem.create(CALLER, ROOT_INO, 'f', { mode: 0o644 });
  for (let i = 0; i < 3; i++)
    await fileSystem.write(opened.handle, i << 20, new Uint8Array(1 << 20).fill(i + 1));
  await fileSystem.fsync(opened.handle);
  const bytes = [...pond.archive.blocks.values()].reduce((sum, { length }) => sum + length, 0);
  t.deepEqual(await packsOf(volume.session), [{ k: 1, n: 1, length: bytes }]);
});

test('small blocks lie with the ring until they are packed, and read the same before and after', async (t) => {
  const pond = new LoopbackPond();
  const { fileSystem, volume } = await pond.open();
  const { opened } = await fileSystem.create(CALLER, ROOT_INO, 'f', { mode: 0o644 });
  await fileSystem.write(opened.handle, 0, new Uint8Array(20_000).fill(9));
  await fileSystem.fsync(opened.handle);
  t.is(pond.archive.stores, 0);
  const waiting = [];
  for await (const blocks of volume.session.ringBlocks()) waiting.push(...blocks);
  t.is(waiting.length, 1);
  await volume.session.pack([waiting[0]!, waiting[0]!], 5000);
  t.is(pond.archive.stores, 1);
  t.true(pond.archive.blocks.has(keyOf(waiting[0]!)));
  for await (const blocks of volume.session.ringBlocks()) t.is(blocks.length, 0);
  t.deepEqual(await packsOf(volume.session), [
    { k: 1, n: 1, length: pond.archive.blocks.get(keyOf(waiting[0]!))!.length },
  ]);
  await volume.session.pack(waiting, 5000); // Packed already: nothing to do.
  t.is(pond.archive.stores, 1);
  const cold = (await pond.open({ keys: pond.share(), node: 'other' })).fileSystem;
  const { ino } = await cold.lookup(ROOT_INO, 'f');
  const { handle } = await cold.open(ino);
  t.deepEqual(await cold.read(handle, 0, 30_000), new Uint8Array(20_000).fill(9));
});

test('equal content is one block and is stored once', async (t) => {
  const pond = new LoopbackPond();
  const { fileSystem } = await pond.open();
  const content = new Uint8Array(300_000).fill(7);
  for (const name of ['a', 'b']) {
    const { opened } = await fileSystem.create(CALLER, ROOT_INO, name, { mode: 0o644 });
    await fileSystem.write(opened.handle, 0, content);
    await fileSystem.fsync(opened.handle);
  }
  t.is(pond.archive.blocks.size, 1);
  t.is(pond.archive.stores, 1);
});

test('a value opens only under its own key, unchanged, and with a key of the volume', (t) => {
  const pond = new LoopbackPond();
  const sealer = new Sealer(pond.keys, (length) => pond.random.bytes(length));
  const stranger = new Sealer(new LoopbackPond(8).keys, (length) => pond.random.bytes(length));
  const [name, other, plain] = [Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3, 4)];
  const sealed = sealer.sealValue(name, plain);
  t.deepEqual(sealer.openValue(name, sealed), plain);
  t.is(sealer.openValue(other, sealed), undefined);
  const changed = sealed.slice();
  changed[20]! ^= 1;
  t.is(sealer.openValue(name, changed), undefined);
  t.is(stranger.openValue(name, sealed), undefined);
  t.notDeepEqual(sealer.sealValue(name, plain), sealed);
});

test('keys of a volume survive as text, and changed text is refused', (t) => {
  const { keys } = new LoopbackPond();
  const text = formatVolumeKeys(keys);
  const again = parseVolumeKeys(text);
  t.deepEqual(again && formatVolumeKeys(again), text);
  t.is(parseVolumeKeys(text.replace('"epoch": 1', '"epoch": 2')), undefined);
  t.is(parseVolumeKeys(text.replace(/"owner": "../, '"owner": "00')), undefined);
  t.is(parseVolumeKeys('{}'), undefined);
});

test('a commit whose push was lost is read back all the same', async (t) => {
  const pond = new LoopbackPond();
  const { fileSystem, volume } = await pond.open();
  pond.losesPushes = true;
  const { opened, attributes } = await fileSystem.create(CALLER, ROOT_INO, 'f', { mode: 0o644 });
  await fileSystem.write(opened.handle, 0, new Uint8Array(10).fill(3));
  await fileSystem.fsync(opened.handle);
  const entry = await volume.reader.inode(attributes.ino);
  t.is(entry?.size, 10);
});

test('who has nothing of a long listing asks for many of its nodes at a time', async (t) => {
  const pond = new LoopbackPond();
  const { volume, close } = await pond.open();
  const prefix = utf8('list');
  for (let number = 0; number < 3000; number++)
    volume.draft.put(concat([prefix, u32(number)]), new Uint8Array(100));
  await volume.draft.flush();
  const keys = pond.share();
  const session = await pond.session(keys, 'other');
  const ports = pond.ports.get(session)!;
  const { request } = ports;
  const asked: number[] = [];
  Object.assign(ports, {
    request: (...[ring, message]: Parameters<typeof request>) => {
      if (message.kind === 'getNodes') asked.push(message.digests.length);
      return request(ring, message);
    },
  });
  t.is((await session.view.scan(prefix)).length, 3000);
  const nodes = asked.reduce((sum, count) => sum + count, 0);
  t.true(nodes > 100, `${nodes} nodes`);
  t.true(asked.length < nodes / 8, `${nodes} nodes in ${asked.length} questions`);
  await close(1000);
});
