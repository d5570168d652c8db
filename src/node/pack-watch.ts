/** The watch over packs within a node: joins its machine, its repairs and what is known of places to the network. */

import {
  type ArchivePorts,
  Auditor,
  type AuditPack,
  capacityOf,
  type FragmentAt,
  type HeldPack,
  type MovePack,
  Mover,
  type PackSurvey,
  PlaceBook,
  Repairer,
  type RepairOutcome,
  type RepairPack,
  type RepairPorts,
  type SweepSettings,
  Watch,
  type WatchInput,
  type WatchSettings,
  type WatchUpcall,
} from '../archive/index.ts';
import type { Random, Store, Transport } from '../base/index.ts';
import { type Clock, type Frame, type NodeAddress, OceanError } from '../base/index.ts';
import type { PackGuid } from '../id/index.ts';
import {
  decodeWatchMessage,
  encodeWatchMessage,
  type Held,
  type Place,
  ROOM_WATCH,
  type SignedManifest,
  type WatchMessage,
} from '../wire/index.ts';
import { Runner } from './runner.ts';

/** What nodes say of themselves is renewed this often. */
export const PLACES_INTERVAL_MS = 60_000;

export interface KeeperOptions {
  readonly place?: Place;
  readonly watch?: Partial<WatchSettings>;
  readonly sweep?: Partial<SweepSettings>;
  /** It gives away what it has. Default: no. */
  readonly isDraining?: boolean;
}

/** What it needs of the rest of the node. */
interface Surroundings extends Pick<ArchivePorts, 'candidates' | 'request' | 'locate' | 'accuse'> {
  manifest(pack: PackGuid): SignedManifest | undefined;
  /** As of the holder. */
  leave(pack: PackGuid, index: number): boolean;
  release(pack: PackGuid, index: number): boolean;
  /** Answers a request of another node. */
  answer(token: number, frame: Frame): void;
}

interface Outside {
  readonly transport: Transport;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly keeping?: KeeperOptions;
}

export class PackWatch {
  readonly #transport: Transport;
  readonly #repairer: Repairer;
  readonly #auditor: Auditor;
  readonly #mover: Mover;
  readonly #clock: Clock;
  readonly #runner: Runner<WatchInput, WatchMessage, WatchUpcall>;
  readonly #counters = { malformed: 0, notKept: 0 };
  readonly ports: ArchivePorts;
  #watch!: Watch;
  #isStopped = false;
  #cancelPlaces: (() => void) | undefined;
  #isDraining: boolean;

