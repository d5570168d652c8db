import { type ChildProcess, execFile, fork } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import { EMPTY, equal, isKind, SeededRandom, u32, utf8 } from '../../src/base/index.ts';
import { DiskStore } from '../../src/host/index.ts';
import { storeContract } from '../contract/store.ts';
import { type Acknowledged, bytesOfBatch } from './fixture/writer.ts';

const MIB = 1024 * 1024;

storeContract(test, 'The store on disk', async (quotaBytes) => {
  const directory = await mkdtemp(join(tmpdir(), 'ocean-store-'));
  let store = DiskStore.open({ directory, quotaBytes });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = DiskStore.open({ directory, quotaBytes });
      return store;
    },
    cleanup: async () => {
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
});

async function directoryOf(t: ExecutionContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'ocean-store-'));
  t.teardown(() => rm(directory, { recursive: true }));
  return directory;
}

test('a second opener of one directory is told that it is busy', async (t) => {
  const directory = await directoryOf(t);
  const store = DiskStore.open({ directory, quotaBytes: MIB });
  const error = t.throws(() => DiskStore.open({ directory, quotaBytes: MIB }));
  t.true(isKind(error, 'busy'));
  t.regex(error.message, new RegExp(String(process.pid)));
  await store.write([{ table: 'fish', key: utf8('cod'), value: utf8('grey') }]);
  await store.close();
  await DiskStore.open({ directory, quotaBytes: MIB }).close();
});

test('a disk that is full refuses the batch, keeps the rest and stays of use', async (t) => {
  const directory = await directoryOf(t);
  const filler = fileURLToPath(new URL('./fixture/full-disk.ts', import.meta.url));
  // A limit on the length of files: the kernel cuts a write short and then refuses, as on a full disk.
  const command = 'ulimit -f 8192; exec "$0" "$1" "$2"';
  const run = promisify(execFile);
  const { stdout } = await run('sh', ['-c', command, process.execPath, filler, directory]);
  t.deepEqual(JSON.parse(stdout), {
    kinds: ['no-space', 'no-space'],
    grown: 0,
    keys: ['kept', 'small'],
  });
  const store = DiskStore.open({ directory, quotaBytes: MIB });
  t.is([...store.range('fish')].length, 2);
  t.is(store.bytesUsed(), 4 + 1000 + 5 + 10);
  await store.close();
});

/** What the disk would have after a crash now: the store is of use, and has not put its log away. */
async function crashed(t: ExecutionContext, directory: string): Promise<string> {
  const copy = await directoryOf(t);
  for (const name of ['data.mdb', 'log']) await cp(join(directory, name), join(copy, name));
  return copy;
}

const put = (key: string, bytes: number) => [
  { table: 'fish', key: utf8(key), value: new Uint8Array(bytes).fill(7) },
];
const keysIn = (store: DiskStore) =>
  [...store.range('fish')].map(([key]) => new TextDecoder().decode(key));

test('what is durable is there after a crash, be it in the log or in the tables', async (t) => {
  const directory = await directoryOf(t);
  const quotaBytes = 100 * MIB;
  const store = DiskStore.open({ directory, quotaBytes });
  await store.write(put('tables', MIB)); // Too large for the log.
  for (const key of ['a', 'b', 'c']) await store.write(put(key, 1000));
  await store.write([...put('d', 1000), { table: 'fish', key: utf8('a'), value: undefined }]);
  const copy = await crashed(t, directory);
  const used = store.bytesUsed();
  await store.close();
  const again = DiskStore.open({ directory: copy, quotaBytes });
  t.deepEqual(keysIn(again), ['b', 'c', 'd', 'tables']);
  t.is(again.bytesUsed(), used);
  // It goes on behind what it found.
  await again.write(put('e', 10));
  const twice = DiskStore.open({ directory: await crashed(t, copy), quotaBytes });
  t.deepEqual(keysIn(twice), ['b', 'c', 'd', 'e', 'tables']);
  for (const one of [again, twice]) await one.close();
});

test('a log that was written over from the start gives what came last', async (t) => {
  const directory = await directoryOf(t);
  const store = DiskStore.open({ directory, quotaBytes: 100 * MIB });
  for (let i = 0; i < 300; i++) await store.write(put(`k${i % 7}`, 20_000 + i));
  const copy = await crashed(t, directory);
  t.true((await readFile(join(copy, 'log'))).length <= 2 * MIB);
  await store.close();
  const again = DiskStore.open({ directory: copy, quotaBytes: 100 * MIB });
  for (let i = 293; i < 300; i++) t.is(again.get('fish', utf8(`k${i % 7}`))?.length, 20_000 + i);
  await again.close();
});

test("the bytes of a batch are the caller's again once it is durable", async (t) => {
  const directory = await directoryOf(t);
  const store = DiskStore.open({ directory, quotaBytes: MIB });
  const batch = put('a', 10);
  await store.write(batch);
  batch[0]!.key.fill(0);
  batch[0]!.value.fill(0);
  await store.close();
  const again = DiskStore.open({ directory, quotaBytes: MIB });
  t.deepEqual(again.get('fish', utf8('a')), new Uint8Array(10).fill(7));
  await again.close();
});

function killed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

// Alone: while other tests keep this thread busy, the writer would run into its quota.
test.serial('what was acknowledged is there after kill -9, and every batch is whole', async (t) => {
  const directory = await directoryOf(t);
  const random = new SeededRandom(7);
  const writer = new URL('./fixture/writer.ts', import.meta.url);
  for (let round = 0; round < 4; round++) {
    const child = fork(writer, [directory, String(round)]);
    const enough = 20 + random.integer(200);
    const acknowledged: Acknowledged[] = [];
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code, signal) =>
        reject(new Error(`The writer ended by itself: ${code} ${signal}`)),
      );
      child.on('message', (message) => {
        acknowledged.push(message as Acknowledged);
        if (acknowledged.length === enough) resolve();
      });
    });
    child.removeAllListeners('exit');
    await killed(child);
    const store = DiskStore.open({ directory, quotaBytes: 1024 * MIB });
    t.true(acknowledged.length >= enough);
    for (const { batch, bytes } of acknowledged) {
      const kept = store.get(`round ${round}`, u32(batch));
      t.true(
        equal(kept ?? EMPTY, bytesOfBatch(batch, bytes)),
        `batch ${batch}: ${kept?.length} of ${bytes}`,
      );
    }
    let bytesUsed = 0;
    for (let table = 0; table <= round; table++) {
      const twins = new Map([...store.range(`twin ${table}`)].map(([k, v]) => [k.toHex(), v]));
      for (const [key, value] of store.range(`round ${table}`)) {
        t.true(equal(twins.get(key.toHex()) ?? EMPTY, value));
        bytesUsed += 2 * (key.length + value.length);
      }
      t.is([...store.range(`round ${table}`)].length, twins.size);
    }
    t.is(store.bytesUsed(), bytesUsed);
    await store.close();
  }
});
