/** One line that is broken on purpose, to see that a checker finds it. */

export interface Mutation {
  readonly name: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly right: string;
  readonly wrong: string;
  /** A seed of the suite's first scenario that catches it; another one when the scenario is changed: see `mutant.ts`. */
  readonly caughtBy?: number;
  /** What catches it, where that is too rare a thing for the scenario. */
  readonly caughtIn?: string;
}
