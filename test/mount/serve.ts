/**
 * Serves the model at a mount point, in a process of its own: a test that touches the mount must not
 * share the thread that answers for it. Says `ready`, takes orders, unmounts on SIGTERM.
 */

import { type MountOptions, mountKernel } from '../../mount/index.ts';
import type { Clock } from '../../src/base/index.ts';
import type { Attributes, Name } from '../../src/fs/index.ts';
import { MemoryFileSystem } from '../model/memory-file-system.ts';
import { NEVER_FOUND, NEVER_READ } from './serve-names.ts';

export type Order =
  /** Changes a file in the root as another mount would, with or without telling the kernel. */
  | { readonly kind: 'change'; readonly name: string; readonly text: string }
  | { readonly kind: 'counters' }
  | { readonly kind: 'leftovers' };

const started = process.hrtime.bigint();
const startedAt = BigInt(Date.now()) * 1_000_000n;
const clock: Clock = {
  nowMs: () => Date.now(),
  nowNs: () => startedAt + process.hrtime.bigint() - started,
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

class StuckFileSystem extends MemoryFileSystem {
  readonly #stuck = new Set<number>();

  override lookup(parent: number, name: Name): Promise<Attributes> {
    return name === NEVER_FOUND ? new Promise(() => undefined) : super.lookup(parent, name);
  }

  override async create(...args: Parameters<MemoryFileSystem['create']>) {
    const created = await super.create(...args);
    if (args[2] === NEVER_READ) this.#stuck.add(created.opened.handle);
    return created;
  }

  override async open(...args: Parameters<MemoryFileSystem['open']>) {
    const opened = await super.open(...args);
    const { ino } = await this.lookup(1, NEVER_READ).catch(() => ({ ino: 0 }));
    if (ino === args[0]) this.#stuck.add(opened.handle);
    return opened;
  }

  override read(handle: number, offset: number, length: number): Promise<Uint8Array> {
    return this.#stuck.has(handle)
      ? new Promise(() => undefined)
      : super.read(handle, offset, length);
  }
}

const options: Omit<MountOptions, 'clock'> = JSON.parse(process.argv[2] ?? '{}');
const fileSystem = new StuckFileSystem(clock.nowNs);

function say(message: object): void {
  if (process.connected) process.send?.(message);
}

try {
  const mounted = await mountKernel(fileSystem, {
    ...options,
    clock,
    onError: (error) => say({ bug: error.stack }),
  });
  process.on('message', (order: Order) => {
    if (order.kind === 'counters') say({ counters: mounted.counters() });
    else if (order.kind === 'leftovers') say({ leftovers: fileSystem.leftovers() });
    else void change(order.name, order.text);
  });
  process.on('SIGTERM', () => void mounted.unmount());
  // The test is gone: nothing may stay behind.
  process.on('disconnect', () => void mounted.unmount());
  if (!process.connected) void mounted.unmount();
  say({ ready: true });
  await mounted.closed;
  say({ closed: fileSystem.leftovers() });
} catch (error) {
  const { kind, message } = error as { kind?: string; message: string };
  say({ refused: { kind, message } });
}
if (process.connected) process.disconnect?.();

async function change(name: string, text: string): Promise<void> {
  const { ino } = await fileSystem.lookup(1, name);
  const { handle } = await fileSystem.open(ino, { truncate: true });
  await fileSystem.write(handle, 0, new TextEncoder().encode(text));
  await fileSystem.release(handle);
  fileSystem.forget(ino, 1);
  fileSystem.push({ kind: 'inode', ino, range: { offset: 0, length: 0 } });
  say({ changed: true });
}
