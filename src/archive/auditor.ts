/**
 * Asks holders to prove possession. The code is linear at each byte, so the same short range of all n fragments is a
 * code word of its own: nobody needs a fragment, or anything that was prepared, to see who is wrong. Nobody is found
 * wrong by vote alone: what a suspect holds is read whole and compared with the digest that the author signed.
 *
 * A challenge by a random place, as of Juels and Kaliski (PORs, CCS 2007), checked across the code word as in HAIL
 * (Bowers, Juels, Oprea, CCS 2009).
 */

import { equal, isKind, SeededRandom, shuffled } from '../base/index.ts';
import { type CodeShape, fragmentBytes, reconstruct } from '../erasure/index.ts';
import type { PackGuid } from '../id/index.ts';
import type { Manifest } from '../wire/index.ts';
import {
  AGREEMENT_TRIES_MAX,
  AUDIT_TIMEOUT_MS,
  type AuditOutcome,
  type AuditPack,
  type AuditVerdict,
  type Failing,
} from './audit-interface.ts';
import { checkManifest, isFragment } from './manifest.ts';
import { READ_TIMEOUT_MS } from './pack-reader.ts';
import { type FragmentAt, type RepairPorts, SURVEY_TIMEOUT_MS } from './ports.ts';

interface Answer extends FragmentAt {
  readonly bytes: Uint8Array;
}

/** Asks a holder for a whole fragment: whether it is as its author made it, and how many bytes came. Never rejects. */
export async function examineFragment(
  ports: Pick<RepairPorts, 'request'>,
  pack: PackGuid,
  manifest: Manifest,
  { node, index }: FragmentAt,
): Promise<{ readonly isHeld: boolean; readonly bytes: number }> {
  const length = fragmentBytes(manifest.length, manifest.k);
  const question = { kind: 'readFragment', pack, index, offset: 0, length } as const;
  // Who cannot give it has not got it.
  const said = await ports.request(node, question, READ_TIMEOUT_MS).catch(() => undefined);
  if (said?.kind !== 'fragmentRange') return { isHeld: false, bytes: 0 };
  return { isHeld: isFragment(manifest, index, said.bytes), bytes: said.bytes.length };
}

export class Auditor {
  readonly #ports: RepairPorts;

  constructor(ports: RepairPorts) {
    this.#ports = ports;
  }

  /** Asks all holders for the range, and looks closer where they do not agree. Never rejects. */
  async audit(asked: AuditPack): Promise<AuditOutcome> {
    const fragments = asked.holders.flatMap(({ node, indexes }) =>
      indexes.map((index) => ({ node, index })),
    );
    const said = await Promise.all(fragments.map((one) => this.#ask(asked, one)));
    const verdicts: AuditVerdict[] = [];
    const answers: Answer[] = [];
    for (const [at, { node, index }] of fragments.entries()) {
      const one = said[at];
      if (one instanceof Uint8Array) answers.push({ node, index, bytes: one });
      else if (one !== undefined) verdicts.push({ node, index, result: one });
    }
    const sum = answers.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const judged = await this.#judge(asked, answers);
    return {
      verdicts: [...verdicts, ...judged.verdicts],
      bytesRead: sum + judged.bytesRead,
    };
  }

  /** The range, or what is wrong with the holder; undefined when nothing can be said. */
  async #ask(
    { pack, range }: AuditPack,
    { node, index }: FragmentAt,
  ): Promise<Uint8Array | Failing | undefined> {
    const question = { kind: 'readFragment', pack, index, ...range } as const;
    let failing: Failing;
    try {
      const said = await this.#ports.request(node, question, AUDIT_TIMEOUT_MS);
      if (said.kind === 'fragmentRange' && said.bytes.length === range.length) return said.bytes;
      failing = 'wrong';
    } catch (error) {
      if (isKind(error, 'timeout')) failing = 'mute';
      else if (isKind(error, 'not-found') || isKind(error, 'range')) failing = 'missing';
      else return undefined;
    }
    // It may have dropped it a moment ago, or gone: only who says that it has the fragment fails.
    const held = await this.#ports.held(node, pack, SURVEY_TIMEOUT_MS);
    return held?.indexes.includes(index) === true ? failing : undefined;
  }

  async #judge(asked: AuditPack, answers: readonly Answer[]): Promise<AuditOutcome> {
    const { pack, k, range } = asked;
    const sound = agreeing(answers, asked, range.offset);
    const proved = (some: readonly FragmentAt[]) =>
      some.map(({ node, index }): AuditVerdict => ({ node, index, result: 'proved' }));
    if (answers.length > 0 && sound.length === answers.length)
      return { verdicts: proved(answers), bytesRead: 0 };
    const signed = this.#ports.manifest(pack);
    const manifest = signed && checkManifest(signed);
    if (manifest === undefined) return { verdicts: [], bytesRead: 0 };
    const verdicts: AuditVerdict[] = [];
    let bytesRead = 0;
    const examine = async (some: readonly Answer[]) => {
      for (const { node, index } of some) {
        const seen = await examineFragment(this.#ports, pack, manifest, { node, index });
        verdicts.push({ node, index, result: seen.isHeld ? 'proved' : 'wrong' });
        bytesRead += seen.bytes;
      }
    };
    const indexCount = new Set(answers.map(({ index }) => index)).size;
    if (indexCount <= k) {
      // Any k answers agree: one of them is read whole, another the next time.
      await examine(answers.slice(range.offset % Math.max(1, answers.length)).slice(0, 1));
    } else {
      await examine(answers.filter((one) => !sound.includes(one)));
      // Who differs is right: those who agree have conspired, or all have changed meanwhile.
      if (verdicts.some(({ result }) => result === 'proved')) await examine(sound);
      else verdicts.push(...proved(sound));
    }
    return { verdicts, bytesRead };
  }
}

/**
 * The most answers that are of one code word, if they are more than k: k of them make the others. With so many that
 * no other code word has as many, the search ends; as a rule that is the first try, and all.
 */
function agreeing(answers: readonly Answer[], shape: CodeShape, seed: number): readonly Answer[] {
  const { k, n } = shape;
  const byIndex = new Map<number, Uint8Array>();
  for (const { index, bytes } of answers) if (!byIndex.has(index)) byIndex.set(index, bytes);
  const all = Array.from({ length: n }, (_, index) => index);
  const random = new SeededRandom(seed);
  let best: readonly Answer[] = [];
  for (let tries = 0; tries < AGREEMENT_TRIES_MAX && byIndex.size > k; tries++) {
    const order = tries === 0 ? [...byIndex] : shuffled(random, [...byIndex]);
    const word = reconstruct(new Map(order.slice(0, k)), shape, all);
    const some = answers.filter(({ index, bytes }) => equal(word[index]!, bytes));
    const indexCount = new Set(some.map(({ index }) => index)).size;
    if (indexCount > k && some.length > best.length) best = some;
    if (best.length >= answers.length - Math.floor((byIndex.size - k) / 2)) break;
  }
  return best;
}
