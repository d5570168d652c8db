import { spawn } from 'node:child_process';
import { join } from 'node:path';
import test from 'ava';
import { TAPESTRY_SCENARIOS } from '../../src/sim/index.ts';
import { SoakPool } from './pool.ts';
import { SoakTally } from './tally.ts';
import type { SeedDone } from './worker.ts';

const COUNT = TAPESTRY_SCENARIOS.length;

interface Ended {
  readonly code: number | null;
  readonly out: string[];
  readonly err: string;
}

/** @param onError - called with what comes on stderr, as it comes */
function run(
  command: 'sim' | 'soak',
  args: readonly string[],
  onError: (kill: (signal: NodeJS.Signals) => void) => void = () => {},
): Promise<Ended> {
  const child = spawn(process.execPath, [join(import.meta.dirname, `${command}.ts`), ...args]);
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
    onError((signal) => child.kill(signal));
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out: out.trimEnd().split('\n'), err }));
  });
}

test('a soak says what happened, and last how many seeds passed', async (t) => {
  const { code, out } = await run('soak', ['tapestry', '--seeds', '4', '--from', '30']);
  t.is(code, 0);
  t.is(out.at(-1), `${4 * COUNT} passed, 0 failed`);
  t.true(out.some((line) => line.startsWith('faults: 4 seeds, 0 failed')));
  t.true(out.some((line) => /\bkill \d+/.test(line)));
});

test('an interrupted soak says what it has done', async (t) => {
  const args = ['tapestry', '--seeds', '100000', '--scenario', 'joins'];
  const { code, out } = await run('soak', args, (kill) => kill('SIGINT'));
  t.is(code, 130);
  t.regex(out.at(-2) as string, /^interrupted after \d+ of 100000 seeds$/);
  t.regex(out.at(-1) as string, /^\d+ passed, 0 failed$/);
});

test('a seed that failed is listed with the command that replays it', (t) => {
  const [scenario] = TAPESTRY_SCENARIOS;
  const tally = new SoakTally(scenario as (typeof TAPESTRY_SCENARIOS)[0]);
  const name = tally.name;
  tally.add({ scenario: name, seed: 12, failures: ['two roots', 'a hole'], probes: new Map() });
  tally.add({ scenario: name, seed: 13, failures: [], probes: new Map([['join', 3]]) });
  t.is(tally.failedCount, 1);
  t.deepEqual(tally.lines(), [
    `${name}: 2 seeds, 1 failed`,
    '  join 3',
    `  npm run sim -- --scenario ${name} --seed 12`,
    '    two roots',
  ]);
});

test('a worker that breaks costs the seed it was at, and the others go on', async (t) => {
  const done: SeedDone[] = [];
  const slices = [
    { scenario: 'nothing', from: 1, count: 2 },
    { scenario: 'joins', from: 1, count: 2 },
  ];
  await new SoakPool(slices, 1, (one) => done.push(one)).ended;
  t.deepEqual(
    done.map(({ scenario, seed, failures }) => `${scenario} ${seed} ${failures}`),
    [
      'nothing 1 threw: There is no scenario nothing',
      'nothing 2 threw: There is no scenario nothing',
      'joins 1 ',
      'joins 2 ',
    ],
  );
});

test('a fault that never strikes in many seeds is a failure', (t) => {
  const scenario = {
    name: 'calm',
    probes: ['storm'],
    run: () => ({ failures: [], probes: new Map() }),
  };
  const tally = new SoakTally(scenario);
  for (let seed = 0; seed < 1000; seed++) {
    tally.add({ scenario: 'calm', seed, failures: [], probes: new Map([['rain', 1]]) });
  }
  t.deepEqual(tally.neverHappened, ['storm']);
  tally.add({ scenario: 'calm', seed: 1000, failures: [], probes: new Map([['storm', 1]]) });
  t.deepEqual(tally.neverHappened, []);
});

test('a simulation prints its seed first and its fingerprint last, the same every time', async (t) => {
  const args = ['--seed', '7', '--scenario', 'joins'];
  const [once, again] = await Promise.all([run('sim', args), run('sim', args)]);
  t.is(once.code, 0);
  t.is(once.out[0], 'seed 7, scenario joins');
  t.regex(once.out.at(-1) as string, /^trace [0-9a-f]{16} of \d+ messages$/);
  t.deepEqual(again, once);
});

test('a verbose simulation prints every message', async (t) => {
  const { out } = await run('sim', ['--seed', '1', '--scenario', 'joins', '--verbose']);
  const [, count] = /of (\d+) messages$/.exec(out.at(-1) as string) as unknown as [string, string];
  t.is(
    out.filter((line) => /^ +\d+\.\d{3} {2}[0-9a-f]{4} > [0-9a-f]{4} /.test(line)).length,
    Number(count),
  );
});

for (const [command, args] of [
  ['sim', []],
  ['sim', ['--seed', '-1']],
  ['sim', ['--seed', '1', '--scenario', 'calm']],
  ['soak', []],
  ['soak', ['ponds']],
  ['soak', ['tapestry', '--seeds', 'many']],
  ['soak', ['tapestry', '--scenario', 'calm']],
  ['soak', ['tapestry', '--sedes', '4']],
] as const) {
  test(`wrong use ends with code 2 and says how it is used: ${command} ${args.join(' ')}`, async (t) => {
    const { code, err, out } = await run(command, args);
    t.is(code, 2);
    t.regex(err, /usage: npm run/);
    t.deepEqual(out, ['']);
  });
}
