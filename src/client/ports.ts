/** What a session needs of the node it runs in. */

import type { ArchiveAuthor, CodeRate, StoredBlock, StoreOptions } from '../archive/index.ts';
import type { Clock } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import type { Aguid, PackGuid } from '../id/index.ts';
import type { NodeCache } from '../object/index.ts';
import type { Advanced, Latest } from '../replica/index.ts';
import type {
  BlockLength,
  CertifiedHeartbeat,
  Commit,
  ObjectMessage,
  RingCertificate,
  SignedRing,
} from '../wire/index.ts';
import type { Location, StoredLocation } from './location.ts';

/** Blocks in packs on other nodes. */
export interface BlockArchive {
  /**
   * Lays the blocks into packs and resolves when each pack is as durable as promised.
   *
   * @param options.mark - the only block is an encoded checkpoint
   * @param options.rate - of the packs; left out: by the size of the pond
   * @returns the location of each block, in order
   * @throws OceanError `no-space` | `unavailable`
   */
  store(
    blocks: readonly StoredBlock[],
    author: ArchiveAuthor,
    options?: StoreOptions,
  ): Promise<readonly StoredLocation[]>;
  /** The sealed bytes; verified against the digest. @throws OceanError `unavailable` | `corrupt` */
  fetch(location: Extract<Location, { kind: 'pack' }>, digest: Digest): Promise<Uint8Array>;
  /** What a pack is, as its author signed it. @throws OceanError `unavailable` when too few holders answer */
  describe(pack: PackGuid): Promise<DescribedPack>;
}

/** A pack, and its blocks in order, laid end to end. */
export interface DescribedPack extends CodeRate {
  readonly length: number;
  readonly blocks: readonly BlockLength[];
}

/** What a session needs of the node it runs in. */
export interface SessionPorts {
  readonly clock: Clock;
  readonly random: (length: number) => Uint8Array;
  readonly nodes: NodeCache;
  readonly archive: BlockArchive;
  /** Sends a request to a ring member and gives its answer. `refused` answers reject. */
  request(
    ring: RingCertificate,
    message: ObjectMessage,
    /** Rings of earlier epochs, which may have certified what is asked for. */
    earlier?: readonly RingCertificate[],
  ): Promise<ObjectMessage>;
  /** The ring that this node's replica follows: it may have heard of one that has taken over. */
  followedRing?(aguid: Aguid): SignedRing | undefined;
  /** Another ring has taken over: it should be kept with the volume's keys. */
  onRing?(signed: SignedRing): void;
  /** Tells this node's replica of a version that it may have missed. */
  adopt(certified: CertifiedHeartbeat): void;
  /** Tells it of an own update that the ring has just answered. */
  committed(commit: Commit): void;
  latest(aguid: Aguid): Latest | undefined;
  /** Until then, by the clocks of its ring, this node has all of the object that was committed; in ms. */
  freshUntilMs(aguid: Aguid): number;
  /** Has the ring tell that every few seconds, for a while. */
  wantFresh(aguid: Aguid): void;
  reachable(aguid: Aguid): boolean;
  /** Hears of every later version, until the returned function is called. */
  subscribe(aguid: Aguid, listener: (advanced: Advanced) => void): () => void;
}
