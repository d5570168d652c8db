/**
 * One machine of a pond: the overlay, the holder of fragments, the member of rings, and the replicas of what is
 * mounted, joined to a transport, a store and a clock that are given to it. It decides nothing itself; it carries
 * messages between rooms and the network.
 */
// Over 400 lines: the one place where all rooms and the network meet.

import {
  ArchiveClient,
  type CodeRate,
  checkpointName,
  type FoundCheckpoint,
  FRAGMENT_TABLE,
  findCheckpoints,
  Holder,
  type HolderInput,
  type HoldsPack,
  heldBytes,
  indexHeld,
  MANIFEST_TABLE,
  manifestOf,
  type Released,
  Scrub,
  type ScrubInput,
  type ScrubRound,
  type ScrubUpcall,
  Sweep,
  type SweepInput,
  type SweepUpcall,
} from '../archive/index.ts';
import {
  type Clock,
  EMPTY,
  type Envelope,
  type Frame,
  type NodeAddress,
  OceanError,
  type Random,
  type Store,
  sleep,
  type Transport,
} from '../base/index.ts';
import type { KeyPair } from '../crypto/index.ts';
import {
  type Aguid,
  GUID_BYTES,
  type Guid,
  guidBytes,
  guidFromBytes,
  type PackGuid,
} from '../id/index.ts';
import { checkRing, NodeCache } from '../object/index.ts';
import { type Advanced, type Latest, Replica, type ReplicaInput } from '../replica/index.ts';
import { type RingInput, RingMember, type RingOutput } from '../ring/index.ts';
import { Tapestry, type TapestryInput, type TapestryUpcall } from '../tapestry/index.ts';
import {
  type ArchiveMessage,
  type CertifiedHeartbeat,
  type Commit,
  decodeArchiveMessage,
  decodeObjectMessage,
  decodeRingMessage,
  decodeTapestry,
  encodeArchiveMessage,
  encodeObjectMessage,
  encodeRingMessage,
  encodeTapestry,
  type ObjectCertificate,
  type ObjectMessage,
  type RingCertificate,
  type RingEnvelope,
  type RingMessage,
  ROOM_ARCHIVE,
  ROOM_OBJECT,
  ROOM_RING,
  ROOM_TAPESTRY,
  ROOM_WATCH,
  type SignedRing,
  type TapestryMessage,
} from '../wire/index.ts';
import { overlayHealthOf } from './overlay-health.ts';
import { PackProof, ringPlace } from './pack-proof.ts';
import { type KeeperOptions, PackWatch } from './pack-watch.ts';
import { Questions } from './questions.ts';
import { OBJECT_TIMEOUT_MS, RingDoor } from './ring-door.ts';
import { Runner } from './runner.ts';

export const QUERY_TIMEOUT_MS = 5000;
/** Holders that gave bad bytes, remembered for `ocean status`. */
export const ACCUSED_MAX = 256;
/** Round trips are handed to the overlay this often. */
const RTT_INTERVAL_MS = 2000;
/** Replicas near this node are looked for this often, the first time soon after the start. */
export const PARENTS_INTERVAL_MS = 30_000;
/** And this often while nobody who is known answers. */
export const ORPHAN_INTERVAL_MS = 5000;
const PARENTS_FIRST_MS = 2000;
/** So many are candidates for a parent. */
const PARENTS_MAX = 16;
/** Packs published in one step after a start, and the pause between two. */
const PUBLISH_SLICE = 2000;
const PUBLISH_PAUSE_MS = 20;

export interface OceanNodeOptions {
  readonly key: KeyPair;
  readonly transport: Transport;
  readonly store: Store;
  readonly clock: Clock;
  /** Spreads timers; not for secrets. */
  readonly random: Random;
  /** How fast what it stores is read again and checked. */
  readonly scrubBytesPerSecond?: number;
  /** Where the node stands, and how it watches over packs. */
  readonly keeping?: KeeperOptions;
}

