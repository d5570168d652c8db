/**
 * A member of inner rings: it takes updates, has them ordered, executes them, certifies the new version, and
 * sends it to those who follow. Nothing is answered before it is on disk (the host holds `send` back until
 * `persist` is durable). Pond, FAST 2003, §3.
 */
// Over 400 lines: the one switch over all that a member hears, with its durable state beside it.

import {
  assertNever,
  type ErrorKind,
  equal,
  type Machine,
  Outbox,
  type Output,
  type Tables,
} from '../base/index.ts';
import { digest, type KeyPair } from '../crypto/index.ts';
import { type Aguid, guidBytes } from '../id/index.ts';
import {
  aguidOf,
  checkRing,
  checkUpdate,
  EMPTY_TREE,
  lacking,
  lastSequence,
  type NodeCache,
  signHeartbeat,
  TREE_TABLE,
} from '../object/index.ts';
import { decodeOutcome, type ObjectMessage, type Outcome, splitPayload } from '../wire/index.ts';
import { type Agreement, type Proposal, SoloAgreement } from './agreement.ts';
import { answer, collect, type Out, type Received, type RingInput } from './answers.ts';
import { BLOCK_TABLE, HostedObject, OBJECT_TABLE, OUTCOME_TABLE } from './hosted-object.ts';

export const OBJECTS_MAX = 10_000;
export const SUBSCRIBERS_MAX = 1000;
export const SUBSCRIPTION_MS = 30_000;
/** Commits sent at once to a replica that fell behind; it asks again for more. */
export const CATCH_UP_MAX = 128;
/** Kept free for what is already acknowledged, and for small updates such as removals. */
const RESERVE_BYTES = 4 << 20;
const RESERVED_UPDATE_BYTES_MAX = 65_536;

export class RingMember implements Machine<RingInput, ObjectMessage, never> {
  readonly #key: KeyPair;
  readonly #tables: Tables;
  readonly #nodes: NodeCache;
  readonly #objects = new Map<Aguid, { hosted: HostedObject; agreement: Agreement<never> }>();
  readonly #counters = { dropped: 0, refused: 0, executed: 0 };

  constructor(options: { key: KeyPair; tables: Tables; nodes: NodeCache }) {
    this.#key = options.key;
    this.#tables = options.tables;
    this.#nodes = options.nodes;
    for (const [, bytes] of this.#tables.range(OBJECT_TABLE)) {
      const hosted = HostedObject.load(bytes);
      if (hosted !== undefined) this.#serve(hosted);
    }
  }

