/** Requests about locks of fcntl(2) and flock(2), which the kernel leaves to us where other mounts must see them. */

import { constants } from 'node:os';
import { isKind, OceanError } from '../../src/base/index.ts';
import type { HeldLock, LockOutcome, LockRequest } from '../../src/fs/index.ts';
import { type Context, DONE, type Operation, type Reply } from './operation.ts';
import { LOCK_FLOCK, LOCK_TYPE, OPCODE } from './protocol.ts';
import type { Cursor, Request } from './request.ts';

const { EAGAIN, EDEADLK, EINTR, ENOLCK } = constants.errno;
const LOCK_BYTES = 24;

/** What fcntl(2) and flock(2) say for each outcome; an error of the file system's would be none. */
const ERRNO: Readonly<Record<LockOutcome, number>> = {
  granted: 0,
  busy: EAGAIN,
  deadlock: EDEADLK,
  unavailable: ENOLCK,
  withdrawn: EINTR,
};

/** Reads struct fuse_lk_in. @throws OceanError `invalid` */
export function decodeLock(body: Cursor): LockRequest {
  body.skip(8);
  const [owner, start, end] = [body.big(), body.big(), body.big()];
  const [code, pid, flags] = [body.u32(), body.u32(), body.u32()];
  const type = (['read', 'write', 'unlock'] as const).find((one) => LOCK_TYPE[one] === code);
  if (type === undefined || start > end) {
    throw new OceanError('invalid', `Cannot lock: type ${code}, bytes ${start} to ${end}`);
  }
  return { type, flavour: (flags & LOCK_FLOCK) === 0 ? 'posix' : 'flock', owner, start, end, pid };
}

/** struct fuse_lk_out; undefined: nothing is in the way. */
export function encodeLock(lock: HeldLock | undefined): Buffer {
  const bytes = Buffer.alloc(LOCK_BYTES);
  if (lock === undefined) {
    bytes.writeUInt32LE(LOCK_TYPE.unlock, 16);
    return bytes;
  }
  bytes.writeBigUInt64LE(lock.start, 0);
  bytes.writeBigUInt64LE(lock.end, 8);
  bytes.writeUInt32LE(lock.isWrite ? LOCK_TYPE.write : LOCK_TYPE.read, 16);
  bytes.writeUInt32LE(lock.pid, 20);
  return bytes;
}

async function getLock({ fileSystem }: Context, { ino, body }: Request): Promise<Reply> {
  try {
    return { bytes: encodeLock(await fileSystem.getLock(ino, decodeLock(body))) };
  } catch (error) {
    if (!isKind(error, 'unavailable')) throw error;
    return { ...DONE, errno: ENOLCK };
  }
}

async function setLock(
  { fileSystem, told }: Context,
  { ino, body }: Request,
  options: { isPatient: boolean; signal?: AbortSignal },
): Promise<Reply> {
  const lock = decodeLock(body);
  const outcome = await fileSystem.setLock(ino, lock, options);
  if (outcome !== 'granted' || lock.type === 'unlock') return { ...DONE, errno: ERRNO[outcome] };
  // Who has a lock reads what those wrote who had it before, and not what the kernel remembers.
  await told();
  const giveBack = () => {
    fileSystem.setLock(ino, { ...lock, type: 'unlock' }, { isPatient: false }).catch(() => {});
  };
  return { ...DONE, undo: giveBack };
}

const LOCKING = { interruptible: true, withdrawable: true } as const;

export const LOCK_OPERATIONS: readonly (readonly [number, Operation])[] = [
  [OPCODE.getLock, { run: getLock, interruptible: true }],
  [
    OPCODE.setLock,
    {
      ...LOCKING,
      run: (context, request, signal) =>
        setLock(context, request, { isPatient: false, ...(signal && { signal }) }),
    },
  ],
  [
    OPCODE.setLockWait,
    {
      ...LOCKING,
      endless: true,
      run: (context, request, signal) =>
        setLock(context, request, { isPatient: true, ...(signal && { signal }) }),
    },
  ],
];
