/** Locks that two or three mounts of one volume want, each on a node of its own. */

import test, { type ExecutionContext } from 'ava';
import { utf8 } from '../../src/base/index.ts';
import {
  type FileSystem,
  type Ino,
  LOCK_END_MAX,
  type LockRequest,
  type OpenedVolume,
  ROOT_INO,
} from '../../src/fs/index.ts';
import { LOCKS_PREFIX } from '../../src/fs/keys.ts';
import { BREAK_AFTER_MS, LEASE_MS } from '../../src/fs/locks/lease.ts';
import { LOCKS_OF_FILE_MAX } from '../../src/fs/locks/local-locks.ts';
import { LoopbackPond, SkippingClock } from './loopback-pond.ts';

const CALLER = { uid: 0, gid: 0, pid: 1 };

function lock(type: LockRequest['type'], owner = 1, range = [0n, LOCK_END_MAX]): LockRequest {
  const [start, end] = range as [bigint, bigint];
  return { type, flavour: 'posix', owner: BigInt(owner), pid: owner, start, end };
}

class Node {
  readonly opened: OpenedVolume;
  readonly clock: SkippingClock;
  readonly link: { isCut: boolean };
  readonly ino: Ino;

  constructor(parts: Pick<Node, 'opened' | 'clock' | 'link' | 'ino'>) {
    this.opened = parts.opened;
    this.clock = parts.clock;
    this.link = parts.link;
    this.ino = parts.ino;
  }

  get fs(): FileSystem {
    return this.opened.fileSystem;
  }

  get version(): number {
    return this.opened.volume.session.latest().version;
  }

  try(...of: Parameters<typeof lock>) {
    return this.fs.setLock(this.ino, lock(...of), { isPatient: false });
  }

  wait(...of: Parameters<typeof lock>) {
    return this.fs.setLock(this.ino, lock(...of), { isPatient: true });
  }

  unlock(owner = 1) {
    return this.fs.releaseLocks(this.ino, { flavour: 'posix', owner: BigInt(owner) });
  }

  /** No word reaches it, and none of its own gets out. */
  cut(): void {
    this.link.isCut = true;
  }
}

async function nodes(t: ExecutionContext, count = 2) {
  const pond = new LoopbackPond();
  const all: Node[] = [];
  let ino = 0;
  for (let i = 0; i < count; i++) {
    const [clock, link] = [new SkippingClock(), { isCut: false }];
    const keys = i === 0 ? pond.keys : pond.share();
    const opened = await pond.open({ keys, node: `n${i}`, clock, link });
    if (i === 0) {
      const made = await opened.fileSystem.create(CALLER, ROOT_INO, 'f', { mode: 0o644 });
      await opened.fileSystem.fsync(made.opened.handle);
      await opened.fileSystem.release(made.opened.handle);
      await opened.volume.draft.flush();
      ino = made.attributes.ino;
    } else {
      await until(t, 'the file is seen', () =>
        opened.fileSystem.lookup(ROOT_INO, 'f').then(
          () => true,
          () => false,
        ),
      );
    }
    await opened.volume.draft.flush();
    all.push(new Node({ opened, clock, link, ino }));
  }
  t.teardown(async () => {
    pond.isUp = true;
    for (const { opened, link } of all) {
      link.isCut = false;
      await opened.close(200);
    }
  });
  return { pond, all, ino };
}

async function until(t: ExecutionContext, what: string, check: () => Promise<boolean> | boolean) {
  const deadline = Date.now() + 5000;
  while (!(await check())) {
    if (Date.now() > deadline) return void t.fail(`never: ${what}`);
    await new Promise(setImmediate);
  }
}

async function isOpen(outcome: Promise<unknown>): Promise<boolean> {
  const still = Symbol();
  const later = new Promise((resolve) => setTimeout(resolve, 60, still));
  return (await Promise.race([outcome, later])) === still;
}

type Pair = [Node, Node];

