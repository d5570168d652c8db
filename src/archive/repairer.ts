/**
 * Makes a pack whole again: asks who still has which of its fragments, fetches any k of them, makes those that nobody
 * has, and stores each on a node that has none, in the zone that has fewest. The manifest is its author's and names
 * the digest of every fragment, so whoever takes a fragment sees that it is the right one.
 */

import type { NodeAddress } from '../base/index.ts';
import { fragmentBytes, reconstruct } from '../erasure/index.ts';
import type { PackGuid } from '../id/index.ts';
import type { Manifest, PackHolder, SignedManifest } from '../wire/index.ts';
import { STORE_TIMEOUT_MS } from './archive-client.ts';
import { examineFragment } from './auditor.ts';
import { checkManifest, isFragment, packGuidOf } from './manifest.ts';
import { READ_TIMEOUT_MS } from './pack-reader.ts';
import { HolderChoice } from './placement.ts';
import { type FragmentAt, type RepairPorts, SURVEY_TIMEOUT_MS } from './ports.ts';
import type { RepairOutcome } from './watch-interface.ts';

/** Nodes asked what they hold of a pack, besides its servers. */
export const SURVEYED_MAX = 64;

/** Who has which fragments of a pack, as they say. */
export interface PackSurvey {
  /** Undefined when nobody who answers has it. */
  readonly manifest: { readonly signed: SignedManifest; readonly read: Manifest } | undefined;
  readonly holders: readonly PackHolder[];
  /** NodeIds of those who answered, also that they have none. */
  readonly answered: ReadonlySet<string>;
  /** Indexes that nobody has, ascending. */
  readonly missing: readonly number[];
}

/** What is left of a survey without fragments that are no good. */
export function withoutDamaged(survey: PackSurvey, damaged: readonly FragmentAt[]): PackSurvey {
  const isDamaged = (nodeId: string, index: number) =>
    damaged.some((one) => one.node.nodeId === nodeId && one.index === index);
  const holders = survey.holders
    .map(({ node, indexes }) => ({
      node,
      indexes: indexes.filter((index) => !isDamaged(node.nodeId, index)),
    }))
    .filter(({ indexes }) => indexes.length > 0);
  return { ...survey, holders, missing: missingOf(survey.manifest?.read.n ?? 0, holders) };
}

function missingOf(n: number, holders: readonly PackHolder[]): number[] {
  const present = new Set(holders.flatMap(({ indexes }) => indexes));
  return Array.from({ length: n }, (_, index) => index).filter((index) => !present.has(index));
}

/** One entry a node. */
function merged(holders: readonly PackHolder[]): PackHolder[] {
  const byNode = new Map<string, { node: NodeAddress; indexes: number[] }>();
  for (const { node, indexes } of holders) {
    const known = byNode.get(node.nodeId) ?? { node, indexes: [] };
    known.indexes.push(...indexes);
    byNode.set(node.nodeId, known);
  }
  return [...byNode.values()];
}

/** What is known of a pack before it is repaired. */
interface KnownFlaws {
  /** Holders, in the order in which they should be read from. */
  readonly believed?: readonly NodeAddress[];
  /** No good, as was seen. */
  readonly damaged?: readonly FragmentAt[];
  /** Claimed, and not shown when they were asked for. */
  readonly unproven?: readonly FragmentAt[];
  /** Theirs who are waited for, if they do not answer. */
  readonly awaited?: readonly FragmentAt[];
}

export class Repairer {
  readonly #ports: RepairPorts;

  constructor(ports: RepairPorts) {
    this.#ports = ports;
  }

