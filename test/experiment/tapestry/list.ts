/** All experiments on Tapestry, in the order in which they run and are listed. */

import type { Experiment } from '../experiment.ts';
import { AVAILABILITY } from './availability.ts';
import { CHURN } from './churn.ts';
import { FAILURE } from './failure.ts';
import { HOPS } from './hops.ts';
import { INSERTION } from './insertion.ts';
import { LOAD } from './load.ts';
import { PARALLEL_INSERTION } from './parallel-insertion.ts';
import { PARTITION } from './partition.ts';
import { ROUTE_TO_NODE } from './route-to-node.ts';
import { ROUTE_TO_OBJECT } from './route-to-object.ts';
import { SPEED } from './speed.ts';

export const TAPESTRY: readonly Experiment[] = [
  HOPS,
  ROUTE_TO_NODE,
  ROUTE_TO_OBJECT,
  INSERTION,
  PARALLEL_INSERTION,
  FAILURE,
  PARTITION,
  CHURN,
  AVAILABILITY,
  LOAD,
  SPEED,
];
