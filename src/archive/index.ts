export { ArchiveClient } from './archive-client.ts';
export type { AuditPack } from './audit-interface.ts';
export { Auditor } from './auditor.ts';
export { betterHolder } from './better-holder.ts';
export { capacityOf } from './capacity.ts';
export { type FoundCheckpoint, findCheckpoints } from './checkpoint-finder.ts';
export { checkpointName } from './checkpoint-table.ts';
export { type CodeRate, codeRateFor, durableCount } from './code-rate.ts';
export { HELD_TABLE, type HeldPack, heldPack, heldPacks, indexHeld } from './held.ts';
export { heldBytes, manifestOf } from './held-bytes.ts';
export {
  FRAGMENT_TABLE,
  Holder,
  type HolderInput,
  type HoldsPack,
  MANIFEST_TABLE,
  type Released,
} from './holder.ts';
export { type KnownPack, KnownPacks } from './known-packs.ts';
export {
  type ArchiveAuthor,
  checkManifest,
  isFragment,
  layOut,
  makePack,
  type Pack,
  packGuidOf,
  type StoredBlock,
} from './manifest.ts';
export type { MovePack } from './move-interface.ts';
export { Mover } from './mover.ts';
export { PACK_PREFIX, packKey } from './pack-key.ts';
export { NEARBY_BYTES_MAX, PackReader, slicesOf } from './pack-reader.ts';
export { PlaceBook, type Told } from './place-book.ts';
export { countedNodes, HolderChoice, rankHolders, type Standing } from './placement.ts';
export type { ArchivePorts, FragmentAt, PackLocation, RepairPorts, StoreOptions } from './ports.ts';
export { type PackSurvey, Repairer, withoutDamaged } from './repairer.ts';
export {
  Scrub,
  type ScrubInput,
  type ScrubRound,
  type ScrubStatus,
  type ScrubUpcall,
} from './scrub.ts';
export { STORED_TABLE } from './stored.ts';
export {
  Sweep,
  type SweepInput,
  type SweepSettings,
  type SweepUpcall,
} from './sweep.ts';
export { Watch, type WatchUpcall } from './watch.ts';
export {
  REPAIR_BYTES_PER_SECOND,
  type RepairOutcome,
  type RepairPack,
  type WatchInput,
  type WatchSettings,
} from './watch-interface.ts';
