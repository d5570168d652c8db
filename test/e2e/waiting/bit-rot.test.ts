/** Real processes whose disks rot, and one that only claims to have what it was given. */

import test from 'ava';
import { bitRot } from '../../trial/bit-rot.ts';

const BYTES = 6_000_000;

test.serial(
  'what rots on seven nodes is found by their scrubs and made again, and audits find one that pretends',
  async (t) => {
    t.timeout(300_000);
    const say = (line: string) => t.log(line);
    await t.notThrowsAsync(bitRot(say, { bytes: BYTES, port: 7892, nodes: 7 }));
  },
);
