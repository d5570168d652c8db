/** All experiments on Tapestry, in the order in which they run and are listed. */

import type { Experiment } from '../experiment.ts';
import { AVAILABILITY } from './availability.ts';
import { FAILURE } from './failure.ts';
import { HOPS } from './hops.ts';
import { LOAD } from './load.ts';
import { ROUTE_TO_NODE } from './route-to-node.ts';
import { ROUTE_TO_OBJECT } from './route-to-object.ts';

export const TAPESTRY: readonly Experiment[] = [
  HOPS,
  ROUTE_TO_NODE,
  ROUTE_TO_OBJECT,
  FAILURE,
  AVAILABILITY,
  LOAD,
];
