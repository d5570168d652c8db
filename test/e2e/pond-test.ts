/** Tests with a pond of their own. */

import test, { type ExecutionContext } from 'ava';
import { isMounted, Pond, type PondOptions } from './pond.ts';

/** Declares a test with a fresh pond that runs. One at a time: two ponds starve each other. */
export function pondTest(
  title: string,
  run: (t: ExecutionContext, pond: Pond) => Promise<void>,
  options: PondOptions = {},
): void {
  test.serial(title, async (t) => {
    t.timeout(240_000);
    const pond = await Pond.make(options);
    try {
      if (options.quota !== undefined) await pond.prepare(options.quota);
      await pond.start();
      await run(t, pond);
    } catch (error) {
      t.log(await pond.logs());
      throw error;
    } finally {
      await pond.end();
    }
    for (const directory of pond.mounts) t.false(await isMounted(directory), directory);
  });
}

/** One pond for the tests of a file, each of which keeps to a folder of its own. @returns it, once a test runs */
export function sharedPond(options: PondOptions = {}): () => Pond {
  let pond: Pond | undefined;
  test.before('the pond starts', async () => {
    pond = await Pond.make(options);
    await pond.start();
  });
  test.after.always('the pond ends', async (t) => {
    await pond?.end();
    t.false(pond !== undefined && (await isMounted(pond.mount)));
  });
  return () => pond as Pond;
}
