export { type ArchiveAuthor, PACK_PREFIX, type StoredBlock } from '../archive/index.ts';
export {
  condemn,
  dropBlocks,
  dropPacks,
  type IndexedBlock,
  releaseStrays,
  setRedundancy,
} from './block-index.ts';
export { BLOCKS_CACHED_BYTES_MAX, isBlock, type LocalBlocks } from './block-reader.ts';
export {
  CHECKPOINT_PREFIX,
  Checkpointer,
  type CheckpointMade,
  checkpointPacks,
} from './checkpoint.ts';
export type { Consistency } from './consistency.ts';
export { CurrentRing } from './current-ring.ts';
export { eraseObject } from './erase.ts';
export { decodeLocation, encodeLocation, type Location, locationKey } from './location.ts';
export type {
  ObjectAction,
  ObjectClause,
  ObjectEntry,
  ObjectPredicate,
} from './object-clause.ts';
export type { Key, KeyRange } from './object-key.ts';
export {
  type ObjectVersion,
  OceanObject,
  type ReadBound,
  type UpdateOutcome,
} from './ocean-object.ts';
export type { IndexedPack } from './pack-index.ts';
export type { BlockArchive, SessionPorts } from './ports.ts';
export {
  type AskMember,
  fetchFrom,
  latestOf,
  type Recoverable,
  type RecoveryPorts,
  recoverTree,
  signRecovery,
} from './recovery.ts';
export { isCodeRate, redundancyIn } from './redundancy.ts';
export { retain } from './retain.ts';
export {
  blocksToMove,
  bytesOf,
  lossesOf,
  type PackSurvey,
  rewriteBlocks,
  surveyPacks,
} from './rewrite.ts';
export { changeRing } from './ring-change.ts';
export {
  BLOCK_CONTENT_MAX,
  type BlockReference,
  openRecord,
  type SealedBlock,
  Sealer,
  sealRecord,
} from './sealing.ts';
export {
  type Batch,
  type Guard,
  INLINE_BYTES_MAX,
  Session,
  type SessionOptions,
} from './session.ts';
export { SUBMIT_BYTES_MAX, SUBMIT_PARTS_MAX } from './submitter.ts';
export { type OpenEntry, TreeView } from './tree-view.ts';
export {
  createVolumeKeys,
  formatVolumeKeys,
  parseVolumeKeys,
  shareVolumeKeys,
  VOLUME_NAME_PATTERN,
  type VolumeKeys,
} from './volume-keys.ts';
export { WriterAccess, type Writers } from './writers.ts';