/** A holder that gave bytes which are not what they should be. */
export interface Accusation {
  readonly holder: NodeAddress;
  readonly what: string;
  readonly count: number;
  readonly lastMs: number;
}

type Upcall<K extends TapestryUpcall['kind']> = Extract<TapestryUpcall, { kind: K }>;

export class OceanNode {
  readonly self: NodeAddress;
  readonly archive: ArchiveClient;
  readonly packWatch: PackWatch;
  readonly #ringDoor: RingDoor;
  readonly nodes: NodeCache;
  readonly #options: OceanNodeOptions;
  #tapestry!: Tapestry;
  #ring!: RingMember;
  #replica!: Replica;
  #holder!: Holder;
  #scrub!: Scrub;
  #sweep!: Sweep;
  readonly #tapestryRunner: Runner<TapestryInput, TapestryMessage, TapestryUpcall>;
  readonly #ringRunner: Runner<RingInput, RingOutput, never>;
  readonly #replicaRunner: Runner<ReplicaInput, ObjectMessage, Advanced>;
  readonly #holderRunner: Runner<HolderInput, ArchiveMessage, HoldsPack | Released>;
  readonly #scrubRunner: Runner<ScrubInput, never, ScrubUpcall>;
  readonly #sweepRunner: Runner<SweepInput, never, SweepUpcall>;
  readonly #proof: PackProof;
  /** Objects in whose rings this node serves, as published. */
  readonly #served = new Set<Aguid>();
  /** They wait for the end of a round of the scrub. */
  #onScrubbed: ((round: ScrubRound) => void)[] = [];
  /** Requests of other nodes, by the token under which a machine answers. */
  readonly #requests = new Questions<Frame>();
  readonly #located = new Questions<Upcall<'located'>>();
  readonly #traced = new Questions<Upcall<'traced'>>();
  readonly #listeners = new Map<Aguid, Set<(advanced: Advanced) => void>>();
  /** Objects for which parents are sought. */
  readonly #sought = new Map<Aguid, () => void>();
  readonly #accused = new Map<string, Accusation>();
  readonly #counters = { malformed: 0, notKept: 0 };
  /** Of fragments, in bytes: to other holders, and from them. */
  readonly #moved = { sent: 0, fetched: 0 };
  #lastEncoded:
    | { readonly message: RingMessage; readonly bytes: ReturnType<typeof encodeRingMessage> }
    | undefined;
  #toPublish: Guid[] = [];
  #cancelRtt: (() => void) | undefined;
  #onJoined: ((how: { alone: boolean }) => void) | undefined;
  #isStopped = false;

