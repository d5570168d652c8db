/** What the owner of a volume wants of its packs. */

import { type CodeRate, durableCount } from '../archive/index.ts';
import { OceanError } from '../base/index.ts';
import { isCodeRate, setRedundancy } from '../client/index.ts';
import type { Daemon } from './daemon.ts';

/**
 * Sets it for all mounts; packs that are coded otherwise are rewritten.
 *
 * @param rate - undefined: by the size of the pond
 * @param isForced - also while the pond has fewer nodes than fragments, as long as packs can be stored at all
 * @throws OceanError `not-permitted` where the volume was not made, `unavailable` when the pond is too small
 */
export async function setVolumeRedundancy(
  daemon: Daemon,
  name: string,
  { rate, isForced }: { rate: CodeRate | undefined; isForced: boolean },
): Promise<void> {
  const cannot = `Cannot set the redundancy of "${name}"`;
  if (daemon.home.volumeKeys(name).owner === undefined)
    throw new OceanError('not-permitted', `${cannot} from here: this machine does not own it`);
  if (rate !== undefined) checkFits(rate, daemon.node.knownNodes().length + 1, isForced, cannot);
  const { session, rewriting } = await daemon.volume(name);
  await setRedundancy(session, rate);
  rewriting.lookSoon();
}

function checkFits(rate: CodeRate, nodes: number, isForced: boolean, cannot: string): void {
  if (!isCodeRate(rate)) throw new OceanError('invalid', `${cannot}: that is not K/N`);
  const { k, n } = rate;
  if (nodes >= n) return;
  const least = durableCount(rate);
  const has = `the pond has ${nodes} nodes that are known here`;
  if (nodes < least)
    throw new OceanError('unavailable', `${cannot} to ${k}/${n}: ${has}, and ${least} must answer`);
  if (isForced) return;
  const advice = 'add nodes, or --force to have the others made when nodes come';
  throw new OceanError('unavailable', `${cannot} to ${k}/${n}: ${has}; ${advice}`);
}