test('a lock of one mount is refused and waited for on another, and goes over when it is given up', async (t) => {
  const [a, b] = (await nodes(t)).all as Pair;
  t.is(await a.try('write'), 'granted');
  t.is(await b.try('write'), 'busy');
  const found = await b.fs.getLock(b.ino, lock('read'));
  t.deepEqual([found?.isWrite, found?.pid, found?.end], [true, 0, LOCK_END_MAX]);
  const waiting = b.wait('write');
  t.true(await isOpen(waiting));
  await a.unlock();
  t.is(await waiting, 'granted');
  t.is(await a.try('read'), 'busy');
  await b.unlock();
  t.is(await a.try('read'), 'granted');
  t.is(await b.try('read'), 'granted', 'read locks are shared');
  t.is(await b.try('write'), 'busy');
});

test('mounts have locks of different bytes of a file at the same time', async (t) => {
  const [a, b] = (await nodes(t)).all as Pair;
  t.is(await a.try('write', 1, [0n, 9n]), 'granted');
  t.is(await b.try('write', 1, [10n, 19n]), 'granted');
  t.is(await a.try('write', 1, [10n, 10n]), 'busy');
  t.is(await b.try('write', 1, [9n, 9n]), 'busy');
  t.is(
    await a.try('write', 2, [0n, 0n]),
    'busy',
    'nor is what another process of the mount has given away',
  );
  await a.fs.setLock(a.ino, lock('unlock', 1, [5n, 9n]), { isPatient: false });
  t.is(await b.try('write', 1, [9n, 9n]), 'granted');
});

test('a file that nobody else locks is locked and unlocked without the ring, time and again', async (t) => {
  const [a] = (await nodes(t)).all as Pair;
  await a.try('write');
  const { version } = a;
  for (let i = 0; i < 1000; i++) {
    await a.unlock();
    t.is(await a.try(i % 2 === 0 ? 'read' : 'write'), 'granted');
  }
  t.is(a.version, version);
});

test('what was written under a lock is read by who gets it next, and after its wait', async (t) => {
  const [a, b] = (await nodes(t)).all as Pair;
  const [mine, theirs] = [await a.fs.open(a.ino), await b.fs.open(b.ino)];
  for (let round = 0; round < 20; round++) {
    const [writer, reader] = round % 2 === 0 ? [a, b] : [b, a];
    const [out, into] = round % 2 === 0 ? [mine, theirs] : [theirs, mine];
    t.is(await writer.wait('write'), 'granted');
    const waiting = reader.wait('write');
    const text = `round ${round} `.repeat(round * 100 + 1);
    await writer.fs.setattr(writer.ino, { size: 0 }, out.handle);
    await writer.fs.write(out.handle, 0, utf8(text));
    const unlocking = writer.unlock();
    t.is(await waiting, 'granted');
    t.is(new TextDecoder().decode(await reader.fs.read(into.handle, 0, 1 << 20)), text);
    await unlocking;
    await reader.unlock();
  }
});

test('whoever stops waiting is not waited for', async (t) => {
  const [a, b, c] = (await nodes(t, 3)).all as [Node, Node, Node];
  await a.try('write');
  const end = new AbortController();
  const options = { isPatient: true, signal: end.signal };
  const withdrawn = b.fs.setLock(b.ino, lock('write'), options);
  const waiting = c.wait('write');
  t.true(await isOpen(withdrawn));
  end.abort();
  t.is(await withdrawn, 'withdrawn');
  await a.unlock();
  t.is(await waiting, 'granted');
  await c.unlock();
  t.is(await a.try('write'), 'granted');
  const { version } = a;
  await a.unlock();
  t.is(await a.try('write'), 'granted');
  t.is(a.version, version, 'the file is its own again');
});

