/** Messages between the members of a ring, about one object in one epoch. TOCS 2002, §4. */

import { concat, EMPTY } from '../base/index.ts';
import { type Aguid, guidBytes, guidFromBytes } from '../id/index.ts';
import {
  blockLengthFromWire,
  bytesOf,
  isCount,
  isOfLength,
  splitPayload,
  tryDecode,
} from './check.ts';
import { type FreshVote, freshVoteFromWire } from './freshness.ts';
import { ocean } from './generated/ocean.js';
import {
  type CertifiedHeartbeat,
  certifiedHeartbeatFromWire,
  certifiedHeartbeatToWire,
  type Handover,
  handoverFromWire,
  handoverToWire,
  MEMBERS_MAX,
  type ObjectCertificate,
  objectCertificateFromWire,
  ringFromWire,
  ringsFromWire,
  ringToWire,
  type Signed,
  type SignedRing,
  signedFromWire,
} from './object-certificate.ts';
import {
  DIGESTS_MAX,
  lengthsOf,
  type NamedBytes,
  type SignedUpdate,
  signedUpdateFromWire,
} from './object-message.ts';
import {
  type NewBallot,
  type Request,
  requestFromWire,
  requestToWire,
  SLOTS_MAX,
} from './ring-record.ts';

export const BATCH_BYTES_MAX = 12 << 20;
export const HISTORY_MAX = 512;

export type RingMessage =
  | { readonly kind: 'forward'; readonly request: Request }
  | {
      readonly kind: 'prePrepare';
      readonly view: number;
      readonly slot: number;
      /** Of the leader, of the ballot. */
      readonly signature: Uint8Array;
      /** Encoded. */
      readonly batch: Uint8Array;
    }
  | {
      readonly kind: 'prepare';
      readonly view: number;
      readonly slot: number;
      /** Digest of the batch. */
      readonly batch: Uint8Array;
      readonly signature: Uint8Array;
      readonly leaderSignature: Uint8Array;
    }
  | {
      readonly kind: 'commit';
      readonly view: number;
      readonly slot: number;
      readonly root: Uint8Array;
      readonly signature: Uint8Array;
    }
  /** The sender's word of how far it has voted; `asks` for the receiver's. */
  | { readonly kind: 'fresh'; readonly vote: FreshVote; readonly asks: boolean }
  | { readonly kind: 'viewChange'; readonly viewChange: Signed }
  | {
      readonly kind: 'newView';
      readonly view: number;
      readonly viewChanges: readonly { readonly index: number; readonly viewChange: Signed }[];
      readonly ballots: readonly NewBallot[];
    }
  | { readonly kind: 'getBatch'; readonly batch: Uint8Array }
  | { readonly kind: 'foundBatch'; readonly batch: Uint8Array }
  | { readonly kind: 'getStatus' }
  | {
      readonly kind: 'status';
      readonly view: number;
      /** Highest slot that is prepared at the sender. */
      readonly slotMax: number;
      readonly recovering: boolean;
      readonly latest: CertifiedHeartbeat | undefined;
      /** Digest of the ring that the sender would give way to now, by itself. */
      readonly successor?: Uint8Array | undefined;
    }
  | {
      readonly kind: 'invite';
      readonly object: ObjectCertificate;
      readonly ring: SignedRing;
      /** For a receiver in the epoch before. */
      readonly handover?: Handover | undefined;
    }
  | {
      readonly kind: 'getTree';
      readonly nodes: readonly Uint8Array[];
      readonly blocks: readonly Uint8Array[];
    }
  | {
      readonly kind: 'tree';
      readonly nodes: readonly NamedBytes[];
      readonly blocks: readonly NamedBytes[];
    }
  | { readonly kind: 'getHistory'; readonly from: number; readonly count: number }
  | {
      readonly kind: 'history';
      readonly versions: readonly PastVersion[];
      /** Of the epochs in which these versions were certified. */
      readonly rings: readonly SignedRing[];
    };

/** A version as a member remembers it. */
export interface PastVersion {
  readonly heartbeat: CertifiedHeartbeat;
  /** The update that made it, while the member's log has it. */
  readonly update: SignedUpdate | undefined;
}

export interface RingEnvelope {
  readonly aguid: Aguid;
  readonly epoch: number;
  readonly message: RingMessage;
}

type Wire = ocean.ring.Envelope.$Shape;
type Body = Omit<ocean.ring.IEnvelope, 'aguid' | 'epoch'>;

