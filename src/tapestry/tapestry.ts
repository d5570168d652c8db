/**
 * One Tapestry node as a state machine: decentralized object location and routing, and a DHT on the same mesh.
 * It does no I/O; a host, or a simulator, carries its messages and tells it the time. This file decides which part
 * hears of what; the parts have the algorithms. Zhao et al., JSAC 22(1), 2004.
 */
// Over 400 lines: the one switch that hands every message and deadline to its protocol.

import {
  assert,
  assertNever,
  type Machine,
  type NodeAddress,
  Outbox,
  type Output,
  type Random,
  type Tables,
} from '../base/index.ts';
import {
  type Get,
  HOPS_MAX,
  type Located,
  type Publish,
  type PublishAck,
  type Put,
  type Routed,
  type Stored,
  type TapestryMessage,
  type Traced,
  type Value,
} from '../wire/index.ts';
import { AcknowledgedMulticast } from './acknowledged-multicast.ts';
import { Applications } from './application.ts';
import { Dht } from './dht.ts';
import { nodeCountEstimate } from './estimate.ts';
import { Insertion } from './insertion.ts';
import type { Forward, Locality, TapestryInput, TapestryUpcall } from './interface.ts';
import { LOCALITY_DEFAULT, QUEUED_MAX } from './limits.ts';
import { onLocate, onLocateHere, onTrace, type Parts } from './location.ts';
import { Maintenance } from './maintenance.ts';
import { Mesh } from './mesh.ts';
import { NearestNeighbor } from './nearest-neighbor.ts';
import type { Neighbor } from './neighbor.ts';
import { nextHop } from './next-hop.ts';
import { Publication } from './publication.ts';
import { Queries } from './queries.ts';
import { rememberedNeighbors } from './remembered-neighbors.ts';
import { Router } from './router.ts';
import { Site } from './site.ts';

type ApplicationInput = Extract<
  TapestryInput,
  { kind: 'routeToObject' | 'sendToObject' | 'routeToNode' }
>;
type Membership = Exclude<
  TapestryMessage,
  Routed | Publish | PublishAck | Located | Traced | Stored | Value
>;

export interface TapestryOptions {
  readonly self: NodeAddress;
  /** Seeded; spreads timers and makes numbers that others cannot guess. */
  readonly random: Random;
  /** Where `persist` goes: remembered neighbors and values of the DHT. */
  readonly tables: Tables;
  /** Asked at every hop of an application's message. Must not block. */
  readonly forward?: Forward;
  readonly locality?: Locality;
}

export class Tapestry implements Machine<TapestryInput, TapestryMessage, TapestryUpcall> {
  readonly #site: Site;
  readonly #tables: Tables;
  readonly #mesh: Mesh;
  readonly #router: Router;
  readonly #publication: Publication;
  readonly #parts: Parts;
  readonly #applications: Applications;
  readonly #queries: Queries;
  readonly #dht: Dht;
  readonly #multicast: AcknowledgedMulticast;
  readonly #nearest: NearestNeighbor;
  readonly #insertion: Insertion;
  readonly #maintenance: Maintenance;
  /** Publication is last: it sends what the others have collected. */
  readonly #timed: readonly { nextMs(): number | undefined; tick(): void }[];
  /** What came before this node knew a surrogate. INVARIANT: at most QUEUED_MAX. */
  #queued: Routed[] = [];

