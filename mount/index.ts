/** The mount room: serves a FileSystem to the kernel. */

export {
  detachByForce,
  detachDeadMount,
  isDeadMount,
  type MountHealth,
  mountHealth,
} from './attach/detach.ts';
export {
  connectedSockets,
  datagramsTo,
  memoryFile,
  receiveDescriptors,
  sendDescriptors,
} from './attach/libc.ts';
export { type MountEntry, mountEntries, mountedAt } from './attach/mount-table.ts';
export {
  checkMountSupport,
  type Machine,
  type SupportCheck,
  thisMachine,
} from './attach/support.ts';
export { ERRNO, toErrno } from './errno.ts';
export type { OperationName } from './kernel/operation-times.ts';
export type { Counters } from './kernel/session.ts';
export {
  abandonMount,
  type Mounted,
  type MountOptions,
  mountKernel,
  type TakenMount,
  takeOverKernel,
} from './mount-kernel.ts';
export { mountNative, type NativeMountOptions } from './mount-native.ts';
