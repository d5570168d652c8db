/** The owner's machine dies, and the ring replaces it by itself. */

import { join } from 'node:path';
import { command, until } from '../command.ts';
import { pondTest } from '../pond-test.ts';

const OTHER = 3;
/** A minute of silence, and the rounds in which the members agree, on a busy machine. */
const REPLACED_SECONDS = 150;

const sh = (script: string, ...args: string[]) => command(['sh', '-c', script, 'sh', ...args]);
const WRITE = 'printf %s "$2" > "$1" && sync "$1"';

pondTest(
  'a ring replaces its dead member while the machine of its owner is gone, and goes on',
  async (t, pond) => {
    const mount = await pond.mountAt(OTHER);
    const policy = ['--replace-after', '1m', '--by-members', '--spares', '1', '--json'];
    const set = JSON.parse(await pond.ocean(1, ['ring', 'policy', 'shared', ...policy]));
    t.true(set.isByMembers);
    t.is(set.spares.length, 1);
    const before = await pond.agreed(OTHER);
    t.is(before.epoch, 2);
    t.is(before.members.length, 4);
    const owner = before.members.find((member) => pond.nodeOf(member) === 1);
    t.truthy(owner);

    await pond.kill(1);
    const written = await sh(WRITE, join(mount, 'without'), 'its owner');
    t.is(written.status, 0, written.errorText);
    await until(
      'the ring replaces its member',
      async () => (await pond.ring(OTHER)).epoch === 3,
      REPLACED_SECONDS,
    );
    const after = await pond.agreed(OTHER);
    t.false(after.members.some(({ nodeId }) => nodeId === owner?.nodeId));
    t.true(after.members.some(({ nodeId }) => nodeId === set.spares[0].nodeId));
    t.deepEqual(after.spares, []);

    // One more may fail now: of the old members only two are left.
    const victim = after.members.find((member) => {
      const node = pond.nodeOf(member);
      return node !== OTHER && member.nodeId !== set.spares[0].nodeId;
    });
    await pond.kill(pond.nodeOf(victim!));
    const again = await sh(WRITE, join(mount, 'again'), 'and one more');
    t.is(again.status, 0, again.errorText);

    // The owner comes back, and learns of its ring.
    await pond.startAgain(1);
    t.is((await pond.ring(1)).epoch, 3);
    await until('the owner reads what was written meanwhile', async () => {
      return (await sh('cat "$1"', join(pond.mount, 'again'))).output === 'and one more';
    });
  },
  { nodeCount: 6 },
);
