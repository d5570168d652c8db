/** What the parts of one object's ring at one member share: who it is, the view, the time, and this step's output. */

import { type NodeAddress, Outbox, type Tables, type Write } from '../base/index.ts';
import type { KeyPair } from '../crypto/index.ts';
import { type Aguid, guidBytes } from '../id/index.ts';
import { type NodeCache, quorumOf } from '../object/index.ts';
import {
  encodeViewRecord,
  type ObjectMessage,
  type RingCertificate,
  type RingEnvelope,
  type RingMessage,
} from '../wire/index.ts';

export const VIEW_TABLE = 'ring.view';

/** A message to a member is an envelope of the ring's room; everything else is an object's. */
export type RingOutput = ObjectMessage | RingEnvelope;
export type Out = Outbox<RingOutput, never>;

export interface SiteOptions {
  readonly key: KeyPair;
  readonly ring: RingCertificate;
  /** This member's position in the ring. */
  readonly index: number;
  readonly tables: Tables;
  readonly nodes: NodeCache;
  readonly counters: Map<string, number>;
}

export class Site {
  readonly key: KeyPair;
  readonly ring: RingCertificate;
  readonly index: number;
  readonly tables: Tables;
  readonly nodes: NodeCache;
  readonly #counters: Map<string, number>;
  nowMs = 0;
  out: Out = new Outbox();
  view = 0;
  /** The view is wanted and has not begun: nothing is accepted in it yet. */
  isChanging = false;
  /**
   * The member may have voted before it lost its disk. Till it knows all that may be committed, others that recover
   * do not ask it.
   */
  isRecovering = false;
  /** It knows in which views it may have voted, and votes in later ones, though it recovers. Forgotten by a restart. */
  isInformed = false;
  /** With this slot it knows all that may be committed. Undefined before it has entered a view to vote in. */
  recoveredAt: number | undefined;

  constructor(options: SiteOptions) {
    this.key = options.key;
    this.ring = options.ring;
    this.index = options.index;
    this.tables = options.tables;
    this.nodes = options.nodes;
    this.#counters = options.counters;
  }

  get aguid(): Aguid {
    return this.ring.aguid;
  }

  get epoch(): number {
    return this.ring.epoch;
  }

  /** 2f + 1: any two quorums share a correct member. */
  get quorum(): number {
    return quorumOf(this.ring);
  }

  /** f + 1: at least one of them is correct. */
  get someCorrect(): number {
    return this.ring.faultyMax + 1;
  }

  /** Castro and Liskov, TOCS 2002, §4.1: the leader of view v is member v mod n. */
  leaderOf(view: number): number {
    return view % this.ring.members.length;
  }

  get isLeader(): boolean {
    return this.leaderOf(this.view) === this.index;
  }

  get mayVote(): boolean {
    return !this.isChanging && this.knowsViews;
  }

  /** It may say which view it wants. */
  get knowsViews(): boolean {
    return !this.isRecovering || this.isInformed;
  }

  send(index: number, message: RingMessage): void {
    this.#send(index, { aguid: this.aguid, epoch: this.epoch, message }, false);
  }

  #send(index: number, message: RingEnvelope, canWait: boolean): void {
    const to = this.ring.members[index]?.address;
    if (to !== undefined && index !== this.index) this.out.send.push({ to, message, canWait });
  }

  /** To a node that may be no member. @param epoch - in which it asks; left out: the present one */
  sendTo(to: NodeAddress, message: RingMessage, epoch = this.epoch): void {
    this.out.send.push({ to, message: { aguid: this.aguid, epoch, message } });
  }

  /** @param awaitedBy - the member that waits for it: for the others it may leave together with what comes next */
  broadcast(message: RingMessage, awaitedBy?: number): void {
    // One envelope for all, which is encoded once.
    const envelope = { aguid: this.aguid, epoch: this.epoch, message };
    for (let index = 0; index < this.ring.members.length; index++)
      this.#send(index, envelope, awaitedBy !== undefined && index !== awaitedBy);
  }

  persist(...writes: readonly Write[]): void {
    this.out.persist.push(...writes);
  }

  note(...writes: readonly Write[]): void {
    this.out.note.push(...writes);
  }

  setView(view: number, isChanging: boolean): void {
    this.view = view;
    this.isChanging = isChanging;
    const value = encodeViewRecord({ epoch: this.epoch, view, changing: isChanging });
    this.persist({ table: VIEW_TABLE, key: guidBytes(this.aguid), value });
  }

  count(name: string): void {
    this.#counters.set(name, (this.#counters.get(name) ?? 0) + 1);
  }
}

/** The earliest of the times that are set. */
export function earliest(...times: readonly (number | undefined)[]): number | undefined {
  let first: number | undefined;
  for (const time of times) if (time !== undefined) first = Math.min(first ?? time, time);
  return first;
}
