import test from 'ava';
import { toHex } from '../../src/base/index.ts';
import { HostRandom } from '../../src/host/index.ts';

test('bytes() never gives the same bytes twice, nor a view of what it gives others', (t) => {
  const random = new HostRandom();
  const seen = new Set<string>();
  const kept: Uint8Array[] = [];
  for (let i = 0; i < 5000; i++) {
    const bytes = random.bytes(12);
    seen.add(toHex(bytes));
    kept.push(bytes);
  }
  t.is(seen.size, 5000);
  for (const bytes of kept) t.is(bytes.buffer.byteLength, 12);
  t.deepEqual(
    [0, 1, 64, 65, 9000].map((length) => random.bytes(length).length),
    [0, 1, 64, 65, 9000],
  );
});
