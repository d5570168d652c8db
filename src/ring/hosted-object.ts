/** An object as a ring member holds it: its versions, its log, and who follows it. */

import { concat, type NodeAddress, type Tables, u64, type Write } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import { type Aguid, guidBytes } from '../id/index.ts';
import {
  aguidOf,
  applyUpdate,
  checkHeartbeat,
  checkRing,
  type NodeCache,
  type State,
  updateDigest,
} from '../object/index.ts';
import {
  type CertifiedHeartbeat,
  decodeCertifiedHeartbeat,
  decodeHostedObject,
  decodeSignedUpdate,
  encodeCertifiedHeartbeat,
  encodeHostedObject,
  encodeOutcome,
  encodeSignedUpdate,
  type Heartbeat,
  type HostedObject as Hosted,
  type Outcome,
  type RingCertificate,
  type SignedUpdate,
} from '../wire/index.ts';
import type { Proposal } from './agreement.ts';

export const OBJECT_TABLE = 'object';
export const VERSION_TABLE = 'version';
export const LOG_TABLE = 'log';
export const OUTCOME_TABLE = 'outcome';
export const BLOCK_TABLE = 'block';
/** Updates kept for replicas that fell behind; older ones read the tree instead. */
export const LOG_VERSIONS_MAX = 128;

export type SignHeartbeat = (heartbeat: Heartbeat) => CertifiedHeartbeat;

/** A follower's place, kept until `expiresAtMs` unless it subscribes again. */
export interface Subscriber {
  readonly address: NodeAddress;
  readonly expiresAtMs: number;
}

export class HostedObject {
  readonly aguid: Aguid;
  readonly certificate: Hosted['object'];
  readonly ringSigned: Hosted['ring'];
  readonly ring: RingCertificate;
  /** Bounded by SUBSCRIBERS_MAX in the member. */
  readonly subscribers = new Map<string, Subscriber>();
  latest: CertifiedHeartbeat;
  state: State;

  private constructor(hosted: Hosted, ring: RingCertificate, state: State) {
    this.aguid = aguidOf(hosted.object);
    this.certificate = hosted.object;
    this.ringSigned = hosted.ring;
    this.ring = ring;
    this.latest = hosted.heartbeat;
    this.state = state;
  }

  /** Undefined when a certificate does not hold. */
  static of(hosted: Hosted): HostedObject | undefined {
    const ring = checkRing(hosted.object, hosted.ring);
    const heartbeat = ring && checkHeartbeat(ring, hosted.heartbeat);
    if (ring === undefined || heartbeat === undefined) return undefined;
    const state = { version: heartbeat.version, top: heartbeat.topBlock };
    return new HostedObject(hosted, ring, state);
  }

  /** Undefined when the record is damaged. */
  static load(bytes: Uint8Array): HostedObject | undefined {
    const hosted = decodeHostedObject(bytes);
    return hosted && HostedObject.of(hosted);
  }

  /** The writes that record the object and its latest version. */
  headWrites(): Write[] {
    const { certificate: object, ringSigned: ring, latest: heartbeat } = this;
    return [
      {
        table: OBJECT_TABLE,
        key: guidBytes(this.aguid),
        value: encodeHostedObject({ object, ring, heartbeat }),
      },
      {
        table: VERSION_TABLE,
        key: this.#versionKey(this.state.version),
        value: encodeCertifiedHeartbeat(heartbeat),
      },
    ];
  }

  #versionKey(version: number): Uint8Array {
    return concat([guidBytes(this.aguid), u64(version)]);
  }

  /** @throws MissingNode when the member's own tree is damaged */
  execute(
    nowMs: number,
    proposal: Proposal,
    nodes: NodeCache,
    signHeartbeat: SignHeartbeat,
  ): { outcome: Outcome; persist: Write[] } {
    const applied = applyUpdate(nodes, this.state, proposal.update);
    const version = this.state.version + 1;
    this.state = { version, top: applied.changed.top };
    this.latest = signHeartbeat({
      aguid: this.aguid,
      version,
      topBlock: applied.changed.top,
      timeMs: nowMs,
      updateDigest: updateDigest(proposal.signed),
      epoch: this.ring.epoch,
    });
    const committed = applied.kind === 'committed';
    const outcome: Outcome = {
      sequence: proposal.update.sequence,
      committed,
      clause: committed ? applied.clause : 0,
      heartbeat: this.latest,
    };
    const persist = [
      ...nodes.keep(applied.changed.created),
      ...this.headWrites(),
      ...this.#logWrites(version, proposal.signed),
      ...(committed ? blockWrites(proposal) : []),
      {
        table: OUTCOME_TABLE,
        key: concat([guidBytes(this.aguid), proposal.update.author]),
        value: encodeOutcome(outcome),
      },
    ];
    return { outcome, persist };
  }

  #logWrites(version: number, signed: SignedUpdate): Write[] {
    const writes: Write[] = [
      { table: LOG_TABLE, key: this.#versionKey(version), value: encodeSignedUpdate(signed) },
    ];
    const old = version - LOG_VERSIONS_MAX;
    if (old > 0) writes.push({ table: LOG_TABLE, key: this.#versionKey(old), value: undefined });
    return writes;
  }

  /** The certified heartbeat of a version, if it exists. */
  heartbeatAt(tables: Tables, version: number): CertifiedHeartbeat | undefined {
    if (version === this.state.version) return this.latest;
    const bytes = tables.get(VERSION_TABLE, this.#versionKey(version));
    return bytes && decodeCertifiedHeartbeat(bytes);
  }

  /** The update that made a version, while the log still has it. */
  updateAt(tables: Tables, version: number): SignedUpdate | undefined {
    const bytes = tables.get(LOG_TABLE, this.#versionKey(version));
    return bytes && decodeSignedUpdate(bytes);
  }
}

function blockWrites({ update, blocks }: Proposal): Write[] {
  const puts = blocks.map((value, index) => ({
    table: BLOCK_TABLE,
    key: update.blocks[index]!.digest as Digest,
    value,
  }));
  const removals = update.released.map((key) => ({ table: BLOCK_TABLE, key, value: undefined }));
  return [...puts, ...removals];
}
