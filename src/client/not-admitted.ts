/** What somebody is told whose key the owner has taken off the list of writers. */

import { OceanError, toHex } from '../base/index.ts';

const SHOWN_DIGITS = 16;

/** @param author - the key, by whose first digits `ocean volume admit` knows it */
export function notAdmitted(name: string, author: Uint8Array): OceanError {
  const key = toHex(author).slice(0, SHOWN_DIGITS);
  const advice = `its owner can admit it again: ocean volume admit ${name} ${key}`;
  const why = `key ${key} of this machine is not among its writers any more`;
  return new OceanError('permission', `Cannot write to ${name}: ${why}; ${advice}`);
}
