/** Cases about locks, as fcntl(2) and flock(2) have them, among processes that use one mount. */

import {
  type FileSystem,
  type Ino,
  LOCK_END_MAX,
  type LockRequest,
} from '../../../src/fs/index.ts';
import type { Case } from './bench.ts';

type Wish = Partial<Omit<LockRequest, 'type'>>;

/** Of a process: its number is its owner. */
function lock(type: LockRequest['type'], pid: number, wish: Wish = {}): LockRequest {
  const range = { start: 0n, end: LOCK_END_MAX };
  return { type, flavour: 'posix', owner: BigInt(pid), pid, ...range, ...wish };
}

const TRY = { isPatient: false };

class Locker {
  readonly fs: FileSystem;
  readonly ino: Ino;

  constructor(fs: FileSystem, ino: Ino) {
    this.fs = fs;
    this.ino = ino;
  }

  try(...wish: Parameters<typeof lock>) {
    return this.fs.setLock(this.ino, lock(...wish), TRY);
  }

  wait(signal: AbortSignal | undefined, ...wish: Parameters<typeof lock>) {
    const options = { isPatient: true, ...(signal && { signal }) };
    return this.fs.setLock(this.ino, lock(...wish), options);
  }

  /** `type pid start-end` of what is in the way. */
  async inTheWay(...wish: Parameters<typeof lock>): Promise<string> {
    const found = await this.fs.getLock(this.ino, lock(...wish));
    if (found === undefined) return 'nothing';
    return `${found.isWrite ? 'write' : 'read'} ${found.pid} ${found.start}-${found.end}`;
  }
}

const range = (start: number, end: number) => ({ start: BigInt(start), end: BigInt(end) });

/** Whether it has settled by now; everything that needs no other is done. */
async function isOpen(outcome: Promise<unknown>): Promise<boolean> {
  const still = Symbol();
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  return (await Promise.race([outcome, Promise.resolve(still)])) === still;
}

