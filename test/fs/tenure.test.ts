/** A mount's tenure as a holder of locks, where the ring answers late, or not at all. */

import test from 'ava';
import { OceanError } from '../../src/base/index.ts';
import type { TreeView } from '../../src/client/index.ts';
import type { LockHolder } from '../../src/fs/locks/lock-record.ts';
import { Tenure } from '../../src/fs/locks/tenure.ts';
import { VirtualClock } from '../../src/sim/index.ts';

const INO = 7;
const VIEW = {} as TreeView;

/** A ring whose answers are the test's to give. */
class SlowRing {
  readonly leases = new Set<number>();
  readonly ended: LockHolder[] = [];
  readonly #ending: (() => void)[] = [];
  readonly #puts: { resolve: () => void; reject: (error: OceanError) => void }[] = [];

  version = async () => VIEW;
  renew = async () => {};
  hasLease = async (_view: TreeView, { tenure }: LockHolder) => this.leases.has(tenure);

  endTenures(self: LockHolder): Promise<void> {
    this.ended.push(self);
    return new Promise((resolve) => this.#ending.push(resolve));
  }

  put(): Promise<void> {
    return new Promise((resolve, reject) => this.#puts.push({ resolve, reject }));
  }

  endNext(): void {
    this.#ending.shift()?.();
  }

  storeNext(tenure: number): void {
    this.leases.add(tenure);
    this.#puts.shift()?.resolve();
  }

  loseNext(): void {
    this.#puts.shift()?.reject(new OceanError('timeout', 'No answer'));
  }
}

function begun() {
  const ring = new SlowRing();
  let drawn = 0;
  const tenure = new Tenure({
    clock: new VirtualClock(),
    random: (length) => new Uint8Array(length).fill(++drawn),
    tail: undefined,
    records: ring,
    isInUse: () => true,
    isWanted: async () => false,
    onLost: () => {},
  });
  tenure.begin(1, undefined);
  const put = () => {
    const { holder } = tenure.lease;
    const shares = [{ holder, isDelegate: false, isWaiting: false, locks: [] }];
    const seen = { version: undefined, shares: [], hasDead: false, leases: new Map() };
    return tenure.put(INO, seen, shares);
  };
  return { ring, tenure, put };
}

test('a tenure that is over before the ones before it are ended is ended too', async (t) => {
  const { ring, tenure, put } = begun();
  const first = tenure.lease.tenure;
  const lost = put();
  ring.loseNext();
  await t.throwsAsync(lost, { message: /No answer/u });
  ring.endNext(); // Of the beginning: it spared the tenure that is over since.
  await Promise.resolve();
  const looking = tenure.version({});
  ring.endNext();
  t.is(await looking, VIEW);
  t.deepEqual(
    ring.ended.map((one) => one.tenure === first),
    [true, false],
  );
});

test('an answer to an earlier tenure does not establish the present one', async (t) => {
  const { ring, tenure, put } = begun();
  const { holder } = tenure.lease;
  const [lost, late] = [put(), put()];
  ring.loseNext();
  await t.throwsAsync(lost, { message: /No answer/u });
  ring.storeNext(holder.tenure);
  t.false(await late);
  t.false(tenure.lease.isEstablished);
  t.not(tenure.lease.tenure, holder.tenure);
});