test('the locks of a mount that ends in order are free at once, and it leaves no record', async (t) => {
  const [a, b] = (await nodes(t)).all as Pair;
  await a.try('write');
  const waiting = b.wait('write');
  t.true(await isOpen(waiting));
  await a.opened.close(1000);
  t.is(await waiting, 'granted');
  await b.unlock();
  await b.opened.close(1000);
  t.deepEqual(await b.opened.volume.session.view.scan(LOCKS_PREFIX), []);
});

test('a dead mount keeps its locks until its lease has ended, and no longer', async (t) => {
  const [a, b] = (await nodes(t)).all as Pair;
  await a.try('write');
  a.cut();
  const waiting = b.wait('write');
  t.true(await isOpen(waiting));
  b.clock.skip(BREAK_AFTER_MS - 5000);
  t.true(await isOpen(waiting));
  b.clock.skip(6000);
  t.is(await waiting, 'granted');
});

test('who tries again and again, and never waits, gets the lock of a dead mount too', async (t) => {
  const [a, b] = (await nodes(t)).all as Pair;
  await a.try('write', 1, [0n, 0n]);
  await b.try('write', 1, [9n, 9n]);
  a.cut();
  t.is(await b.try('write'), 'busy');
  await isOpen(new Promise(() => {}));
  b.clock.skip(BREAK_AFTER_MS + 1000);
  await until(t, 'granted', async () => (await b.try('write')) === 'granted');
  t.pass();
});

test('a mount that lives keeps its lock however long others wait, and writes no version while none does', async (t) => {
  const [a, b] = (await nodes(t)).all as Pair;
  await a.try('write');
  const { version } = a;
  for (let i = 0; i < 20; i++) {
    a.clock.skip(LEASE_MS / 2);
    await isOpen(new Promise(() => {}));
  }
  t.is(a.version, version);
  const waiting = b.wait('write');
  for (let i = 0; i < 20; i++) {
    for (const { clock } of [a, b]) clock.skip(LEASE_MS / 3);
    t.true(await isOpen(waiting), `after ${i}`);
  }
  t.is(a.opened.volume.locks.status().lost, 0);
  await a.unlock();
  t.is(await waiting, 'granted');
});

test('a mount that was taken for dead has lost its locks, says so, and begins anew', async (t) => {
  const [a, b] = (await nodes(t)).all as Pair;
  await a.try('write', 1, [0n, 0n]);
  await a.try('write', 2, [1n, 1n]);
  a.cut();
  const waiting = b.wait('write');
  await isOpen(waiting);
  for (const { clock } of [a, b]) clock.skip(BREAK_AFTER_MS + 1000);
  t.is(await waiting, 'granted');
  a.link.isCut = false;
  t.is(await a.try('write'), 'busy');
  t.is(a.opened.volume.locks.status().lost, 2);
  await b.unlock();
  t.is(await a.wait('write'), 'granted');
});

test('a mount that nobody took for dead has its locks when it is back', async (t) => {
  const [a, b] = (await nodes(t)).all as Pair;
  await a.try('write');
  a.cut();
  a.clock.skip(10 * LEASE_MS);
  t.is(await a.try('write', 2, [0n, 0n]), 'unavailable');
  a.link.isCut = false;
  t.is(await a.try('read', 2, [0n, 0n]), 'busy');
  t.is(await b.try('read'), 'busy');
  t.is(a.opened.volume.locks.status().lost, 0);
});

test('without the ring a mount grants what it may, and fails in time what it may not', async (t) => {
  const { pond, all } = await nodes(t);
  const [a, b] = all as Pair;
  await a.try('write');
  pond.isUp = false;
  await a.unlock();
  t.is(await a.try('write'), 'granted', 'delegated');
  t.is(await b.try('write'), 'unavailable');
  await t.throwsAsync(b.fs.getLock(b.ino, lock('write')));
  a.clock.skip(LEASE_MS + 1);
  t.is(await a.try('read', 2, [0n, 0n]), 'unavailable', 'its lease has ended');
  const waiting = b.wait('write');
  t.true(await isOpen(waiting));
  await a.unlock();
  pond.isUp = true;
  t.is(await waiting, 'granted');
});

