/**
 * The second half of the normal case: what is prepared is executed in order, each member signs what came of it
 * (commit), and a quorum of those signatures is the heartbeat that clients and replicas check. Castro and Liskov,
 * TOCS 2002, §4.2 and §4.3.
 */

import { EMPTY, equal, keyOf } from '../base/index.ts';
import { type Digest, digest, sign, verify } from '../crypto/index.ts';
import { lacking, statementOf } from '../object/index.ts';
import {
  type CertifiedHeartbeat,
  encodeStatement,
  type MemberSignature,
  type RingMessage,
  type Update,
} from '../wire/index.ts';
import type { Batches } from './batches.ts';
import type { Evidences } from './evidence.ts';
import type { Committed, HostedObject } from './hosted-object.ts';
import type { Requests } from './requests.ts';
import type { Site } from './site.ts';
import type { Slot, Slots } from './slots.ts';

type Commit = Extract<RingMessage, { kind: 'commit' }>;

export interface ExecutionParts {
  readonly site: Site;
  readonly object: HostedObject;
  readonly slots: Slots;
  readonly requests: Requests;
  readonly batches: Batches;
  readonly evidences: Evidences;
  /** Tells of versions that are committed now. */
  readonly onCommitted: (committed: readonly Committed[], updates: readonly Update[]) => void;
  /** The member's own tree lacks that node. */
  readonly onMissing: (node: Digest) => void;
}

export class Execution {
  readonly #parts: ExecutionParts;
  readonly #site: Site;

  constructor(parts: ExecutionParts) {
    this.#parts = parts;
    this.#site = parts.site;
  }

  /** Executes what is prepared, in order, and signs the outcome. */
  advance(): void {
    const { site, object, slots } = this.#parts;
    if (!site.mayVote) return;
    for (let number = object.slot + 1; ; number++) {
      const slot = slots.get(number);
      const accepted = slot?.accepted;
      if (slot === undefined || accepted === undefined) return;
      if (slot.prepared?.view !== site.view || accepted.view !== site.view) return;
      const executed = object.executedAt(number);
      if (executed === undefined || !equal(executed.batch, accepted.digest)) {
        object.takeBack(number);
        if (object.isEnding) return;
        const done = lacking(() => object.execute(accepted.batch, accepted.digest));
        if ('missing' in done) {
          this.#parts.onMissing(done.missing);
          return;
        }
        site.persist(...done.value);
      }
      // Who has voted and then took versions from elsewhere executes again, and says no more.
      if (slot.commits.has(site.index)) this.settle();
      else this.#commit(slot);
      // One member is a quorum by itself: the slot is gone by now.
      if (object.slot >= number) number = object.slot;
    }
  }

  #statement(slot: number, root: Uint8Array): Uint8Array {
    const { aguid, epoch, view } = this.#site;
    return encodeStatement({ aguid, epoch, view, slot, root });
  }

  #commit(slot: Slot): void {
    const { site, object } = this.#parts;
    const { number } = slot;
    const root = (object.executedAt(number) as { root: Digest }).root;
    const signature = sign(site.key, 'statement', this.#statement(number, root));
    slot.commits.set(site.index, { root, signature });
    // Clients ask the leader, which answers them.
    const leader = site.leaderOf(site.view);
    site.broadcast({ kind: 'commit', view: site.view, slot: number, root, signature }, leader);
    this.settle();
  }

  onCommit(from: number, { view, slot: number, root, signature }: Commit): void {
    const { site, object, slots, evidences } = this.#parts;
    if (view !== site.view || site.isChanging) {
      site.count('vote-late');
      return;
    }
    if (!slots.isInWindow(number, object.slot)) return;
    const before = slots.get(number)?.commits.get(from);
    if (before !== undefined && equal(before.root, root)) return;
    const publicKey = site.ring.members[from]?.publicKey;
    const body = this.#statement(number, root);
    if (publicKey === undefined || !verify(publicKey, 'statement', body, signature)) {
      site.count('forged');
      return;
    }
    if (before !== undefined) {
      const place = { member: from, what: 'statement', view, slot: number } as const;
      evidences.add(place, [before.root, before.signature], [root, signature]);
      return;
    }
    slots.open(number, object.slot)?.commits.set(from, { root, signature });
    this.settle();
  }

  /** Commits the next slots, as far as a quorum has signed what this member made of them. */
  settle(): void {
    const { site, object, slots } = this.#parts;
    for (;;) {
      const number = object.slot + 1;
      const [slot, executed] = [slots.get(number), object.executedAt(number)];
      if (slot === undefined || executed === undefined) return;
      const signatures: MemberSignature[] = [];
      const others = new Map<string, number>();
      for (const [index, { root, signature }] of slot.commits) {
        if (equal(root, executed.root)) signatures.push({ index, signature });
        else others.set(keyOf(root), (others.get(keyOf(root)) ?? 0) + 1);
      }
      const hasVoted = slot.commits.has(site.index);
      if (hasVoted && Math.max(0, ...others.values()) >= site.quorum) site.count('diverged');
      if (signatures.length < site.quorum) return;
      this.finish(site.view, signatures);
    }
  }

  /**
   * A certificate of the next slot came from elsewhere. Its batch may be here: false when what was executed, or what
   * executing comes to, is something else.
   */
  settleBy(certified: CertifiedHeartbeat): boolean {
    const { site, object, slots, batches } = this.#parts;
    const number = object.slot + 1;
    const { root, view } = statementOf(site.ring, certified);
    if (certified.slot !== number) return false;
    const isRight = () => equal(object.executedAt(number)?.root ?? EMPTY, root);
    const slot = slots.get(number);
    const prepared = slot?.prepared === undefined ? undefined : slot.preparedBytes;
    const known = [slot?.accepted?.bytes, prepared].filter((one) => one !== undefined);
    for (const bytes of new Set(known)) {
      if (isRight()) break;
      const batch = batches.read(bytes);
      if (batch === undefined) continue;
      object.takeBack(number);
      const done = lacking(() => object.execute(batch, digest('batch', bytes)));
      if ('missing' in done) return false;
      site.persist(...done.value);
    }
    if (!isRight()) {
      object.takeBack(number);
      return false;
    }
    this.finish(view, certified.signatures);
    this.settle();
    return true;
  }

  /** The next slot is committed, by a quorum's signatures of that view. */
  finish(view: number, signatures: readonly MemberSignature[]): void {
    const { site, object, slots, requests } = this.#parts;
    const number = object.slot + 1;
    // Where the vote itself was not durable before this step, the outcome is what must be.
    const isFresh = slots.isChanged(number);
    const updates = object.executedAt(number)?.updates ?? [];
    const { committed, writes } = object.commit(view, signatures);
    const all = [...writes, ...slots.drop(number)];
    if (isFresh) site.persist(...all);
    else site.note(...all);
    for (const update of updates) requests.remove(update);
    this.#parts.onCommitted(committed, updates);
  }
}
