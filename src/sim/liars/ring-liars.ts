/** The lies of byzantine ring members, each kind by itself. */

import { chance, type NodeAddress, type Random } from '../../base/index.ts';
import { digest, sign } from '../../crypto/index.ts';
import type { Aguid } from '../../id/index.ts';
import { signStatement } from '../../object/index.ts';
import {
  decodeBatch,
  decodeViewChange,
  encodeBallot,
  encodeBatch,
  encodeViewChange,
  type ObjectMessage,
  type RingCertificate,
  type RingEnvelope,
  type RingMessage,
} from '../../wire/index.ts';
import { indexIn } from '../checkers/epoch-rings.ts';
import type { RingLiar, RingLiarSite } from '../ring-liar.ts';
import { isRingEnvelope, type Said } from '../ring-network.ts';

type Message<K extends RingMessage['kind']> = Extract<RingMessage, { kind: K }>;

/** Tampers with what a single machine says to members and to clients. */
abstract class Tamperer implements RingLiar {
  abstract readonly kind: string;
  lieCount = 0;
  protected readonly site: RingLiarSite;

  constructor(site: RingLiarSite) {
    this.site = site;
  }

  says(to: NodeAddress, said: Said): readonly Said[] {
    const words = isRingEnvelope(said) ? this.#toMember(to, said) : this.toClient(said);
    if (words.length !== 1 || words[0] !== said) this.lieCount++;
    return words;
  }

  #toMember({ nodeId }: NodeAddress, said: RingEnvelope): readonly Said[] {
    const ring = this.site.ringOf(said.aguid, said.epoch);
    if (ring === undefined) return [said];
    const words = this.toMember(ring, indexIn(ring, nodeId), said.message);
    if (words.length === 1 && words[0] === said.message) return [said];
    return words.map((message) => ({ ...said, message }));
  }

  protected toMember(
    _ring: RingCertificate,
    _to: number,
    message: RingMessage,
  ): readonly RingMessage[] {
    return [message];
  }

  protected toClient(message: ObjectMessage): readonly ObjectMessage[] {
    return [message];
  }

  protected ballot(ring: RingCertificate, view: number, slot: number, batch: Uint8Array) {
    const { aguid, epoch } = ring;
    return sign(this.site.key, 'ballot', encodeBallot({ aguid, epoch, view, slot, batch }));
  }
}

/** As leader, it gives some members another batch for the same slot. */
class Equivocator extends Tamperer {
  readonly kind = 'equivocator';

  protected override toMember(
    ring: RingCertificate,
    to: number,
    message: RingMessage,
  ): readonly RingMessage[] {
    const { random } = this.site;
    if (message.kind !== 'prePrepare' || to % 2 === 0 || chance(random, 1, 4)) return [message];
    const batch = decodeBatch(message.batch);
    if (batch === undefined) return [message];
    const requests = chance(random, 1, 2) ? batch.requests.toReversed() : batch.requests.slice(1);
    const timeMs = batch.timeMs + 1 + random.integer(3);
    const other = encodeBatch({ ...batch, timeMs, requests });
    const { view, slot } = message;
    const signature = this.ballot(ring, view, slot, digest('batch', other));
    const lie: RingMessage = { ...message, batch: other, signature };
    return chance(random, 1, 3) ? [lie, message] : [lie];
  }
}

/** It says nothing, or says nothing that a leader should. */
class Mute extends Tamperer {
  readonly kind = 'mute';
  readonly #isWhole = chance(this.site.random, 1, 3);

  protected override toMember(
    _ring: RingCertificate,
    _to: number,
    message: RingMessage,
  ): readonly RingMessage[] {
    const isLeaders = message.kind === 'prePrepare' || message.kind === 'newView';
    return this.#isWhole || isLeaders ? [] : [message];
  }

  protected override toClient(message: ObjectMessage): readonly ObjectMessage[] {
    return this.#isWhole ? [] : [message];
  }
}

/** It signs outcomes that no batch has, and shows clients heartbeats that nobody certified. */
class WrongRoots extends Tamperer {
  readonly kind = 'wrong-roots';

  protected override toMember(
    ring: RingCertificate,
    _to: number,
    message: RingMessage,
  ): readonly RingMessage[] {
    const { random, key } = this.site;
    if (message.kind !== 'commit' || chance(random, 1, 3)) return [message];
    const { view, slot } = message;
    const root = random.bytes(32);
    const { aguid, epoch } = ring;
    const signature = signStatement(key, { aguid, epoch, view, slot, root });
    const lie: RingMessage = { ...message, root, signature };
    return chance(random, 1, 2) ? [lie, message] : [lie];
  }

  protected override toClient(message: ObjectMessage): readonly ObjectMessage[] {
    if (message.kind !== 'result') return [message];
    const heartbeat = message.heartbeat.heartbeat.slice();
    const at = this.site.random.integer(heartbeat.length);
    heartbeat[at] = (heartbeat[at] as number) ^ 1;
    return [{ ...message, heartbeat: { ...message.heartbeat, heartbeat } }];
  }
}

/** It votes for batches that nobody proposed, for slots far away, and says that the leader did. */
class WrongBallots extends Tamperer {
  readonly kind = 'wrong-ballots';

  protected override toMember(
    ring: RingCertificate,
    _to: number,
    message: RingMessage,
  ): readonly RingMessage[] {
    const { random } = this.site;
    if (message.kind !== 'prepare' || chance(random, 1, 4)) return [message];
    const slot = chance(random, 1, 3) ? message.slot + 1 + random.integer(200) : message.slot;
    const batch = random.bytes(32);
    const signature = this.ballot(ring, message.view, slot, batch);
    const leaderSignature = chance(random, 1, 2) ? message.leaderSignature : random.bytes(64);
    const lie: RingMessage = { ...message, slot, batch, signature, leaderSignature };
    return chance(random, 1, 2) ? [message, lie] : [lie];
  }
}

