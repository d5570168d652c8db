/** Which provider serves this process: chosen once, at the edge, before any work. */

import { native } from './native.ts';
import { noble } from './noble.ts';
import type { Provider } from './provider.ts';

let chosen: Provider = native;

export function provider(): Provider {
  return chosen;
}

/** @param name - the value of `OCEAN_CRYPTO`; undefined and `native` mean the fast one */
export function selectProvider(name: string | undefined): boolean {
  if (name === undefined || name === '' || name === 'native') chosen = native;
  else if (name === 'noble') chosen = noble;
  else return false;
  return true;
}
