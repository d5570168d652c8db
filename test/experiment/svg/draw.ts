/**
 * A chart as an SVG file. It brings its own light ground, since a viewer with a dark theme shows pictures on a dark
 * page and does not tell them so.
 */

import { axesOf, type Frame, scalesOf } from './axes.ts';
import type { Chart } from './chart.ts';
import { legendOf, lookOf, marksOf, ruleOf } from './marks.ts';
import { element, escaped, label } from './text.ts';

const WIDTH = 860;
const HEIGHT = 420;
/** Room for the legend, right of the plot. */
const LEGEND_WIDTH = 230;
const FRAME: Frame = { left: 72, right: WIDTH - LEGEND_WIDTH, top: 44, bottom: HEIGHT - 56 };

export function svgOf(chart: Chart): string {
  const scales = scalesOf(chart, FRAME);
  const parts = [
    `<title>${escaped(chart.title)}</title>`,
    element('rect', { width: WIDTH, height: HEIGHT, rx: 6, fill: '#ffffff', stroke: '#d0d7de' }),
    label(chart.title, { x: FRAME.left, y: 27, 'font-size': '15', 'font-weight': '600' }),
    ...axesOf(chart, FRAME, scales),
    ...(chart.rules ?? []).flatMap((rule) => ruleOf(rule, scales, FRAME)),
    ...chart.series.flatMap((series, index) => marksOf(series, lookOf(index), scales)),
    ...legendOf(chart.series, { x: FRAME.right + 18, y: FRAME.top + 14 }),
  ];
  const opening = [
    '<svg xmlns="http://www.w3.org/2000/svg" role="img"',
    `viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"`,
    'font-family="system-ui, sans-serif" font-size="12" fill="#1f2328">',
  ].join(' ');
  return `${[opening, ...parts, '</svg>'].join('\n')}\n`;
}
