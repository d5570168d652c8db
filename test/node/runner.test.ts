import test from 'ava';
import {
  type Clock,
  type Envelope,
  type Machine,
  OceanError,
  type Output,
  type Store,
  u32,
  type Write,
} from '../../src/base/index.ts';
import { Runner, type RunnerPorts } from '../../src/node/index.ts';
import { MemoryStore, VirtualClock } from '../../src/sim/index.ts';

const clock: Clock = { nowMs: () => 0, nowNs: () => 0n, after: () => () => {} };

/** Counts in a table: each step stores the next number and tells it; 0 bytes only tell the present one. */
class Counter implements Machine<number, number, never> {
  readonly #store: Store;
  #count: number;

  constructor(store: Store) {
    this.#store = store;
    this.#count = [...this.#store.range('count')].length;
  }

  step(_nowMs: number, bytes: number): Output<number, never> {
    const persist: Write[] = [];
    if (bytes > 0) {
      persist.push({ table: 'count', key: u32(++this.#count), value: new Uint8Array(bytes) });
    }
    return { persist, send: [{ token: 1, message: this.#count }], upcall: [] };
  }

  deadlineMs(): undefined {}
  checkInvariants(): void {}
}

/** A store whose disk, not its quota, refuses a batch that holds a value of 13 bytes, and all behind it. */
class FailingStore extends MemoryStore {
  #isFailing = false;

  override async write(batch: readonly Write[]): Promise<void> {
    if (batch.some(({ value }) => value?.length === 13)) this.#isFailing = true;
    if (!this.#isFailing) return super.write(batch);
    await new Promise(setImmediate);
    this.#isFailing = false;
    throw new OceanError('no-space', 'the disk is full');
  }
}

function bench(store: Store, isSoft = false) {
  const sent: number[] = [];
  const lost: number[] = [];
  const messages = (list: readonly Envelope<number>[]) => list.map(({ message }) => message);
  let built = 0;
  const make = () => {
    built++;
    return new Counter(store);
  };
  const ports: RunnerPorts<number, never> = {
    clock,
    store,
    isSoft,
    send: ({ message }) => sent.push(message),
    upcall: () => {},
    failed: (envelopes) => lost.push(...messages(envelopes)),
  };
  return { runner: new Runner(make, ports), ports, sent, lost, built: () => built };
}

async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise(setImmediate);
}

test('nothing is sent before what it tells is durable, and order is kept', async (t) => {
  const { runner, sent } = bench(new MemoryStore());
  for (const bytes of [10, 0, 10]) runner.step(bytes);
  t.deepEqual(sent, []);
  await settled();
  t.deepEqual(sent, [1, 1, 2]);
});

test('a step that does not fit the quota is lost whole, and none after it builds on it', async (t) => {
  const store = new MemoryStore({ quotaBytes: 40 });
  const { runner, sent, lost, built } = bench(store);
  for (const bytes of [10, 100, 10, 0]) runner.step(bytes); // Without a turn of the event loop between.
  await settled();
  t.deepEqual(lost, [2]);
  t.deepEqual(sent, [1, 2, 2]);
  t.is(built(), 2);
  t.is([...store.range('count')].length, 2);
});

test('in a full store a step may replace what is there by as much or less', async (t) => {
  const store = new MemoryStore({ quotaBytes: 40 });
  await store.write([{ table: 'kept', key: u32(1), value: new Uint8Array(36) }]);
  t.is(store.bytesFree(), 0);
  const { sent, ports } = bench(store);
  const machine = (bytes: number): Machine<number, number, never> => ({
    step: () => ({
      persist: [{ table: 'kept', key: u32(1), value: new Uint8Array(bytes) }],
      send: [{ token: 1, message: bytes }],
      upcall: [],
    }),
    deadlineMs: () => undefined,
    checkInvariants: () => {},
  });
  for (const bytes of [37, 36, 20]) new Runner(() => machine(bytes), ports).step(0);
  await settled();
  t.deepEqual(sent, [36, 20]);
});

test('of a key that comes twice in a step the last value counts, and the step is lost before the next', async (t) => {
  const store = new MemoryStore({ quotaBytes: 40 });
  await store.write([{ table: 'kept', key: u32(1), value: new Uint8Array(36) }]);
  const { ports, lost } = bench(store);
  let built = 0;
  const kept = (bytes: number) => ({ table: 'kept', key: u32(1), value: new Uint8Array(bytes) });
  const make = (): Machine<number, number, never> => {
    built++;
    return {
      step: () => ({
        persist: [kept(0), kept(37)],
        send: [{ token: 1, message: built }],
        upcall: [],
      }),
      deadlineMs: () => undefined,
      checkInvariants: () => {},
    };
  };
  const runner = new Runner(make, ports);
  for (let steps = 1; steps <= 3; steps++) {
    runner.step(0);
    t.is(built, steps + 1);
  }
  t.deepEqual(lost, [1, 2, 3]);
});

test('when the disk fails later, what was said on top of the lost batch does not leave', async (t) => {
  const store = new FailingStore();
  const { runner, sent, lost, built } = bench(store);
  for (const bytes of [10, 13, 0]) runner.step(bytes);
  await settled();
  t.deepEqual(sent, [1]);
  t.deepEqual(lost, [2, 2]);
  runner.step(10);
  await settled();
  t.deepEqual(sent, [1, 2]);
  t.is(built(), 2);
});

test('what a step notes counts as well: where it does not fit, nothing of the step leaves', async (t) => {
  const store = new MemoryStore({ quotaBytes: 40 });
  const told: number[] = [];
  const note: Write[] = [{ table: 'noted', key: u32(1), value: new Uint8Array(100) }];
  const send = [{ token: 1, message: 1 }];
  const machine: Machine<number, number, never> = {
    step: () => ({ persist: [], send, upcall: [], note }),
    deadlineMs: () => undefined,
    checkInvariants: () => {},
  };
  const ports = { clock, store, upcall: () => {}, failed: () => {} };
  const runner = new Runner(() => machine, {
    ...ports,
    send: ({ message }: Envelope<number>) => told.push(message),
  });
  runner.step(0);
  await settled();
  t.deepEqual(told, []);
});

test('a machine that was made anew for want of room rests before it speaks by itself', async (t) => {
  const virtual = new VirtualClock();
  const store = new MemoryStore({ quotaBytes: 40 });
  let ticks = 0;
  // As a ring's member: it has much to ask as soon as it begins.
  const make = (): Machine<number, number, never> => ({
    step: (_nowMs, bytes) => {
      if (bytes === 0) ticks++;
      const value = new Uint8Array(bytes);
      const persist = bytes > 0 ? [{ table: 't', key: u32(1), value }] : [];
      return { persist, send: [], upcall: [] };
    },
    deadlineMs: () => virtual.nowMs(),
    checkInvariants: () => {},
  });
  const ports = { clock: virtual, store, send: () => {}, upcall: () => {}, failed: () => {} };
  const runner = new Runner(make, ports, 0);
  runner.step(100);
  runner.step(1);
  await virtual.advance(90);
  t.is(ticks, 0);
  t.is([...store.range('t')].length, 0);
  await virtual.advance(20);
  t.true(ticks > 0);
  // What came meanwhile is not lost.
  t.is([...store.range('t')].length, 1);
  runner.close();
});

test('a machine of soft state goes on when it cannot keep something', async (t) => {
  const { runner, sent, lost, built } = bench(new MemoryStore({ quotaBytes: 40 }), true);
  for (const bytes of [100, 0, 10]) runner.step(bytes);
  await settled();
  t.deepEqual(lost, [1]);
  t.deepEqual(sent, [1, 2]);
  t.is(built(), 1);
});
