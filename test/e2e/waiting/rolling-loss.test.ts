/** Every node of a pond is lost, one after the other; the files are not. */

import test from 'ava';
import { rollingLoss } from '../../trial/rolling-loss.ts';

const BYTES = 6_000_000;

test.serial(
  'six nodes are wiped and replaced one by one, the mounting one too, and no byte is lost nor any call failed',
  async (t) => {
    t.timeout(300_000);
    const say = (line: string) => t.log(line);
    await t.notThrowsAsync(rollingLoss(say, { bytes: BYTES, port: 7880, nodes: 6 }));
  },
);
