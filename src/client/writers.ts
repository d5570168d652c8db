/** Who may write to an object: what its tree tells, and the lists that its owner signs. */

import { equal, keyOf, OceanError, readU64 } from '../base/index.ts';
import { authorKey, checkWriters, signWriter, signWriters, WRITERS_KEY } from '../object/index.ts';
import { decodeSigned, WRITERS_MAX, type WriterList } from '../wire/index.ts';
import type { SessionPorts } from './ports.ts';
import type { Session } from './session.ts';
import { Submitter } from './submitter.ts';
import type { TreeView } from './tree-view.ts';

const AUTHORS_PREFIX = authorKey(new Uint8Array(0));
const CHANGE_TIMEOUT_MS = 20_000;
/** How often the list is made anew, because another one was put meanwhile. */
const ATTEMPTS_MAX = 4;

/** One key, other than the owner's own. */
export interface Writer {
  readonly key: Uint8Array;
  /** Number of its last update; 0 when it has written nothing. */
  readonly sequence: number;
  readonly mayWrite: boolean;
}

export interface Writers {
  /** Of the list; undefined while there is none, and all may write whom the owner ever admitted. */
  readonly serial: number | undefined;
  readonly writers: readonly Writer[];
}

export class WriterAccess {
  readonly #session: Session;
  readonly #ports: SessionPorts;

  constructor(session: Session, ports: SessionPorts) {
    this.#session = session;
    this.#ports = ports;
  }

  /** As of now: the ring is asked. @throws OceanError of the ring */
  async read(): Promise<Writers> {
    const { view } = await this.#session.snapshot({ freshMs: 0 });
    const list = await this.#list(view);
    const { owner } = this.#session.keys.object;
    const found = new Map<string, Writer>();
    for (const key of list?.writers ?? [])
      found.set(keyOf(key), { key, sequence: 0, mayWrite: true });
    for await (const entries of view.pages(AUTHORS_PREFIX)) {
      for (const { key: stored, value } of entries) {
        const key = stored.slice(AUTHORS_PREFIX.length);
        if (equal(key, owner)) continue;
        const mayWrite = list === undefined || found.has(keyOf(key));
        found.set(keyOf(key), { key, sequence: readU64(value), mayWrite });
      }
    }
    return { serial: list?.serial, writers: [...found.values()] };
  }

  async #list(view: TreeView): Promise<WriterList | undefined> {
    const entry = await view.raw(WRITERS_KEY);
    const signed = entry && decodeSigned(entry.value);
    if (entry === undefined) return undefined;
    const list = signed && checkWriters(this.#session.aguid, signed);
    if (list !== undefined) return list;
    throw new OceanError('corrupt', 'The list of writers is not what the owner signed');
  }

  /**
   * Puts another list in the place of the present one. Updates that the ring orders later are judged by it.
   *
   * @param edit - gets what is now, and gives the keys that may write; undefined: nothing is to change
   * @throws OceanError `not-permitted` without the owner's key, `too-large`, and those of the ring
   */
  async change(edit: (now: Writers) => readonly Uint8Array[] | undefined): Promise<Writers> {
    const { keys } = this.#session;
    const { owner, object, name } = keys;
    if (owner === undefined) {
      const why = 'this machine does not own it, and only its owner says who may';
      throw new OceanError('not-permitted', `Cannot change who writes to "${name}": ${why}`);
    }
    const submitter = new Submitter({
      keys: {
        ...keys,
        author: owner,
        writer: signWriter(owner, { object, writer: owner.publicKey }),
      },
      ring: this.#session.currentRing,
      ports: this.#ports,
      lastExecuted: async () => {
        const entry = await this.#session.view.raw(authorKey(owner.publicKey));
        return entry === undefined ? 0 : readU64(entry.value);
      },
    });
    for (let attempts = 0; attempts < ATTEMPTS_MAX; attempts++) {
      const now = await this.read();
      const wanted = edit(now);
      if (wanted === undefined) return now;
      const writers = [...new Map(wanted.map((key) => [keyOf(key), key])).values()];
      if (writers.length > WRITERS_MAX) {
        const count = `${writers.length} keys, and the list has room for ${WRITERS_MAX}`;
        throw new OceanError('too-large', `Cannot change who writes to "${name}": ${count}`);
      }
      const list = signWriters(owner, { object, serial: (now.serial ?? 0) + 1, writers });
      const clauses = [{ predicates: [], actions: [{ kind: 'setWriters' as const, list }] }];
      const update = { clauses, inline: [], released: [] };
      const { outcome } = await submitter.submit(update, CHANGE_TIMEOUT_MS);
      if (outcome > 0) return this.read();
    }
    throw new OceanError('conflict', `Somebody else changes who writes to "${name}": try again`);
  }
}
