/** The versions of an object that its ring still has: their verified heartbeats, and which were forgotten. */

import { OceanError } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import type { Aguid } from '../id/index.ts';
import { checkRetention, isKept, keptFrom, keptUpTo, RETENTION_KEY } from '../object/index.ts';
import { decodeSigned, type Heartbeat, type ObjectMessage, type Retention } from '../wire/index.ts';
import type { CurrentRing } from './current-ring.ts';
import type { TreeView } from './tree-view.ts';

/** A heartbeat that was checked. */
export type PastHeartbeat = Heartbeat & { readonly topBlock: Digest };

export interface VersionsParts {
  readonly aguid: Aguid;
  /** For messages. */
  readonly name: string;
  readonly ring: CurrentRing;
  readonly view: TreeView;
  readonly latest: () => number;
}

export class Versions {
  readonly #parts: VersionsParts;
  #checked: { readonly value: Uint8Array; readonly retention: Retention } | undefined;

  constructor(parts: VersionsParts) {
    this.#parts = parts;
  }

  /** What the owner keeps, as the latest version says; undefined: everything. @throws OceanError `corrupt` */
  async retention(): Promise<Retention | undefined> {
    const entry = await this.#parts.view.raw(RETENTION_KEY);
    if (entry === undefined) return undefined;
    if (this.#checked?.value !== entry.value) {
      const signed = decodeSigned(entry.value);
      const retention = signed && checkRetention(this.#parts.aguid, signed);
      if (retention === undefined)
        throw new OceanError('corrupt', 'What is kept is not what the owner signed');
      this.#checked = { value: entry.value, retention };
    }
    return this.#checked.retention;
  }

  /** Heartbeats of those that are kept among the `count` versions from `from` on. */
  async page(from: number, count: number): Promise<PastHeartbeat[]> {
    const { ring, aguid } = this.#parts;
    const answer = await ring.request({ kind: 'getHeartbeats', aguid, from, count });
    if (answer.kind !== 'heartbeats') return [];
    return this.#verified(answer);
  }

  #verified({ rings = [], heartbeats }: Extract<ObjectMessage, { kind: 'heartbeats' }>) {
    const { ring } = this.#parts;
    for (const signed of rings) ring.learn(signed);
    return heartbeats
      .map((certified) => ring.check(certified))
      .filter((heartbeat) => heartbeat !== undefined);
  }

  /** @throws OceanError `not-found`, which says whether the version was forgotten */
  async one(version: number): Promise<PastHeartbeat> {
    const [heartbeat] = await this.page(version, 1);
    return heartbeat ?? this.#fail(version);
  }

  async #fail(version: number): Promise<never> {
    const { name } = this.#parts;
    const isForgotten = !isKept(await this.retention(), version);
    const why = isForgotten ? 'it was forgotten' : 'it does not exist';
    throw new OceanError('not-found', `Cannot read version ${version} of ${name}: ${why}`);
  }

  /** @throws OceanError `not-found`, which says whether the version was forgotten */
  async checkExists(version: number): Promise<void> {
    const exists = version >= 1 && version <= this.#parts.latest();
    if (!exists || !isKept(await this.retention(), version)) await this.#fail(version);
  }

  /** Numbers of the kept versions from 1 on. */
  async kept(): Promise<number[]> {
    const retention = await this.retention();
    const found: number[] = [];
    const latest = this.#parts.latest();
    for (let one = keptFrom(retention, 1); one <= latest; one = keptFrom(retention, one + 1))
      found.push(one);
    return found;
  }

  /** The first kept version from this one on. */
  async from(version: number): Promise<number> {
    return keptFrom(await this.retention(), version);
  }

  /** The last kept version up to this one. */
  async upTo(version: number): Promise<number> {
    return keptUpTo(await this.retention(), version);
  }

  /**
   * The last kept version that was committed at or before `timeMs`: a binary search over heartbeats.
   * @returns 0 when there is none
   */
  async at(timeMs: number): Promise<number> {
    const retention = await this.retention();
    let low = 0;
    let high = this.#parts.latest();
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const before = keptUpTo(retention, middle);
      const version = before > low ? before : keptFrom(retention, middle);
      if (version > high) break;
      const [heartbeat] = await this.page(version, 1);
      // Those that are lost are the oldest.
      if (heartbeat !== undefined && heartbeat.timeMs > timeMs) high = version - 1;
      else low = version;
    }
    return low;
  }
}
