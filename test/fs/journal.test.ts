/** What a killed process finds in its journal when it comes back. */

import test from 'ava';
import { utf8 } from '../../src/base/index.ts';
import type { StoredBlock } from '../../src/client/index.ts';
import { digest } from '../../src/crypto/index.ts';
import { ROOT_INO } from '../../src/fs/index.ts';
import { Journal } from '../../src/fs/journal.ts';
import { MemoryLogFolder } from '../../src/sim/index.ts';
import { copyOf } from './files.ts';
import { LoopbackPond } from './loopback-pond.ts';

const KEY = new Uint8Array(32).fill(7);

function opened(folder: MemoryLogFolder): { journal: Journal; replayed: string[] } {
  const journal = new Journal({ folder, key: KEY, random: (length) => new Uint8Array(length) });
  const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString();
  const replayed = journal.replay().changes.map(({ key, value }) => `${text(key)}=${text(value)}`);
  return { journal, replayed };
}

function put(journal: Journal, key: string, value: string): void {
  journal.appendChanges([{ key: utf8(key), value: utf8(value) }], undefined);
}

function blockOf(text: string): { digest: StoredBlock['digest']; sealed: Uint8Array } {
  const sealed = utf8(text);
  return { digest: digest('block', sealed) as StoredBlock['digest'], sealed };
}

test('after a replay, a commit of everything leaves nothing of any segment', (t) => {
  const folder = new MemoryLogFolder();
  const { journal } = opened(folder);
  put(journal, 'size', '0');
  journal.mark();
  put(journal, 'size', '3037');
  const next = opened(folder); // Both segments are older than the process.
  t.deepEqual(next.replayed, ['size=0', 'size=3037']);
  next.journal.release(next.journal.mark());
  t.deepEqual(opened(folder).replayed, [], 'an old size would come back over the committed one');
});

test('a segment that a block holds keeps the newer ones', (t) => {
  const folder = new MemoryLogFolder();
  const { journal } = opened(folder);
  const block = blockOf('sealed');
  journal.appendBlock(block.digest, block.sealed);
  put(journal, 'size', '0');
  journal.mark();
  put(journal, 'size', '3037');
  journal.release(journal.mark());
  t.deepEqual(opened(folder).replayed, ['size=0', 'size=3037'], 'never the old value alone');
  journal.forgetBlock(block.digest);
  journal.release(journal.mark());
  t.deepEqual(opened(folder).replayed, []);
});

test('what is appended after a torn record is replayed', (t) => {
  const folder = new MemoryLogFolder();
  const { journal } = opened(folder);
  put(journal, 'first', '1');
  put(journal, 'torn', '2');
  const file = folder.open(folder.list()[0] as string);
  file.truncate(file.size() - 1);
  const next = opened(folder);
  t.deepEqual(next.replayed, ['first=1']);
  put(next.journal, 'third', '3');
  t.deepEqual(opened(folder).replayed, ['first=1', 'third=3']);
});

const shown = (version: number) => ({ version, top: digest('tree', utf8(`top ${version}`)) });

test('a replay tells to which version the last changes were made', (t) => {
  const folder = new MemoryLogFolder();
  const { journal } = opened(folder);
  put(journal, 'before', 'an earlier program');
  journal.appendChanges([{ key: utf8('a'), value: utf8('1') }], shown(7));
  journal.appendChanges([{ key: utf8('b'), value: undefined }], shown(8));
  const left = new Journal({
    folder,
    key: KEY,
    random: (length) => new Uint8Array(length),
  }).replay();
  t.deepEqual(left.base, shown(8));
  t.is(left.changes.length, 3);
});

test('what a merge made takes the place of all before it, whole or not at all', (t) => {
  const folder = new MemoryLogFolder();
  const { journal } = opened(folder);
  put(journal, 'mine', '1');
  journal.appendMerged([{ key: utf8('merged'), value: utf8('2') }], shown(9));
  put(journal, 'later', '3');
  t.deepEqual(opened(folder.copy()).replayed, ['merged=2', 'later=3']);
  const torn = folder.copy();
  const file = torn.open(torn.list()[0] as string);
  file.truncate(file.size() - 60);
  t.deepEqual(opened(torn).replayed, ['mine=1']);
});

test('a name is journaled when the file is made, and not only when it is closed', async (t) => {
  const pond = new LoopbackPond();
  const folder = new MemoryLogFolder();
  const { fileSystem } = await pond.open({ folder, slot: 1, node: 'first' });
  pond.isUp = false;
  await fileSystem.create({ uid: 1, gid: 2, pid: 3 }, ROOT_INO, 'made', { mode: 0o600 });
  const kept = copyOf(folder);
  pond.isUp = true;
  const again = await pond.open({ folder: kept, slot: 1, node: 'second' });
  t.is((await again.fileSystem.lookup(ROOT_INO, 'made')).size, 0);
});
