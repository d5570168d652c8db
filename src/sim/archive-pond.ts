/** A pond of whole nodes in one process: they store packs, are lost, come back, and repair. */

import type { PackLocation, StoredBlock, SweepSettings, WatchSettings } from '../archive/index.ts';
import {
  isKind,
  type NodeAddress,
  OceanError,
  type Random,
  SeededRandom,
  type Transport,
} from '../base/index.ts';
import { createVolumeKeys, type VolumeKeys } from '../client/index.ts';
import { digest, keyPairOf } from '../crypto/index.ts';
import { nodeIdOf } from '../id/index.ts';
import { OceanNode } from '../node/index.ts';
import { aguidOf } from '../object/index.ts';
import { decodeArchiveMessage, ROOM_ARCHIVE } from '../wire/index.ts';
import { type Lie, LyingStore } from './lying-store.ts';
import { MemoryStore } from './memory-store.ts';
import { SimulatedNetwork } from './network.ts';

const JOIN_MS = 4000;
const READ_MS = 120_000;
const QUOTA_BYTES = 256 << 20;

export interface PondNode {
  readonly seed: Uint8Array;
  readonly address: NodeAddress;
  readonly zone: string;
  readonly quotaBytes: number;
  /** Kept over restarts, as the setting of a node is. */
  isDraining: boolean;
  /** Survives the node, unless it is wiped. */
  store: MemoryStore;
  /** Undefined while it does not run. */
  node: OceanNode | undefined;
}

interface AddOptions {
  /** It pretends to store. */
  readonly lie?: Lie;
  readonly quotaBytes?: number;
  /** Its disk; left out: an empty one. */
  readonly store?: MemoryStore;
}

export interface KeptBlock extends StoredBlock {
  readonly location: PackLocation;
}

export class ArchivePond {
  readonly network: SimulatedNetwork;
  readonly nodes: PondNode[] = [];
  /** What was acknowledged. */
  readonly blocks: KeptBlock[] = [];
  readonly #random: Random;
  readonly #watch: Partial<WatchSettings>;
  readonly #sweep: Partial<SweepSettings>;
  readonly #seed: number;
  #keys: VolumeKeys | undefined;

  constructor(seed: number, watch: Partial<WatchSettings>, sweep: Partial<SweepSettings> = {}) {
    this.#seed = seed;
    this.#random = new SeededRandom(seed, 11);
    this.#watch = watch;
    this.#sweep = sweep;
    this.network = new SimulatedNetwork({ seed });
  }

  get live(): PondNode[] {
    return this.nodes.filter(({ node }) => node !== undefined);
  }

  /** A fresh machine in a zone. */
  async add(
    zone: string,
    { lie, quotaBytes = QUOTA_BYTES, store: given }: AddOptions = {},
  ): Promise<PondNode> {
    const seed = this.#random.bytes(32);
    const nodeId = nodeIdOf(keyPairOf(seed).publicKey);
    const address = { nodeId, host: 'n', port: this.nodes.length + 1 };
    const own = lie === undefined ? new MemoryStore({ quotaBytes }) : new LyingStore(lie);
    const store = given ?? own;
    const one: PondNode = {
      seed,
      address,
      zone,
      quotaBytes,
      isDraining: false,
      store,
      node: undefined,
    };
    this.nodes.push(one);
    await this.start(one);
    return one;
  }

