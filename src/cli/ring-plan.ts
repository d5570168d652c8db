/** The next ring of a volume, staged: what is to be changed is shown before it is applied. */

import { equal, fromHex, type NodeAddress, OceanError, toHex } from '../base/index.ts';
import type { RingMember } from '../wire/index.ts';
import type { Home } from './home.ts';

/** As it is kept between two commands. */
interface KeptPlan {
  /** Of the ring that it changes. */
  readonly epoch: number;
  readonly members: readonly (NodeAddress & {
    readonly publicKey: string;
    readonly zone?: string;
  })[];
}

const noteName = (volume: string) => `ring-plan-${volume}`;

/** Undefined when nothing is staged, or the ring has changed since. */
export function keptPlan(home: Home, volume: string, epoch: number): RingMember[] | undefined {
  const text = home.note(noteName(volume));
  if (text === undefined || text === '') return undefined;
  const plan = JSON.parse(text) as KeptPlan;
  if (plan.epoch !== epoch) return undefined;
  return plan.members.map(({ publicKey, nodeId, host, port, ...zone }) => ({
    publicKey: fromHex(publicKey) ?? new Uint8Array(0),
    address: { nodeId, host, port },
    ...zone,
  }));
}

export function keepPlan(
  home: Home,
  volume: string,
  epoch: number,
  members: readonly RingMember[],
): void {
  const plan: KeptPlan = {
    epoch,
    members: members.map(({ publicKey, address, ...zone }) => ({
      ...address,
      publicKey: toHex(publicKey),
      ...zone,
    })),
  };
  home.keepNote(noteName(volume), JSON.stringify(plan));
}

export function dropPlan(home: Home, volume: string): void {
  home.keepNote(noteName(volume), '');
}

export function includes(members: readonly RingMember[], one: RingMember): boolean {
  return members.some(({ publicKey }) => equal(publicKey, one.publicKey));
}

/** Why the plan cannot be applied yet; undefined when it can. */
export function obstacle(
  now: readonly RingMember[],
  next: readonly RingMember[],
): string | undefined {
  const count = next.length;
  if (count % 3 !== 1) {
    const [less, more] = [count - ((count + 2) % 3), count + (3 - ((count + 2) % 3))];
    const options = less >= 1 ? `${less} or ${more}` : `${more}`;
    return `a ring has 3f + 1 members, and this one would have ${count}: make it ${options}`;
  }
  if (!next.some((one) => includes(now, one))) {
    return 'at least one member must stay, to hand the object over';
  }
  const isSame = count === now.length && next.every((one) => includes(now, one));
  return isSame ? 'nothing would change' : undefined;
}

/** The smallest size of a ring that is larger. */
export function nextSize(count: number): number {
  return count + (3 - ((count + 2) % 3));
}

export function memberNamed(members: readonly RingMember[], text: string): RingMember {
  const fitting = members.filter(
    ({ address: { nodeId, host, port } }, index) =>
      nodeId.startsWith(text) || `${host}:${port}` === text || String(index) === text,
  );
  const exact = members[Number(text)];
  const [only] = fitting.length > 1 && exact !== undefined ? [exact] : fitting;
  if (only !== undefined && (fitting.length === 1 || exact !== undefined)) return only;
  throw new OceanError('not-found', `No member of the ring is "${text}": see "ocean ring show"`);
}
