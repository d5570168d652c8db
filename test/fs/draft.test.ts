/** What this mount changed, over what is committed meanwhile. */

import test from 'ava';
import { toHex, utf8 } from '../../src/base/index.ts';
import { direntKey, direntPrefix } from '../../src/fs/keys.ts';
import { LoopbackPond } from './loopback-pond.ts';

const PARENT = 99;
const keyOf = (digit: number) => direntKey(PARENT, new Uint8Array(16).fill(digit));

test('a scan finds what is committed while it runs', async (t) => {
  const { volume, close } = await new LoopbackPond().open();
  const { draft, session } = volume;
  draft.put(keyOf(1), utf8('stays'));
  draft.put(keyOf(2), utf8('goes'));
  await draft.flush();
  const prefix = direntPrefix(PARENT);
  const found = await draft.overlaid(prefix, async () => {
    const committed = await session.view.scan(prefix);
    draft.put(keyOf(3), utf8('comes'));
    draft.remove(keyOf(2));
    await draft.flush();
    t.false(draft.has(keyOf(3)), 'the draft has forgotten it, and the scan is older');
    return committed;
  });
  const keys = found.map(({ key }) => toHex(key)).sort();
  t.deepEqual(keys, [toHex(keyOf(1)), toHex(keyOf(3))]);
  await close(1000);
});
