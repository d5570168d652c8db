import test from 'ava';
import { OceanError, SeededRandom } from '../../src/base/index.ts';
import {
  CHECKPOINT_LOOK_MS,
  CHECKPOINT_MS,
  CheckpointKeeper,
} from '../../src/cli/checkpoint-keeper.ts';
import { VirtualClock } from '../../src/sim/index.ts';
import type { CheckpointEntry } from '../../src/wire/index.ts';

/** A volume with a new version whenever nothing says otherwise. */
function keeperOf(failure?: OceanError) {
  const clock = new VirtualClock();
  const state = { made: [] as number[], isPresent: false, timeMs: undefined as number | undefined };
  const logged: string[] = [];
  const checkpointer = {
    latest: async () => {
      const { timeMs, isPresent } = state;
      if (timeMs === undefined) return undefined;
      return { entry: { timeMs } as CheckpointEntry, isPresent };
    },
    make: async () => {
      if (failure !== undefined) throw failure;
      state.timeMs = clock.nowMs();
      state.made.push(clock.nowMs());
      return undefined;
    },
  };
  const log = (_: string, message: string) => logged.push(message);
  const random = new SeededRandom(3);
  const keeper = new CheckpointKeeper({ checkpointer, clock, random, log });
  keeper.start();
  return { clock, keeper, state, logged };
}

const startMs = new VirtualClock().nowMs();

test('a checkpoint is made every so often while there is something new, and not before', async (t) => {
  const { clock, keeper, state } = keeperOf();
  await clock.advance(CHECKPOINT_MS - 1);
  t.deepEqual(state.made, []);
  await clock.advance(4 * CHECKPOINT_MS);
  t.true(state.made.length >= 2 && state.made.length <= 4, `${state.made.length}`);
  t.true(state.made[0]! - startMs < CHECKPOINT_MS + 1.5 * CHECKPOINT_LOOK_MS);
  for (const [i, atMs] of state.made.entries())
    if (i > 0) t.true(atMs - state.made[i - 1]! >= CHECKPOINT_MS);
  state.isPresent = true;
  const { length } = state.made;
  await clock.advance(4 * CHECKPOINT_MS);
  t.is(state.made.length, length, 'nothing is new');
  state.isPresent = false;
  keeper.close();
  await clock.advance(4 * CHECKPOINT_MS);
  t.is(state.made.length, length, 'it is closed');
});

test('what another machine has just made is enough', async (t) => {
  const { clock, state } = keeperOf();
  for (let i = 0; i < 10; i++) {
    state.timeMs = clock.nowMs();
    await clock.advance(CHECKPOINT_MS - 1);
  }
  t.deepEqual(state.made, []);
});

test('who may not write leaves it to others; whoever was second says nothing', async (t) => {
  const revoked = keeperOf(new OceanError('permission', 'revoked'));
  await revoked.clock.advance(4 * CHECKPOINT_MS);
  t.is(revoked.logged.length, 1);
  const second = keeperOf(new OceanError('conflict', 'another was first'));
  await second.clock.advance(4 * CHECKPOINT_MS);
  t.deepEqual(second.logged, []);
  const alone = keeperOf(new OceanError('unavailable', 'no holders'));
  await alone.clock.advance(2 * CHECKPOINT_MS);
  t.true(alone.logged.length > 1, 'it is tried again');
});
