/** What goes into a replica and what comes out, beside messages. */

import type { NodeAddress } from '../base/index.ts';
import type { Digest } from '../crypto/index.ts';
import type { Aguid } from '../id/index.ts';
import type {
  CertifiedHeartbeat,
  Commit,
  ObjectCertificate,
  ObjectMessage,
  SignedRing,
} from '../wire/index.ts';

export type ReplicaInput =
  | {
      readonly kind: 'follow';
      readonly object: ObjectCertificate;
      readonly ring: SignedRing;
      /** Members by index, nearest first; left out, as the certificate names them. */
      readonly members?: readonly number[];
    }
  | { readonly kind: 'unfollow'; readonly aguid: Aguid }
  /** The members in another order, nearest first: a replica that is at one of them moves to the first. */
  | { readonly kind: 'prefer'; readonly aguid: Aguid; readonly members: readonly number[] }
  /** Replicas of the object, nearest first; those that may not be parents are left aside. */
  | { readonly kind: 'parents'; readonly aguid: Aguid; readonly nodes: readonly NodeAddress[] }
  | { readonly kind: 'message'; readonly from: NodeAddress; readonly message: ObjectMessage }
  /** The object's readers want to know for some time whether what this replica has is the latest. */
  | { readonly kind: 'wantFresh'; readonly aguid: Aguid }
  /** A certified version, however it came here. */
  | { readonly kind: 'heartbeat'; readonly heartbeat: CertifiedHeartbeat }
  /** This node's own update, which the ring has just answered: no parent need send it. */
  | { readonly kind: 'committed'; readonly commit: Commit }
  | { readonly kind: 'lost'; readonly nodeId: string }
  | { readonly kind: 'tick' };

/** The replica holds a later version. */
export interface Advanced {
  readonly kind: 'advanced';
  readonly aguid: Aguid;
  readonly version: number;
  readonly timeMs: number;
  /** Keys that may have changed; undefined when it could be any. */
  readonly keys: readonly Uint8Array[] | undefined;
  /** Author of the update, when it is one. */
  readonly author: Uint8Array | undefined;
  /** The owner keeps fewer versions than before: what is cached of others is to be dropped. */
  readonly forgets?: boolean;
}

/** The latest version that a replica holds. */
export interface Latest {
  readonly version: number;
  readonly top: Digest;
  readonly timeMs: number;
}

/** A replica's place in the dissemination tree of one object. */
export interface TreePlace {
  readonly aguid: Aguid;
  readonly version: number;
  readonly parent: NodeAddress;
  readonly isAtMember: boolean;
  readonly children: number;
}
