/**
 * Forgetting versions: a policy and the snapshots say which are kept; what the others hold alone comes free. Planned
 * first, so that it can be shown, then done.
 */

import { keyOf } from '../base/index.ts';
import { retain, type Session } from '../client/index.ts';
import { keptHeartbeats } from './collect.ts';
import { isOfFiles, SNAPSHOT_PREFIX } from './keys.ts';
import { type DatedVersion, keptBy, type RetentionPolicy, type Rule } from './retention-policy.ts';
import { snapshotsOf } from './snapshots.ts';
import { liveBlocks } from './usage.ts';

export interface KeptVersion extends DatedVersion {
  readonly rules: readonly Rule[];
}

/** Sealed blocks: of how many there are, and their bytes as far as they are in packs. */
export interface BlockSum {
  readonly blocks: number;
  readonly bytes: number;
}

/** Which versions go and which stay. */
export interface ForgetDecision {
  readonly kept: readonly KeptVersion[];
  readonly forgotten: readonly DatedVersion[];
  /** Of the last forgotten version; 0 when none is. */
  readonly through: number;
  /** Which version of the volume it was made for, and what was kept by then. */
  readonly version: number;
  readonly before: Awaited<ReturnType<Session['versions']['retention']>>;
}

/** The same with what comes of it. */
export interface ForgetPlan extends ForgetDecision {
  /** What only forgotten versions refer to. */
  readonly freed: BlockSum;
  /** Of that, what lies in packs of which nothing is left: it comes free on disks, with its redundancy. */
  readonly freedOnDisks: number;
  /** What each rule costs: versions that it keeps alone, and what only these refer to. */
  readonly rules: readonly (BlockSum & { readonly rule: Rule; readonly versions: number })[];
}

/** @throws OceanError of the ring */
export async function decideForgetting(
  session: Session,
  policy: RetentionPolicy,
): Promise<ForgetDecision> {
  return (await decided(session, policy)).decision;
}

async function decided(session: Session, policy: RetentionPolicy) {
  const { version } = await session.snapshot({ freshMs: 0 });
  const before = await session.versions.retention();
  const heartbeats = await keptHeartbeats(session);
  const by = keptBy(policy, await statesOf(session, heartbeats), new Set());
  const keep = (of: number, rule: Rule) => by.set(of, (by.get(of) ?? new Set()).add(rule));
  const last = heartbeats.at(-1);
  if (last !== undefined) keep(last.version, 'latest');
  const named = new Set((await snapshotsOf(session)).map((one) => one.version));
  for (const one of heartbeats) if (named.has(one.version)) keep(one.version, 'snapshot');
  const kept = heartbeats.flatMap((one): KeptVersion[] => {
    const rules = by.get(one.version);
    return rules === undefined ? [] : [{ ...dated(one), rules: [...rules] }];
  });
  const forgotten = heartbeats.filter((one) => !by.has(one.version)).map(dated);
  const through = forgotten.at(-1)?.version ?? 0;
  return { heartbeats, decision: { kept, forgotten, through, version, before } };
}

/**
 * Versions with which files changed, each with the time of the last one before the next change: until then a volume was
 * so. Packing, forgetting and checkpoints make versions too, with the same files, which a rule should not count.
 */
async function statesOf(
  session: Session,
  heartbeats: Awaited<ReturnType<typeof keptHeartbeats>>,
): Promise<DatedVersion[]> {
  const states: DatedVersion[] = [];
  for (const [index, { version, timeMs, topBlock }] of heartbeats.entries()) {
    const before = heartbeats[index - 1]?.topBlock;
    const changed = before && (await session.view.at(topBlock).changedSince(before));
    const first = states.at(-1);
    const isSame = first !== undefined && changed !== undefined && !changed.some(isOfFiles);
    if (isSame) states[states.length - 1] = { version: first.version, timeMs };
    else states.push({ version, timeMs });
  }
  return states;
}

/** Reads what all versions refer to. @throws OceanError of the ring */
export async function planForgetting(
  session: Session,
  policy: RetentionPolicy,
): Promise<ForgetPlan> {
  const { heartbeats, decision } = await decided(session, policy);
  const { kept } = decision;
  const views = new Map(heartbeats.map((one) => [one.version, session.view.at(one.topBlock)]));
  const liveOf = (versions: readonly DatedVersion[]) =>
    liveBlocks(versions.flatMap((one) => views.get(one.version) ?? []));
  const rules = [...new Set(kept.flatMap((one) => one.rules))].filter((rule) => rule !== 'latest');
  const alone = new Map(rules.map((rule) => [rule, kept.filter(isAlone(rule))]));
  const shared = kept.filter(({ rules }) => rules.length > 1 || rules[0] === 'latest');
  const liveAlone = new Map<Rule, Set<string>>();
  for (const [rule, versions] of alone) liveAlone.set(rule, await liveOf(versions));
  const liveShared = await liveOf(shared);
  const sums = new Sums();
  for await (const page of session.locations()) {
    for (const { block, location } of page) {
      const name = keyOf(block);
      const owners = rules.filter((rule) => liveAlone.get(rule)?.has(name));
      const isShared = liveShared.has(name) || owners.length > 1;
      const isFree = owners.length === 0 && !isShared;
      const bytes = location?.kind === 'pack' ? location.length : 0;
      if (isFree) sums.add('freed', bytes);
      else if (!isShared) sums.add(owners[0] as Rule, bytes);
      if (location?.kind === 'pack') sums.inPack(location.pack, isFree);
    }
  }
  let freedOnDisks = 0;
  for await (const page of session.packs())
    for (const { pack, k, n, length } of page)
      if (!sums.isNeeded(pack)) freedOnDisks += Math.ceil(length / k) * n;
  return {
    ...decision,
    freed: sums.of('freed'),
    freedOnDisks,
    rules: rules.map((rule) => ({
      rule,
      versions: alone.get(rule)?.length ?? 0,
      ...sums.of(rule),
    })),
  };
}

function dated({ version, timeMs }: DatedVersion): DatedVersion {
  return { version, timeMs };
}

function isAlone(rule: Rule): (version: KeptVersion) => boolean {
  return ({ rules }) => rules.length === 1 && rules[0] === rule;
}

class Sums {
  readonly #sums = new Map<Rule | 'freed', BlockSum>();
  readonly #needed = new Set<string>();

  add(of: Rule | 'freed', bytes: number): void {
    const before = this.of(of);
    this.#sums.set(of, { blocks: before.blocks + 1, bytes: before.bytes + bytes });
  }

  of(of: Rule | 'freed'): BlockSum {
    return this.#sums.get(of) ?? { blocks: 0, bytes: 0 };
  }

  inPack(pack: string, isFree: boolean): void {
    if (!isFree) this.#needed.add(pack);
  }

  isNeeded(pack: string): boolean {
    return this.#needed.has(pack);
  }
}

/**
 * Forgets what was decided. Blocks are given up by `collect`.
 *
 * @throws OceanError `not-permitted` without the owner's key, `conflict` when snapshots or what is kept changed since,
 *   `too-large` when the versions that are kept lie too far apart
 */
export async function forgetVersions(session: Session, plan: ForgetDecision): Promise<void> {
  if (plan.through === 0) return;
  const { through, before } = plan;
  const kept = plan.kept.map(({ version }) => version);
  const unchanged = [{ key: SNAPSHOT_PREFIX, version: plan.version }];
  await retain(session, { through, kept, before, unchanged });
}
