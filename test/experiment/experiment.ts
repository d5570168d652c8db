/** What an experiment is: a question, and a function from a seed to tables, plots and verdicts. */

import type { Chart } from './svg/chart.ts';

export interface Setting {
  readonly seed: number;
  /** Small sizes, to see that it runs: such figures are not kept. */
  readonly isQuick: boolean;
  progress(text: string): void;
}

export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Plot {
  /** Part of the file's name. */
  readonly name: string;
  readonly chart: Chart;
}

/** A published figure and ours. `published` says when it was read off a plot. */
export interface Comparison {
  readonly what: string;
  readonly published: string;
  readonly measured: string;
}

/** A target and whether it was met; `measured` says by how much it was missed. */
export interface Verdict {
  readonly target: string;
  readonly measured: string;
  readonly isMet: boolean;
}

export interface Report {
  /** Every parameter, as name and value. */
  readonly setup: readonly (readonly [string, string])[];
  readonly comparisons: readonly Comparison[];
  readonly verdicts: readonly Verdict[];
  readonly tables: readonly Table[];
  readonly plots: readonly Plot[];
  /** What follows from the figures of this run, and what does not. */
  readonly shows: readonly string[];
  readonly showsNot: readonly string[];
}

export interface Experiment {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  /** Measures the time of this machine, so that another run gives other figures. */
  readonly isWallClock?: boolean;
  run(setting: Setting): Report | Promise<Report>;
}