/** It wants views for no reason, hides what it has prepared, and begins views as it likes. */
class Forger extends Tamperer {
  readonly kind = 'forger';
  #view = 0;

  protected override toMember(
    ring: RingCertificate,
    _to: number,
    message: RingMessage,
  ): readonly RingMessage[] {
    const { random } = this.site;
    if ('view' in message) this.#view = Math.max(this.#view, message.view);
    if (message.kind === 'viewChange') return [this.#viewChange(message)];
    if (message.kind === 'newView' && chance(random, 1, 2)) return [this.#newView(ring, message)];
    return [message];
  }

  #viewChange({ viewChange }: Message<'viewChange'>): RingMessage {
    const { random, key } = this.site;
    const change = decodeViewChange(viewChange.body);
    if (change === undefined) return { kind: 'viewChange', viewChange };
    const lie = chance(random, 1, 2)
      ? { ...change, prepared: [] }
      : {
          ...change,
          prepared: change.prepared.map((one) => ({ ...one, batch: random.bytes(32) })),
        };
    const body = encodeViewChange(lie);
    return { kind: 'viewChange', viewChange: { body, signature: sign(key, 'view-change', body) } };
  }

  #newView(ring: RingCertificate, message: Message<'newView'>): RingMessage {
    const { random } = this.site;
    if (chance(random, 1, 2)) return { ...message, ballots: message.ballots.slice(0, -1) };
    const { view } = message;
    const ballots = message.ballots.map(({ slot }) => {
      const batch = random.bytes(32);
      return { slot, batch, signature: this.ballot(ring, view, slot, batch) };
    });
    return { ...message, ballots };
  }

  invents() {
    const { random, key } = this.site;
    return this.site.rings().flatMap(({ aguid, epoch, members }) => {
      const view = this.#view + 1 + random.integer(chance(random, 1, 4) ? 1000 : 2);
      const body = encodeViewChange({ aguid, epoch, view, stable: undefined, prepared: [] });
      const viewChange = { body, signature: sign(key, 'view-change', body) };
      const said: RingEnvelope = { aguid, epoch, message: { kind: 'viewChange', viewChange } };
      this.lieCount++;
      return members.map(({ address: to }) => ({ to, said }));
    });
  }
}

/** It lags on purpose: it answers nothing whole, and says that it is further than it is. */
class Withholder extends Tamperer {
  readonly kind = 'withholder';

  protected override toMember(
    ring: RingCertificate,
    _to: number,
    message: RingMessage,
  ): readonly RingMessage[] {
    const { random } = this.site;
    switch (message.kind) {
      case 'history': {
        const versions = message.versions.slice(0, random.integer(message.versions.length + 1));
        return [{ ...message, versions }];
      }
      case 'tree':
        return [{ kind: 'tree', nodes: [], blocks: [] }];
      case 'foundBatch':
        return [{ ...message, batch: random.bytes(40) }];
      case 'status':
        return [this.#status(ring.aguid, message)];
      case 'prePrepare':
        return chance(random, 1, 2) ? [] : [message];
      default:
        return [message];
    }
  }

  /** Further than it is; or at a version in the middle of a batch. */
  #status(aguid: Aguid, message: Message<'status'>): RingMessage {
    const { random, certified } = this.site;
    if (chance(random, 1, 2)) {
      const [view, slotMax] = [message.view + random.integer(100), message.slotMax + 1000];
      return { ...message, view, slotMax };
    }
    const latest = certified(aguid).findLast((one) => one.path.length > 0 && one.sides === 0);
    return latest === undefined ? message : { ...message, latest };
  }

  protected override toClient(message: ObjectMessage): readonly ObjectMessage[] {
    return message.kind === 'nodes' || message.kind === 'heartbeats' ? [] : [message];
  }
}

/** As leader it leaves one author's updates out, for good. */
class Censor extends Tamperer {
  readonly kind = 'censor';
  #victim: string | undefined;

  ignores(said: Said): boolean {
    const update = isRingEnvelope(said)
      ? said.message.kind === 'forward' && said.message.request.update
      : said.kind === 'submit' && said.update;
    if (update === undefined || update === false) return false;
    const writer = update.writer.signature.toHex();
    this.#victim ??= writer;
    if (writer !== this.#victim) return false;
    this.lieCount++;
    return true;
  }
}

/** Two machines with one key, after Bano and others, "Twins", 2020: each speaks to a part of the members. */
class Twins implements RingLiar {
  readonly kind = 'twins';
  lieCount = 0;
  readonly #random: Random;
  readonly #sides = new Map<string, number>();

  constructor({ random }: RingLiarSite) {
    this.#random = random;
  }

  says(to: NodeAddress, said: Said, twin: number): readonly Said[] {
    let side = this.#sides.get(to.nodeId);
    if (side === undefined || chance(this.#random, 1, 50)) {
      side = this.#random.integer(2);
      this.#sides.set(to.nodeId, side);
    }
    if (side === twin) return [said];
    this.lieCount++;
    return [];
  }
}

const MAKE = {
  equivocator: Equivocator,
  mute: Mute,
  'wrong-roots': WrongRoots,
  'wrong-ballots': WrongBallots,
  forger: Forger,
  withholder: Withholder,
  censor: Censor,
  twins: Twins,
} as const;

export type RingLiarKind = keyof typeof MAKE;
/** INVARIANT: append-only: seeds draw from it. */
export const RING_LIAR_KINDS = Object.keys(MAKE) as readonly RingLiarKind[];

export function ringLiarOf(kind: RingLiarKind, site: RingLiarSite): RingLiar {
  return new MAKE[kind](site);
}
