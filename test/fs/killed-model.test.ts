/** One person, whose mount is killed while batches are on their way: they arrive at any time, or never. */

import test from 'ava';
import fc from 'fast-check';
import { OceanError } from '../../src/base/index.ts';
import { Partition, type Shell } from './partition.ts';

const NAMES = ['/a', '/b', '/d', '/d/a', '/d/b', '/b/a'];
const LARGE = new Uint8Array(9000);

const KINDS = [
  ...(['write', 'append', 'grow', 'rm', 'mv', 'ln', 'save', 'mkdir', 'rmdir', 'chmod'] as const),
  ...(['hold', 'let go', 'commit', 'journal'] as const),
];

const step = fc.record({
  kind: fc.constantFrom(...KINDS),
  from: fc.constantFrom(...NAMES),
  to: fc.constantFrom(...NAMES),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const lives = fc.array(
  fc.record({
    steps: fc.array(step, { minLength: 1, maxLength: 20 }),
    /** From this step on the ring gets nothing until so many requests of the next process. */
    heldFrom: fc.nat(20),
    arrivesAt: fc.nat(12),
  }),
  { minLength: 1, maxLength: 3 },
);

let writes = 0;

/** @param held - open files */
async function apply(shell: Shell, held: number[], { kind, from, to }: Step): Promise<void> {
  const { draft } = shell.opened.volume;
  switch (kind) {
    case 'write':
    case 'append':
      return shell[kind](from, `${++writes};`);
    case 'save':
      await shell.write(`${from}~`, `${++writes};`);
      return shell.mv(`${from}~`, from);
    case 'grow':
      return shell.append(from, LARGE.fill(++writes));
    case 'chmod':
      return shell.chmod(from, 0o600 + (++writes % 64));
    case 'rm':
    case 'mkdir':
    case 'rmdir':
      return shell[kind](from);
    case 'mv':
    case 'ln':
      return shell[kind](from, to);
    case 'hold':
      held.push((await shell.fs.open(await shell.find(from))).handle);
      return;
    case 'let go':
      for (const handle of held.splice(0)) await shell.fs.release(handle);
      return;
    case 'journal':
      return draft.journal();
    default:
      void draft.flush().catch(() => {});
      return new Promise((resolve) => setImmediate(resolve));
  }
}

async function life(
  pair: Partition,
  { steps, heldFrom, arrivesAt }: { steps: readonly Step[]; heldFrom: number; arrivesAt: number },
): Promise<string[]> {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  const held: number[] = [];
  let isHeld = false;
  const old = pair.link as { onRequest?: (kind: string) => Promise<void> };
  old.onRequest = async (kind) => {
    if (isHeld && kind === 'submit') await arrived;
  };
  for (const [i, one] of steps.entries()) {
    if (i === heldFrom) isHeld = true;
    await apply(pair.laptop, held, one).catch((error: unknown) => {
      if (!(error instanceof OceanError)) throw error;
    });
  }
  pair.laptop.opened.volume.draft.journal();
  const expected = await pair.laptop.tree();
  let requests = 0;
  await pair.restart({
    isCut: false,
    onRequest: async () => {
      if (requests++ === arrivesAt) arrive();
    },
  });
  await pair.agree();
  arrive();
  for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate);
  await pair.agree();
  const found = await pair.laptop.tree();
  const wrong = await pair.wrong();
  if (found.join('\n') !== expected.join('\n'))
    wrong.push(`expected ${expected.join(' | ')}, found ${found.join(' | ')}`);
  return wrong;
}

test('whatever was on its way when a mount was killed, and whenever it arrives, all is as it was left', async (t) => {
  const checking = fc.assert(
    fc.asyncProperty(lives, async (all) => {
      const ends: (() => unknown)[] = [];
      const pair = await Partition.make({ teardown: (end) => ends.push(end) });
      try {
        await pair.laptop.mkdir('/d');
        for (const name of ['/a', '/d/a']) await pair.laptop.write(name, `first ${name}`);
        await pair.agree();
        for (const one of all) {
          const wrong = await life(pair, one);
          if (wrong.length > 0) throw new Error(wrong.join('; '));
        }
      } finally {
        for (const end of ends) await end();
      }
    }),
    {
      numRuns: Number(process.env.RUNS ?? 60),
      seed: Number(process.env.SEED ?? 20_261_123),
      includeErrorInReport: true,
    },
  );
  await t.notThrowsAsync(checking);
});

test('a file that was written often after a batch with it was sent is no conflict with that batch', async (t) => {
  const pair = await Partition.make(t);
  await pair.laptop.write('/a', 'first');
  await pair.agree();
  const often = Array.from({ length: 12 }, () => ['append', 'journal'] as const).flat();
  const steps = (['write', 'commit', ...often] as const).map((kind) => ({
    ...{ kind, from: '/a', to: '/a' },
  }));
  t.deepEqual(await life(pair, { steps, heldFrom: 0, arrivesAt: 0 }), []);
});

test('a file that lost its name and then its last user goes, when the ring had only heard of the first', async (t) => {
  for (const arrivesAt of [0, 1, 2, 3, 4]) {
    const pair = await Partition.make(t);
    await pair.laptop.write('/a', LARGE);
    await pair.agree();
    const steps = (['hold', 'rm', 'commit', 'let go'] as const).map((kind) => ({
      ...{ kind, from: '/a', to: '/a' },
    }));
    t.deepEqual(await life(pair, { steps, heldFrom: 0, arrivesAt }), [], `${arrivesAt}`);
  }
});