test('a process of a machine that was killed and started again leaves no lock', async (t) => {
  const { pond, all } = await nodes(t);
  const [a, b] = all as Pair;
  await a.try('write');
  a.cut();
  const waiting = b.wait('write');
  t.true(await isOpen(waiting));
  const { slot } = a.opened.volume;
  const startedMs = Date.now();
  const again = await pond.open({ node: 'n0', slot });
  t.teardown(() => again.close(100));
  t.is(await waiting, 'granted');
  t.true(Date.now() - startedMs < LEASE_MS / 2, 'before its lease has ended');
});

test('two mounts that lock and unlock all the time both have their turns', async (t) => {
  const [a, b] = (await nodes(t)).all as Pair;
  let inside = 0;
  const turns = new Map<Node, number>();
  const use = async (node: Node) => {
    for (let i = 0; i < 15; i++) {
      t.is(await node.wait('write'), 'granted');
      t.is(++inside, 1, 'alone');
      await new Promise(setImmediate);
      inside--;
      turns.set(node, i);
      await node.unlock();
    }
  };
  await Promise.all([use(a), use(b)]);
  t.is(turns.get(a), turns.get(b));
});

test('a mount that locks again at once does not keep another waiting', async (t) => {
  const [a, b] = (await nodes(t)).all as Pair;
  await a.try('write');
  let rounds = 0;
  let isTheirs = false;
  const waiting = b.wait('write').then((outcome) => {
    isTheirs = true;
    return outcome;
  });
  t.true(await isOpen(waiting));
  const greedy = async () => {
    for (; !isTheirs && rounds < 50; rounds++) {
      await a.unlock();
      if ((await Promise.race([a.wait('write'), waiting])) === 'granted' && isTheirs) return;
    }
  };
  await greedy();
  t.is(await waiting, 'granted');
  t.true(rounds <= 1, `${rounds}`);
  await b.unlock();
});

test('who waits on another mount has its turn before those who wait where the lock was', async (t) => {
  const [a, b] = (await nodes(t)).all as Pair;
  await a.try('write', 1);
  const theirs = b.wait('write', 1);
  t.true(await isOpen(theirs));
  const order: string[] = [];
  const near = a.wait('write', 2).then(() => order.push('near'));
  await a.unlock(1);
  t.is(await theirs, 'granted');
  order.push('far');
  await b.unlock(1);
  await near;
  t.deepEqual(order, ['far', 'near']);
});

test('more locks of a file than can be told are refused, also those that an unlock would make', async (t) => {
  const [a, b] = (await nodes(t)).all as Pair;
  for (let at = 0; at < LOCKS_OF_FILE_MAX; at++) {
    t.is(await a.try('write', 1, [BigInt(3 * at), BigInt(3 * at + 1)]), 'granted');
  }
  t.is(await a.try('write', 1, [9000n, 9000n]), 'unavailable');
  t.is(await a.try('write', 1, [0n, 3n]), 'granted', 'which makes fewer');
  t.is(await a.try('write', 1, [9000n, 9000n]), 'granted');
  t.is(await a.try('unlock', 1, [2n, 2n]), 'unavailable', 'which makes more');
  t.is(await b.try('write', 1, [9000n, 9000n]), 'busy');
  t.is(await b.try('write', 1, [9001n, 9001n]), 'granted', 'all of them are told');
});

test('a file that is removed takes its record along', async (t) => {
  const [a, b] = (await nodes(t)).all as Pair;
  await a.try('write');
  await a.unlock();
  t.is((await b.opened.volume.session.view.scan(LOCKS_PREFIX)).length, 1);
  await a.fs.lookup(ROOT_INO, 'f');
  await a.fs.unlink(ROOT_INO, 'f');
  a.fs.forget(a.ino, 1000);
  const { session } = a.opened.volume;
  await until(t, 'no record', async () => (await session.view.scan(LOCKS_PREFIX)).length === 0);
  t.pass();
});
