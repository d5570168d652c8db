import test from 'ava';
import { equal, isKind, sleep, utf8 } from '../../src/base/index.ts';
import { WriterAccess } from '../../src/client/index.ts';
import { RETRY_MS } from '../../src/fs/draft.ts';
import { type FileSystem, type OpenedVolume, ROOT_INO } from '../../src/fs/index.ts';
import { MemoryLogFolder } from '../../src/sim/memory-log-folder.ts';
import { LoopbackPond } from './loopback-pond.ts';

const CALLER = { uid: 0, gid: 0, pid: 1 };
const isDenied = (error: unknown) => isKind(error, 'permission');

/** The owner's mount, and another machine's whose key may be revoked. */
async function twoMachines() {
  const pond = new LoopbackPond();
  const owners = await pond.open();
  const { session } = owners.volume;
  const access = new WriterAccess(session, pond.ports.get(session)!);
  const keys = pond.share();
  const folder = new MemoryLogFolder();
  const open = () => pond.open({ keys, node: 'second', folder, slot: 5 });
  const key = keys.author.publicKey;
  const revoke = () =>
    access.change(({ writers }) => writers.map((one) => one.key).filter((one) => !equal(one, key)));
  const admit = () => access.change(({ writers }) => [...writers.map((one) => one.key), key]);
  return { pond, owners, access, open, revoke, admit };
}

async function make(fs: FileSystem, name: string): Promise<number> {
  return (await fs.create(CALLER, ROOT_INO, name, { mode: 0o644 })).opened.handle;
}

async function put(fs: FileSystem, name: string, text: string): Promise<void> {
  const handle = await make(fs, name);
  await fs.write(handle, 0, utf8(text));
  await fs.fsync(handle);
  await fs.release(handle);
}

async function get(fs: FileSystem, name: string): Promise<string | undefined> {
  const found = await fs.lookup(ROOT_INO, name).catch(() => undefined);
  if (found === undefined) return undefined;
  const { handle } = await fs.open(found.ino);
  return new TextDecoder().decode(await fs.read(handle, 0, 1 << 20));
}

/** Pushes between machines are asynchronous. */
async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  const lastMs = Date.now() + 10_000;
  while (!(await check())) {
    if (Date.now() > lastMs) throw new Error('It never came');
    await new Promise(setImmediate);
  }
}

test('a revoked mount fails with EACCES at fsync and close, and reads and the owner go on', async (t) => {
  const { owners, access, open, revoke } = await twoMachines();
  const { fileSystem: second, volume } = await open();
  await put(second, 'a', 'before');
  const [early, late] = [await make(second, 'b'), await make(second, 'c')];
  await second.write(early, 0, utf8('written in time'));
  await second.write(late, 0, utf8('closed too late'));
  await revoke();
  await t.throwsAsync(
    second
      .fsync(early)
      .then(() => second.fsync(late))
      .catch((error) => {
        t.true(isDenied(error), String(error));
        throw error;
      }),
  );
  await until(() => volume.draft.stalled !== undefined);
  await t.throwsAsync(second.flush(late), { message: /ocean volume admit test [0-9a-f]{16}/ });
  await t.throwsAsync(make(second, 'd'), { message: /not among its writers any more/ });
  await t.throwsAsync(second.unlink(ROOT_INO, 'a'), { message: /not among its writers/ });
  t.is(await get(second, 'a'), 'before');
  t.is(await get(second, 'b'), 'written in time');
  const { stalled, changes, journalBytes } = volume.draft.status();
  t.regex(stalled ?? '', /ocean volume admit/);
  t.true(changes > 0 && journalBytes > 0);
  await put(owners.fileSystem, 'mine', 'the owner writes');
  t.is(await get(owners.fileSystem, 'a'), 'before');
  t.is(await get(owners.fileSystem, 'b'), undefined);
  const { serial, writers } = await access.read();
  t.is(serial, 1);
  t.deepEqual(writers.map(({ mayWrite }) => mayWrite).sort(), [false, true]);
});

async function severalRetries({ clock }: LoopbackPond): Promise<void> {
  for (let i = 0; i < 10; i++) await sleep(clock, RETRY_MS);
}

/** How many updates it submits while the owner writes on. */
async function submittedMeanwhile(
  { pond, owners }: Pick<Awaited<ReturnType<typeof twoMachines>>, 'pond' | 'owners'>,
  { session }: OpenedVolume['volume'],
): Promise<() => number> {
  // What was on its way when it was refused.
  await severalRetries(pond);
  const ports = pond.ports.get(session)!;
  const { request } = ports;
  let submitted = 0;
  Object.assign(ports, {
    request: (...args: Parameters<typeof request>) => {
      if (args[1].kind === 'submit') submitted++;
      return request(...args);
    },
  });
  for (let i = 0; i < 30; i++) await put(owners.fileSystem, `f${i}`, 'x');
  await until(() => session.latest().version >= owners.volume.session.latest().version);
  await severalRetries(pond);
  return () => submitted;
}

test('a revoked mount does not ask the ring again and again', async (t) => {
  const machines = await twoMachines();
  const { fileSystem: second, volume } = await machines.open();
  const handle = await make(second, 'a');
  await machines.revoke();
  await t.throwsAsync(second.fsync(handle));
  const submitted = await submittedMeanwhile(machines, volume);
  t.is(submitted(), 0);
  // Whoever insists is told again.
  await t.throwsAsync(second.fsync(handle));
  t.true(submitted() > 0);
});

test('nor does it when it is started again with what it could not commit', async (t) => {
  const machines = await twoMachines();
  const first = await machines.open();
  const handle = await make(first.fileSystem, 'a');
  await machines.revoke();
  await t.throwsAsync(first.fileSystem.fsync(handle));
  await first.close(10);
  const { volume } = await machines.open();
  await until(() => volume.draft.stalled !== undefined);
  const submitted = await submittedMeanwhile(machines, volume);
  t.is(submitted(), 0);
});

test('what a revoked mount could not commit stays in its journal, and is committed when it is admitted', async (t) => {
  const { owners, open, revoke, admit } = await twoMachines();
  const first = await open();
  const handle = await make(first.fileSystem, 'a');
  await first.fileSystem.write(handle, 0, utf8('kept'));
  await revoke();
  await t.throwsAsync(first.fileSystem.fsync(handle));
  await first.close(10);
  const again = await open();
  t.is(await get(again.fileSystem, 'a'), 'kept');
  await until(() => again.volume.draft.stalled !== undefined);
  t.is(await get(owners.fileSystem, 'a'), undefined);
  await admit();
  await until(() => again.volume.draft.status().changes === 0);
  t.is(again.volume.draft.stalled, undefined);
  await until(async () => (await get(owners.fileSystem, 'a')) === 'kept');
});

test("only who has the owner's key changes the list", async (t) => {
  const { pond, open } = await twoMachines();
  const { session } = (await open()).volume;
  const access = new WriterAccess(session, pond.ports.get(session)!);
  const error = await t.throwsAsync(access.change(() => []));
  t.true(isKind(error, 'not-permitted'));
  t.is((await access.read()).serial, undefined);
});
