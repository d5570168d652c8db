/** The mount room: serves a FileSystem to the kernel. */

export { detachDeadMount, isDeadMount } from './attach/detach.ts';
export { checkMountSupport, type SupportCheck } from './attach/support.ts';
export { ERRNO, toErrno } from './errno.ts';
export type { Counters } from './kernel/session.ts';
export { type Mounted, type MountOptions, mountKernel } from './mount-kernel.ts';
