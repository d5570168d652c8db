export {
  ACCESS_LIST,
  type AccessEntry,
  changedBy,
  DEFAULT_LIST,
  decodeAccessList,
  encodeAccessList,
  inherited,
  isMinimal,
  modeWith,
  TAG,
} from './access-list.ts';
export { CONDEMNED_MS, collect, dropEmptyPacks } from './collect.ts';
export type { ListedConflict } from './conflicts.ts';
export {
  type AllocateOptions,
  type AttributeChanges,
  type Attributes,
  type Caller,
  type CreateOptions,
  type DirectoryEntry,
  FILE_BYTES_MAX,
  type FileSystem,
  type Ino,
  type Invalidation,
  NAME_BYTES_MAX,
  type Name,
  type Opened,
  type RenameOptions,
  ROOT_INO,
  type Space,
  SYMLINK_BYTES_MAX,
} from './file-system.ts';
export { decideForgetting, type ForgetPlan, forgetVersions, planForgetting } from './forget.ts';
export {
  type FileVersion,
  historyOf,
  type PastFile,
  PastVolume,
  type VersionMark,
} from './history.ts';
export { QUOTA_KEY } from './keys.ts';
export { LocalLocks } from './locks/local-locks.ts';
export {
  type HeldLock,
  LOCK_END_MAX,
  type LockFlavour,
  type LockOptions,
  type LockOutcome,
  type LockRequest,
} from './locks/ranges.ts';
export {
  isDirectory,
  isRegular,
  isSymlink,
  PERMISSIONS,
  S_IFBLK,
  S_IFCHR,
  S_IFDIR,
  S_IFIFO,
  S_IFLNK,
  S_IFMT,
  S_IFREG,
  S_IFSOCK,
  S_ISGID,
  S_ISUID,
  S_ISVTX,
  typeOf,
} from './mode.ts';
export { type Moment, parseMoment } from './moment.ts';
export { type OpenedVolume, openVolume } from './open-volume.ts';
export { versionAt } from './past.ts';
export { keepsAll, type RetentionPolicy, type Rule } from './retention-policy.ts';
export {
  policyOf,
  removeSnapshot,
  type Snapshot,
  setPolicy,
  snapshotsOf,
  takeSnapshot,
} from './snapshots.ts';
export { TimeTravelFileSystem } from './time-travel.ts';
export { type Counted, encodeQuota, liveBlocks } from './usage.ts';
export { differenceOf, type PathChange } from './version-difference.ts';
export { VersionFileSystem } from './version-file-system.ts';
export type { VolumeOptions } from './volume.ts';
export { VolumeFileSystem } from './volume-file-system.ts';
