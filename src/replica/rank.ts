/**
 * Who may follow an object at whom. All replicas of an object stand in one order that each can compute from names
 * alone: the nearer a NodeId is to the AGUID by exclusive or, the nearer it stands to the ring. A parent stands
 * before its children, so the dissemination tree has no cycle, whatever anybody claims, and no message needs to
 * tell its sender's depth. Orders of different objects have nothing to do with each other, which spreads the load.
 */

import { DIGIT_COUNT, digitAt, type Guid } from '../id/index.ts';

/** True when `a` may be a parent of `b`; never both ways, and never of itself. */
export function standsBefore(aguid: Guid, a: string, b: string): boolean {
  for (let i = 0; i < DIGIT_COUNT; i++) {
    const digit = digitAt(aguid, i);
    const distanceA = digitAt(a as Guid, i) ^ digit;
    const distanceB = digitAt(b as Guid, i) ^ digit;
    if (distanceA !== distanceB) return distanceA < distanceB;
  }
  return false;
}
