/** A node that has a lock is killed, and does not come back: who waits on another node gets it when its lease has ended. */

import { join } from 'node:path';
import { isOpen, Locker } from '../../mount/locker.ts';
import { shell, until } from '../command.ts';
import { pondTest } from '../pond-test.ts';

const LEASE_MS = 30_000;
const BROKEN_MS_MAX = 55_000;

pondTest('the lock of a dead node is free when its lease has ended', async (t, pond) => {
  const second = await pond.mountAt(3);
  const theirs = join(second, 'file');
  await shell(t, 'echo content > "$1"', [join(pond.mount, 'file')]);
  await until('the file is seen', async () => {
    return (await shell(t, 'cat "$1" 2>/dev/null || :', [theirs])) === 'content\n';
  });
  const [a, b] = [new Locker(join(pond.mount, 'file')), new Locker(theirs)];
  t.is(await a.say('t 0 10'), 'ok');
  await pond.kill(1);
  const killed = Date.now();
  const waiting = b.say('w 0 10');
  t.true(await isOpen(waiting));
  t.is(await waiting, 'ok');
  const tookMs = Date.now() - killed;
  t.true(tookMs > LEASE_MS && tookMs < BROKEN_MS_MAX, `${tookMs} ms`);
  t.log(`free after ${tookMs} ms`);
  for (const one of [a, b]) one.end();
});
