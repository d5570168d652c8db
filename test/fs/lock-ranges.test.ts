/** Locks of ranges against what they mean: for each byte and owner, nothing, a read lock or a write lock. */

import test from 'ava';
import fc from 'fast-check';
import { type Asked, decide, type Situation } from '../../src/fs/locks/decide.ts';
import { decodeShares, encodeShares } from '../../src/fs/locks/lock-record.ts';
import {
  conflictOf,
  covered,
  granted,
  type HeldLock,
  type LockRequest,
} from '../../src/fs/locks/ranges.ts';

/** Bytes and owners of a small world; the last byte stands for the end of all files. */
const BYTES = 12;
const OWNERS = 3;

const requests = fc
  .record({
    type: fc.constantFrom('read' as const, 'write' as const, 'unlock' as const),
    flavour: fc.constantFrom('posix' as const, 'posix' as const, 'flock' as const),
    owner: fc.bigInt({ min: 1n, max: BigInt(OWNERS) }),
    start: fc.integer({ min: 0, max: BYTES - 1 }),
    length: fc.integer({ min: 1, max: BYTES }),
  })
  .map(({ start, length, ...rest }): LockRequest => {
    const end = Math.min(start + length, BYTES) - 1;
    return { ...rest, pid: Number(rest.owner), start: BigInt(start), end: BigInt(end) };
  });

type Byte = 'read' | 'write' | undefined;

/** The naive model: one cell for each flavour, owner and byte. */
class ByteMap {
  readonly #cells = new Map<string, Byte>();

  at(flavour: string, owner: bigint, byte: number): Byte {
    return this.#cells.get(`${flavour} ${owner} ${byte}`);
  }

  refuses({ type, flavour, owner, start, end }: LockRequest): boolean {
    for (let byte = Number(start); byte <= Number(end); byte++) {
      for (let other = 1n; other <= BigInt(OWNERS); other++) {
        if (other === owner || type === 'unlock') continue;
        const has = this.at(flavour, other, byte);
        if (has === 'write' || (has === 'read' && type === 'write')) return true;
      }
    }
    return false;
  }

  take({ type, flavour, owner, start, end }: LockRequest): void {
    for (let byte = Number(start); byte <= Number(end); byte++) {
      this.#cells.set(`${flavour} ${owner} ${byte}`, type === 'unlock' ? undefined : type);
    }
  }
}

function isAt(held: readonly HeldLock[], flavour: string, owner: bigint, byte: number): Byte {
  const all = held.filter(
    (one) => one.flavour === flavour && one.owner === owner && one.start <= byte && byte <= one.end,
  );
  if (all.length > 1) throw new Error('two locks of one owner at one byte');
  return all[0] && (all[0].isWrite ? 'write' : 'read');
}

test('ranges are split, joined, replaced, and refused exactly as bytes are', (t) => {
  fc.assert(
    fc.property(fc.array(requests, { maxLength: 40 }), (all) => {
      const model = new ByteMap();
      let held: HeldLock[] = [];
      for (const request of all) {
        const conflict = conflictOf(held, request);
        t.is(conflict !== undefined, model.refuses(request));
        if (conflict === undefined) {
          held = granted(held, request);
          model.take(request);
        } else {
          t.not(
            isAt([conflict], conflict.flavour, conflict.owner, Number(conflict.start)),
            undefined,
          );
          t.not(conflict.owner, request.owner);
        }
        for (const flavour of ['posix', 'flock']) {
          for (let owner = 1n; owner <= BigInt(OWNERS); owner++) {
            for (let byte = 0; byte < BYTES; byte++) {
              t.is(isAt(held, flavour, owner, byte), model.at(flavour, owner, byte));
            }
          }
        }
        // As few as will do: no two of one owner and kind touch.
        for (const one of held) {
          const next = (other: HeldLock) =>
            other.owner === one.owner &&
            other.flavour === one.flavour &&
            other.isWrite === one.isWrite &&
            other.start === one.end + 1n;
          t.false(held.some(next));
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("what is told of a mount's locks covers the same bytes, in order, and comes back as it was", (t) => {
  fc.assert(
    fc.property(fc.array(requests, { maxLength: 20 }), (all) => {
      let held: HeldLock[] = [];
      for (const one of all) if (conflictOf(held, one) === undefined) held = granted(held, one);
      const told = covered(held);
      for (const probe of all) {
        const stranger = { ...probe, owner: 99n };
        const asHeld = told.map((range) => ({ ...range, owner: 0n, pid: 0 }));
        t.is(conflictOf(asHeld, stranger) !== undefined, conflictOf(held, stranger) !== undefined);
      }
      const holder = { slot: 3, tenure: 2 ** 40 };
      const shares = [{ holder, isDelegate: false, isWaiting: true, locks: told }];
      t.deepEqual(decodeShares(encodeShares(shares)), shares);
    }),
    { numRuns: 200 },
  );
});

const SELF = { slot: 1, tenure: 1 };
const OTHER = { slot: 2, tenure: 2 };
const asking = (lock: LockRequest, isPatient: boolean): Asked => ({
  ...{ lock, isPatient, isTest: false },
  answer: () => {},
});

test('whatever a mount decides, no byte is locked twice and nothing that is held is left out', (t) => {
  const share = fc.record({
    isDelegate: fc.boolean(),
    isWaiting: fc.boolean(),
    locks: fc.array(requests, { maxLength: 6 }),
  });
  const world = fc.record({
    mine: fc.array(requests, { maxLength: 6 }),
    theirs: share,
    asked: fc.array(fc.tuple(requests, fc.boolean()), { maxLength: 4 }),
    yields: fc.boolean(),
    knows: fc.boolean(),
  });
  const only = (locks: readonly LockRequest[], against: readonly HeldLock[] = []) =>
    locks.reduce<HeldLock[]>(
      (held, one) =>
        conflictOf(held, one) || against.some((lock) => conflictOf([lock], { ...one, owner: 77n }))
          ? held
          : granted(held, one),
      [],
    );
  fc.assert(
    fc.property(world, ({ mine, theirs, asked, yields, knows }) => {
      const locks = theirs.isDelegate ? [] : covered(only(theirs.locks));
      const foreign = locks.map((lock) => ({ ...lock, owner: 50n, pid: 0 }));
      const held = theirs.isDelegate ? [] : only(mine, foreign);
      const own = { holder: SELF, isDelegate: false, isWaiting: false, locks: covered(held) };
      const situation: Situation = {
        self: SELF,
        shares: [{ ...theirs, holder: OTHER, locks }, ...(knows ? [own] : [])],
        hasDead: false,
        held,
        asked: asked
          .filter(([{ type }]) => type !== 'unlock')
          .map(([lock, isPatient]) => asking(lock, isPatient)),
        yields,
        doubts: false,
        keepsDelegation: true,
      };
      const move = decide(situation);
      if (move.kind === 'serve') return void t.fail('only a delegate serves');
      let after = held;
      for (const { lock } of move.granted) {
        t.is(conflictOf([...after, ...foreign], lock), undefined);
        after = granted(after, lock);
      }
      if (yields) t.is(move.granted.length, 0);
      if (move.kind === 'rest') return;
      const next = move.shares.find(({ holder }) => holder.slot === SELF.slot);
      const others = move.shares.find(({ holder }) => holder.slot === OTHER.slot);
      t.deepEqual(others?.locks ?? [], locks, 'what others have is theirs');
      if (next?.isDelegate) t.true(others === undefined);
      else t.deepEqual(next?.locks ?? [], theirs.isDelegate ? [] : covered(after));
    }),
    { numRuns: 500 },
  );
});