  /**
   * Asks all servers of a pack, those believed to hold some of it, and in a small pond everybody. Never rejects.
   *
   * @param believed - holders, in the order in which they should be read from
   */
  async survey(pack: PackGuid, believed: readonly NodeAddress[] = []): Promise<PackSurvey> {
    const ports = this.#ports;
    const located = await ports.locate(pack, SURVEYED_MAX).catch(() => []);
    const nodes = new Map<string, NodeAddress>();
    for (const node of [...believed, ...located, ...ports.candidates()])
      if (nodes.size < SURVEYED_MAX) nodes.set(node.nodeId, nodes.get(node.nodeId) ?? node);
    const asked = await Promise.all(
      [...nodes.values()].map(async (node) => {
        const held = await ports.held(node, pack, SURVEY_TIMEOUT_MS);
        return { node, indexes: held?.indexes };
      }),
    );
    const answered = asked.filter(({ indexes }) => indexes !== undefined);
    const holders = answered.flatMap(({ node, indexes = [] }) =>
      indexes.length > 0 ? [{ node, indexes }] : [],
    );
    const manifest = await this.#manifestOf(pack, holders);
    const ids = new Set(answered.map(({ node }) => node.nodeId));
    return { manifest, holders, answered: ids, missing: missingOf(manifest?.read.n ?? 0, holders) };
  }

