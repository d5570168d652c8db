/**
 * One mount's conversation with the kernel: requests in, each answered once, notifications out.
 * Modelled on what libfuse's low-level session does, without its threads: the file system runs in
 * this one, and only reads of the device and notifications wait in libuv's pool.
 */

import { constants } from 'node:os';
import { type Clock, type Durations, OceanError } from '../../src/base/index.ts';
import type { FileSystem } from '../../src/fs/index.ts';
import { toErrno } from '../errno.ts';
import type { Timeouts } from './answer.ts';
import { ATTRIBUTE_OPERATIONS } from './attributes.ts';
import { Device } from './device.ts';
import { DIRECTORY_OPERATIONS } from './directories.ts';
import { fateOf } from './fate.ts';
import { FILE_OPERATIONS } from './files.ts';
import { Handles } from './handles.ts';
import { LOCK_OPERATIONS } from './locks.ts';
import { NAME_OPERATIONS } from './names.ts';
import { negotiate } from './negotiation.ts';
import { encodeInvalidation, Notifier } from './notifier.ts';
import type { Context, Operation, Reply } from './operation.ts';
import { type OperationName, OperationTimes } from './operation-times.ts';
import { Pending } from './pending.ts';
import { INIT_FLAG, NOTIFY, OPCODE } from './protocol.ts';
import { decodeRequest, type Request } from './request.ts';
import { again } from './resent.ts';

const { ENOSYS, ETIMEDOUT, EINTR, EAGAIN, EPROTO } = constants.errno;
const NOTHING = new Uint8Array(0);
/** How often it is looked whether a process that had a signal is to end. */
const FATE_LOOK_MS = 200;

const OPERATIONS: ReadonlyMap<number, Operation> = new Map([
  ...NAME_OPERATIONS,
  ...ATTRIBUTE_OPERATIONS,
  ...FILE_OPERATIONS,
  ...DIRECTORY_OPERATIONS,
  ...LOCK_OPERATIONS,
]);

interface SessionOptions {
  readonly fileSystem: FileSystem;
  readonly clock: Clock;
  readonly timeouts: Timeouts;
  readonly exclusive: boolean;
  /** Locks hold across mounts: the file system keeps them. */
  readonly sharesLocks: boolean;
  readonly deadlineMs: number;
  /** For operations that wait for other nodes' disks: flush, fsync, release, copying. */
  readonly slowDeadlineMs: number;
  readonly readers: number;
  /**
   * How many processes served the mount before this one: after the first, the kernel has said what it can, and says
   * again what the one before has read and not answered.
   */
  readonly life: number;
  readonly onError: (error: Error) => void;
}

/** What happened since the mount, for `ocean status`. */
export interface Counters {
  readonly requests: number;
  readonly failed: number;
  readonly expired: number;
  readonly interrupted: number;
  readonly malformed: number;
  /** Read by an earlier process too. */
  readonly resent: number;
  readonly notified: number;
  /** Invalidations that the kernel has not got yet. */
  readonly notifying: number;
  /** Under way now. */
  readonly pending: number;
  /** Open files and directories now. */
  readonly open: number;
}

export class Session {
  /** Settles when the mount is gone and what it had open is released. */
  readonly closed: Promise<void>;
  /** Settles after INIT; rejects when the kernel is too old. */
  readonly ready: Promise<void>;
  readonly #ready = Promise.withResolvers<void>();
  readonly #options: SessionOptions;
  readonly #context: Context;
  readonly #device: Device;
  readonly #pending: Pending;
  readonly #notifier: Notifier;
  readonly #unwatch: () => void;
  #canResend = false;
  /** What INIT agreed on with this process. */
  #flags = 0;
  readonly #times = new OperationTimes();
  readonly #count = { requests: 0, failed: 0, expired: 0, interrupted: 0, malformed: 0, resent: 0 };

