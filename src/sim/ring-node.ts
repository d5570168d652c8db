/** A ring member in a simulation: the real machine and the real runner, on a simulated disk and network. */

import type { Clock, Envelope, Machine, NodeAddress, Output, Random } from '../base/index.ts';
import { type KeyPair, keyPairOf } from '../crypto/index.ts';
import { type Aguid, guidBytes, nodeIdOf } from '../id/index.ts';
import { Runner } from '../node/index.ts';
import { NodeCache } from '../object/index.ts';
import { OBJECT_TABLE, type RingInput, RingMember, type RingOutput } from '../ring/index.ts';
import { decodeHostedObject } from '../wire/index.ts';
import type { RingLiar } from './ring-liar.ts';
import { isRingEnvelope, type Party, type RingNetwork, type Said } from './ring-network.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Checks the invariants after every step. */
class Checked implements Machine<RingInput, RingOutput, never> {
  readonly member: RingMember;

  constructor(member: RingMember) {
    this.member = member;
  }

  step(nowMs: number, input: RingInput): Output<RingOutput, never> {
    const out = this.member.step(nowMs, input);
    this.member.checkInvariants();
    return out;
  }

  deadlineMs(): number | undefined {
    return this.member.deadlineMs();
  }

  checkInvariants(): void {}
}

/** What a node may have voted for and does not know any more. */
interface Lost {
  /** The last epoch in which it may have voted. */
  readonly epoch: number;
  /** It knows that it has to recover. */
  isKnown: boolean;
}

/** One machine of a node. An honest node has one. */
interface Cell {
  readonly disk: SimulatedDisk;
  member: RingMember;
  runner: Runner<RingInput, RingOutput, never>;
}

export interface RingNodeOptions {
  readonly index: number;
  readonly clock: VirtualClock;
  readonly network: RingNetwork;
  readonly random: Random;
}

export class RingNode implements Party {
  readonly index: number;
  readonly key: KeyPair;
  readonly self: NodeAddress;
  /** What a liar says in place of its machine. */
  liar: RingLiar | undefined;
  /** How far this node's clock is ahead of the right time. */
  skewMs = 0;
  isClockWrong = false;
  /** Objects of which it has lost all, or was never told, and for which it does not vote yet. */
  readonly #lost = new Map<Aguid, Lost>();
  /** Answers that were taken back, since the disk was full. */
  unkeptCount = 0;
  readonly #options: RingNodeOptions;
  readonly #disks: SimulatedDisk[];
  #cells: Cell[] = [];
  #starts = 0;
  /** Counts machines: what an earlier one has heard and not kept, the next does not know. */
  machineCount = 0;
  /** Who waits for an answer, by the token that the machine knows. */
  readonly #askers = new Map<number, { readonly address: NodeAddress; readonly token: number }>();
  #tokens = 0;

  constructor(options: RingNodeOptions) {
    const { index, random, clock } = options;
    this.#options = options;
    this.index = index;
    this.key = keyPairOf(random.bytes(32));
    this.self = { nodeId: nodeIdOf(this.key.publicKey), host: 'simulated', port: index + 1 };
    this.#disks = [new SimulatedDisk(clock, random)];
  }

  get isLive(): boolean {
    return this.#cells.length > 0;
  }

  get incarnation(): number | undefined {
    return this.isLive ? this.#starts : undefined;
  }

  /** Its disk has hardly any room, or none. */
  get isFull(): boolean {
    return this.#disks.some(({ isFull }) => isFull);
  }

  get disks(): readonly SimulatedDisk[] {
    return this.#disks;
  }

  /** The machine; undefined while the node does not run. */
  get member(): RingMember | undefined {
    return this.#cells[0]?.member;
  }

  /** What it has of an object. */
  head(aguid: Aguid) {
    return this.member?.objects().find((one) => one.aguid === aguid);
  }

  /** It may have voted for what it has forgotten. */
  hasLost(aguid: Aguid): boolean {
    return this.#lost.has(aguid);
  }

  /** It has the object on its disk, and knows what it has voted for. */
  mayVote(aguid: Aguid): boolean {
    const record = this.#disks[0]?.get(OBJECT_TABLE, guidBytes(aguid));
    return record !== undefined && decodeHostedObject(record)?.recovering === false;
  }

  /** What it knew of an object is gone, and it may have voted in epochs up to that one. */
  lose(aguid: Aguid, epoch: number): void {
    this.#lost.set(aguid, { epoch, isKnown: false });
  }

