/** One object of a simulated pond: its owner, the rings of its epochs, its clients, and what checkers saw of it. */

import { type NodeAddress, type Random, SeededRandom } from '../base/index.ts';
import { createVolumeKeys, shareVolumeKeys, type VolumeKeys } from '../client/index.ts';
import type { Aguid } from '../id/index.ts';
import { checkRing } from '../object/index.ts';
import type { RingCertificate, RingMember } from '../wire/index.ts';
import { EpochRings } from './checkers/epoch-rings.ts';
import { FreshWords } from './checkers/fresh-words.ts';
import type { Operation } from './checkers/object-history.ts';
import { RingCertificates } from './checkers/ring-certificates.ts';
import { TwoTongues } from './checkers/ring-evidence.ts';
import { RingAsker } from './ring-asker.ts';
import { RingClient } from './ring-client.ts';
import type { RingNetwork } from './ring-network.ts';
import { RingOwner } from './ring-owner.ts';
import type { VirtualClock } from './virtual-clock.ts';

export interface SimulatedObjectOptions {
  readonly index: number;
  readonly seed: number;
  /** Of the seed's streams, the first of `OBJECT_STREAMS` that are this object's. */
  readonly stream: number;
  readonly clock: VirtualClock;
  readonly network: RingNetwork;
  readonly members: readonly RingMember[];
  readonly clients: number;
  /** Of each client. */
  readonly updates: number;
}

/** Streams of chance of one object: its keys, its owner, each of its clients. */
export const OBJECT_STREAMS = 20;

export class SimulatedObject {
  readonly index: number;
  readonly aguid: Aguid;
  readonly keys: VolumeKeys;
  readonly rings: EpochRings;
  readonly certificates: RingCertificates;
  readonly freshWords: FreshWords;
  readonly twoTongues: TwoTongues;
  readonly owner: RingOwner;
  readonly clients: readonly RingClient[];
  /** Has begun, as far as the owner knows. */
  ring: RingCertificate;

  constructor(options: SimulatedObjectOptions) {
    const { index, seed, stream, clock, network, members } = options;
    this.index = index;
    const random: Random = new SeededRandom(seed, stream);
    const drawn = (length: number) => random.bytes(length);
    const keys = createVolumeKeys({ name: `v${index}`, members, random: drawn });
    this.keys = keys;
    this.ring = checkRing(keys.object, keys.ring) as RingCertificate;
    this.aguid = this.ring.aguid;
    this.rings = new EpochRings(this.ring);
    this.certificates = new RingCertificates(this.rings);
    this.freshWords = new FreshWords(this.rings);
    this.twoTongues = new TwoTongues(this.rings);
    const askerAt = (port: number) => {
      const nodeId = `${(index + 1).toString(16)}${port.toString(16).padStart(2, '0')}`;
      const self: NodeAddress = { nodeId: nodeId.padStart(40, 'c'), host: 'client', port };
      return new RingAsker(self, { network, clock });
    };
    this.owner = new RingOwner({
      ...{ keys, clock, asker: askerAt(1), random: new SeededRandom(seed, stream + 1) },
      onChanged: (epoch) => {
        this.ring = this.rings.at(epoch) as RingCertificate;
      },
    });
    this.clients = Array.from({ length: options.clients }, (_, at) => {
      const own = at === 0 ? keys : (shareVolumeKeys(keys, drawn) as VolumeKeys);
      return new RingClient({
        ...{ index: at, keys: own, clock, asker: askerAt(at + 2), updates: options.updates },
        random: new SeededRandom(seed, stream + 2 + at),
      });
    });
  }

  /** Rings whose members matter: that of the present epoch, of the next, and those that clients still ask. */
  get ringsInUse(): RingCertificate[] {
    const epochs = new Set([
      this.ring.epoch,
      this.rings.last.epoch,
      ...this.clients.map(({ epoch }) => epoch),
    ]);
    return this.rings.all.filter(({ epoch }) => epochs.has(epoch));
  }

  /** The owner signs the next ring, and begins to change to it. */
  change(members: readonly RingMember[]): void {
    const { aguid, ring } = this;
    const faultyMax = (members.length - 1) / 3;
    const next = { aguid, epoch: ring.epoch + 1, faultyMax, members };
    this.rings.add(next);
    this.owner.change(next);
  }

  get operations(): Operation[] {
    return this.clients.flatMap(({ operations }) => operations);
  }
}