export const LOCK_CASES: readonly Case[] = [
  [
    'a write lock keeps all others out, read locks only writers',
    async (t, bench) => {
      const at = new Locker(bench.fs, await bench.file('file'));
      t.is(await at.try('read', 1), 'granted');
      t.is(await at.try('read', 2), 'granted');
      t.is(await at.try('write', 3), 'busy');
      t.is(await at.try('write', 1), 'busy', 'nor is one made stronger beside another');
      t.is(await at.try('unlock', 1), 'granted');
      t.is(await at.try('write', 2), 'granted');
      t.is(await at.try('read', 1), 'busy');
      t.is(await at.try('read', 2), 'granted', 'made weaker by its owner');
      t.is(await at.try('read', 1), 'granted');
    },
  ],
  [
    'an owner has one lock of each byte: ranges are replaced, split and joined',
    async (t, bench) => {
      const at = new Locker(bench.fs, await bench.file('file'));
      await at.try('write', 1, range(0, 99));
      await at.try('unlock', 1, range(40, 59));
      t.is(await at.inTheWay('write', 2, range(40, 59)), 'nothing');
      t.is(await at.inTheWay('write', 2, range(59, 60)), 'write 1 60-99');
      await at.try('read', 1, range(50, 69));
      t.is(await at.inTheWay('write', 2, range(50, 99)), 'read 1 50-69');
      t.is(await at.inTheWay('read', 2, range(50, 99)), 'write 1 70-99');
      await at.try('write', 1, range(40, 69));
      t.is(await at.inTheWay('read', 2), 'write 1 0-99', 'joined again');
    },
  ],
  [
    'bytes up to 2^63 - 1 are locked',
    async (t, bench) => {
      const at = new Locker(bench.fs, await bench.file('file'));
      const last = { start: LOCK_END_MAX, end: LOCK_END_MAX };
      t.is(await at.try('write', 1, last), 'granted');
      t.is(await at.try('write', 2, { ...last, start: LOCK_END_MAX - 1n }), 'busy');
      t.is(await at.try('write', 2, { start: 0n, end: LOCK_END_MAX - 1n }), 'granted');
    },
  ],
  [
    'who waits gets the lock when it is free, in turn',
    async (t, bench) => {
      const at = new Locker(bench.fs, await bench.file('file'));
      await at.try('write', 1);
      const second = at.wait(undefined, 'write', 2);
      const third = at.wait(undefined, 'write', 3);
      t.true(await isOpen(second));
      await at.try('unlock', 1);
      t.is(await second, 'granted');
      t.true(await isOpen(third));
      await bench.fs.releaseLocks(at.ino, { flavour: 'posix', owner: 2n });
      t.is(await third, 'granted');
    },
  ],
  [
    'who does not wait any longer leaves nothing behind',
    async (t, bench) => {
      const at = new Locker(bench.fs, await bench.file('file'));
      await at.try('write', 1);
      const end = new AbortController();
      const waiting = at.wait(end.signal, 'write', 2);
      t.true(await isOpen(waiting));
      end.abort();
      t.is(await waiting, 'withdrawn');
      await at.try('unlock', 1);
      t.is(await at.try('write', 3), 'granted');
    },
  ],
  [
    'locks of flock and of fcntl do not see each other, nor do files',
    async (t, bench) => {
      const at = new Locker(bench.fs, await bench.file('file'));
      const other = new Locker(bench.fs, await bench.file('other'));
      t.is(await at.try('write', 1), 'granted');
      t.is(await at.try('write', 2, { flavour: 'flock' }), 'granted');
      t.is(await other.try('write', 3), 'granted');
      t.is(await at.try('read', 3, { flavour: 'flock' }), 'busy');
      await bench.fs.releaseLocks(at.ino, { flavour: 'flock', owner: 2n });
      t.is(await at.try('read', 3, { flavour: 'flock' }), 'granted');
      t.is(await at.try('read', 3), 'busy');
    },
  ],
  [
    'two open files that make a shared flock exclusive do not wait for each other',
    async (t, bench) => {
      const at = new Locker(bench.fs, await bench.file('file'));
      const flavour = 'flock';
      await at.try('read', 1, { flavour });
      await at.try('read', 2, { flavour });
      const first = at.wait(undefined, 'write', 1, { flavour });
      t.true(await isOpen(first));
      // The first has given its shared one up, as Linux does.
      t.is(await at.wait(undefined, 'write', 2, { flavour }), 'granted');
      t.true(await isOpen(first));
      await bench.fs.releaseLocks(at.ino, { flavour, owner: 2n });
      t.is(await first, 'granted');
    },
  ],
  [
    'who would wait for itself, through others and other files, hears so',
    async (t, bench) => {
      const at = new Locker(bench.fs, await bench.file('file'));
      const other = new Locker(bench.fs, await bench.file('other'));
      await at.try('write', 1, range(0, 0));
      await at.try('write', 2, range(1, 1));
      await other.try('read', 3);
      const second = at.wait(undefined, 'write', 2, range(0, 0));
      const third = at.wait(undefined, 'read', 3, range(1, 1));
      t.true(await isOpen(third));
      t.is(await other.wait(undefined, 'write', 1), 'deadlock');
      t.is(await other.try('read', 1), 'granted', 'it is not in its way');
      await at.try('unlock', 1, range(0, 0));
      t.is(await second, 'granted');
      await bench.fs.releaseLocks(at.ino, { flavour: 'posix', owner: 2n });
      t.is(await third, 'granted');
    },
  ],
  [
    'when nobody uses the file system any more, nothing is locked',
    async (t, bench) => {
      const at = new Locker(bench.fs, await bench.file('file'));
      await at.try('write', 1, range(0, 9));
      await at.try('write', 2, range(10, 19));
      bench.fs.releaseAllLocks();
      t.is(await at.try('write', 3), 'granted');
    },
  ],
];
