/** A report as a Markdown page. No dates and no times of this machine: a run with the same seed writes the same page. */

import type { Experiment, Report, Table, Verdict } from './experiment.ts';

const WIDTH = 120;

export interface PageOptions {
  readonly room: string;
  readonly command: string;
}

export function svgNameOf(room: string, experiment: string, plot: string): string {
  return `${room}-${experiment}-${plot}.svg`;
}

export function pageNameOf(room: string, experiment: string): string {
  return `${room}-${experiment}.md`;
}

/** Breaks `text` between words so that no line is wider than a page. */
export function wrapped(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${indent}${word}`;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join('\n');
}

function listOf(items: readonly string[]): string {
  return items.map((item) => wrapped(`- ${item}`, '  ')).join('\n');
}

export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** One line for the index: how many targets were met, and those that were not. */
export function resultOf(verdicts: readonly Verdict[]): string {
  const missed = verdicts.filter(({ isMet }) => !isMet);
  if (verdicts.length === 0) return 'no target';
  if (missed.length === 0) return `${verdicts.length} of ${verdicts.length} targets met`;
  return `${missed.length} of ${verdicts.length} targets missed`;
}

function verdictRows(verdicts: readonly Verdict[]): string[][] {
  return verdicts.map(({ target, measured, isMet }) => [
    target,
    measured,
    isMet ? 'met' : 'missed',
  ]);
}

function captioned({ caption, head, rows }: Table): string[] {
  return [wrapped(`${caption}:`), tableOf(head, rows)];
}

export function pageOf(experiment: Experiment, report: Report, options: PageOptions): string {
  const { name, title, question, isWallClock } = experiment;
  const { comparisons, verdicts } = report;
  const parts = [
    `# ${title}`,
    wrapped(question),
    wrapped(`Result: ${resultOf(verdicts)}.`),
    wrapped(`Written by \`${options.command}\`; not edited by hand.`),
    '## Setup',
    listOf(report.setup.map(([key, value]) => `${key}: ${value}`)),
  ];
  if (isWallClock === true) {
    parts.push('**These figures are times of one machine: another run gives others.**');
  }
  if (comparisons.length > 0) {
    const rows = comparisons.map(({ what, published, measured }) => [what, published, measured]);
    parts.push('## Beside the published figures', tableOf(['what', 'published', 'here'], rows));
  }
  if (verdicts.length > 0) {
    parts.push('## Targets', tableOf(['target', 'measured', ''], verdictRows(verdicts)));
  }
  parts.push('## Measured');
  for (const { name: plot, chart } of report.plots) {
    parts.push(`![${chart.title}](${svgNameOf(options.room, name, plot)})`);
  }
  parts.push(...report.tables.flatMap(captioned));
  if (report.shows.length > 0) parts.push('## What it shows', listOf(report.shows));
  if (report.showsNot.length > 0) parts.push('## What it does not show', listOf(report.showsNot));
  return `${parts.join('\n\n')}\n`;
}
