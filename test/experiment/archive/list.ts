/** All experiments on the archive, in the order in which they run and are listed. */

import type { Experiment } from '../experiment.ts';
import { DURABILITY } from './durability.ts';

export const ARCHIVE: readonly Experiment[] = [DURABILITY];