  /** @param fd - `/dev/fuse`, mounted; belongs to the session from now on */
  constructor(fd: number, options: SessionOptions) {
    const { fileSystem, clock, timeouts } = options;
    this.#options = options;
    this.#device = new Device(fd, (bytes) => this.#onRequest(bytes));
    this.#context = {
      fileSystem,
      clock,
      timeouts,
      handles: new Handles(fileSystem, options.life),
      // A process that took over has a kernel of Linux 6.9 or later, and that had offered it.
      extendsSetxattr: () => options.life > 0 || (this.#flags & INIT_FLAG.setxattrExtended) !== 0,
      forgetAttributes: (ino) => this.#forgetAttributes(ino),
      told: () => this.#notifier.drained(),
    };
    this.#notifier = new Notifier(this.#device, (ino) => fileSystem.forgotten(ino));
    this.#pending = new Pending(
      clock,
      Math.min(options.deadlineMs, options.slowDeadlineMs),
      (unique) => this.#onExpired(unique),
    );
    this.#unwatch = fileSystem.watch((invalidation) => this.#notifier.push(invalidation));
    this.ready = this.#ready.promise;
    this.closed = this.#device.closed.finally(() => this.#onClosed());
    if (options.life > 0) {
      this.#ready.resolve();
      this.#device.notifyNow(NOTIFY.resend, NOTHING);
    }
    this.#device.start(options.readers);
  }

  /** Another process can take over after this one was killed. Known once it is ready. */
  get canResend(): boolean {
    return this.#canResend || this.#options.life > 0;
  }

  counters(): Counters {
    return {
      ...this.#count,
      notified: this.#notifier.sent,
      notifying: this.#notifier.waiting,
      pending: this.#pending.count,
      open: this.#context.handles.count,
    };
  }

  /** By operation, as far as there were any. */
  times(): ReadonlyMap<OperationName, Durations> {
    return this.#times.byName();
  }

  async #onClosed(): Promise<void> {
    this.#unwatch();
    this.#pending.stop();
    this.#ready.reject(new OceanError('unavailable', 'Cannot mount: the kernel ended the session'));
    // Nobody may be waiting for it any more.
    this.ready.catch(() => undefined);
    this.#context.fileSystem.releaseAllLocks();
    await this.#context.handles.releaseAll();
  }

  /** A promise when the operation still needs the bytes. Never throws. */
  #onRequest(bytes: Buffer): Promise<unknown> | undefined {
    this.#count.requests += 1;
    const startMs = performance.now();
    const request = decodeRequest(bytes);
    if (request === undefined) {
      this.#count.malformed += 1;
      return undefined;
    }
    try {
      const operation = OPERATIONS.get(request.opcode);
      if (operation === undefined) this.#onOther(request);
      else {
        const done = request.isResent ? again(operation, Buffer.from(bytes)) : operation;
        return this.#serve(request, done, startMs);
      }
    } catch (error) {
      this.#times.add(request.opcode, startMs);
      this.#fail(request.unique, error);
    }
    return undefined;
  }

  #serve(request: Request, operation: Operation, startMs: number): Promise<unknown> | undefined {
    const { unique, opcode } = request;
    const abort = operation.withdrawable ? new AbortController() : undefined;
    const outcome = operation.run(this.#context, request, abort?.signal);
    if (!(outcome instanceof Promise)) {
      this.#times.add(opcode, startMs);
      if (opcode !== OPCODE.forget && opcode !== OPCODE.batchForget) this.#answer(unique, outcome);
      return undefined;
    }
    const { deadlineMs, slowDeadlineMs } = this.#options;
    const limitMs = operation.slow ? slowDeadlineMs : deadlineMs;
    const withdraw = abort && (() => abort.abort());
    const { pid } = request.caller;
    const { interruptible = false } = operation;
    const waiting = { pid, interruptible, withdraw };
    this.#pending.add(unique, operation.endless ? Infinity : limitMs, waiting);
    const settled = outcome.then(
      (reply) => {
        this.#times.add(opcode, startMs);
        // Past its deadline or interrupted: the kernel has its answer, so this one must leave no trace.
        if (this.#pending.settle(unique)) this.#answer(unique, reply);
        else reply.undo?.();
      },
      (error: unknown) => {
        this.#times.add(opcode, startMs);
        if (this.#pending.settle(unique)) this.#fail(unique, error);
      },
    );
    return operation.lent ? settled : undefined;
  }

  #onOther(request: Request): void {
    const { opcode, unique, body } = request;
    if (opcode === OPCODE.init) this.#onInit(unique, request);
    else if (opcode === OPCODE.interrupt) this.#onInterrupt(unique, body.big());
    else if (opcode === OPCODE.destroy) this.#device.answer(unique, 0, NOTHING);
    // ACCESS, IOCTL, POLL and what is yet to be invented: the kernel does without.
    else this.#device.answer(unique, ENOSYS, NOTHING);
  }

  #onInit(unique: bigint, { body }: Request): void {
    const negotiated = negotiate(body, this.#options.exclusive, this.#options.sharesLocks);
    if (negotiated.kind === 'too-old') {
      this.#device.answer(unique, EPROTO, NOTHING);
      const message = `Cannot mount: the kernel speaks FUSE ${negotiated.version}, needs 7.28 (Linux 4.20)`;
      this.#ready.reject(new OceanError('unsupported', message));
      return;
    }
    this.#device.answer(unique, 0, negotiated.answer);
    if (negotiated.kind !== 'agreed') return;
    this.#canResend = negotiated.canResend;
    this.#flags = negotiated.flags;
    this.#ready.resolve();
  }

  #onInterrupt(unique: bigint, target: bigint): void {
    const waiting = this.#pending.find(target);
    if (waiting === undefined) {
      // Answered already, then the kernel ignores this; or not read yet, then it sends it again.
      this.#device.answer(unique, EAGAIN, NOTHING);
    } else if (waiting.withdraw !== undefined) this.#breakOff(target);
    else this.#breakOffWhenEnding(target);
  }

  /** The kernel tells of the first signal only, and the one that ends the process may be a later one. */
  #breakOffWhenEnding(target: bigint): void {
    const waiting = this.#pending.find(target);
    if (waiting === undefined) return;
    const fate = fateOf(waiting.pid);
    const mayGo = fate === 'ends' || (fate === 'asked' && waiting.interruptible);
    if (mayGo) this.#breakOff(target);
    else this.#options.clock.after(FATE_LOOK_MS, () => this.#breakOffWhenEnding(target));
  }

  /** What was asked for goes on and leaves no trace where it can: who asked does not wait for it. */
  #breakOff(target: bigint): void {
    this.#pending.withdraw(target);
    this.#count.interrupted += 1;
    this.#device.answer(target, EINTR, NOTHING);
  }

  #forgetAttributes(ino: number): void {
    // Attributes alone are dropped without waiting for a page or a lock, so this may happen at once,
    // before the answer that lets somebody look.
    const { code, body } = encodeInvalidation({ kind: 'inode', ino });
    this.#device.notifyNow(code, body);
  }

  #onExpired(unique: bigint): void {
    this.#count.expired += 1;
    this.#device.answer(unique, ETIMEDOUT, NOTHING);
  }

  #answer(unique: bigint, reply: Reply): void {
    if (!this.#device.answer(unique, reply.errno ?? 0, reply.bytes)) reply.undo?.();
  }

  #fail(unique: bigint, error: unknown): void {
    this.#count.failed += 1;
    if (!(error instanceof OceanError)) {
      // A bug of ours: the caller hears EIO, the owner hears what it was.
      this.#options.onError(error instanceof Error ? error : new Error(String(error)));
    }
    this.#device.answer(unique, toErrno(error), NOTHING);
  }
}