  constructor(options: OceanNodeOptions) {
    const { transport, store, clock, key } = options;
    this.#options = options;
    this.self = transport.self;
    this.nodes = new NodeCache(store);
    const ports = { clock, store };
    this.#tapestryRunner = new Runner(
      () =>
        (this.#tapestry = new Tapestry({ self: this.self, random: options.random, tables: store })),
      {
        ...ports,
        send: (envelope) => this.#send(ROOM_TAPESTRY, envelope, encodeTapestry),
        isSoft: true, // Peers and time bring it back; built anew it would have left the overlay.
        upcall: (upcall) => this.#onTapestry(upcall),
        failed: () => this.#counters.notKept++,
      },
      { kind: 'tick' },
    );
    this.#ringRunner = new Runner(
      () => (this.#ring = new RingMember({ key, tables: store, nodes: this.nodes })),
      {
        ...ports,
        send: (envelope) => this.#sendOfRing(envelope),
        upcall: () => {},
        failed: (lost, reason) => this.#refuseAll(lost, reason),
      },
      { kind: 'tick' },
    );
    this.#replicaRunner = new Runner(
      () => (this.#replica = new Replica({ nodes: this.nodes, self: this.self })),
      {
        ...ports,
        send: (envelope) => this.#send(ROOM_OBJECT, envelope, encodeObjectMessage),
        upcall: (advanced) => this.#onAdvanced(advanced),
        failed: () => this.#counters.notKept++,
      },
      { kind: 'tick' },
    );
    const isDraining = () => this.packWatch.isDraining;
    const settings = options.keeping?.sweep ?? {};
    const age = settings.graceMs === undefined ? {} : { sweepGraceMs: settings.graceMs };
    this.#holderRunner = new Runner(
      () => (this.#holder = new Holder({ tables: store, isDraining, ...age })),
      {
        ...ports,
        send: (envelope) => this.#send(ROOM_ARCHIVE, envelope, encodeArchiveMessage),
        upcall: (upcall) => this.#onHolder(upcall),
        failed: (lost, reason) => this.#refuseAll(lost, reason),
      },
    );
    const { scrubBytesPerSecond } = options;
    const pace = scrubBytesPerSecond === undefined ? {} : { bytesPerSecond: scrubBytesPerSecond };
    // They tell nobody.
    const failed = () => this.#counters.notKept++;
    const alone = { ...ports, send: () => {}, isSoft: true, failed };
    this.#scrubRunner = new Runner(
      () => (this.#scrub = new Scrub({ tables: store, ...pace })),
      { ...alone, upcall: (upcall) => this.#onScrub(upcall) },
      { kind: 'tick' },
    );
    this.#sweepRunner = new Runner(
      () => (this.#sweep = new Sweep({ tables: store, settings })),
      { ...alone, upcall: (upcall) => this.#onSweep(upcall) },
      { kind: 'tick' },
    );
    this.#proof = new PackProof({
      locate: async (guid, count) => (await this.locate(guid, count)).servers,
      askMember: (to, message, timeoutMs) => this.askMember(to, message, timeoutMs),
      askRing: (ring, message) => this.askRing(ring, message),
    });
    this.#ringDoor = new RingDoor({
      clock,
      request: (to, message, timeoutMs) => this.askMember(to, message, timeoutMs),
      rttMs: (nodeId) => this.rttMs(nodeId),
    });
    this.packWatch = new PackWatch(this.self, options, {
      candidates: () => [this.self, ...this.#tapestry.knownNodes()],
      request: (to, message, timeoutMs) => this.#askHolder(to, message, timeoutMs),
      locate: async (pack, count) => (await this.locate(pack, count)).servers,
      accuse: (holder, what) => this.#accuse(holder, what),
      manifest: (pack) => this.#holder.manifest(pack),
      leave: (pack, index) => this.#holder.leave(clock.nowMs(), pack, index),
      release: (pack, index) => this.#release(pack, index),
      answer: (token, frame) => this.#requests.answer(token, frame),
    });
    this.archive = new ArchiveClient(this.packWatch.ports);
  }

  /** Serves and joins through any of `bootstrap`; resolves as a member, `alone` when nobody was reached. */
  async start(bootstrap: readonly NodeAddress[]): Promise<{ readonly alone: boolean }> {
    await indexHeld(this.#options.store);
    this.#options.transport.serve({
      onMessage: (from, frame) => this.#onFrame(from, frame, undefined),
      onRequest: (from, frame) => this.#onRequest(from, frame),
      onPeerLost: (nodeId) => {
        this.#tapestryRunner.step({ kind: 'lost', nodeId });
        this.#ringRunner.step({ kind: 'lost', nodeId });
        this.#replicaRunner.step({ kind: 'lost', nodeId });
      },
    });
    const joined = new Promise<{ alone: boolean }>((resolve) => {
      this.#onJoined = resolve;
    });
    this.#tapestryRunner.step({ kind: 'start', bootstrap });
    this.#feedRoundTrips();
    const { alone } = await joined;
    const checkpoints = this.#holder.checkpointed().map(checkpointName);
    // Whoever knows only the ring that was lost finds this one by the object's name.
    const recovered = this.#ring.objects().filter(({ isRecovered }) => isRecovered);
    const others = [...checkpoints, ...recovered.map(({ aguid }) => aguid)];
    this.#publishSlices([...this.#holder.held().map(({ pack }) => pack), ...others]);
    this.packWatch.start();
    this.#scrubRunner.step({ kind: 'start' });
    this.#sweepRunner.step({ kind: 'start' });
    return { alone };
  }

  /** After a start, slice by slice: requests are served in between. */
  #publishSlices(packs: readonly Guid[]): void {
    if (packs.length === 0 || this.#isStopped) return;
    this.#tapestryRunner.step({ kind: 'publish', guids: packs.slice(0, PUBLISH_SLICE) });
    const rest = packs.slice(PUBLISH_SLICE);
    if (rest.length > 0)
      this.#options.clock.after(PUBLISH_PAUSE_MS, () => this.#publishSlices(rest));
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelRtt?.();
    for (const cancel of this.#sought.values()) cancel();
    this.packWatch.close();
    this.#tapestryRunner.step({ kind: 'leave' });
    for (const runner of [
      this.#tapestryRunner,
      this.#ringRunner,
      this.#replicaRunner,
      this.#holderRunner,
      this.#scrubRunner,
      this.#sweepRunner,
    ]) {
      runner.close();
    }
  }

  #feedRoundTrips(): void {
    for (const { nodeId } of this.#tapestry.knownNodes()) {
      const roundTrip = this.#options.transport.roundTrip(nodeId);
      if (roundTrip === undefined) continue;
      this.#tapestryRunner.step({ kind: 'rtt', nodeId, meanMs: roundTrip.meanMs });
    }
    this.#publishServed();
    this.#cancelRtt = this.#options.clock.after(RTT_INTERVAL_MS, () => this.#feedRoundTrips());
  }

  #send<M>(
    room: number,
    envelope: Envelope<M>,
    encode: (message: M) => { header: Uint8Array; payload: Uint8Array },
  ): void {
    const frame = { room, ...encode(envelope.message) };
    if ('token' in envelope) this.#requests.answer(envelope.token, frame);
    else this.#options.transport.send(envelope.to, { ...frame, canWait: envelope.canWait });
  }

  /** A ring member speaks to other members in their own room, and to everybody else about the object. */
  #sendOfRing(envelope: Envelope<RingOutput>): void {
    const { message } = envelope;
    if ('kind' in message) this.#send(ROOM_OBJECT, { ...envelope, message }, encodeObjectMessage);
    else this.#send(ROOM_RING, { ...envelope, message }, (one) => this.#encoded(one));
  }

  /** What goes to all members is encoded once. */
  #encoded(envelope: RingEnvelope): ReturnType<typeof encodeRingMessage> {
    if (this.#lastEncoded?.message !== envelope.message) {
      this.#lastEncoded = { message: envelope.message, bytes: encodeRingMessage(envelope) };
    }
    return this.#lastEncoded.bytes;
  }

  /** What could not be kept is refused to those who asked for it. */
  #refuseAll(lost: readonly Envelope<unknown>[], reason: string): void {
    this.#counters.notKept++;
    for (const envelope of lost) {
      if (!('token' in envelope)) continue;
      this.#requests.fail(envelope.token, new OceanError('no-space', `Cannot keep it: ${reason}`));
    }
  }

  async #onRequest(from: NodeAddress, frame: Frame): Promise<Frame> {
    const { token, answer } = this.#requests.ask();
    const cancel = this.#options.clock.after(OBJECT_TIMEOUT_MS * 4, () => {
      this.#requests.fail(token, new OceanError('timeout', 'The node did not answer in time'));
    });
    if (!this.#onFrame(from, frame, token)) {
      this.#requests.fail(token, new OceanError('invalid', 'Cannot read the request'));
    }
    try {
      return await answer;
    } finally {
      cancel();
    }
  }

  /** False when nobody here can read it. */
  #onFrame(from: NodeAddress, frame: Frame, token: number | undefined): boolean {
    const { room, header, payload } = frame;
    if (room === ROOM_TAPESTRY && token === undefined) {
      const message = decodeTapestry(header, payload);
      if (message === undefined)
        this.#tapestryRunner.step({ kind: 'malformed', nodeId: from.nodeId });
      else this.#tapestryRunner.step({ kind: 'message', from, message });
      return true;
    }
    if (room === ROOM_ARCHIVE) {
      const message = decodeArchiveMessage(header, payload);
      if (message?.kind === 'forgotten') this.#sweepRunner.step({ kind: 'hint' });
      else if (message !== undefined) {
        this.#holderRunner.step({ kind: 'message', from, token, message });
        this.#scrubRunner.step({ kind: 'served' });
      } else this.#counters.malformed++;
      return message !== undefined;
    }
    if (room === ROOM_WATCH) return this.packWatch.onFrame(from, frame, token);
    if (room === ROOM_RING && token === undefined) {
      const envelope = decodeRingMessage(header, payload);
      if (envelope !== undefined) this.#ringRunner.step({ kind: 'ring', from, envelope });
      else this.#counters.malformed++;
      return envelope !== undefined;
    }
    if (room === ROOM_OBJECT) {
      const message = decodeObjectMessage(header, payload);
      if (message !== undefined) this.#onObject(from, message, token);
      else this.#counters.malformed++;
      return message !== undefined;
    }
    this.#counters.malformed++;
    return false;
  }

  #onObject(from: NodeAddress, message: ObjectMessage, token: number | undefined): void {
    const isForReplica =
      message.kind === 'commit' ||
      message.kind === 'heartbeats' ||
      message.kind === 'fresh' ||
      message.kind === 'refused' ||
      message.kind === 'moved' ||
      (message.kind === 'subscribe' && !this.#ring.serves(message.aguid));
    if (token === undefined && isForReplica)
      this.#replicaRunner.step({ kind: 'message', from, message });
    else this.#ringRunner.step({ kind: 'message', from, token, message });
  }

  #onTapestry(upcall: TapestryUpcall): void {
    if (upcall.kind === 'joined') this.#onJoined?.(upcall);
    else if (upcall.kind === 'located') this.#located.answer(upcall.token, upcall);
    else if (upcall.kind === 'traced') this.#traced.answer(upcall.token, upcall);
  }

  #onAdvanced(advanced: Advanced): void {
    if (advanced.forgets) {
      this.nodes.retain([...this.#replica.tops(), ...this.#ring.tops()]);
      this.archive.reader.dropNearby();
    }
    for (const listener of this.#listeners.get(advanced.aguid) ?? []) listener(advanced);
  }

  /** What rotted here is missing from now on: who watches over the pack notices that. */
  #onScrub(upcall: ScrubUpcall): void {
    if (upcall.kind === 'round') {
      const { kind: _, ...round } = upcall;
      for (const told of this.#onScrubbed.splice(0)) told(round);
      return;
    }
    this.#onGone(upcall);
  }

  #onHolder(upcall: HoldsPack | Released): void {
    if (upcall.kind === 'released') {
      this.#onGone(upcall);
      return;
    }
    const { held, checkpointOf } = upcall;
    this.#publishSoon(held.pack);
    if (checkpointOf !== undefined) this.#publishSoon(checkpointName(checkpointOf));
    this.packWatch.holds(held);
  }

  #onGone({ pack, isLast, held }: Omit<Released, 'kind'>): void {
    // Whoever watches over the pack, this node among them, sees what is missing.
    if (held !== undefined) this.packWatch.holds(held);
    if (!isLast) return;
    this.#holder.forgot();
    this.#tapestryRunner.step({ kind: 'unpublish', guids: [pack] });
  }

  #onSweep(upcall: SweepUpcall): void {
    if (upcall.kind === 'prove') {
      const tell = (packs: readonly PackGuid[]) => {
        if (!this.#isStopped) this.#sweepRunner.step({ kind: 'proven', packs });
      };
      // Where nothing can be proven, nothing goes.
      this.#proof.unlisted(upcall.manifest, upcall.packs).then(tell, () => tell([]));
      return;
    }
    const { held } = upcall;
    this.packWatch.holds(held);
    this.#holder.dropped(held.pack);
    this.#tapestryRunner.step({ kind: 'unpublish', guids: [held.pack] });
  }

  /** Packs were forgotten: all nodes are told that they may look, this one included. */
  tellForgotten(): void {
    this.#sweepRunner.step({ kind: 'hint' });
    const frame = { room: ROOM_ARCHIVE, ...encodeArchiveMessage({ kind: 'forgotten' }) };
    for (const node of this.knownNodes()) this.#options.transport.send(node, frame);
  }

  /** Whoever must know an object's ring and follows none finds its members. */
  #publishServed(): void {
    const serving = new Set(this.#ring.serving());
    const added = [...serving].filter((aguid) => !this.#served.has(aguid));
    const ended = [...this.#served].filter((aguid) => !serving.has(aguid));
    for (const aguid of added) this.#served.add(aguid);
    for (const aguid of ended) this.#served.delete(aguid);
    if (added.length > 0)
      this.#tapestryRunner.step({ kind: 'publish', guids: added.map(ringPlace) });
    if (ended.length > 0)
      this.#tapestryRunner.step({ kind: 'unpublish', guids: ended.map(ringPlace) });
  }

  #release(pack: PackGuid, index: number): boolean {
    if (!this.#holder.isLeaving(this.#options.clock.nowMs(), pack, index)) return false;
    this.#holderRunner.step({ kind: 'release', pack, index });
    return true;
  }

  /** Checks all fragments that are here, at the set pace; resolves with what was found. */
  scrub(): Promise<ScrubRound> {
    const { promise, resolve } = Promise.withResolvers<ScrubRound>();
    this.#onScrubbed.push(resolve);
    if (this.#onScrubbed.length === 1) this.#scrubRunner.step({ kind: 'round' });
    return promise;
  }

  /**
   * Changes a byte of a fragment that is here, as a bad disk does.
   *
   * @param pack - left out: of whichever pack comes first
   * @throws OceanError `not-found` when there is none
   */
  async corruptFragment(pack?: PackGuid): Promise<{ pack: PackGuid; index: number }> {
    const { store } = this.#options;
    const from = pack === undefined ? EMPTY : guidBytes(pack);
    const [first] = store.range(FRAGMENT_TABLE, { from, limit: 1 });
    const found = first && guidFromBytes<PackGuid>(first[0].subarray(0, GUID_BYTES));
    if (first === undefined || found === undefined || (pack !== undefined && found !== pack))
      throw new OceanError('not-found', `No fragment of ${pack ?? 'any pack'} is here`);
    const [key, value] = first;
    const at = value.length >> 1;
    value[at] = (value[at] as number) ^ 1;
    await store.write([{ table: FRAGMENT_TABLE, key, value }]);
    return { pack: found, index: key[GUID_BYTES] as number };
  }

  /** Packs stored in one turn are published together. */
  #publishSoon(guid: Guid): void {
    this.#toPublish.push(guid);
    if (this.#toPublish.length > 1) return;
    queueMicrotask(() => {
      const guids = this.#toPublish;
      this.#toPublish = [];
      this.#tapestryRunner.step({ kind: 'publish', guids });
    });
  }

  #accuse(holder: NodeAddress, what: string): void {
    const before = this.#accused.get(holder.nodeId);
    if (before === undefined && this.#accused.size >= ACCUSED_MAX) return;
    const lastMs = this.#options.clock.nowMs();
    this.#accused.set(holder.nodeId, { holder, what, count: (before?.count ?? 0) + 1, lastMs });
  }

  async #askHolder(
    to: NodeAddress,
    message: ArchiveMessage,
    timeoutMs: number,
  ): Promise<ArchiveMessage> {
    const frame = { room: ROOM_ARCHIVE, ...encodeArchiveMessage(message) };
    const { header, payload } = await this.#options.transport.request(to, frame, { timeoutMs });
    const answer = decodeArchiveMessage(header, payload);
    if (answer === undefined)
      throw new OceanError('corrupt', `Cannot read the answer of ${to.nodeId}`);
    if (answer.kind === 'refused') throw new OceanError(answer.error, answer.message);
    if (message.kind === 'storeFragment') this.#moved.sent += message.bytes.length;
    if (answer.kind === 'fragmentRange') this.#moved.fetched += answer.bytes.length;
    return answer;
  }

  /** Asks a ring. @throws OceanError of what its members agree on */
  askRing(
    ring: RingCertificate,
    message: ObjectMessage,
    earlier?: readonly RingCertificate[],
  ): Promise<ObjectMessage> {
    return this.#ringDoor.ask(ring, message, earlier);
  }

  /** Asks one member of a ring. @throws OceanError `unavailable` | `timeout`, or what the member refused with */
  async askMember(
    to: NodeAddress,
    message: ObjectMessage,
    timeoutMs: number,
  ): Promise<ObjectMessage> {
    const frame = { room: ROOM_OBJECT, ...encodeObjectMessage(message) };
    const { header, payload } = await this.#options.transport.request(to, frame, { timeoutMs });
    const answer = decodeObjectMessage(header, payload);
    if (answer === undefined)
      throw new OceanError('corrupt', `Cannot read the answer of ${to.nodeId}`);
    if (answer.kind === 'refused') throw new OceanError(answer.error, answer.message);
    return answer;
  }

  /** Follows an object from now on; `latest` answers once its ring has. */
  follow(object: ObjectCertificate, ring: SignedRing): void {
    const certificate = checkRing(object, ring);
    if (certificate === undefined) return;
    const far = Number.POSITIVE_INFINITY;
    const distances = certificate.members.map(({ address }) => this.rttMs(address.nodeId) ?? far);
    const members = [...distances.keys()].sort(
      (a, b) => (distances[a] as number) - (distances[b] as number) || a - b,
    );
    this.#replicaRunner.step({ kind: 'follow', object, ring, members });
    const { aguid } = certificate;
    if (this.#sought.has(aguid)) return;
    this.#tapestryRunner.step({ kind: 'publish', guids: [aguid] });
    this.#seekAfter(PARENTS_FIRST_MS, aguid);
  }

  #seekAfter(pauseMs: number, aguid: Aguid): void {
    const cancel = this.#options.clock.after(pauseMs, () => this.#seekParents(aguid));
    this.#sought.set(aguid, cancel);
  }

  /** Replicas of the object near this node: each may be the parent from which it hears of new versions. */
  #seekParents(aguid: Aguid): void {
    if (this.#isStopped) return;
    const tell = ({ servers }: { servers: readonly NodeAddress[] }) => {
      const nodes = servers.filter(({ nodeId }) => nodeId !== this.self.nodeId);
      this.#replicaRunner.step({ kind: 'parents', aguid, nodes });
      if (!this.#replica.reachable(aguid)) for (const node of nodes) this.#seekRing(aguid, node);
    };
    this.locate(aguid, PARENTS_MAX).then(tell, () => {});
    const pauseMs = this.#replica.reachable(aguid) ? PARENTS_INTERVAL_MS : ORPHAN_INTERVAL_MS;
    this.#seekAfter(pauseMs, aguid);
  }

  /** No member of the ring answers: another one may have begun without it, of which that node is a member. */
  #seekRing(aguid: Aguid, node: NodeAddress): void {
    this.askMember(node, { kind: 'getRing', aguid }, QUERY_TIMEOUT_MS).then(
      (answer) => {
        if (answer.kind !== 'ring') return;
        const message = { kind: 'moved', ring: answer.ring } as const;
        this.#replicaRunner.step({ kind: 'message', from: node, message });
      },
      () => {},
    );
  }

  /** Hands a certified version to the replica, which may have missed its push. */
  adopt(heartbeat: CertifiedHeartbeat): void {
    this.#replicaRunner.step({ kind: 'heartbeat', heartbeat });
  }

  /** Hands an own update to the replica, as soon as the ring has answered it. */
  committed(commit: Commit): void {
    this.#replicaRunner.step({ kind: 'committed', commit });
  }

  latest(aguid: Aguid): Latest | undefined {
    return this.#replica.latest(aguid);
  }

  freshUntilMs(aguid: Aguid): number {
    return this.#replica.freshUntilMs(aguid);
  }

  wantFresh(aguid: Aguid): void {
    this.#replicaRunner.step({ kind: 'wantFresh', aguid });
  }

  /** The ring of an object that is followed here, as far as anybody has told. */
  followedRing(aguid: Aguid): SignedRing | undefined {
    return this.#replica.ring(aguid);
  }

  reachable(aguid: Aguid): boolean {
    return this.#replica.reachable(aguid);
  }

  subscribe(aguid: Aguid, listener: (advanced: Advanced) => void): () => void {
    const listeners = this.#listeners.get(aguid) ?? new Set();
    this.#listeners.set(aguid, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Servers of an object, nearest first. */
  async locate(guid: Guid, count: number): Promise<Upcall<'located'>> {
    const { token, answer } = this.#located.ask();
    this.#tapestryRunner.step({ kind: 'locate', guid, count, token, timeoutMs: QUERY_TIMEOUT_MS });
    return answer;
  }

  /** Checkpoints of an object that anybody who answers has, the latest version first. */
  checkpoints(aguid: Aguid): Promise<FoundCheckpoint[]> {
    return findCheckpoints(this.packWatch.ports, aguid);
  }

  /** The way to the root of a name, hop by hop. */
  async trace(target: Guid): Promise<Upcall<'traced'>> {
    const { token, answer } = this.#traced.ask();
    this.#tapestryRunner.step({ kind: 'trace', target, token, timeoutMs: QUERY_TIMEOUT_MS });
    return answer;
  }

  /** Round trip to a peer, as the transport measured it. */
  rttMs(nodeId: string): number | undefined {
    return nodeId === this.self.nodeId ? 0 : this.#options.transport.roundTrip(nodeId)?.meanMs;
  }

  /** The rate of a pack of which this node holds a fragment. */
  rateHeld(pack: PackGuid): CodeRate | undefined {
    const stored = this.#options.store.get(MANIFEST_TABLE, guidBytes(pack));
    return stored && manifestOf(stored);
  }

  /** What fragments take up here. Others are served in between: it costs a look at every pack. */
  async fragmentBytes(): Promise<number> {
    let bytes = 0;
    for (let from: Uint8Array | undefined = EMPTY; from !== undefined; ) {
      const page = heldBytes(this.#options.store, from);
      bytes += page.bytes;
      from = page.next;
      await sleep(this.#options.clock, 1);
    }
    return bytes;
  }

  /** Numbers for `ocean status`. */
  status() {
    const { store } = this.#options;
    return {
      self: this.self,
      ...overlayHealthOf(this.#tapestry),
      objects: this.#ring.objects(),
      replicas: this.#replica.places(),
      packs: this.#holder.packCount(),
      scrub: this.#scrub.status(),
      sweep: this.#sweep.status(),
      watch: this.packWatch.status(),
      bytesUsed: store.bytesUsed(),
      bytesFree: store.bytesFree(),
      /** Of fragments, since the start. */
      fragmentBytes: { ...this.#holder.bytes, ...this.#moved },
      accused: [...this.#accused.values()],
      counters: {
        node: { ...this.#counters },
        tapestry: Object.fromEntries(this.#tapestry.counters()),
        ring: this.#ring.counters(),
        replica: this.#replica.counters(),
        holder: this.#holder.counters(),
        watch: this.packWatch.counters(),
      },
    };
  }

  /** Nodes that this one knows and believes to live, itself excluded. */
  knownNodes(): NodeAddress[] {
    return this.#tapestry.knownNodes();
  }
}
