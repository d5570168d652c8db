/** What this mount changed, over what is committed meanwhile. */

import test from 'ava';
import { OceanError, toHex, utf8 } from '../../src/base/index.ts';
import { COMMIT_DELAY_MS, COMMIT_DELAY_MS_MAX } from '../../src/fs/commit-timer.ts';
import type { OpenedVolume } from '../../src/fs/index.ts';
import { direntKey, direntPrefix, extentKey } from '../../src/fs/keys.ts';
import { encodeExtent } from '../../src/fs/records.ts';
import { LoopbackPond } from './loopback-pond.ts';

const PARENT = 99;
const keyOf = (digit: number) => direntKey(PARENT, new Uint8Array(16).fill(digit));

test('a scan finds what is committed while it runs', async (t) => {
  const { volume, close } = await new LoopbackPond().open();
  const { draft, session } = volume;
  draft.put(keyOf(1), utf8('stays'));
  draft.put(keyOf(2), utf8('goes'));
  await draft.flush();
  const prefix = direntPrefix(PARENT);
  const found = await draft.overlaid(prefix, async () => {
    const committed = await session.view.scan(prefix);
    draft.put(keyOf(3), utf8('comes'));
    draft.remove(keyOf(2));
    await draft.flush();
    t.false(draft.has(keyOf(3)), 'the draft has forgotten it, and the scan is older');
    return committed;
  });
  const keys = found.map(({ key }) => toHex(key)).sort();
  t.deepEqual(keys, [toHex(keyOf(1)), toHex(keyOf(3))]);
  await close(1000);
});

const FULL = new OceanError('no-space', 'The pond is full');
const FILE = 77;

/** Content that the archive has to take, as a write to an open file brings it. */
function putContent({ volume }: OpenedVolume, offset: number): void {
  const content = new Uint8Array(100_000).fill(1 + offset);
  const { reference, sealed } = volume.session.sealBlock(content);
  volume.draft.addBlock({ digest: reference.digest, sealed });
  const extent = { offset, length: content.length, inner: 0, block: reference };
  volume.draft.put(extentKey(FILE, offset), encodeExtent(extent), reference.digest);
}

test('who takes back what had no room may write at once', async (t) => {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const { draft } = opened.volume;
  pond.archive.failure = FULL;
  putContent(opened, 0);
  putContent(opened, 1);
  await t.throwsAsync(draft.flush(), { is: FULL });
  await t.throwsAsync(draft.room(), { is: FULL });
  draft.remove(extentKey(FILE, 0));
  draft.remove(extentKey(FILE, 1));
  await draft.room();
  draft.put(keyOf(1), utf8('small'));
  await draft.flush();
  t.is(draft.stalled, undefined);
  await opened.close(1000);
});

test('a refusal of what was taken back meanwhile fails nobody, and one of what is left does', async (t) => {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const { draft } = opened.volume;
  const { archive } = pond;
  const asked = Promise.withResolvers<void>();
  const refused = Promise.withResolvers<never>();
  const store = archive.store.bind(archive);
  archive.store = () => {
    asked.resolve();
    return refused.promise;
  };
  putContent(opened, 0);
  putContent(opened, 1);
  const large = draft.flush();
  await asked.promise;
  draft.remove(extentKey(FILE, 0));
  draft.put(keyOf(1), utf8('small'));
  archive.store = store;
  archive.failure = FULL;
  refused.reject(FULL);
  await t.throwsAsync(large, { is: FULL }, 'one of the two is still there');
  t.is(archive.stores, 0);
  draft.remove(extentKey(FILE, 1));
  await draft.flush();
  t.false(draft.has(keyOf(1)));
  await opened.close(1000);
});

test('who writes what has room does not hear of the refusal of what was taken back', async (t) => {
  const pond = new LoopbackPond();
  const opened = await pond.open();
  const { draft } = opened.volume;
  const asked = Promise.withResolvers<void>();
  const refused = Promise.withResolvers<never>();
  pond.archive.store = () => {
    asked.resolve();
    return refused.promise;
  };
  putContent(opened, 0);
  const large = draft.flush();
  await asked.promise;
  draft.remove(extentKey(FILE, 0));
  draft.put(keyOf(1), utf8('small'));
  const small = draft.flush();
  refused.reject(FULL);
  await small;
  await large;
  t.is(draft.stalled, undefined);
  await opened.close(1000);
});

test('while many changes come more of them wait for each version, and few do not wait as long', async (t) => {
  const pond = new LoopbackPond();
  const { clock } = pond;
  const after = clock.after.bind(clock);
  let delayMs = 0;
  let committing = Promise.withResolvers<void>();
  clock.after = (ms, run) => {
    if (ms < COMMIT_DELAY_MS || ms > COMMIT_DELAY_MS_MAX) return after(ms, run);
    delayMs = ms;
    return after(ms, () => {
      run();
      committing.resolve();
    });
  };
  const { volume, close } = await pond.open();
  const { draft } = volume;
  const write = async (count: number) => {
    committing = Promise.withResolvers();
    for (let i = 0; i < count; i++) draft.put(keyOf(i), utf8(`${count}`));
    await committing.promise;
    await draft.flush();
  };
  await write(1);
  t.is(delayMs, COMMIT_DELAY_MS);
  for (let i = 0; i < 4; i++) await write(100);
  t.is(delayMs, COMMIT_DELAY_MS_MAX);
  await write(1);
  await write(1);
  t.is(delayMs, COMMIT_DELAY_MS);
  await close(1000);
});
