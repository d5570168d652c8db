import test from 'ava';
import { isKind, utf8 } from '../../src/base/index.ts';
import { MemoryLogFolder, MemoryStore, RefusingStore } from '../../src/sim/index.ts';
import { logFolderContract } from '../contract/log-folder.ts';
import { storeContract } from '../contract/store.ts';

storeContract(test, 'The store in memory', async (quotaBytes) => ({
  store: new MemoryStore({ quotaBytes }),
  cleanup: async () => {},
}));

logFolderContract(test, 'The log folder in memory', async () => {
  const folder = new MemoryLogFolder();
  return { folder, reopen: () => folder, cleanup: async () => {} };
});

test('The refusing store keeps nothing and says why', async (t) => {
  const store = new RefusingStore();
  const write = { table: 'fish', key: utf8('cod'), value: utf8('grey') };
  t.true(isKind(await t.throwsAsync(store.write([write])), 'no-space'));
  t.is(store.get('fish', write.key), undefined);
});

test('losePower() forgets exactly what was not synced', async (t) => {
  const folder = new MemoryLogFolder();
  const log = folder.open('journal');
  log.append(utf8('kept'));
  await log.sync();
  log.append(utf8(' lost'));
  folder.losePower();
  const after = folder.open('journal');
  t.is(after.size(), 4);
  t.deepEqual(after.read(0, 4), utf8('kept'));
});