  constructor({ self, random, tables, forward, locality }: TapestryOptions) {
    const site = new Site(self, random);
    const mesh = new Mesh(site, {
      onChanged: () => {
        this.#publication.onChanged();
        this.#dht.onChanged();
      },
      onSuspect: (nodeId) => this.#onSuspect(nodeId),
      onLost: (nodeId) => this.#onLost(nodeId),
      onRestarted: (nodeId) => this.#publication.onRestarted(nodeId),
      onMeasured: () => this.#nearest.onMeasured(),
    });
    const router = new Router(site, mesh);
    const publication = new Publication(site, mesh, locality ?? LOCALITY_DEFAULT);
    const dispatch = (message: Routed) => this.#route(message);
    const queries = new Queries(site, mesh, dispatch);
    const nextNumber = () => queries.nextNumber();
    const multicast = new AcknowledgedMulticast(site, mesh, publication);
    const nearest = new NearestNeighbor(site, mesh);
    this.#site = site;
    this.#tables = tables;
    this.#mesh = mesh;
    this.#router = router;
    this.#publication = publication;
    this.#parts = { site, mesh, router, publication };
    this.#applications = new Applications(this.#parts, forward);
    this.#queries = queries;
    this.#dht = new Dht({ site, mesh, tables, dispatch, nextNumber });
    this.#multicast = multicast;
    this.#nearest = nearest;
    this.#insertion = new Insertion({ site, mesh, router, multicast, nearest });
    this.#maintenance = new Maintenance(site, mesh, () => this.#insertion.askAgain());
    this.#timed = [
      mesh,
      this.#insertion,
      multicast,
      nearest,
      this.#maintenance,
      queries,
      this.#dht,
      publication,
    ];
  }

  step(nowMs: number, input: TapestryInput): Output<TapestryMessage, TapestryUpcall> {
    const site = this.#site;
    site.nowMs = nowMs;
    site.outbox = new Outbox();
    this.#input(input);
    this.#drain();
    this.#tick();
    this.#drain();
    return site.outbox;
  }

  deadlineMs(): number | undefined {
    let next: number | undefined;
    for (const part of this.#timed) {
      const atMs = part.nextMs();
      if (atMs !== undefined) next = Math.min(next ?? atMs, atMs);
    }
    return next;
  }

  checkInvariants(): void {
    this.#mesh.map.checkInvariants();
    assert(this.#queued.length <= QUEUED_MAX, 'Too many messages are queued');
    const dueMs = this.deadlineMs() ?? Number.POSITIVE_INFINITY;
    assert(dueMs > this.#site.nowMs, 'A deadline has passed that no tick settles');
    assert(this.#site.local.length === 0, 'A message to this node itself was left over');
  }

  /** True once other nodes may route through this one. */
  get isMember(): boolean {
    return !this.#site.inserting;
  }

  /** From the lowest level up, nearest first in each slot. */
  neighbors(): Neighbor[] {
    return [...this.#mesh.map.all()];
  }

  /** Nodes that fell silent and are asked again now and then. */
  get lostCount(): number {
    return this.#mesh.lostCount;
  }

  /** All live nodes this one has in its map, nearest first. Not this node itself. */
  knownNodes(): NodeAddress[] {
    const rttOf = ({ rttMs }: Neighbor) => rttMs ?? Number.MAX_VALUE;
    const nearestFirst = this.neighbors().sort((a, b) => rttOf(a) - rttOf(b));
    return nearestFirst.map(({ address }) => address);
  }

  backpointers(): NodeAddress[] {
    return this.#mesh.backpointers();
  }

  /** How many nodes the pond has, this one included: exact while it is small. */
  nodeCountEstimate(): number {
    return nodeCountEstimate(this.#mesh.map);
  }

  get pointerCount(): number {
    return this.#publication.pointers.count;
  }

  get publishedCount(): number {
    return this.#publication.publishedCount;
  }

  get valueCount(): number {
    return this.#dht.valueCount;
  }

  /** Neighbors on each level, from level 0 up. */
  levels(): number[] {
    const counts = new Array<number>(this.#mesh.map.levelCount).fill(0);
    for (const { level } of this.#mesh.map.all()) counts[level] = (counts[level] ?? 0) + 1;
    return counts;
  }

  /** How often each named thing happened: drops of what peers sent, above all. */
  counters(): ReadonlyMap<string, number> {
    return this.#site.counters();
  }

  #tick(): void {
    if (!this.#site.inserting && this.#queued.length > 0) this.#routeQueued();
    for (const part of this.#timed) part.tick();
    this.#multicast.settle();
  }

  #drain(): void {
    for (let next = this.#site.local.shift(); next; next = this.#site.local.shift()) {
      this.#receive(this.#site.self, next);
    }
  }

  #input(input: TapestryInput): void {
    switch (input.kind) {
      case 'start':
        this.#dht.start();
        this.#insertion.start(input.bootstrap, rememberedNeighbors(this.#tables));
        this.#maintenance.start();
        break;
      case 'tick':
        break;
      case 'message':
        this.#mesh.onHeard(input.from);
        this.#receive(input.from, input.message);
        break;
      case 'malformed':
        this.#site.count('malformed');
        break;
      case 'lost':
        this.#mesh.lose(input.nodeId);
        break;
      case 'rtt':
        this.#mesh.measure(input.nodeId, input.meanMs);
        break;
      case 'publish':
        this.#publication.publish(input.guids);
        break;
      case 'unpublish':
        this.#publication.unpublish(input.guids);
        break;
      case 'leave':
        this.#publication.leave();
        this.#dht.leave();
        this.#maintenance.leave();
        break;
      case 'routeToObject':
      case 'sendToObject':
      case 'routeToNode':
        this.#carry(input);
        break;
      default:
        this.#queries.ask(input);
    }
  }

  #carry(input: ApplicationInput): void {
    const { application, bytes } = input;
    const message =
      input.kind === 'routeToNode'
        ? { guid: input.nodeId, mode: input.exact ? ('node' as const) : ('root' as const) }
        : { guid: input.guid, mode: 'object' as const };
    const count = input.kind === 'sendToObject' ? input.count : 1;
    const carry = this.#applications.start({ ...message, application, bytes }, count);
    if (carry === undefined) return;
    const isParallel = input.kind === 'routeToObject' && input.roots === 'parallel';
    for (const one of isParallel ? this.#applications.inParallel(carry) : [carry]) this.#route(one);
  }

  /** What went there lately goes through a backup, if there is one. */
  #onSuspect(nodeId: string): void {
    this.#publication.onChanged();
    for (const message of this.#router.takeBack(nodeId)) this.#route(message);
  }

  #onLost(nodeId: string): void {
    this.#publication.onLost(nodeId);
    this.#multicast.onLost(nodeId);
    this.#insertion.onLost(nodeId);
    this.#nearest.onLost(nodeId);
    for (const message of this.#router.takeBack(nodeId)) this.#route(message);
  }

  #receive(from: NodeAddress, message: TapestryMessage): void {
    switch (message.kind) {
      case 'join':
      case 'locate':
      case 'trace':
      case 'carry':
      case 'put':
      case 'get':
        this.#route(message);
        break;
      case 'publish':
        this.#publication.onPublish(from, message);
        break;
      case 'publishAck':
        this.#publication.onAck(from, message.number);
        break;
      case 'located':
        this.#queries.onLocated(message);
        break;
      case 'traced':
        this.#queries.onTraced(message);
        break;
      case 'stored':
        if (!this.#dht.onStored(message.query)) this.#queries.onStored(message.query);
        break;
      case 'value':
        this.#queries.onValue(message);
        break;
      default:
        this.#receiveOfMesh(from, message);
    }
  }

  /** What concerns membership. */
  #receiveOfMesh(from: NodeAddress, message: Membership): void {
    switch (message.kind) {
      case 'ping':
        this.#mesh.onPing(from, message);
        break;
      case 'pong':
        this.#mesh.onPong(from, message);
        break;
      case 'nodes':
        this.#maintenance.onNodes(message);
        break;
      case 'leaving':
        this.#maintenance.onLeaving(from, message);
        break;
      case 'getNodes':
        this.#mesh.onGetNodes(from, message);
        break;
      case 'backpointer':
        this.#mesh.onBackpointer(from);
        break;
      case 'joinAnswer':
        if (this.#insertion.onJoinAnswer(from, message)) this.#routeQueued();
        break;
      case 'multicast':
        this.#multicast.onMulticast(from, message);
        break;
      case 'multicastAck':
        this.#multicast.onAck(from, message);
        break;
      case 'notify':
        this.#insertion.onNotify(from, message);
        break;
      case 'notifyAck':
        this.#multicast.onNotifyAck(from, message.session);
        break;
      case 'inserted':
        this.#insertion.onInserted(from, message.session);
        break;
      case 'getPointers':
        this.#nearest.onGetPointers(from, message);
        break;
      case 'pointers':
        this.#nearest.onPointers(from, message);
        break;
      default:
        assertNever(message);
    }
  }

  /** Routed messages: on to the next hop, or handled here. */
  #route(message: Routed): void {
    const isArrived = message.kind === 'carry' && (message.arrived || message.local);
    if (this.#site.inserting && !isArrived) {
      this.#routeEarly(message);
      return;
    }
    switch (message.kind) {
      case 'join':
        this.#insertion.onJoin(message);
        break;
      case 'locate':
        if (message.local) onLocateHere(this.#parts, message);
        else onLocate(this.#parts, message);
        break;
      case 'trace':
        onTrace(this.#parts, message);
        break;
      case 'carry':
        this.#applications.onCarry(message);
        break;
      case 'put':
      case 'get':
        this.#toDht(message);
        break;
      default:
        assertNever(message);
    }
  }

  #toDht(message: Put | Get): void {
    const hop = nextHop(this.#mesh.map, message.route.target, message.route.level);
    if (hop !== undefined) this.#router.forward(message, hop);
    else if (message.kind === 'put') this.#dht.onPut(message);
    else this.#dht.onGet(message);
  }

  /** Not a member yet: the surrogate knows all that this node will be asked for. */
  #routeEarly(message: Routed): void {
    const { surrogate } = this.#insertion;
    if (surrogate !== undefined) {
      const { route } = message;
      // From level 0: what this node has resolved, its surrogate has perhaps not.
      const onward = { ...message, route: { ...route, level: 0, hopCount: route.hopCount + 1 } };
      if (onward.route.hopCount > HOPS_MAX) this.#site.count('route-too-long');
      else this.#router.sendDirectly(surrogate, onward, message);
    } else if (this.#queued.length < QUEUED_MAX) {
      this.#queued.push(message);
    } else {
      this.#site.count('queue-full');
    }
  }

  #routeQueued(): void {
    const queued = this.#queued;
    this.#queued = [];
    for (const message of queued) this.#route(message);
  }
}
