/** What the archive needs of the node it runs in, and where it says that a block lies. */

import type { Clock, NodeAddress } from '../base/index.ts';
import type { Guid, PackGuid } from '../id/index.ts';
import type {
  ArchiveMessage,
  CheckpointMark,
  Held,
  PackHolder,
  SignedManifest,
} from '../wire/index.ts';
import type { CodeRate } from './code-rate.ts';
import type { Standing } from './placement.ts';

export const SURVEY_TIMEOUT_MS = 3000;

/** Where a block lies: `offset` and `length` count in the pack. */
export interface PackLocation {
  readonly kind: 'pack';
  readonly pack: PackGuid;
  readonly offset: number;
  readonly length: number;
}

/** The same, just after its pack was stored. */
export type StoredLocation = PackLocation & { readonly rate: CodeRate };

/** How blocks are stored. */
export interface StoreOptions {
  readonly mark?: CheckpointMark | undefined;
  readonly rate?: CodeRate | undefined;
}

export interface ArchivePorts {
  readonly clock: Clock;
  readonly self: NodeAddress;
  /** Nodes that may hold fragments, this one included; those believed to be down excluded. */
  candidates(): readonly NodeAddress[];
  /** Where a node says that it stands, and what is thought of it; undefined when it has not said. */
  standingOf(nodeId: string): Standing | undefined;
  /** Resolves when the candidates have said where they stand, or do not answer. Never rejects. */
  learnPlaces(): Promise<void>;
  /** Tells the holders of a pack of each other. */
  spread(pack: PackGuid, holders: readonly PackHolder[]): void;
  /** Sends a request; a `refused` answer rejects with its kind. */
  request(to: NodeAddress, message: ArchiveMessage, timeoutMs: number): Promise<ArchiveMessage>;
  /** Servers of a pack, or of another name, nearest first. */
  locate(name: Guid, count: number): Promise<readonly NodeAddress[]>;
  /** A holder gave bytes that are not what they should be. */
  accuse(holder: NodeAddress, what: string): void;
}

export interface RepairPorts extends ArchivePorts {
  /** The manifest, where this node holds fragments of the pack. */
  manifest(pack: PackGuid): SignedManifest | undefined;
  /** What a node holds of a pack; undefined when it does not answer. Never rejects. */
  held(node: NodeAddress, pack: PackGuid, timeoutMs: number): Promise<Held | undefined>;
}

/** One fragment of a pack at one node. */
export interface FragmentAt {
  readonly node: NodeAddress;
  readonly index: number;
}