  async #manifestOf(
    pack: PackGuid,
    holders: readonly PackHolder[],
  ): Promise<PackSurvey['manifest']> {
    const ports = this.#ports;
    const own = ports.manifest(pack);
    const checked = own && checkManifest(own);
    if (own !== undefined && checked !== undefined) return { signed: own, read: checked };
    for (const { node } of holders) {
      const question = { kind: 'describePack', pack } as const;
      const said = await ports.request(node, question, SURVEY_TIMEOUT_MS).catch(() => undefined);
      if (said?.kind !== 'packDescribed') continue;
      const read = checkManifest(said.manifest);
      if (read !== undefined && packGuidOf(said.manifest.manifest.body) === pack)
        return { signed: said.manifest, read };
      ports.accuse(node, `a false manifest of pack ${pack}`);
    }
    return undefined;
  }

  /**
   * Brings a pack back to n fragments, as far as there are nodes for them. Never rejects.
   *
   * Moves at most k + missing fragments, unless holders fail or lie meanwhile.
   *
   * @param known.damaged - they are made again where they lie
   * @param known.unproven - they are read whole before others are made in their place elsewhere
   */
  async repair(pack: PackGuid, known: KnownFlaws = {}): Promise<RepairOutcome> {
    const { believed = [], damaged = [], unproven = [] } = known;
    const found = await this.survey(pack, believed);
    const survey = withoutDamaged(found, damaged);
    const { manifest } = survey;
    const isWhole = withoutDamaged(survey, unproven).missing.length === 0;
    const { proved, bytes: readBytes } = await this.#proved(pack, survey, isWhole ? [] : unproven);
    const doubtful = unproven.filter((one) => !proved.includes(one));
    const sound = withoutDamaged(survey, doubtful);
    const awaited = (known.awaited ?? []).filter(({ node }) => !found.answered.has(node.nodeId));
    const missing = sound.missing.filter((one) => !awaited.some(({ index }) => index === one));
    const away = awaited.map(({ node, index }) => ({ node, indexes: [index] }));
    const holders = merged([...sound.holders, ...away]);
    const nothing = { holders, regenerated: 0, bytesMoved: readBytes, proved };
    if (manifest === undefined || missing.length === 0) return nothing;
    await this.#ports.learnPlaces();
    const { standingOf } = this.#ports;
    const taken = [...found.holders, ...away].map(({ node }) => node);
    const choice = new HolderChoice(pack, this.#ports.candidates(), standingOf, taken);
    const inPlace = new Map(damaged.map(({ index, node }) => [index, node]));
    const first = choice.take();
    if (first === undefined && inPlace.size === 0) return nothing; // Nowhere to put them: nothing is fetched either.
    const fetched = await this.#fetch(pack, manifest.read, sound.holders);
    const { k, n } = manifest.read;
    let bytesMoved = readBytes + fetched.bytesMoved;
    if (fetched.good.size < k) return { ...nothing, bytesMoved };
    const made = reconstruct(fetched.good, { k, n }, missing);
    const stored: PackHolder[] = [];
    let target: NodeAddress | undefined = first;
    const isStoredAt = async (node: NodeAddress, index: number, bytes: Uint8Array) => {
      const store = { kind: 'storeFragment', manifest: manifest.signed, index, bytes } as const;
      try {
        await this.#ports.request(node, store, STORE_TIMEOUT_MS);
      } catch {
        return false; // Another node gets it.
      }
      bytesMoved += bytes.length;
      stored.push({ node, indexes: [index] });
      return true;
    };
    for (const [at, index] of missing.entries()) {
      const bytes = made[at]!;
      const before = inPlace.get(index);
      if (before !== undefined && (await isStoredAt(before, index, bytes))) continue;
      for (let isStored = false; target !== undefined && !isStored; target = choice.take()) {
        isStored = await isStoredAt(target, index, bytes);
        if (!isStored) choice.giveUp(target);
      }
    }
    const regenerated = stored.length;
    return { holders: merged([...holders, ...stored]), regenerated, bytesMoved, proved };
  }

  /** Those of some fragments that their holders still claim, and can show. */
  async #proved(
    pack: PackGuid,
    { manifest, holders }: PackSurvey,
    unproven: readonly FragmentAt[],
  ): Promise<{ readonly proved: readonly FragmentAt[]; readonly bytes: number }> {
    if (manifest === undefined) return { proved: [], bytes: 0 };
    const claimed = unproven.filter((one) =>
      holders.some(
        ({ node, indexes }) => node.nodeId === one.node.nodeId && indexes.includes(one.index),
      ),
    );
    const seen = await Promise.all(
      claimed.map((one) => examineFragment(this.#ports, pack, manifest.read, one)),
    );
    const bytes = seen.reduce((sum, one) => sum + one.bytes, 0);
    return { proved: claimed.filter((_, at) => seen[at]!.isHeld), bytes };
  }

  /** Reads every fragment of a pack from every holder. @returns those that are not what the manifest names */
  async verify(pack: PackGuid, { manifest, holders }: PackSurvey): Promise<readonly FragmentAt[]> {
    if (manifest === undefined) return [];
    const damaged: FragmentAt[] = [];
    for (const { node, indexes } of holders) {
      for (const index of indexes) {
        const seen = await examineFragment(this.#ports, pack, manifest.read, { node, index });
        if (!seen.isHeld) damaged.push({ node, index });
      }
    }
    return damaged;
  }

  /** Any k whole fragments, each seen to be what the manifest names. */
  async #fetch(pack: PackGuid, manifest: Manifest, holders: readonly PackHolder[]) {
    const good = new Map<number, Uint8Array>();
    const length = fragmentBytes(manifest.length, manifest.k);
    const sources = holders.flatMap(({ node, indexes }) =>
      indexes.map((index) => ({ node, index })),
    );
    let bytesMoved = 0;
    const next = async (): Promise<void> => {
      const source = sources.shift();
      if (source === undefined) return;
      const { node, index } = source;
      if (good.has(index) || index >= manifest.n) return next();
      const question = { kind: 'readFragment', pack, index, offset: 0, length } as const;
      const said = await this.#ports
        .request(node, question, READ_TIMEOUT_MS)
        .catch(() => undefined); // Another holder takes its place.
      if (said?.kind !== 'fragmentRange') return next();
      if (node.nodeId !== this.#ports.self.nodeId) bytesMoved += said.bytes.length;
      if (isFragment(manifest, index, said.bytes)) {
        good.set(index, said.bytes);
        return;
      }
      this.#ports.accuse(node, `a damaged fragment ${index} of pack ${pack}`);
      return next();
    };
    await Promise.all(Array.from({ length: manifest.k }, next));
    return { good, bytesMoved };
  }
}
