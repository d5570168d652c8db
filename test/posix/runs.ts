/** Runs of random work, from a seed until something differs. */

import fc from 'fast-check';
import { oceanPlaces, type RealPlace, tmpfsPlace } from './places.ts';
import {
  closeAll,
  comparePictures,
  compareStep,
  empty,
  noOpenFiles,
  picture,
  type Step,
  step,
} from './random.ts';

const STEPS_MAX = 80;
/** Between two looks at the clock. */
const RUNS_AT_ONCE = 50;
const SEEDS_APART = 1_000_003;
/** What one mount committed is seen on another within this time. */
const SEEN_WITHIN_MS = 1000;

/** How long it goes on: so many runs, or until the clock says so. */
export interface Extent {
  readonly seed: number;
  readonly runs: number;
  readonly untilMs?: number;
  readonly onRun?: () => void;
}

/** What went wrong, with the steps and the seed to see it again; undefined when nothing did. */
type Finding = string | undefined;

async function checked<T>(
  arbitrary: fc.Arbitrary<T>,
  { seed, runs, untilMs = Number.POSITIVE_INFINITY, onRun = () => {} }: Extent,
  run: (value: T) => Promise<void>,
): Promise<Finding> {
  let first: string | undefined;
  const noting = async (value: T) => {
    try {
      await run(value);
      onRun();
    } catch (error) {
      // Steps that are left out do not always fail in the same way, where time plays a part.
      first ??= `${fc.stringify(value)}\n${(error as Error).stack}`;
      throw error;
    }
  };
  for (let done = 0; done < runs && Date.now() < untilMs; done += RUNS_AT_ONCE) {
    const numRuns = Math.min(RUNS_AT_ONCE, runs - done);
    const parameters = { seed: seed * SEEDS_APART + done, numRuns };
    const details = await fc.check(fc.asyncProperty(arbitrary, noting), parameters);
    if (!details.failed) continue;
    const { errorInstance } = details;
    const error = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance);
    return `${fc.defaultReportMessage(details)}\n${error}\nAt first it was ${first}`;
  }
  return undefined;
}

/** Ends everything, whatever happens meanwhile. */
async function between(
  mounts: number,
  work: (oracle: RealPlace, ocean: Awaited<ReturnType<typeof oceanPlaces>>) => Promise<Finding>,
): Promise<Finding> {
  const oracle = await tmpfsPlace();
  const ocean = await oceanPlaces(mounts);
  try {
    const finding = await work(oracle, ocean);
    return finding ?? ocean.bugs[0]?.stack;
  } finally {
    await ocean.end();
    await oracle.end();
  }
}

export function besideTmpfs(extent: Extent): Promise<Finding> {
  return between(1, (oracle, { places: [place] }) =>
    checked(fc.array(step, { maxLength: STEPS_MAX, size: 'max' }), extent, async (steps) => {
      await empty(oracle.root);
      await empty((place as RealPlace).root);
      await compareRun(oracle, place as RealPlace, steps);
      comparePictures(await picture(oracle.root), await picture((place as RealPlace).root));
    }),
  );
}

async function compareRun(oracle: RealPlace, place: RealPlace, steps: readonly Step[]) {
  const open = [noOpenFiles(), noOpenFiles()] as const;
  try {
    for (const one of steps) await compareStep([oracle, place], open, one);
  } finally {
    await closeAll(oracle, open[0]);
    await closeAll(place, open[1]);
  }
}

/** One mount works, commits and closes; then all others must show it, and the next one works. */
export function inTurns(extent: Extent, mounts: number): Promise<Finding> {
  const turns = fc.array(fc.array(step, { maxLength: 12 }), { maxLength: 8 });
  return between(mounts, (oracle, { places, committed }) => {
    const allSee = async (expected: readonly string[]) => {
      await Promise.all(places.map((place) => seen(expected, place)));
    };
    return checked(turns, extent, async (all) => {
      await empty(oracle.root);
      await empty((places[0] as RealPlace).root);
      await committed(0);
      await allSee([]);
      for (const [index, steps] of all.entries()) {
        const turn = index % mounts;
        await compareRun(oracle, places[turn] as RealPlace, steps);
        await committed(turn);
        await allSee(await picture(oracle.root));
      }
    });
  });
}

async function seen(expected: readonly string[], place: RealPlace): Promise<void> {
  const until = Date.now() + SEEN_WITHIN_MS;
  for (;;) {
    try {
      return comparePictures(expected, await picture(place.root));
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}