function bodyToWire(message: RingMessage): { body: Body; payload: Uint8Array } {
  const plain = (body: Body, payload: Uint8Array = EMPTY) => ({ body, payload });
  switch (message.kind) {
    case 'forward':
      return plain({ forward: requestToWire(message.request) });
    case 'prePrepare': {
      const { view, slot, signature, batch } = message;
      return plain({ prePrepare: { view, slot, signature } }, batch);
    }
    case 'prepare':
      return plain({ prepare: message });
    case 'commit':
      return plain({ commit: message });
    case 'fresh':
      return plain({ fresh: { ...message.vote, asks: message.asks } });
    case 'viewChange':
      return plain({ viewChange: message.viewChange });
    case 'newView': {
      const { view, viewChanges, ballots } = message;
      return plain({ newView: { view, viewChanges: [...viewChanges], ballots: [...ballots] } });
    }
    case 'getBatch':
      return plain({ getBatch: message });
    case 'foundBatch':
      return plain({ foundBatch: {} }, message.batch);
    case 'getStatus':
      return plain({ getStatus: {} });
    case 'status': {
      const { view, slotMax, recovering, latest, successor } = message;
      const status = { view, slotMax, recovering, ...(successor && { successor }) };
      if (latest === undefined) return plain({ status });
      return plain({ status: { ...status, latest: certifiedHeartbeatToWire(latest) } });
    }
    case 'invite': {
      const { object, ring, handover } = message;
      return plain({
        invite: {
          object,
          ring: ringToWire(ring),
          ...(handover && { handover: handoverToWire(handover) }),
        },
      });
    }
    case 'getTree':
      return plain({ getTree: { nodes: [...message.nodes], blocks: [...message.blocks] } });
    case 'tree': {
      const all = [...message.nodes, ...message.blocks];
      const tree = { nodes: lengthsOf(message.nodes), blocks: lengthsOf(message.blocks) };
      return plain({ tree }, concat(all.map(({ bytes }) => bytes)));
    }
    case 'getHistory':
      return plain({ getHistory: message });
    case 'history':
      return plain({
        history: {
          versions: message.versions.map(pastToWire),
          rings: message.rings.map(ringToWire),
        },
      });
  }
}

export function encodeRingMessage({ aguid, epoch, message }: RingEnvelope): {
  header: Uint8Array;
  payload: Uint8Array;
} {
  const { body, payload } = bodyToWire(message);
  const wire = { ...body, aguid: guidBytes(aguid), epoch } as ocean.ring.IEnvelope;
  return { header: ocean.ring.Envelope.encode(wire).finish(), payload };
}

/** Undefined for anything malformed or past a limit: the caller drops and counts it. */
export function decodeRingMessage(
  header: Uint8Array,
  payload: Uint8Array,
): RingEnvelope | undefined {
  const wire = tryDecode(ocean.ring.Envelope, header) as Wire | undefined;
  const aguid = guidFromBytes<Aguid>(wire?.aguid);
  const epoch = wire?.epoch ?? 0;
  if (wire === undefined || aguid === undefined || !isCount(epoch)) return undefined;
  const message =
    voteFromWire(wire, payload) ?? changeFromWire(wire) ?? stateFromWire(wire, payload);
  return message && { aguid, epoch, message };
}

function voteFromWire(wire: Wire, payload: Uint8Array): RingMessage | undefined {
  if (wire.forward != null) {
    const request = requestFromWire(wire.forward);
    return request && { kind: 'forward', request };
  }
  const vote = wire.prePrepare ?? wire.prepare ?? wire.commit;
  if (vote == null) return undefined;
  const { signature } = vote;
  const [view, slot] = [vote.view ?? 0, vote.slot ?? 0];
  if (!isCount(view) || !isCount(slot) || !isOfLength(signature, 64)) return undefined;
  if (wire.prePrepare != null) {
    if (payload.length > BATCH_BYTES_MAX) return undefined;
    return { kind: 'prePrepare', view, slot, signature, batch: payload };
  }
  if (wire.prepare != null) {
    const { batch, leaderSignature } = wire.prepare;
    if (!isOfLength(batch, 32) || !isOfLength(leaderSignature, 64)) return undefined;
    return { kind: 'prepare', view, slot, batch, signature, leaderSignature };
  }
  const root = wire.commit?.root;
  return isOfLength(root, 32) ? { kind: 'commit', view, slot, root, signature } : undefined;
}

function changeFromWire(wire: Wire): RingMessage | undefined {
  if (wire.viewChange != null) {
    const viewChange = signedFromWire(wire.viewChange);
    return viewChange && { kind: 'viewChange', viewChange };
  }
  if (wire.newView == null) return undefined;
  const { viewChanges, ballots } = wire.newView;
  const view = wire.newView.view ?? 0;
  if (!isCount(view)) return undefined;
  if ((viewChanges?.length ?? 0) > MEMBERS_MAX || (ballots?.length ?? 0) > SLOTS_MAX)
    return undefined;
  const changes: { index: number; viewChange: Signed }[] = [];
  for (const { index, viewChange } of viewChanges ?? []) {
    const signed = signedFromWire(viewChange);
    if (signed === undefined) return undefined;
    changes.push({ index: index ?? 0, viewChange: signed });
  }
  const chosen: NewBallot[] = [];
  for (const { slot, batch, signature } of ballots ?? []) {
    if (!isCount(slot ?? 0) || !isOfLength(batch, 32) || !isOfLength(signature, 64))
      return undefined;
    chosen.push({ slot: slot ?? 0, batch, signature });
  }
  return { kind: 'newView', view, viewChanges: changes, ballots: chosen };
}

