/** Metrics as text that Prometheus reads: the text-based exposition format, version 0.0.4. */

import { DURATION_BOUNDS, type Durations } from '../../base/index.ts';

export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

type Labels = Readonly<Record<string, string>>;

/** One measured thing; a histogram has durations for its value. */
export interface Sample {
  readonly labels?: Labels;
  readonly value: number | Durations;
}

/** All samples of one name. */
export interface Family {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly samples: readonly Sample[];
}

export function exposed(families: readonly Family[]): string {
  return families.map(exposedFamily).join('');
}

function exposedFamily({ name, type, help, samples }: Family): string {
  const head = [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
  const lines = samples.flatMap(({ labels = {}, value }) =>
    typeof value === 'number'
      ? [`${name}${labelled(labels)} ${value}`]
      : histogramLines(name, labels, value),
  );
  return `${[...head, ...lines].join('\n')}\n`;
}

/** Buckets count everything up to their bound. */
function histogramLines(name: string, labels: Labels, durations: Durations): string[] {
  const lines: string[] = [];
  let sum = 0;
  durations.counts.forEach((count, i) => {
    sum += count;
    const le = String(DURATION_BOUNDS[i] ?? '+Inf');
    lines.push(`${name}_bucket${labelled({ ...labels, le })} ${sum}`);
  });
  lines.push(`${name}_sum${labelled(labels)} ${durations.sumMs / 1000}`);
  lines.push(`${name}_count${labelled(labels)} ${sum}`);
  return lines;
}

function labelled(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
