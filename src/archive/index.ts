export { ArchiveClient } from './archive-client.ts';
export { type CodeRate, codeRateFor, durableCount } from './code-rate.ts';
export { HELD_TABLE, type HeldPack, heldPack, heldPacks, indexHeld } from './held.ts';
export { heldBytes, manifestOf } from './held-bytes.ts';
export {
  FRAGMENT_TABLE,
  Holder,
  type HolderInput,
  type HoldsPack,
  MANIFEST_TABLE,
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
export { PACK_PREFIX, packKey } from './pack-key.ts';
export { NEARBY_BYTES_MAX, PackReader, slicesOf } from './pack-reader.ts';
export { PlaceBook } from './place-book.ts';
export { countedNodes, HolderChoice, rankHolders } from './placement.ts';
export type { ArchivePorts, PackLocation } from './ports.ts';
export {
  type FragmentAt,
  type PackSurvey,
  Repairer,
  type RepairPorts,
  withoutDamaged,
} from './repairer.ts';
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
export { Watch } from './watch.ts';
export {
  REPAIR_BYTES_PER_SECOND,
  type RepairOutcome,
  type RepairPack,
  type WatchInput,
  type WatchSettings,
} from './watch-interface.ts';