  constructor(self: NodeAddress, outside: Outside, around: Surroundings) {
    const { transport, store, clock, random, keeping } = outside;
    this.#transport = transport;
    this.#clock = clock;
    this.#isDraining = keeping?.isDraining === true;
    const place = keeping?.place ?? { zone: '', machine: '' };
    const capacity = () => {
      const bytes = { used: store.bytesUsed(), free: store.bytesFree() };
      return capacityOf(bytes, this.#isDraining);
    };
    const places = new PlaceBook(
      clock,
      (to, timeoutMs) => this.#ask(to, { kind: 'describeNode' }, timeoutMs),
      { nodeId: self.nodeId, tell: () => ({ ...place, ...capacity() }) },
    );
    const { manifest, answer, leave, release, ...rest } = around;
    this.ports = {
      ...rest,
      clock,
      self,
      standingOf: (nodeId) => {
        const told = places.toldBy(nodeId);
        return told && { ...told, isDistrusted: this.#watch.distrusts(nodeId) };
      },
      learnPlaces: () => places.learn(rest.candidates()),
      spread: (pack, holders) => this.#runner.step({ kind: 'stored', pack, holders }),
    };
    const ports: RepairPorts = {
      ...this.ports,
      manifest,
      held: (node, pack, timeoutMs) => this.#held(node, pack, timeoutMs),
    };
    this.#repairer = new Repairer(ports);
    this.#auditor = new Auditor(ports);
    const survey = (pack: PackGuid, believed: readonly NodeAddress[]) =>
      this.#repairer.survey(pack, believed);
    this.#mover = new Mover({ ...ports, random, survey, leave, release });
    const { standingOf } = this.ports;
    const pond = () => ({ candidates: rest.candidates(), standingOf });
    const settings = keeping?.watch ?? {};
    this.#runner = new Runner(
      () =>
        (this.#watch = new Watch({ self, place, capacity, pond, tables: store, random, settings })),
      {
        clock,
        store,
        isSoft: true, // What is not kept is asked for again.
        send: (envelope) => {
          const frame = { room: ROOM_WATCH, ...encodeWatchMessage(envelope.message) };
          if ('token' in envelope) answer(envelope.token, frame);
          else transport.send(envelope.to, { ...frame, canWait: envelope.canWait });
        },
        upcall: (upcall) => void this.#act(upcall),
        failed: () => this.#counters.notKept++,
      },
      { kind: 'tick' },
    );
  }

  /** Once the node is a member. */
  start(): void {
    this.#runner.step({ kind: 'tick' });
    if (this.#isDraining) this.drain(true);
    this.#learnPlaces();
  }

  /** Again and again: who stands where, and has how much room. */
  #learnPlaces(): void {
    if (this.#isStopped) return;
    void this.ports.learnPlaces();
    this.#cancelPlaces = this.#clock.after(PLACES_INTERVAL_MS, () => this.#learnPlaces());
  }

  get isDraining(): boolean {
    return this.#isDraining;
  }

  /** From now on the node takes nothing more and gives away what it has; or no longer. */
  drain(isDraining: boolean): void {
    this.#isDraining = isDraining;
    this.#runner.step({ kind: 'drain', isDraining });
  }

  close(): void {
    this.#isStopped = true;
    this.#cancelPlaces?.();
    this.#runner.close();
  }

  holds(held: HeldPack): void {
    this.#runner.step({ kind: 'holds', held });
  }

  /** False when it cannot be read. */
  onFrame(from: NodeAddress, frame: Frame, token: number | undefined): boolean {
    const message = decodeWatchMessage(frame.header);
    if (message === undefined) this.#counters.malformed++;
    else this.#runner.step({ kind: 'message', from, token, message });
    return message !== undefined;
  }

  async #ask(to: NodeAddress, message: WatchMessage, timeoutMs: number): Promise<WatchMessage> {
    const frame = { room: ROOM_WATCH, ...encodeWatchMessage(message) };
    const { header } = await this.#transport.request(to, frame, { timeoutMs });
    const answer = decodeWatchMessage(header);
    if (answer === undefined)
      throw new OceanError('corrupt', `Cannot read the answer of ${to.nodeId}`);
    return answer;
  }

  async #held(node: NodeAddress, pack: PackGuid, timeoutMs: number): Promise<Held | undefined> {
    const indexes = this.#watch.own(pack);
    const question = { kind: 'holding', held: [{ pack, indexes }], isQuestion: true } as const;
    const answer = await this.#ask(node, question, timeoutMs).catch(() => undefined);
    const held = answer?.kind === 'holding' ? answer.held[0] : undefined;
    return held?.pack === pack ? held : undefined;
  }

  async #act(upcall: WatchUpcall): Promise<void> {
    const input = await this.#outcomeOf(upcall);
    if (!this.#isStopped) this.#runner.step(input);
  }

  #outcomeOf(upcall: WatchUpcall): Promise<WatchInput> {
    switch (upcall.kind) {
      case 'audit':
        return this.#audit(upcall);
      case 'repair':
        return this.#repair(upcall);
      case 'move':
        return this.#move(upcall);
    }
  }

  async #move(asked: MovePack): Promise<WatchInput> {
    return { kind: 'moved', pack: asked.pack, outcome: await this.#mover.move(asked) };
  }

  async #audit(asked: AuditPack): Promise<WatchInput> {
    const outcome = await this.#auditor.audit(asked);
    return { kind: 'audited', pack: asked.pack, outcome };
  }

  async #repair({ pack, holders, ...known }: RepairPack): Promise<WatchInput> {
    const outcome = await this.#repairer.repair(pack, { believed: holders, ...known });
    return { kind: 'repaired', pack, outcome };
  }

  /** Who has which fragments of a pack, by asking. Never rejects. */
  survey(pack: PackGuid): Promise<PackSurvey> {
    return this.#repairer.survey(pack);
  }

  /** Reads all fragments that a survey has found. @returns those that are no good */
  verify(pack: PackGuid, survey: PackSurvey): Promise<readonly FragmentAt[]> {
    return this.#repairer.verify(pack, survey);
  }

  /** Makes a pack whole now, whoever's turn it is, and tells its holders. */
  async repairNow(pack: PackGuid, damaged: readonly FragmentAt[]): Promise<RepairOutcome> {
    const outcome = await this.#repairer.repair(pack, { damaged });
    if (outcome.regenerated > 0)
      this.#runner.step({ kind: 'stored', pack, holders: outcome.holders });
    return outcome;
  }

  checkInvariants(): void {
    this.#watch.checkInvariants();
  }

  status() {
    return this.#watch.status();
  }

  counters(): Readonly<Record<string, number>> {
    return { ...this.#counters, ...this.#watch.counters() };
  }
}
