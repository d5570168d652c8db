/** Two nodes mount one volume, and processes on both lock bytes of one file. */

import { join } from 'node:path';
import { isOpen, Locker } from '../../mount/locker.ts';
import { shell, until } from '../command.ts';
import { isMounted, type Pond } from '../pond.ts';
import { pondTest } from '../pond-test.ts';

/** Between a release on one node and the answer to who waits on the other. */
const HANDED_OVER_MS = 1000;
/** A busy machine may need longer; that is told, not hidden. */
const HANDED_OVER_MS_MAX = 5000;

async function lockers(t: Parameters<Parameters<typeof pondTest>[1]>[0], pond: Pond) {
  const second = await pond.mountAt(3);
  const file = join(pond.mount, 'file');
  await shell(t, 'echo content > "$1"', [file]);
  const theirs = join(second, 'file');
  await until('the file is seen', async () => {
    const seen = await shell(t, 'cat "$1" 2>/dev/null || :', [theirs]);
    return seen === 'content\n';
  });
  const all: [Locker, Locker] = [new Locker(file), new Locker(theirs)];
  t.teardown(() => {
    for (const one of all) one.end();
  });
  return { all, file, theirs, second };
}

pondTest('a lock on one node is refused and waited for on another', async (t, pond) => {
  const { all, file, theirs } = await lockers(t, pond);
  const [a, b] = all;
  t.is(await a.say('t 0 10'), 'ok');
  t.is(await b.say('t 5 10'), 'EAGAIN');
  t.is(await b.say('g 5 10'), '1 0 10 True', 'without a process: its number is 0');
  t.is(await b.say('t 10 10'), 'ok');
  const waiting = b.say('w 0 10');
  t.true(await isOpen(waiting));
  await shell(t, 'echo written under the lock > "$1"', [file]);
  const released = Date.now();
  t.is(await a.say('u 0 10'), 'ok');
  t.is(await waiting, 'ok');
  const tookMs = Date.now() - released;
  t.is(await shell(t, 'cat "$1"', [theirs]), 'written under the lock\n');
  t.true(tookMs < HANDED_OVER_MS_MAX, `${tookMs} ms`);
  if (tookMs > HANDED_OVER_MS) t.log(`handed over after ${tookMs} ms`);

  const back = a.say('w 0 10');
  t.true(await isOpen(back));
  process.kill(await b.processId(), 'SIGKILL');
  t.is(await back, 'ok', 'a killed process has no lock');
});

pondTest(
  'a lock outlives the process that serves its mount, and is given up to others after it',
  async (t, pond) => {
    const { all } = await lockers(t, pond);
    const [a, b] = all;
    t.is(await a.say('t 0 10'), 'ok');
    t.is(await a.say('t 20 10'), 'ok');
    await pond.replace(1);
    t.is(await b.say('t 0 10'), 'EAGAIN');
    t.is(await b.say('t 10 10'), 'ok');
    const waiting = b.say('w 0 10');
    await pond.replace(1);
    t.true(await isOpen(waiting));
    t.is(await a.say('u 0 10'), 'ok');
    t.is(await waiting, 'ok');
    t.is(await a.say('t 0 10'), 'EAGAIN');
    t.is(await b.say('t 20 10'), 'EAGAIN');
    t.true(await isMounted(pond.mount));
    const { volumes } = await pond.status(1);
    t.is(volumes[0].locks.lost, 0);
  },
  { restarts: true },
);