  /** Runs a node, on what its disk holds. */
  async start(one: PondNode): Promise<void> {
    const { clock } = this.network;
    const transport = this.network.connect(one.address);
    const node = new OceanNode({
      key: keyPairOf(one.seed),
      transport: isMute(one.store) ? mute(transport) : transport,
      store: one.store,
      clock,
      random: new SeededRandom(this.#seed, 100 + one.address.port),
      keeping: {
        place: { zone: one.zone, machine: one.address.nodeId },
        watch: this.#watch,
        sweep: this.#sweep,
        isDraining: one.isDraining,
      },
    });
    const bootstrap = this.live.slice(0, 3).map(({ address }) => address);
    one.node = node;
    const joined = node.start(bootstrap);
    await this.until(joined, JOIN_MS * 5);
  }

  /** Ends a node without a word. Its disk stays as it is. */
  stop(one: PondNode, how: 'kill' | 'vanish'): void {
    this.network[how](one.address.nodeId);
    one.node?.stop();
    one.node = undefined;
  }

  /** A node is told to give away what it has, or to keep it. */
  drain(one: PondNode, isDraining: boolean): void {
    one.isDraining = isDraining;
    one.node?.packWatch.drain(isDraining);
  }

  /** The disk of a node that does not run is emptied. */
  wipe(one: PondNode, store = new MemoryStore({ quotaBytes: one.quotaBytes })): void {
    one.store = store;
  }

  /** Lets time pass until the promise settles. @throws OceanError `timeout` when it does not within `ms` */
  async until<T>(work: Promise<T>, ms: number): Promise<T> {
    const { clock } = this.network;
    let isSettled = false;
    const settle = () => {
      isSettled = true;
    };
    work.then(settle, settle);
    for (let waited = 0; waited < ms && !isSettled; waited += 100) await clock.advance(100);
    if (!isSettled) throw new OceanError('timeout', `Nothing came of it in ${ms} ms`);
    return work;
  }

  /** Stores a pack of a few blocks through a node that lives. False when the pond refuses it. */
  async store(blockCount: number, bytes: number, through?: PondNode): Promise<boolean> {
    const writer = through ?? this.live[this.#random.integer(this.live.length)]!;
    this.#keys ??= createVolumeKeys({
      name: 'v',
      members: [{ publicKey: keyPairOf(writer.seed).publicKey, address: writer.address }],
      random: (length) => this.#random.bytes(length),
    });
    const { object, author, writer: certificate } = this.#keys;
    const blocks = Array.from({ length: blockCount }, () => {
      const sealed = this.#random.bytes(bytes);
      return { digest: digest('block', sealed), sealed };
    });
    const identity = { aguid: aguidOf(object), key: author, writer: certificate };
    try {
      const stored = writer.node!.archive.store(blocks, identity);
      const locations = await this.until(stored, READ_MS);
      for (const [at, block] of blocks.entries())
        this.blocks.push({ ...block, location: locations[at]! });
      return true;
    } catch (error) {
      if (isKind(error, 'unavailable')) return false;
      throw error;
    }
  }

  /** What of the acknowledged blocks a node cannot read, a line each. */
  async unreadable(reader: PondNode): Promise<string[]> {
    const lines: string[] = [];
    for (const { location, digest } of this.blocks) {
      await this.until(reader.node!.archive.fetch(location, digest), READ_MS).catch((error) =>
        lines.push(`block of pack ${location.pack.slice(0, 8)} is lost: ${error.message}`),
      );
    }
    return lines;
  }

  /** Repair so far, all nodes that live together. */
  moved(): { bytes: number; fragments: number; inPart: number } {
    const status = this.live.map(({ node }) => node!.packWatch.status());
    const counters = this.live.map(({ node }) => node!.packWatch.counters());
    return {
      // Repairs after which fragments were still missing: there were not enough nodes for them.
      inPart: counters.reduce((sum, { failed = 0 }) => sum + failed, 0),
      bytes: status.reduce((sum, { bytesMoved }) => sum + bytesMoved, 0),
      fragments: status.reduce((sum, { regenerated }) => sum + regenerated, 0),
    };
  }
}

function isMute(store: MemoryStore): boolean {
  return store instanceof LyingStore && store.lie === 'mute';
}

/** Never answers who wants to read a fragment, and everybody else as always. */
function mute(transport: Transport): Transport {
  return {
    self: transport.self,
    serve: (handler) =>
      transport.serve({
        onMessage: (from, frame) => handler.onMessage(from, frame),
        onRequest: (from, frame) => {
          const asked = decodeArchiveMessage(frame.header, frame.payload);
          const isRead = frame.room === ROOM_ARCHIVE && asked?.kind === 'readFragment';
          return isRead ? new Promise(() => {}) : handler.onRequest(from, frame);
        },
        onPeerLost: (nodeId) => handler.onPeerLost(nodeId),
      }),
    send: (to, frame) => transport.send(to, frame),
    request: (to, frame, options) => transport.request(to, frame, options),
    roundTrip: (nodeId) => transport.roundTrip(nodeId),
    disconnect: (nodeId) => transport.disconnect(nodeId),
    close: () => transport.close(),
  };
}
