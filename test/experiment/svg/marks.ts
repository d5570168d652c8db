/** Series as paths, bands and points, in colours that those who see few colours can tell apart (Okabe and Ito). */

import { area, curveLinear, curveStepAfter, line } from 'd3-shape';
import type { Scale } from './axes.ts';
import type { Point, Rule, Series } from './chart.ts';
import { element, label } from './text.ts';

const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#8a6d00', '#56b4e9', '#444444'];
/** A second mark beside the colour, for print. */
const DASHES = [undefined, '7 3', '2 3', '9 3 2 3', '4 4', '1 4', '12 4'];

const RULE = '#8c2d2d';
const LEGEND_LINE_PX = 17;

export interface Look {
  readonly colour: string;
  readonly dash: string | undefined;
}

export function lookOf(index: number): Look {
  return {
    colour: COLOURS[index % COLOURS.length] as string,
    dash: DASHES[index % DASHES.length],
  };
}

/** A log axis has no place for zero. */
function drawable(points: readonly Point[], y: Scale): Point[] {
  const [low = 0] = y.domain();
  return points.filter((point) => Number.isFinite(point.y) && (low <= 0 || point.y > 0));
}

function bandOf(points: readonly Point[], { colour }: Look, x: Scale, y: Scale): string[] {
  const banded = points.filter(({ low, high }) => low !== undefined && high !== undefined);
  if (banded.length < 2) return [];
  const draw = area<Point>()
    .x((point) => x(point.x))
    .y0((point) => y(point.low as number))
    .y1((point) => y(point.high as number))
    .digits(1);
  return [element('path', { d: draw(banded) ?? '', fill: colour, 'fill-opacity': '0.15' })];
}

export function marksOf(series: Series, look: Look, { x, y }: { x: Scale; y: Scale }): string[] {
  const points = drawable(series.points, y);
  const parts = bandOf(points, look, x, y);
  if (series.mark !== 'points') {
    const draw = line<Point>()
      .x((point) => x(point.x))
      .y((point) => y(point.y))
      .curve(series.mark === 'step' ? curveStepAfter : curveLinear)
      .digits(1);
    const d = draw(points) ?? '';
    const stroke = { stroke: look.colour, 'stroke-width': '2', 'stroke-dasharray': look.dash };
    parts.push(element('path', { d, fill: 'none', ...stroke }));
  }
  const isSparse = points.length <= 40 && series.mark === 'line';
  if (series.mark !== 'points' && !isSparse) return parts;
  for (const point of points) {
    parts.push(element('circle', { cx: x(point.x), cy: y(point.y), r: 2.5, fill: look.colour }));
  }
  return parts;
}

export function ruleOf(
  rule: Rule,
  { x, y }: { x: Scale; y: Scale },
  edges: { readonly right: number; readonly top: number },
): string[] {
  const [x1, x2] = rule.x === undefined ? x.range() : [x(rule.x), x(rule.x)];
  const [y1, y2] = rule.y === undefined ? y.range() : [y(rule.y), y(rule.y)];
  const text =
    rule.x === undefined
      ? { x: edges.right - 5, y: (y1 as number) - 5, 'text-anchor': 'end' }
      : { x: (x1 as number) + 5, y: edges.top + 14 };
  return [
    element('line', { x1, y1, x2, y2, stroke: RULE, 'stroke-dasharray': '3 3' }),
    label(rule.label, { ...text, fill: RULE }),
  ];
}

/** One line a series, from `at` downward. */
export function legendOf(
  series: readonly Series[],
  at: { readonly x: number; readonly y: number },
): string[] {
  return series.flatMap(({ name, mark }, index) => {
    const { colour, dash } = lookOf(index);
    const y = at.y + index * LEGEND_LINE_PX;
    const sample =
      mark === 'points'
        ? element('circle', { cx: at.x + 12, cy: y - 4, r: 3, fill: colour })
        : element('line', {
            x1: at.x,
            x2: at.x + 25,
            y1: y - 4,
            y2: y - 4,
            stroke: colour,
            'stroke-width': '2',
            'stroke-dasharray': dash,
          });
    return [sample, label(name, { x: at.x + 32, y })];
  });
}
