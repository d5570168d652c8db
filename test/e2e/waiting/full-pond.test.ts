/** Ponds and nodes with no room left, which get some. */

import test from 'ava';
import { fullNode, fullPond } from '../../trial/full.ts';

const BYTES = 45_000_000;

test.serial('a full pond takes more once files are forgotten, or a node has joined', async (t) => {
  t.timeout(300_000);
  await t.notThrowsAsync(fullPond((line) => t.log(line), { bytes: BYTES, port: 7860 }));
});

test.serial('a volume whose ring is full takes more once its node has room', async (t) => {
  t.timeout(300_000);
  await t.notThrowsAsync(fullNode((line) => t.log(line), 7840));
});
