/**
 * A member of inner rings, one for each object that it serves: what clients and replicas ask goes to the object,
 * what members say to each other to its ring. Nothing is answered before a quorum has it on disk. Pond, FAST 2003, §3.
 */

import {
  assertNever,
  equal,
  type Machine,
  type NodeAddress,
  Outbox,
  type Output,
  type Tables,
} from '../base/index.ts';
import type { KeyPair } from '../crypto/index.ts';
import { type Aguid, guidBytes } from '../id/index.ts';
import { aguidOf, checkHeartbeat, checkRing, type NodeCache } from '../object/index.ts';
import {
  type CertifiedHeartbeat,
  decodeHostedObject,
  decodeUpdate,
  decodeViewRecord,
  type Evidence,
  type ObjectCertificate,
  type ObjectMessage,
  type RingEnvelope,
  type Signed,
} from '../wire/index.ts';
import { type Asked, ClientDoor } from './client-door.ts';
import { HostedObject, OBJECT_TABLE } from './hosted-object.ts';
import { OBJECTS_MAX, RESERVE_BYTES } from './limits.ts';
import { RingObject } from './ring-object.ts';
import { earliest, type Out, type RingOutput, Site, VIEW_TABLE } from './site.ts';

export type RingInput =
  | ({ readonly kind: 'message' } & Asked)
  | { readonly kind: 'ring'; readonly from: NodeAddress; readonly envelope: RingEnvelope }
  | { readonly kind: 'lost'; readonly nodeId: string }
  | { readonly kind: 'tick' };

interface Hosted {
  readonly ring: RingObject;
  readonly clients: ClientDoor;
}

export class RingMember implements Machine<RingInput, RingOutput, never> {
  readonly #key: KeyPair;
  readonly #tables: Tables;
  readonly #nodes: NodeCache;
  readonly #objects = new Map<Aguid, Hosted>();
  readonly #counters = new Map<string, number>();
  /** Loaded, and not started before the first step. */
  #toStart: Hosted[] = [];

  constructor(options: { key: KeyPair; tables: Tables; nodes: NodeCache }) {
    this.#key = options.key;
    this.#tables = options.tables;
    this.#nodes = options.nodes;
    for (const [, bytes] of this.#tables.range(OBJECT_TABLE)) {
      const record = decodeHostedObject(bytes);
      if (record === undefined) continue;
      const { object, ring, heartbeat, recovering } = record;
      const hosted = this.#host(object, ring, heartbeat, recovering);
      if (hosted !== undefined) this.#toStart.push(hosted);
    }
  }

  /** Undefined when a certificate does not hold, or does not name this node. */
  #host(
    object: ObjectCertificate,
    ringSigned: Signed,
    heartbeat: CertifiedHeartbeat | undefined,
    isRecovering: boolean,
  ): Hosted | undefined {
    const ring = checkRing(object, ringSigned);
    const index =
      ring?.members.findIndex(({ publicKey }) => equal(publicKey, this.#key.publicKey)) ?? -1;
    if (ring === undefined || index < 0) return undefined;
    if (heartbeat !== undefined && checkHeartbeat(ring, heartbeat) === undefined) return undefined;
    const [tables, nodes, counters] = [this.#tables, this.#nodes, this.#counters];
    const site = new Site({ key: this.#key, ring, index, tables, nodes, counters });
    const view = tables.get(VIEW_TABLE, guidBytes(ring.aguid));
    const record = view && decodeViewRecord(view);
    if (record?.epoch === ring.epoch) {
      site.view = record.view;
      site.isChanging = record.changing;
    }
    site.isRecovering = isRecovering;
    const held = new HostedObject({ object, ringSigned, ring, heartbeat, nodes, tables, site });
    const clients = new ClientDoor(site, held);
    const onCommitted = clients.onCommitted.bind(clients);
    const hosted = { ring: new RingObject({ site, object: held, onCommitted }), clients };
    this.#objects.set(ring.aguid, hosted);
    return hosted;
  }

  /** Objects of whose ring this node is a member, with their latest versions. */
  objects() {
    return [...this.#objects.values()].map(({ ring, clients }) => ({
      aguid: ring.site.aguid,
      version: ring.object.state.version,
      subscribers: clients.subscriberCount,
      /** The last slot that is known to be committed. */
      slot: ring.object.slot,
      view: ring.site.view,
      isChanging: ring.site.isChanging,
      ring: ring.site.ring.members.map(({ address }) => address),
      leader: ring.site.leaderOf(ring.site.view),
      isRecovering: ring.site.isRecovering,
      evidence: ring.evidences.all(),
    }));
  }

  /** Members that signed two different things for one place. */
  evidence(): Evidence[] {
    return [...this.#objects.values()].flatMap(({ ring }) => ring.evidences.all());
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
    for (const hosted of this.#toStart) this.#run(nowMs, out, hosted, () => hosted.ring.start());
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
        break;
      default:
        assertNever(input);
    }
    return out;
  }

  #run(nowMs: number, out: Out, { ring, clients }: Hosted, work: () => void): void {
    ring.site.nowMs = nowMs;
    ring.site.out = out;
    clients.startStep(ring);
    work();
    ring.finishStep();
  }

  deadlineMs(): number | undefined {
    if (this.#toStart.length > 0) return 0;
    return earliest(...[...this.#objects.values()].map(({ ring }) => ring.deadlineMs()));
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
    const member = memberOf(hosted, from.nodeId);
    if (member < 0 || epoch !== hosted.ring.site.epoch) {
      this.#count('not-a-member');
      return;
    }
    this.#run(nowMs, out, hosted, () => hosted.ring.onMessage(member, message));
  }

  #onInvite(
    nowMs: number,
    from: NodeAddress,
    { object, ring }: { object: ObjectCertificate; ring: Signed },
    out: Out,
  ): void {
    const certificate = checkRing(object, ring);
    const isMember = certificate?.members.some(({ address }) => address.nodeId === from.nodeId);
    if (isMember !== true || this.#isFull()) {
      this.#count('invite-refused');
      return;
    }
    const hosted = this.#host(object, ring, undefined, true);
    if (hosted === undefined) {
      this.#count('invite-refused');
      return;
    }
    this.#count('invited');
    out.persist.push(...hosted.ring.object.headWrites());
    this.#run(nowMs, out, hosted, () => hosted.ring.start());
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
    if (known !== undefined) {
      this.#run(nowMs, out, known, () => known.clients.onCreate(input));
      return;
    }
    if (this.#isFull()) {
      ClientDoor.refuse(out, input, 'no-space', 'Cannot host the object: the node is full');
      return;
    }
    const hosted = this.#host(message.object, message.ring, undefined, false);
    if (hosted === undefined) {
      const why = 'Cannot host the object: its ring certificate does not name this node';
      ClientDoor.refuse(out, input, 'permission', why);
      return;
    }
    out.persist.push(...hosted.ring.object.headWrites());
    this.#run(nowMs, out, hosted, () => {
      hosted.ring.start();
      hosted.clients.onCreate(input);
    });
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
