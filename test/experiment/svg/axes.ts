/** Scales from the data, their ticks, and the frame around the plot. */

import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3-scale';
import type { Axis, Chart } from './chart.ts';
import { element, label } from './text.ts';

export type Scale = ScaleContinuousNumeric<number, number>;

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const TICKS_X = 8;
const TICKS_Y = 6;
const GRID = '#d0d7de';
const INK = '#1f2328';

function extentOf(values: readonly number[], axis: Axis): [number, number] {
  const shown = values.filter((v) => Number.isFinite(v) && (axis.kind === 'linear' || v > 0));
  const low = axis.from ?? (axis.kind === 'linear' ? Math.min(0, ...shown) : Math.min(...shown));
  const high = axis.to ?? Math.max(...shown);
  if (shown.length === 0) return [axis.from ?? 1, axis.to ?? 10];
  return low < high ? [low, high] : [low, low + 1];
}

function scaleOf(axis: Axis, values: readonly number[], range: [number, number]): Scale {
  const scale: Scale = axis.kind === 'log' ? scaleLog() : scaleLinear();
  scale.domain(extentOf(values, axis)).range(range).clamp(true);
  // An end that was asked for stays where it is.
  return axis.from !== undefined && axis.to !== undefined ? scale : scale.nice();
}

export function scalesOf(chart: Chart, frame: Frame): { readonly x: Scale; readonly y: Scale } {
  const points = chart.series.flatMap((series) => series.points);
  const rules = chart.rules ?? [];
  const xs = [...points.map(({ x }) => x), ...rules.flatMap(({ x }) => x ?? [])];
  const ys = [
    ...points.flatMap(({ y, low, high }) => [y, low ?? y, high ?? y]),
    ...rules.flatMap(({ y }) => y ?? []),
  ];
  return {
    x: scaleOf(chart.x, xs, [frame.left, frame.right]),
    y: scaleOf(chart.y, ys, [frame.bottom, frame.top]),
  };
}

/** Where lines of the grid are, and what is written at them: on a log axis not at each. */
function ticksOf(scale: Scale, axis: Axis, count: number): [number, string][] {
  const [low = 1, high = 10] = scale.domain();
  const format = axis.kind === 'log' ? logFormat(low, high) : scale.tickFormat(count);
  return scale.ticks(count).map((tick) => [tick, format(tick)]);
}

/** Powers of ten; with few of them also 2 and 5 times these. */
function logFormat(low: number, high: number): (tick: number) => string {
  const leading = high / low > 2000 ? ['1'] : ['1', '2', '5'];
  return (tick) => {
    const [digit = ''] = tick.toExponential(0).split('e');
    return leading.includes(digit) ? new Intl.NumberFormat('en').format(tick) : '';
  };
}

export function axesOf(chart: Chart, frame: Frame, { x, y }: { x: Scale; y: Scale }): string[] {
  const parts: string[] = [];
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    element('line', { x1, y1, x2, y2, stroke: GRID, 'stroke-width': '1' });
  for (const [tick, text] of ticksOf(x, chart.x, TICKS_X)) {
    parts.push(line(x(tick), frame.top, x(tick), frame.bottom));
    if (text === '') continue;
    parts.push(label(text, { x: x(tick), y: frame.bottom + 17, 'text-anchor': 'middle' }));
  }
  for (const [tick, text] of ticksOf(y, chart.y, TICKS_Y)) {
    parts.push(line(frame.left, y(tick), frame.right, y(tick)));
    if (text === '') continue;
    parts.push(label(text, { x: frame.left - 7, y: y(tick) + 4, 'text-anchor': 'end' }));
  }
  const width = frame.right - frame.left;
  const height = frame.bottom - frame.top;
  const { left, top } = frame;
  parts.push(element('rect', { x: left, y: top, width, height, fill: 'none', stroke: INK }));
  const middleX = (frame.left + frame.right) / 2;
  const middleY = (frame.top + frame.bottom) / 2;
  parts.push(label(chart.x.label, { x: middleX, y: frame.bottom + 38, 'text-anchor': 'middle' }));
  parts.push(
    label(chart.y.label, {
      transform: `translate(18 ${middleY}) rotate(-90)`,
      'text-anchor': 'middle',
    }),
  );
  return parts;
}