  /** Twins have one key and a machine and a disk each. Before the first start. */
  split(): void {
    this.#disks.push(new SimulatedDisk(this.#options.clock, this.#options.random));
  }

  start(): void {
    this.#starts++;
    this.#cells = this.#disks.map((disk, twin) => this.#cell(disk, twin));
    for (const { runner } of this.#cells) runner.step({ kind: 'tick' });
  }

  #cell(disk: SimulatedDisk, twin: number): Cell {
    // Outlives the machine when that is made anew, as on a host.
    const nodes = new NodeCache(disk);
    const make = () => {
      this.machineCount++;
      cell.member = new RingMember({ key: this.key, tables: disk, nodes });
      return new Checked(cell.member);
    };
    const cell = { disk } as Cell;
    const ports = {
      clock: this.#clock(),
      store: disk,
      send: (envelope: Envelope<RingOutput>) => this.#send(envelope, twin),
      upcall: () => {},
      failed: (lost: readonly Envelope<RingOutput>[]) => this.#refuseAll(lost),
    };
    cell.runner = new Runner(make, ports, { kind: 'tick' });
    return cell;
  }

  #clock(): Clock {
    const { clock } = this.#options;
    const nowMs = () => clock.nowMs() + this.skewMs;
    const nowNs = () => BigInt(nowMs()) * 1_000_000n;
    return { nowMs, nowNs, after: (delayMs, run) => clock.after(delayMs, run) };
  }

  /** Ends the process at once; returns how many batches the disk had not kept. */
  stop(): number {
    for (const { runner } of this.#cells) runner.close();
    this.#cells = [];
    this.#askers.clear();
    return this.#disks.reduce((sum, disk) => sum + disk.losePower(), 0);
  }

  /** @see lose */
  loseDisk(): void {
    for (const disk of this.#disks) disk.loseAll();
  }

  /** One thing that the node is told, not over the network. */
  input(input: RingInput): void {
    for (const { runner } of this.#cells) runner.step(input);
    if (this.#lost.size > 0) this.#notice();
  }

  /**
   * It counts again when it has recovered, or has begun an epoch in which it cannot have voted before. One that is
   * told to begin the epoch in which it lost its disk knows nothing of that, and stays in doubt.
   */
  #notice(): void {
    for (const { aguid, epoch, isRecovering } of this.member?.objects() ?? []) {
      const lost = this.#lost.get(aguid);
      if (lost === undefined) continue;
      if (isRecovering) lost.isKnown = true;
      else if ((lost.isKnown || epoch > lost.epoch) && this.#disks[0]?.isIdle === true)
        this.#lost.delete(aguid);
    }
  }

  /** As a host does with answers that cannot be kept. */
  #refuseAll(lost: readonly Envelope<RingOutput>[]): void {
    this.unkeptCount++;
    const message = 'Cannot keep it: the quota is reached';
    for (const { token } of lost.filter((one) => 'token' in one))
      this.#send({ token, message: { kind: 'refused', error: 'no-space', message } }, 0);
  }

  hear(from: NodeAddress, said: Said, token: number | undefined): void {
    if (this.liar?.ignores?.(said) === true) return;
    if (isRingEnvelope(said)) {
      this.input({ kind: 'ring', from, envelope: said });
      return;
    }
    let own: number | undefined;
    if (token !== undefined) {
      own = ++this.#tokens;
      this.#askers.set(own, { address: from, token });
    }
    this.input({ kind: 'message', from, token: own, message: said });
  }

  #send(envelope: Envelope<RingOutput>, twin: number): void {
    if ('token' in envelope) {
      const asker = this.#askers.get(envelope.token);
      this.#askers.delete(envelope.token);
      if (asker !== undefined) this.#say(asker.address, envelope.message, asker.token, twin);
    } else {
      this.#say(envelope.to, envelope.message, undefined, twin);
    }
  }

  #say(to: NodeAddress, said: Said, token: number | undefined, twin: number): void {
    const { network } = this.#options;
    const all = this.liar === undefined ? [said] : this.liar.says(to, said, twin);
    for (const one of all) network.carry(this, to, one, token);
  }

  /** A liar's own words. */
  saysItself(to: NodeAddress, said: Said): void {
    if (this.isLive) this.#options.network.carry(this, to, said);
  }
}
