import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test from 'ava';
import { argumentsOf, SEED } from './arguments.ts';
import type { Experiment, Report } from './experiment.ts';
import { indexOf, resultIn } from './index-page.ts';
import { pageOf, wrapped } from './markdown.ts';
import { TAPESTRY } from './tapestry/list.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
const PAGES = join(import.meta.dirname, '../../docs/experiments');
const KNOWN = new Map([['tapestry', ['hops', 'churn']]]);

const REPORT: Report = {
  setup: [['seed', '7']],
  comparisons: [{ what: 'hops', published: 'about 2.5', measured: '2.4' }],
  verdicts: [
    { target: 'at most 3', measured: '2.4', isMet: true },
    { target: 'at most 4', measured: '2.4', isMet: true },
    { target: 'at most 1', measured: '2.4, missed by 1.4', isMet: false },
  ],
  tables: [{ caption: 'All', head: ['N', 'hops'], rows: [['16', '1']] }],
  plots: [
    {
      name: 'mean',
      chart: {
        title: 'Mean',
        x: { label: 'N', kind: 'log' },
        y: { label: 'hops', kind: 'linear' },
        series: [],
      },
    },
  ],
  shows: ['Something.'],
  showsNot: ['Something else.'],
};
const EXPERIMENT: Experiment = {
  name: 'hops',
  title: 'Hops',
  question: 'How many?',
  run: () => REPORT,
};

async function ran(words: readonly string[]) {
  const run = promisify(execFile);
  return run(process.execPath, [MAIN, ...words]).then(
    ({ stdout, stderr }) => ({ status: 0, stdout, stderr }),
    (error) => ({ status: error.code as number, stdout: error.stdout, stderr: error.stderr }),
  );
}

test('the command line names a room, and what of it', (t) => {
  t.deepEqual(argumentsOf(['tapestry'], KNOWN), {
    room: 'tapestry',
    only: undefined,
    isQuick: false,
    isList: false,
    seed: SEED,
  });
  const chosen = argumentsOf(['tapestry', '--only', 'churn,hops', '--quick', '--seed=3'], KNOWN);
  t.deepEqual(chosen.only, ['churn', 'hops']);
  t.true(chosen.isQuick);
  t.is(chosen.seed, 3);
});

for (const words of [
  [],
  ['pond'],
  ['tapestry', 'ring'],
  ['tapestry', '--only', 'chrun'],
  ['tapestry', '--only', ''],
  ['tapestry', '--seed', '-1'],
  ['tapestry', '--seed', 'x'],
  ['tapestry', '--fast'],
]) {
  test(`wrong use is refused with one line: experiment ${words.join(' ')}`, (t) => {
    const error = t.throws(() => argumentsOf(words, KNOWN), { name: 'Error' });
    t.notRegex(error.message, /\n/);
  });
}

test('the command ends with 2 and one line when it is used wrongly', async (t) => {
  const { status, stdout, stderr } = await ran(['tapestry', '--only', 'nothing']);
  t.is(status, 2);
  t.is(stdout, '');
  t.is(stderr.split('\n').length, 2);
  t.regex(stderr, /nothing/);
});

test('--list names every experiment and runs none', async (t) => {
  const { status, stdout, stderr } = await ran(['tapestry', '--list']);
  t.is(status, 0);
  t.is(stderr, '');
  t.deepEqual(
    stdout
      .trim()
      .split('\n')
      .map((line: string) => line.split(' ')[0]),
    TAPESTRY.map(({ name }) => name),
  );
});

test('a quick run prints a page, the same for the same seed, and writes none', async (t) => {
  const words = ['tapestry', '--quick', '--only', 'availability,load', '--seed', '3'];
  const before = readdirSync(join(PAGES, '..')).sort();
  const [one, again] = [await ran(words), await ran(words)];
  t.is(one.status, 0, one.stderr);
  t.is(one.stdout, again.stdout);
  t.is(one.stdout.match(/^# /gm)?.length, 2);
  t.regex(one.stdout, /--only load --quick --seed 3/);
  t.regex(one.stderr, /^availability 0 s: starts/);
  t.deepEqual(readdirSync(join(PAGES, '..')).sort(), before);
});

test('a page says how it was made, what was published, and which targets were missed', (t) => {
  const page = pageOf(EXPERIMENT, REPORT, { room: 'tapestry', command: 'npm run x' });
  t.is(resultIn(page), '1 of 3 targets missed');
  for (const part of ['npm run x', '| hops | about 2.5 | 2.4 |', 'missed by 1.4', '- seed: 7']) {
    t.true(page.includes(part), part);
  }
  t.true(page.includes('![Mean](tapestry-hops-mean.svg)'));
  t.is(page.match(/^# /gm)?.length, 1);
});

test('the index takes results from the pages, so that a run of one leaves the others', (t) => {
  const page = pageOf(EXPERIMENT, REPORT, { room: 'tapestry', command: 'npm run x' });
  const later = { ...EXPERIMENT, name: 'later', title: 'Later' };
  const index = indexOf(new Map([['tapestry', [EXPERIMENT, later]]]), (name) =>
    name === 'tapestry-hops.md' ? page : undefined,
  );
  t.true(index.includes('| `hops` | [Hops](tapestry-hops.md) | 1 of 3 targets missed |'));
  t.true(index.includes('| `later` | Later | not run yet |'));
});

test('lines are broken between words at the width of a page', (t) => {
  const text = wrapped(`- ${'word '.repeat(60).trim()}`, '  ');
  t.true(text.split('\n').every((line) => line.length <= 120));
  t.is(text.split('\n')[1]?.slice(0, 6), '  word');
  t.is(text.replaceAll(/\s+/g, ' '), `- ${'word '.repeat(60).trim()}`);
});

test('names of experiments are told apart, and fit into the name of a file', (t) => {
  const names = TAPESTRY.map(({ name }) => name);
  t.is(new Set(names).size, names.length);
  for (const name of names) t.regex(name, /^[a-z]+(?:-[a-z]+)*$/);
});

test('every plot of a page is there, and every plot that is there belongs to a page', (t) => {
  const files = existsSync(PAGES) ? readdirSync(PAGES) : [];
  const shown = files
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => [...readFileSync(join(PAGES, name), 'utf8').matchAll(/\]\(([^)]+\.svg)\)/g)])
    .map(([, svg]) => svg as string);
  t.deepEqual(files.filter((name) => name.endsWith('.svg')).sort(), shown.sort());
});
