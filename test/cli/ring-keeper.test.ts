import test from 'ava';
import type { NodeAddress } from '../../src/base/index.ts';
import { RingKeeper } from '../../src/cli/ring-keeper.ts';

const MEMBERS: NodeAddress[] = [1, 2, 3, 4].map((port) => ({
  nodeId: `n${port}`,
  host: 'h',
  port,
}));

function keeperWith(dead: Set<string>) {
  let nowMs = 1_000_000;
  const clock = {
    nowNs: () => BigInt(nowMs) * 1_000_000n,
    nowMs: () => nowMs,
    advance: (ms: number) => {
      nowMs += ms;
    },
    after: () => () => {},
  };
  const replaced: string[] = [];
  const keeper = new RingKeeper({
    clock,
    log: () => {},
    watched: () => [{ volume: 'v', replaceAfterMs: 600_000 }],
    members: () => MEMBERS,
    isAlive: async ({ nodeId }) => !dead.has(nodeId),
    replace: async (_volume, { nodeId }) => {
      replaced.push(nodeId);
    },
  });
  return { clock, keeper, replaced };
}

test('a member that is silent for as long as the owner allows is replaced, and no earlier', async (t) => {
  const dead = new Set(['n3']);
  const { clock, keeper, replaced } = keeperWith(dead);
  await keeper.watchOnce();
  clock.advance(599_999);
  await keeper.watchOnce();
  t.deepEqual(replaced, []);
  clock.advance(1);
  await keeper.watchOnce();
  t.deepEqual(replaced, ['n3']);
});

test('a member that answers in between starts anew', async (t) => {
  const dead = new Set(['n3']);
  const { clock, keeper, replaced } = keeperWith(dead);
  await keeper.watchOnce();
  clock.advance(400_000);
  dead.clear();
  await keeper.watchOnce();
  dead.add('n3');
  await keeper.watchOnce();
  clock.advance(400_000);
  await keeper.watchOnce();
  t.deepEqual(replaced, []);
});

test('nobody is replaced while most are silent: this machine is cut off then', async (t) => {
  const { clock, keeper, replaced } = keeperWith(new Set(['n2', 'n3']));
  await keeper.watchOnce();
  clock.advance(1_000_000);
  await keeper.watchOnce();
  t.deepEqual(replaced, []);
});
