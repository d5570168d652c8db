/**
 * A member of inner rings, one for each object that it serves: what clients and replicas ask goes to the object,
 * what members say to each other to its ring. Nothing is answered before a quorum has it on disk. Pond, FAST 2003, §3.
 */
// Over 400 lines: the one switch over all that reaches a member, and the objects and the sweep that it shares out to.

import {
  assertNever,
  equal,
  type Machine,
  type NodeAddress,
  Outbox,
  type Output,
  type Tables,
} from '../base/index.ts';
import type { Digest, KeyPair } from '../crypto/index.ts';
import { type Aguid, guidBytes } from '../id/index.ts';
import {
  aguidOf,
  checkHandover,
  checkHeartbeat,
  checkRing,
  isKept,
  type NodeCache,
} from '../object/index.ts';
import {
  type CertifiedHeartbeat,
  decodeHostedObject,
  decodeUpdate,
  decodeViewRecord,
  type Evidence,
  type Handover,
  type ObjectCertificate,
  type ObjectMessage,
  type RingEnvelope,
  type SignedRing,
} from '../wire/index.ts';
import { type Asked, answerTo, ClientDoor } from './client-door.ts';
import { HostedObject, OBJECT_TABLE } from './hosted-object.ts';
import { OBJECTS_MAX, RESERVE_BYTES } from './limits.ts';
import { RingObject } from './ring-object.ts';
import { earliest, type Out, type RingOutput, Site, VIEW_TABLE } from './site.ts';
import { TreeSweep } from './tree-sweep.ts';

export type RingInput =
  | ({ readonly kind: 'message' } & Asked)
  | { readonly kind: 'ring'; readonly from: NodeAddress; readonly envelope: RingEnvelope }
  | { readonly kind: 'lost'; readonly nodeId: string }
  | { readonly kind: 'tick' };

interface Hosted {
  readonly ring: RingObject;
  readonly clients: ClientDoor;
  /** The next epoch has begun, or begins without this node. */
  isOver: boolean;
}

/** A ring to serve in, as a certificate and its history say. */
interface Place {
  readonly object: ObjectCertificate;
  readonly ring: SignedRing;
  readonly heartbeat?: CertifiedHeartbeat | undefined;
  readonly handover?: Handover | undefined;
  readonly next?: SignedRing | undefined;
  /** It may have voted before it lost its disk. */
  readonly recovering: boolean;
}

export class RingMember implements Machine<RingInput, RingOutput, never> {
  readonly #key: KeyPair;
  readonly #tables: Tables;
  readonly #nodes: NodeCache;
  readonly #objects = new Map<Aguid, Hosted>();
  readonly #counters = new Map<string, number>();
  readonly #sweep: TreeSweep;
  /** Loaded, and not started before the first step. */
  #toStart: Hosted[] = [];

  constructor(options: { key: KeyPair; tables: Tables; nodes: NodeCache }) {
    this.#key = options.key;
    this.#tables = options.tables;
    this.#nodes = options.nodes;
    const rings = () => [...this.#objects.values()].map(({ ring }) => ring);
    this.#sweep = new TreeSweep({
      tables: this.#tables,
      nodes: this.#nodes,
      tops: () => this.tops(),
      keeps: (aguid, version) => isKept(this.#objects.get(aguid)?.ring.object.retention, version),
      isBusy: () => rings().some((ring) => ring.isFetching),
      onDropped: () => {
        for (const ring of rings()) ring.onSwept();
      },
      onDone: () => rings().flatMap((ring) => ring.forgotten()),
      count: (name) => this.#count(name),
    });
    for (const [, bytes] of this.#tables.range(OBJECT_TABLE)) {
      const record = decodeHostedObject(bytes);
      if (record === undefined) continue;
      const hosted = this.#host(record);
      if (hosted !== undefined && record.next === undefined) this.#toStart.push(hosted);
    }
  }

