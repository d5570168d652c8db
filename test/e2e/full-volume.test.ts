/** A volume that has reached its quota, through a mount. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fixture, shell } from './command.ts';
import { pondTest } from './pond-test.ts';

const QUOTA_BYTES = 7 << 20;
/** What the filler writes into each file. */
const FILE_BYTES = 1_500_000;

pondTest(
  'a full volume refuses with ENOSPC, keeps what was acknowledged, and takes more when there is room',
  async (t, pond) => {
    await pond.ocean(1, ['volume', 'set', 'quota', 'shared', '7M']);
    const sizes = () =>
      shell(t, 'df -B1 --output=size,avail "$1" | tail -1', [pond.mount]).then((line) =>
        line.trim().split(/ +/).map(Number),
      );
    t.deepEqual(await sizes(), [QUOTA_BYTES, QUOTA_BYTES]);
    const { written, failure } = await fixture(t, 'filler.ts', [pond.mount]);
    t.is(failure, 'ENOSPC');
    const check = () => fixture(t, 'reader.ts', [pond.mount, ...written.map(String)]);
    t.deepEqual((await check()).wrong, []);
    // The last file may have come in part, as on any full disk.
    const total = Number(await shell(t, 'cat "$1"/full-* | wc -c', [pond.mount]));
    t.true(total <= QUOTA_BYTES && total > QUOTA_BYTES - FILE_BYTES, `${total} of ${QUOTA_BYTES}`);
    const [size, free] = (await sizes()) as [number, number];
    t.is(size, QUOTA_BYTES);
    t.true(Math.abs(QUOTA_BYTES - total - free) <= 4096, `${free} free, ${total} used`);
    const large = join(pond.directory, 'large');
    await writeFile(large, new Uint8Array(3_000_000).fill(7));
    const copy = 'cp "$1" "$2"/large && sync "$2"/large';
    const refused = `if ${copy}; then exit 1; fi 2>&1; rm -f "$2"/large`;
    t.regex(await shell(t, refused, [large, pond.mount]), /No space left on device/);
    await shell(t, `rm "$2"/full-0 "$2"/full-1 && ${copy} && cmp "$1" "$2"/large`, [
      large,
      pond.mount,
    ]);
    written.splice(0, 2);
    await pond.kill(1);
    await pond.startAgain(1);
    t.deepEqual((await check()).wrong, [], 'after a restart');
    t.regex(
      await shell(t, refused.replaceAll('/large', '/again'), [large, pond.mount]),
      /No space/,
    );
  },
  { nodeCount: 3 },
);
