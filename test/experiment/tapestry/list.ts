/** All experiments on Tapestry, in the order in which they run and are listed. */

import type { Experiment } from '../experiment.ts';
import { HOPS } from './hops.ts';

export const TAPESTRY: readonly Experiment[] = [HOPS];