  /** Undefined when a certificate does not hold, or does not name this node. */
  #host(place: Place): Hosted | undefined {
    const { object, ring: ringSigned, heartbeat, handover, next, recovering } = place;
    const ring = checkRing(object, ringSigned);
    const index =
      ring?.members.findIndex(({ publicKey }) => equal(publicKey, this.#key.publicKey)) ?? -1;
    if (ring === undefined || index < 0) return undefined;
    // A later epoch begins with what the one before has left, and with nothing else.
    if (ring.epoch > 1 && handover === undefined) return undefined;
    if (heartbeat !== undefined && checkHeartbeat(ring, heartbeat) === undefined) return undefined;
    if (handover !== undefined && checkHandover(object, ringSigned, handover) === undefined)
      return undefined;
    const [tables, nodes, counters] = [this.#tables, this.#nodes, this.#counters];
    const site = new Site({ key: this.#key, ring, index, tables, nodes, counters });
    const view = tables.get(VIEW_TABLE, guidBytes(ring.aguid));
    const record = view && decodeViewRecord(view);
    if (record?.epoch === ring.epoch) {
      site.view = record.view;
      site.isChanging = record.changing;
    }
    site.isRecovering = recovering;
    const known = { object, ringSigned, ring, heartbeat, handover, next };
    const held = new HostedObject({ ...known, nodes, tables, site });
    const clients = new ClientDoor(site, held);
    const onCommitted = clients.onCommitted.bind(clients);
    const onFresh = clients.tellFresh.bind(clients);
    const onForgotten = () => this.#sweep.due(site.nowMs);
    const told = { onCommitted, onForgotten, onFresh };
    const ringObject = new RingObject({ site, object: held, ...told });
    const hosted = { ring: ringObject, clients, isOver: next !== undefined };
    this.#objects.set(ring.aguid, hosted);
    return hosted;
  }

  /** Objects of whose ring this node is a member, with their latest versions. */
  objects() {
    return [...this.#objects.values()].map(({ ring, clients }) => ({
      aguid: ring.site.aguid,
      epoch: ring.site.epoch,
      version: ring.object.state.version,
      subscribers: clients.subscriberCount,
      /** The last slot that is known to be committed. */
      slot: ring.object.slot,
      view: ring.site.view,
      isChanging: ring.site.isChanging,
      ring: ring.site.ring.members.map(({ address }) => address),
      leader: ring.site.leaderOf(ring.site.view),
      isRecovering: ring.site.isRecovering,
      isRecovered: ring.site.ring.recovery !== undefined,
      /** Earlier versions that this member fetches. */
      versionsMissing: ring.versionsMissing,
      evidence: ring.evidences.all(),
    }));
  }

  /** Members that signed two different things for one place. */
  evidence(): Evidence[] {
    return [...this.#objects.values()].flatMap(({ ring }) => ring.evidences.all());
  }

  /** Objects of whose present rings this node is a member. */
  serving(): Aguid[] {
    return [...this.#objects].filter(([, { isOver }]) => !isOver).map(([aguid]) => aguid);
  }

  /** Tops of the trees that are at work. */
  tops(): Digest[] {
    return [...this.#objects.values()].flatMap(({ ring }) => ring.object.tops());
  }

  /** Whether this node is a member of the object's ring. */
  serves(aguid: Aguid): boolean {
    return this.#objects.has(aguid);
  }

  counters(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counters);
  }

  #count(name: string): void {
    this.#counters.set(name, (this.#counters.get(name) ?? 0) + 1);
  }

  step(nowMs: number, input: RingInput): Output<RingOutput, never> {
    const out: Out = new Outbox();
    for (const hosted of this.#toStart)
      this.#run(nowMs, out, hosted, () => hosted.ring.start(true));
    this.#toStart = [];
    switch (input.kind) {
      case 'message':
        this.#message(nowMs, input, out);
        break;
      case 'ring':
        this.#ringMessage(nowMs, input.from, input.envelope, out);
        break;
      case 'lost':
        for (const hosted of this.#objects.values()) {
          this.#run(nowMs, out, hosted, () => {
            hosted.clients.onLost(input.nodeId);
            const member = memberOf(hosted, input.nodeId);
            if (member >= 0) hosted.ring.onLost(member);
          });
        }
        break;
      case 'tick':
        for (const hosted of this.#objects.values()) {
          if ((hosted.ring.deadlineMs() ?? Number.POSITIVE_INFINITY) > nowMs) continue;
          this.#run(nowMs, out, hosted, () => hosted.ring.tick());
        }
        // After what the others do: what they write in this step is kept.
        this.#sweep.wrote([...out.persist, ...out.note]);
        out.note.push(...this.#sweep.tick(nowMs));
        break;
      default:
        assertNever(input);
    }
    this.#sweep.wrote([...out.persist, ...out.note]);
    return out;
  }

  #run(nowMs: number, out: Out, hosted: Hosted, work: () => void): void {
    const { ring, clients } = hosted;
    ring.site.nowMs = nowMs;
    ring.site.out = out;
    clients.startStep(ring);
    work();
    ring.finishStep();
    if (ring.object.next !== undefined && !hosted.isOver) this.#moveOn(nowMs, out, hosted);
  }

  /** The epoch is over: this node serves in the next one, or tells everybody who does. */
  #moveOn(nowMs: number, out: Out, hosted: Hosted): void {
    hosted.isOver = true;
    hosted.ring.end();
    hosted.clients.onEnded();
    const { object } = hosted.ring;
    const [{ next: ring, latest: heartbeat }, handover] = [object, object.ringSigned];
    if (ring === undefined || heartbeat === undefined) return;
    const place = { object: object.certificate, ring, recovering: false };
    this.#count('epoch-over');
    this.#begin(nowMs, out, { ...place, handover: { ring: handover, heartbeat } });
  }

  /** Starts to serve in a ring; undefined when this node is no member of it. */
  #begin(nowMs: number, out: Out, place: Place): Hosted | undefined {
    const before = this.#objects.get(aguidOf(place.object));
    // Which later epochs it has been in one that lost its disk does not know, before it has recovered.
    const recovering = place.recovering || before?.ring.site.isRecovering === true;
    const hosted = this.#host({ ...place, recovering });
    if (hosted === undefined) return undefined;
    const { object } = hosted.ring;
    out.persist.push(...object.headWrites(), ...object.epochs.writes(object.handover));
    // What the epoch before noted in this step is written after that, and must not have the last word.
    if (place.handover !== undefined) out.note.push(...object.headWrites());
    const has = before === undefined ? -1 : before.ring.object.state.version;
    this.#run(nowMs, out, hosted, () => {
      if (object.ring.recovery !== undefined) hosted.ring.recovered();
      else if (place.handover !== undefined) hosted.ring.skipped(has + 1, object.state.version + 1);
      hosted.ring.start(false);
    });
    return hosted;
  }

  deadlineMs(): number | undefined {
    if (this.#toStart.length > 0) return 0;
    let first = this.#sweep.deadlineMs();
    for (const { ring } of this.#objects.values()) first = earliest(first, ring.deadlineMs());
    return first;
  }

  checkInvariants(): void {
    if (this.#objects.size > OBJECTS_MAX) throw new Error('Too many objects');
    for (const { ring } of this.#objects.values()) ring.checkInvariants();
  }

  #ringMessage(nowMs: number, from: NodeAddress, envelope: RingEnvelope, out: Out): void {
    const { aguid, epoch, message } = envelope;
    const hosted = this.#objects.get(aguid);
    if (hosted === undefined) {
      if (message.kind === 'invite') this.#onInvite(nowMs, from, message, out);
      else if (message.kind !== 'status') {
        // This node may have lost its disk: whoever takes it for a member tells it of the ring.
        const status = {
          kind: 'status',
          view: 0,
          slotMax: 0,
          recovering: true,
          latest: undefined,
        } as const;
        out.send.push({ to: from, message: { aguid, epoch, message: status } });
      }
      return;
    }
    const isLater = message.kind === 'invite' && epoch > hosted.ring.site.epoch;
    if (isLater) {
      this.#onInvite(nowMs, from, message, out);
      return;
    }
    const member = memberOf(hosted, from.nodeId);
    if (epoch > hosted.ring.site.epoch) {
      // Whoever asks in an epoch that is over is told of the present one.
      const { epoch: own } = hosted.ring.site;
      out.send.push({ to: from, message: { aguid, epoch: own, message: { kind: 'getStatus' } } });
      this.#run(nowMs, out, hosted, () => hosted.ring.tellPast(from, epoch, message));
    }
    if (epoch < hosted.ring.site.epoch && message.kind !== 'invite') {
      this.#tellLater(hosted, from, out);
      return;
    }
    if (member < 0 && message.kind === 'status')
      this.#run(nowMs, out, hosted, () => hosted.ring.onOther(from.nodeId));
    const isPast = message.kind === 'history' || message.kind === 'tree';
    if (member < 0 && isPast && epoch === hosted.ring.site.epoch) {
      this.#run(nowMs, out, hosted, () => hosted.ring.onPast(from.nodeId, message));
      return;
    }
    if (member >= 0 && epoch === hosted.ring.site.epoch && hosted.isOver) {
      // It leaves with this epoch, and may alone have the proof that it is over.
      if (message.kind === 'getStatus') {
        this.#run(nowMs, out, hosted, () => hosted.ring.tellStatus(member));
        this.#tellNext(hosted, from, out);
      }
      return;
    }
    if (member < 0 || epoch !== hosted.ring.site.epoch) {
      this.#count('not-a-member');
      return;
    }
    this.#run(nowMs, out, hosted, () => hosted.ring.onMessage(member, message));
  }

  #onInvite(
    nowMs: number,
    from: NodeAddress,
    { object, ring, handover }: Pick<Place, 'object' | 'ring' | 'handover'>,
    out: Out,
  ): void {
    const certificate = checkRing(object, ring);
    const known = this.#objects.get(aguidOf(object));
    // Or one of the ring before it, where this node was: the handover proves itself.
    const isMember =
      certificate?.members.some(({ address }) => address.nodeId === from.nodeId) === true ||
      (known !== undefined && memberOf(known, from.nodeId) >= 0);
    // One that has its disk, and was here in an earlier epoch, cannot have voted in this one.
    const place = { object, ring, handover, recovering: known === undefined };
    const isIn = isMember && !this.#isFull() && this.#enter(nowMs, out, place) !== undefined;
    this.#count(isIn ? 'invited' : 'invite-refused');
  }

  /** Begins an epoch, after the one in which this node was here, if it was. */
  #enter(nowMs: number, out: Out, place: Place): Hosted | undefined {
    const known = this.#objects.get(aguidOf(place.object));
    const epoch = checkRing(place.object, place.ring)?.epoch ?? 0;
    if (known === undefined) return this.#begin(nowMs, out, place);
    if (epoch <= known.ring.site.epoch || place.handover === undefined) return undefined;
    const hosted = this.#begin(nowMs, out, place);
    if (hosted !== undefined || known.isOver) return hosted;
    if (checkHandover(place.object, place.ring, place.handover) === undefined) return undefined;
    // It goes on without this node.
    known.isOver = true;
    out.persist.push(...known.ring.object.end(place.ring, place.handover.heartbeat));
    known.ring.site.out = out;
    known.clients.onEnded();
    return undefined;
  }

  /** Somebody is in an epoch that is over. */
  #tellLater({ ring: { object, site } }: Hosted, to: NodeAddress, out: Out): void {
    const { certificate, ringSigned: ring, handover } = object;
    const invite = { kind: 'invite', object: certificate, ring, handover } as const;
    out.send.push({ to, message: { aguid: site.aguid, epoch: site.epoch, message: invite } });
  }

  /** The same, by one that is not in the ring that comes next. */
  #tellNext({ ring: { object, site } }: Hosted, to: NodeAddress, out: Out): void {
    const { certificate, next, latest, ringSigned } = object;
    if (next === undefined || latest === undefined || !object.hasEnded) return;
    const handover = { ring: ringSigned, heartbeat: latest };
    const invite = { kind: 'invite', object: certificate, ring: next, handover } as const;
    out.send.push({ to, message: { aguid: site.aguid, epoch: site.epoch + 1, message: invite } });
  }

  #isFull(): boolean {
    return this.#objects.size >= OBJECTS_MAX || this.#tables.bytesFree() < RESERVE_BYTES;
  }

  #message(nowMs: number, input: Asked, out: Out): void {
    const { message } = input;
    if (message.kind === 'create') {
      this.#create(nowMs, input, message, out);
      return;
    }
    if (message.kind === 'getBlocks') {
      // Blocks are named by their content: any object's will do.
      ClientDoor.blocks(this.#tables, input, out);
      return;
    }
    const aguid = aguidIn(message);
    const hosted = aguid === undefined ? undefined : this.#objects.get(aguid);
    if (aguid === undefined) this.#count('dropped');
    else if (hosted === undefined) {
      ClientDoor.refuse(
        out,
        input,
        'not-found',
        'This node is no member of the ring of that object',
      );
    } else {
      this.#run(nowMs, out, hosted, () => hosted.clients.onMessage(input, hosted.ring));
    }
  }

  #create(
    nowMs: number,
    input: Asked,
    message: Extract<ObjectMessage, { kind: 'create' }>,
    out: Out,
  ): void {
    const known = this.#objects.get(aguidOf(message.object));
    const { object, ring, handover } = message;
    const isLater = (checkRing(object, ring)?.epoch ?? 0) > (known?.ring.site.epoch ?? 0);
    if (known !== undefined && !isLater) {
      const { ringSigned } = known.ring.object;
      if (!equal(ringSigned.body, ring.body)) {
        answerTo(out, input, { kind: 'moved', ring: ringSigned });
        return;
      }
      this.#run(nowMs, out, known, () => known.clients.onCreate(input));
      return;
    }
    if (this.#isFull()) {
      ClientDoor.refuse(out, input, 'no-space', 'Cannot host the object: the node is full');
      return;
    }
    const place = { object, ring, handover, recovering: false };
    const hosted = this.#enter(nowMs, out, place);
    if (hosted === undefined) {
      const why = 'Cannot host the object: its ring certificate does not name this node';
      ClientDoor.refuse(out, input, 'permission', why);
      return;
    }
    this.#run(nowMs, out, hosted, () => hosted.clients.onCreate(input));
  }
}

function memberOf({ ring }: Hosted, nodeId: string): number {
  return ring.site.ring.members.findIndex(({ address }) => address.nodeId === nodeId);
}

/** The object that a client's message is about. */
function aguidIn(message: ObjectMessage): Aguid | undefined {
  if (message.kind === 'submit') return decodeUpdate(message.update.update.body)?.aguid;
  return 'aguid' in message ? message.aguid : undefined;
}