  #serve(hosted: HostedObject): void {
    this.#objects.set(hosted.aguid, { hosted, agreement: new SoloAgreement(hosted.ring) });
  }

  /** Objects of whose ring this node is a member, with their latest versions. */
  objects(): { aguid: Aguid; version: number; subscribers: number }[] {
    return [...this.#objects.values()].map(({ hosted }) => ({
      aguid: hosted.aguid,
      version: hosted.state.version,
      subscribers: hosted.subscribers.size,
    }));
  }

  counters(): Readonly<Record<string, number>> {
    return { ...this.#counters };
  }

  step(nowMs: number, input: RingInput): Output<ObjectMessage, never> {
    const out: Out = new Outbox();
    if (input.kind === 'lost') {
      for (const { hosted } of this.#objects.values()) hosted.subscribers.delete(input.nodeId);
      return out;
    }
    const { message } = input;
    switch (message.kind) {
      case 'create':
        this.#create(nowMs, input, message, out);
        break;
      case 'submit':
        this.#submit(nowMs, input, message, out);
        break;
      case 'subscribe':
        this.#subscribe(nowMs, input, message, out);
        break;
      case 'getNodes':
        answer(out, input, {
          kind: 'nodes',
          aguid: message.aguid,
          nodes: collect(this.#tables, TREE_TABLE, message.digests),
        });
        break;
      case 'getBlocks':
        answer(out, input, {
          kind: 'blocks',
          blocks: collect(this.#tables, BLOCK_TABLE, message.digests),
        });
        break;
      case 'getHeartbeats':
        this.#heartbeats(input, message, out);
        break;
      case 'result':
      case 'commit':
      case 'nodes':
      case 'blocks':
      case 'heartbeats':
      case 'refused':
        this.#counters.dropped++; // Not for a ring member.
        break;
      default:
        assertNever(message);
    }
    return out;
  }

  deadlineMs(): undefined {
    return undefined;
  }

  checkInvariants(): void {
    if (this.#objects.size > OBJECTS_MAX) throw new Error('Too many objects');
    for (const { hosted } of this.#objects.values()) {
      if (hosted.subscribers.size > SUBSCRIBERS_MAX) throw new Error('Too many subscribers');
    }
  }

  #refuse(out: Out, input: Received, error: ErrorKind, message: string): void {
    this.#counters.refused++;
    answer(out, input, { kind: 'refused', error, message });
  }

  #create(
    nowMs: number,
    input: Received,
    message: Extract<ObjectMessage, { kind: 'create' }>,
    out: Out,
  ): void {
    const aguid = aguidOf(message.object);
    const known = this.#objects.get(aguid);
    if (known !== undefined) {
      answer(
        out,
        input,
        this.#result({ committed: true, clause: 0, heartbeat: known.hosted.latest }),
      );
      return;
    }
    const ring = checkRing(message.object, message.ring);
    const index =
      ring?.members.findIndex(({ publicKey }) => equal(publicKey, this.#key.publicKey)) ?? -1;
    if (ring === undefined || index < 0) {
      this.#refuse(
        out,
        input,
        'permission',
        'Cannot host the object: its ring certificate does not name this node',
      );
      return;
    }
    if (ring.faultyMax !== 0) {
      this.#refuse(
        out,
        input,
        'unsupported',
        'Cannot host the object: this node serves rings of one member',
      );
      return;
    }
    if (this.#objects.size >= OBJECTS_MAX || this.#tables.bytesFree() < RESERVE_BYTES) {
      this.#refuse(out, input, 'no-space', 'Cannot host the object: the node is full');
      return;
    }
    const heartbeat = signHeartbeat(this.#key, index, {
      aguid,
      version: 0,
      topBlock: EMPTY_TREE(),
      timeMs: nowMs,
      updateDigest: new Uint8Array(0),
      epoch: ring.epoch,
    });
    const hosted = HostedObject.of({ object: message.object, ring: message.ring, heartbeat });
    if (hosted === undefined) return;
    this.#serve(hosted);
    out.persist.push(...hosted.headWrites());
    answer(out, input, this.#result({ committed: true, clause: 0, heartbeat }));
  }

  #result(outcome: Omit<Outcome, 'sequence'>): ObjectMessage {
    const { committed, clause, heartbeat } = outcome;
    return { kind: 'result', committed, clause, heartbeat };
  }

  #submit(
    nowMs: number,
    input: Received,
    message: Extract<ObjectMessage, { kind: 'submit' }>,
    out: Out,
  ): void {
    const update = checkUpdate(message.update);
    if (update === undefined) {
      this.#refuse(
        out,
        input,
        'permission',
        'Cannot apply the update: no writer of the object signed it',
      );
      return;
    }
    const object = this.#objects.get(update.aguid);
    if (object === undefined) {
      this.#refuse(
        out,
        input,
        'not-found',
        'Cannot apply the update: this node does not serve the object',
      );
      return;
    }
    const blocks = splitPayload(message.blocks, update.blocks);
    if (!blocks?.every((block, i) => equal(digest('block', block), update.blocks[i]!.digest))) {
      this.#refuse(
        out,
        input,
        'corrupt',
        'Cannot apply the update: its blocks are not those it names',
      );
      return;
    }
    const { length } = message.update.update.body;
    const isSmall = message.blocks.length === 0 && length <= RESERVED_UPDATE_BYTES_MAX;
    const needed = message.blocks.length + 4 * length + (isSmall ? 0 : RESERVE_BYTES);
    if (this.#tables.bytesFree() < needed) {
      this.#refuse(out, input, 'no-space', 'Cannot apply the update: the ring member is full');
      return;
    }
    const proposal: Proposal = { signed: message.update, update, blocks, token: input.token };
    for (const ordered of object.agreement.propose(nowMs, proposal).upcall) {
      this.#execute(nowMs, input, object.hosted, ordered, out);
    }
  }

  #execute(
    nowMs: number,
    input: Received,
    hosted: HostedObject,
    ordered: Proposal,
    out: Out,
  ): void {
    const { author, sequence } = ordered.update;
    const last = lacking(() => lastSequence(this.#nodes, hosted.state.top, author));
    if ('missing' in last) {
      this.#refuse(
        out,
        input,
        'corrupt',
        'Cannot apply the update: the member lost part of the tree',
      );
      return;
    }
    if (sequence <= last.value) {
      this.#repeat(input, hosted, ordered, out);
      return;
    }
    const index = hosted.ring.members.findIndex(({ publicKey }) =>
      equal(publicKey, this.#key.publicKey),
    );
    const done = lacking(() =>
      hosted.execute(nowMs, ordered, this.#nodes, (heartbeat) =>
        signHeartbeat(this.#key, index, heartbeat),
      ),
    );
    if ('missing' in done) {
      this.#refuse(
        out,
        input,
        'corrupt',
        'Cannot apply the update: the member lost part of the tree',
      );
      return;
    }
    this.#counters.executed++;
    out.persist.push(...done.value.persist);
    answer(out, input, this.#result(done.value.outcome));
    const commit: ObjectMessage = {
      kind: 'commit',
      update: ordered.signed,
      heartbeat: hosted.latest,
    };
    for (const [nodeId, { address, expiresAtMs }] of hosted.subscribers) {
      if (expiresAtMs < nowMs) hosted.subscribers.delete(nodeId);
      else out.send.push({ to: address, message: commit });
    }
  }

  /** An author that asks again about its last update gets the answer of the first time. */
  #repeat(input: Received, hosted: HostedObject, { update }: Proposal, out: Out): void {
    const key = new Uint8Array([...guidBytes(hosted.aguid), ...update.author]);
    const bytes = this.#tables.get(OUTCOME_TABLE, key);
    const outcome = bytes && decodeOutcome(bytes);
    if (outcome?.sequence === update.sequence) answer(out, input, this.#result(outcome));
    else
      this.#refuse(
        out,
        input,
        'conflict',
        `Cannot apply update ${update.sequence}: a later one of its author was applied`,
      );
  }

  #subscribe(
    nowMs: number,
    input: Received,
    message: Extract<ObjectMessage, { kind: 'subscribe' }>,
    out: Out,
  ): void {
    const hosted = this.#objects.get(message.aguid)?.hosted;
    if (hosted === undefined) {
      this.#refuse(
        out,
        input,
        'not-found',
        'Cannot follow the object: this node does not serve it',
      );
      return;
    }
    const { nodeId } = input.from;
    if (hosted.subscribers.size >= SUBSCRIBERS_MAX && !hosted.subscribers.has(nodeId)) {
      this.#refuse(
        out,
        input,
        'busy',
        'Cannot follow the object: the member has too many followers',
      );
      return;
    }
    hosted.subscribers.set(nodeId, { address: input.from, expiresAtMs: nowMs + SUBSCRIPTION_MS });
    const behind = hosted.state.version - message.version;
    if (behind > 0 && behind <= CATCH_UP_MAX && this.#catchUp(input, hosted, message.version, out))
      return;
    answer(out, input, {
      kind: 'heartbeats',
      heartbeats: [hosted.latest],
      ring: hosted.ringSigned,
    });
  }

  #catchUp(input: Received, hosted: HostedObject, from: number, out: Out): boolean {
    const commits: ObjectMessage[] = [];
    for (let version = from + 1; version <= hosted.state.version; version++) {
      const update = hosted.updateAt(this.#tables, version);
      const heartbeat = hosted.heartbeatAt(this.#tables, version);
      if (update === undefined || heartbeat === undefined) return false;
      commits.push({ kind: 'commit', update, heartbeat });
    }
    for (const message of commits) out.send.push({ to: input.from, message });
    if (input.token !== undefined) {
      answer(out, input, {
        kind: 'heartbeats',
        heartbeats: [hosted.latest],
        ring: hosted.ringSigned,
      });
    }
    return true;
  }

  #heartbeats(
    input: Received,
    message: Extract<ObjectMessage, { kind: 'getHeartbeats' }>,
    out: Out,
  ): void {
    const hosted = this.#objects.get(message.aguid)?.hosted;
    if (hosted === undefined) {
      this.#refuse(
        out,
        input,
        'not-found',
        'Cannot read versions: this node does not serve the object',
      );
      return;
    }
    const heartbeats = message.count === 0 ? [hosted.latest] : [];
    const to = Math.min(message.from + Math.min(message.count, 4096), hosted.state.version + 1);
    for (let version = message.from; version < to; version++) {
      const heartbeat = hosted.heartbeatAt(this.#tables, version);
      if (heartbeat !== undefined) heartbeats.push(heartbeat);
    }
    answer(out, input, { kind: 'heartbeats', heartbeats, ring: hosted.ringSigned });
  }
}
