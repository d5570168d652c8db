import test, { type ExecutionContext } from 'ava';
import type { Chart } from './svg/chart.ts';
import { svgOf } from './svg/draw.ts';
import { pixels } from './svg/text.ts';

const CHART: Chart = {
  title: 'Stretch & distance <1 ms',
  x: { label: 'RTT (ms)', kind: 'log' },
  y: { label: 'stretch', kind: 'linear', from: 0 },
  series: [
    {
      name: '(1, 5, 3)',
      mark: 'line',
      points: [
        { x: 1, y: 2.25, low: 1, high: 3 },
        { x: 10, y: 1.5, low: 1, high: 2.5 },
        { x: 300, y: 1.1, low: 1, high: 1.2 },
      ],
    },
    { name: 'each', mark: 'points', points: [{ x: 20, y: 1.75 }] },
    {
      name: 'shares',
      mark: 'step',
      points: [
        { x: 1, y: 0.5 },
        { x: 5, y: 1 },
      ],
    },
  ],
  rules: [{ label: 'target', y: 3 }],
};

/** Every element is closed by its own name, and no text holds a bare `<` or `&`. */
function checkWellFormed(t: ExecutionContext, text: string): void {
  const open: string[] = [];
  for (const [, closing, name = '', rest = ''] of text.matchAll(/<(\/?)([a-z]+)([^<>]*)>/g)) {
    if (closing === '/') t.is(open.pop(), name);
    else if (!rest.endsWith('/')) open.push(name);
    t.regex(rest, /^(?: [a-zA-Z0-9:-]+="[^"<>]*")*\/?$/);
  }
  t.deepEqual(open, []);
  const content = text.replaceAll(/<[^<>]*>/g, '');
  t.notRegex(content, /[<>]/);
  t.notRegex(content, /&(?!amp;|lt;|quot;)/);
}

test('a chart becomes well-formed SVG with its own ground', (t) => {
  const svg = svgOf(CHART);
  checkWellFormed(t, svg);
  t.true(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"'));
  t.true(svg.includes('Stretch &amp; distance &lt;1 ms'));
  t.regex(svg, /<rect width="860" height="420"[^>]*fill="#ffffff"/);
});

test('a chart is drawn the same twice, and coordinates have at most one decimal', (t) => {
  t.is(svgOf(CHART), svgOf(structuredClone(CHART)));
  t.notRegex(svgOf(CHART), / (?:x|y|x1|x2|y1|y2|cx|cy|d)="[^"]*\d\.\d\d/);
});

test('lines, bands, points and rules are all drawn', (t) => {
  const svg = svgOf(CHART);
  t.is(svg.match(/fill-opacity/g)?.length, 1);
  t.is(svg.match(/<path [^>]*stroke="#/g)?.length, 2);
  t.is(svg.match(/<circle /g)?.length, 3 + 1 + 1);
  t.true(svg.includes('>target</text>'));
  for (const { name } of CHART.series) t.true(svg.includes(`>${name}</text>`));
});

test('a log axis leaves out what it has no place for', (t) => {
  const points = [
    { x: 1, y: 0 },
    { x: 2, y: 10 },
    { x: 3, y: 100 },
  ];
  const series = [{ name: 'one', mark: 'line', points }] as const;
  const svg = svgOf({ ...CHART, y: { label: 'bytes', kind: 'log' }, series, rules: [] });
  t.notRegex(svg, /NaN|Infinity|undefined/);
  t.is(svg.match(/<circle /g)?.length, 2);
});

test('a chart without data is still a chart', (t) => {
  const svg = svgOf({ ...CHART, series: [], rules: [] });
  checkWellFormed(t, svg);
  t.notRegex(svg, /NaN|Infinity/);
  t.regex(svg, /text-anchor="middle">10<\/text>/);
});

test('pixels are tenths, and no zero has a sign', (t) => {
  t.deepEqual([1.26, -0.01, 3, 2.04].map(pixels), ['1.3', '0', '3', '2']);
});
