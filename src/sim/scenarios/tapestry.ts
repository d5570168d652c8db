/** What the overlay must survive. */

import type { Scenario } from '../scenario.ts';
import { faults } from './faults.ts';
import { joins } from './joins.ts';
import { liars } from './liars.ts';

export const TAPESTRY_SCENARIOS: readonly Scenario[] = [joins, faults, liars];
