/** What is drawn, without how: axes, series of points, reference lines. */

export interface Axis {
  readonly label: string;
  readonly kind: 'linear' | 'log';
  /** Ends of the axis; without one, the data say. */
  readonly from?: number;
  readonly to?: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
  /** Ends of the band around the point, as the 10th and the 90th percentile. */
  readonly low?: number;
  readonly high?: number;
}

export interface Series {
  readonly name: string;
  /** `step` holds a value until the next one, as a distribution does. */
  readonly mark: 'line' | 'points' | 'step';
  /** In the order of x, unless they are mere points. */
  readonly points: readonly Point[];
}

/** A line across the plot, as a target has. Exactly one of x and y. */
export interface Rule {
  readonly label: string;
  readonly x?: number;
  readonly y?: number;
}

export interface Chart {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  readonly rules?: readonly Rule[];
}
