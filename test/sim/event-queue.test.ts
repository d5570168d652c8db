import test from 'ava';
import { SeededRandom } from '../../src/base/index.ts';
import { VirtualClock } from '../../src/sim/index.ts';

test('events run by time, and those of one time in the order in which they came', (t) => {
  const random = new SeededRandom(7);
  const clock = new VirtualClock();
  const ran: [number, number][] = [];
  let count = 0;
  const add = (delayMs: number, then: () => void) => {
    const number = count++;
    clock.after(delayMs, () => {
      ran.push([clock.elapsedMs, number]);
      then();
    });
  };
  for (let i = 0; i < 2000; i++) {
    add(random.integer(50), () => {
      if (i % 10 === 0) add(random.integer(3), () => {});
    });
  }
  clock.run(100);
  t.is(ran.length, 2200);
  const sorted = [...ran].sort(([a, i], [b, j]) => a - b || i - j);
  t.deepEqual(ran, sorted);
});

test('what is taken back does not run, and time does not stop for it', (t) => {
  const clock = new VirtualClock();
  const ran: string[] = [];
  const takeBack = clock.after(5, () => ran.push('early'));
  clock.after(9, () => ran.push('late'));
  takeBack();
  t.true(clock.runNext());
  t.deepEqual(ran, ['late']);
  t.is(clock.elapsedMs, 9);
  t.false(clock.runNext());
});

test('an event that comes late to the queue and is due early runs first', (t) => {
  const clock = new VirtualClock();
  const ran: string[] = [];
  clock.after(20, () => ran.push('second'));
  clock.run(5);
  clock.after(1, () => ran.push('first'));
  clock.run(50);
  t.deepEqual(ran, ['first', 'second']);
  t.is(clock.elapsedMs, 55);
});

test('a part of a millisecond counts as a whole one', (t) => {
  const clock = new VirtualClock();
  const ran: number[] = [];
  clock.after(0.2, () => ran.push(clock.elapsedMs));
  clock.run(1);
  t.deepEqual(ran, [1]);
});
