/** Tells the kernel what other mounts changed, so that it forgets what it has cached of it. */

import type { Ino, Invalidation } from '../../src/fs/index.ts';
import type { Device } from './device.ts';
import { NOTIFY } from './protocol.ts';

interface Message {
  readonly code: number;
  readonly body: Buffer;
}

/** struct fuse_notify_inval_inode_out or fuse_notify_inval_entry_out. */
export function encodeInvalidation(invalidation: Invalidation): Message {
  if (invalidation.kind === 'inode') {
    const body = Buffer.alloc(24);
    body.writeBigUInt64LE(BigInt(invalidation.ino), 0);
    // A negative offset leaves the content alone.
    body.writeBigInt64LE(BigInt(invalidation.range?.offset ?? -1), 8);
    body.writeBigInt64LE(BigInt(invalidation.range?.length ?? 0), 16);
    return { code: NOTIFY.invalidateInode, body };
  }
  const body = Buffer.alloc(16 + invalidation.name.length + 1);
  body.writeBigUInt64LE(BigInt(invalidation.parent), 0);
  body.writeUInt32LE(invalidation.name.length, 8);
  body.write(invalidation.name, 16, 'latin1');
  return { code: NOTIFY.invalidateEntry, body };
}

export class Notifier {
  readonly #device: Device;
  /** By content, so that repeated changes wait once. UNBOUNDED: the file system pushes no faster than it learns. */
  readonly #queue = new Map<string, Message & { readonly ino: Ino | undefined }>();
  readonly #onUnknown: (ino: Ino) => void;
  #sending = false;
  /** On its way. */
  #current: string | undefined;
  /** Who waits for which messages. */
  readonly #waiting = new Map<() => void, Set<string>>();
  sent = 0;

  /** @param onUnknown - hears of an inode of which the kernel knows nothing */
  constructor(device: Device, onUnknown: (ino: Ino) => void) {
    this.#device = device;
    this.#onUnknown = onUnknown;
  }

  push(invalidation: Invalidation): void {
    const message = encodeInvalidation(invalidation);
    const key = `${message.code} ${message.body.toString('latin1')}`;
    // Later in the order: what was changed twice must be forgotten after the second change.
    this.#queue.delete(key);
    const ino = invalidation.kind === 'inode' ? invalidation.ino : undefined;
    this.#queue.set(key, { ...message, ino });
    if (this.#sending) return;
    this.#sending = true;
    // A fresh task: the push may come from within a request that holds the same inode in the kernel.
    setImmediate(() => void this.#sendAll());
  }

  /** Messages that have not reached the kernel yet. */
  get waiting(): number {
    return this.#queue.size + (this.#current === undefined ? 0 : 1);
  }

  /** Resolves when all that was pushed so far has reached the kernel. */
  async drained(): Promise<void> {
    if (!this.#sending) return;
    const awaited = new Set(this.#queue.keys());
    if (this.#current !== undefined) awaited.add(this.#current);
    if (awaited.size > 0) {
      await new Promise<void>((resolve) => this.#waiting.set(resolve, awaited));
    }
  }

  #sent(key: string): void {
    this.sent += 1;
    this.#current = undefined;
    for (const [resolve, awaited] of this.#waiting) {
      awaited.delete(key);
      if (awaited.size > 0) continue;
      this.#waiting.delete(resolve);
      resolve();
    }
  }

  /** One at a time: a message that must wait blocks no more than one thread of the pool. */
  async #sendAll(): Promise<void> {
    for (const [key, { code, body, ino }] of this.#queue) {
      this.#queue.delete(key);
      this.#current = key;
      // A refusal means that the kernel has nothing of it in its caches.
      const refusal = await this.#device.notify(code, body);
      if (refusal === 'ENOENT' && ino !== undefined) this.#onUnknown(ino);
      this.#sent(key);
    }
    this.#sending = false;
  }
}
