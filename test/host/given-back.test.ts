import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import test from 'ava';
import { GivenBack } from '../../src/host/given-back.ts';

const MIB = 1 << 20;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function ownBytes(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}

test('what lies free between buffers that live on goes back to the kernel', async (t) => {
  const kept: Buffer[] = [];
  // In one function, whose garbage nothing on the stack holds.
  (() => {
    const all = Array.from({ length: 200 * 256 }, () => Buffer.alloc(4096, 1));
    for (let at = 0; at < all.length; at += 256) kept.push(all[at] as Buffer);
  })();
  collect();
  collect();
  const before = ownBytes();
  const givenBack = new GivenBack();
  t.teardown(() => givenBack.close());
  await givenBack.now();
  t.true(before - ownBytes() > 100 * MIB, `${before} before, ${ownBytes()} after`);
  t.is(kept.length, 200);
});