function stateFromWire(wire: Wire, payload: Uint8Array): RingMessage | undefined {
  if (wire.getBatch != null) {
    const { batch } = wire.getBatch;
    return isOfLength(batch, 32) ? { kind: 'getBatch', batch } : undefined;
  }
  if (wire.foundBatch != null) {
    return payload.length > BATCH_BYTES_MAX ? undefined : { kind: 'foundBatch', batch: payload };
  }
  if (wire.getStatus != null) return { kind: 'getStatus' };
  if (wire.fresh != null) {
    const vote = freshVoteFromWire(wire.fresh);
    return vote && { kind: 'fresh', vote, asks: wire.fresh.asks ?? false };
  }
  if (wire.status != null) return statusFromWire(wire.status);
  if (wire.invite != null) {
    const object = objectCertificateFromWire(wire.invite.object);
    const ring = ringFromWire(wire.invite.ring);
    const handover = handoverFromWire(wire.invite.handover);
    if (handover === null) return undefined;
    return object && ring && { kind: 'invite', object, ring, handover };
  }
  return treeFromWire(wire, payload);
}

function statusFromWire(wire: ocean.ring.IStatus): RingMessage | undefined {
  const [view, slotMax, recovering] = [wire.view ?? 0, wire.slotMax ?? 0, wire.recovering ?? false];
  if (!isCount(view) || !isCount(slotMax)) return undefined;
  const latest = certifiedHeartbeatFromWire(wire.latest);
  if (wire.latest != null && latest === undefined) return undefined;
  const status = { kind: 'status', view, slotMax, recovering, latest } as const;
  const successor = bytesOf(wire.successor);
  if (successor.length === 0) return status;
  return successor.length === 32 ? { ...status, successor } : undefined;
}

function treeFromWire(wire: Wire, payload: Uint8Array): RingMessage | undefined {
  if (wire.getTree != null) {
    const [nodes, blocks] = [wire.getTree.nodes ?? [], wire.getTree.blocks ?? []];
    if (nodes.length + blocks.length > DIGESTS_MAX) return undefined;
    if (![...nodes, ...blocks].every(({ length }) => length === 32)) return undefined;
    return { kind: 'getTree', nodes, blocks };
  }
  if (wire.tree != null) {
    const nodeCount = wire.tree.nodes?.length ?? 0;
    const wires = [...(wire.tree.nodes ?? []), ...(wire.tree.blocks ?? [])];
    if (wires.length > DIGESTS_MAX) return undefined;
    const lengths = wires.map(blockLengthFromWire).filter((length) => length !== undefined);
    const pieces = lengths.length === wires.length ? splitPayload(payload, lengths) : undefined;
    const all = pieces?.map((bytes, i) => ({ digest: bytesOf(lengths[i]?.digest), bytes }));
    return all && { kind: 'tree', nodes: all.slice(0, nodeCount), blocks: all.slice(nodeCount) };
  }
  if (wire.getHistory != null) {
    const [from, count] = [wire.getHistory.from ?? 0, wire.getHistory.count ?? 0];
    return isCount(from) && count <= HISTORY_MAX ? { kind: 'getHistory', from, count } : undefined;
  }
  if (wire.history == null || (wire.history.versions?.length ?? 0) > HISTORY_MAX) return undefined;
  const versions = (wire.history.versions ?? []).map(pastFromWire);
  const good = versions.filter((version) => version !== undefined);
  const rings = ringsFromWire(wire.history.rings);
  if (rings === undefined || good.length !== versions.length) return undefined;
  return { kind: 'history', versions: good, rings };
}

function pastToWire({ heartbeat, update }: PastVersion): ocean.ring.IPastVersion {
  const wire = { heartbeat: certifiedHeartbeatToWire(heartbeat) };
  return update === undefined ? wire : { ...wire, update };
}

function pastFromWire(wire: ocean.ring.IPastVersion): PastVersion | undefined {
  const heartbeat = certifiedHeartbeatFromWire(wire.heartbeat);
  const update = wire.update == null ? undefined : signedUpdateFromWire(wire.update);
  if (heartbeat === undefined || (wire.update != null && update === undefined)) return undefined;
  return { heartbeat, update };
}
