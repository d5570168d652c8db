/** A pond of real processes for a trial, with one volume `v` that the first node makes. */

import { join } from 'node:path';
import { type HeldPack, heldPacks } from '../../src/archive/index.ts';
import type { Checked } from '../../src/cli/check.ts';
import { DiskStore } from '../../src/host/index.ts';
import { until } from '../e2e/command.ts';
import { ManyNodes, type ManyNodesOptions } from '../e2e/many-nodes.ts';
import { demand } from './must.ts';

const COMMAND_SECONDS = 3600;
const COMMIT_SECONDS = 1800;
export const VOLUME = 'v';
const QUOTA_BYTES = 64 * 1024 ** 3;

export class TrialPond extends ManyNodes {
  constructor(options: ManyNodesOptions) {
    super({ ...options, config: { quotaBytes: QUOTA_BYTES, ...options.config } });
  }

  /** Starts the first `count` nodes, and waits until the first one knows the others. */
  async startFirst(count: number): Promise<void> {
    await this.start(0);
    for (let node = 1; node < count; node++) await this.start(node);
    await this.known(count);
  }

  /** Waits until the first node that runs knows that there are so many. */
  async known(count: number): Promise<void> {
    const [first] = this.ready as [number];
    await until(`${count} nodes know each other`, async () => {
      const { neighbors } = await this.ask(first, 'status');
      const known = new Set(neighbors.map(({ nodeId }: { nodeId: string }) => nodeId));
      return known.size >= count - 1;
    });
  }

  /** @throws Error when the command fails */
  async must(node: number, ...words: string[]): Promise<string> {
    const { status, output, errorText } = await this.oceanFor(COMMAND_SECONDS, node, ...words);
    demand(status === 0, `ocean ${words.join(' ')} ended with ${status}: ${output}${errorText}`);
    return output;
  }

  /** What `ocean check` finds, be it good or bad. */
  async check(node: number, ...options: string[]): Promise<Checked> {
    const words = ['check', `${VOLUME}:/`, '--json', ...options];
    const { output, errorText } = await this.oceanFor(COMMAND_SECONDS, node, ...words);
    demand(output !== '', `ocean check said: ${errorText}`);
    return JSON.parse(output);
  }

  /** Waits until every pack has all its fragments. */
  async whole(node: number, seconds: number): Promise<Checked> {
    let last: Checked | undefined;
    const look = async () => {
      last = await this.check(node);
      return last.packs > 0 && last.wholePacks === last.packs ? last : undefined;
    };
    return until('all packs are whole', look, seconds).catch((error: Error) => {
      throw new Error(`${error.message}; ${JSON.stringify({ ...last, problems: [] })}`);
    });
  }

  /** Waits until a node has committed all that was written to its mount. */
  async committed(node: number): Promise<void> {
    const look = async () => {
      const { volumes } = await this.ask(node, 'status');
      return volumes.every(({ changes }: { changes: number }) => changes === 0);
    };
    await until('everything is committed', look, COMMIT_SECONDS);
  }

  /** Bytes that these nodes have moved for repair. */
  async moved(nodes: readonly number[]): Promise<number> {
    const all = await Promise.all(nodes.map((node) => this.ask(node, 'status')));
    return all.reduce((sum, { watch }) => sum + watch.bytesMoved, 0);
  }

  /** Forgets what the mounting node and the kernel have read, and mounts again. */
  async mountCold(node: number): Promise<string> {
    await this.unmount(node);
    await this.stop(node);
    await this.start(node);
    return this.mount(node, VOLUME);
  }

  /** The store of a node that does not run. */
  async withStore<T>(node: number, work: (store: DiskStore) => Promise<T>): Promise<T> {
    const directory = join(this.homes[node]!.directory, 'store');
    const store = DiskStore.open({ directory, quotaBytes: QUOTA_BYTES });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  /** What a node that does not run has on its disk. */
  held(node: number): Promise<HeldPack[]> {
    return this.withStore(node, async (store) => [...heldPacks(store)]);
  }
}
