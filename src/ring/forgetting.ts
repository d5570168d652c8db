/**
 * What a member does about versions that the owner does not keep: it drops their updates at once, and their heartbeats
 * as soon as none of them may be asked for again by whoever submitted the update; some in each step. Nodes that no kept
 * version has are swept after that (`tree-sweep.ts`). What was done survives a restart by its serial number.
 */

import { readU64, u64, type Write } from '../base/index.ts';
import { guidBytes } from '../id/index.ts';
import { isKept } from '../object/index.ts';
import { type HostedObject, LOG_TABLE, VERSION_TABLE } from './hosted-object.ts';
import { FORGET_SLICE, LOG_VERSIONS_MAX } from './limits.ts';
import type { Site } from './site.ts';

/** Under AGUID: serial number of what the owner keeps, as far as it was done here. */
export const RETAINED_TABLE = 'ring.retained';
/** After the version's number in a key. */
const VERSION_AT = 20;

export class Forgetting {
  readonly #site: Site;
  readonly #object: HostedObject;
  readonly #onForgotten: () => void;
  /** Versions before this one are done; undefined while there is nothing to do. */
  #from: number | undefined;
  #serial: number;
  #deadlineMs: number | undefined;

  /** @param onForgotten - all were dropped that can be */
  constructor(site: Site, object: HostedObject, onForgotten: () => void) {
    this.#site = site;
    this.#object = object;
    this.#onForgotten = onForgotten;
    const done = site.tables.get(RETAINED_TABLE, guidBytes(site.aguid));
    this.#serial = done?.length === 8 ? readU64(done) : 0;
  }

  deadlineMs(): number | undefined {
    return this.#deadlineMs;
  }

  /** After each commit: the owner may keep less now. True when that is so. */
  look(): boolean {
    const serial = this.#object.retention?.serial ?? 0;
    if (serial <= this.#serial) return false;
    this.#serial = serial;
    this.#from = 1;
    this.#deadlineMs = this.#site.nowMs + 1;
    return true;
  }

  tick(): void {
    const site = this.#site;
    if (this.#deadlineMs === undefined || site.nowMs < this.#deadlineMs) return;
    this.#deadlineMs = undefined;
    const { retention } = this.#object;
    if (this.#from === undefined || retention === undefined) return;
    const range = {
      from: this.#object.versionKey(this.#from),
      to: this.#object.versionKey(retention.through + 1),
      limit: FORGET_SLICE,
    };
    const keys = [...site.tables.range(VERSION_TABLE, range)].map(([key]) => key);
    const forgotten = keys.filter((key) => !isKept(retention, readU64(key, VERSION_AT)));
    const recent = this.#object.state.version - LOG_VERSIONS_MAX;
    site.note(
      ...forgotten.map((key) => dropped(LOG_TABLE, key)),
      ...forgotten
        .filter((key) => readU64(key, VERSION_AT) <= recent)
        .map((key) => dropped(VERSION_TABLE, key)),
    );
    const last = keys.at(-1);
    if (keys.length === FORGET_SLICE && last !== undefined) {
      this.#from = readU64(last, VERSION_AT) + 1;
      this.#deadlineMs = site.nowMs + 1;
    } else {
      this.#from = undefined;
      this.#onForgotten();
    }
  }

  /** The write that says that it is done; undefined while it is not. */
  done(): Write | undefined {
    if (this.#from !== undefined || this.#serial === 0) return undefined;
    return { table: RETAINED_TABLE, key: guidBytes(this.#site.aguid), value: u64(this.#serial) };
  }
}

function dropped(table: string, key: Uint8Array): Write {
  return { table, key, value: undefined };
}
