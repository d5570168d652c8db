/** A volume in one process without network or disk: a ring of one, replicas, and an archive in memory. */

import type { FoundCheckpoint } from '../../src/archive/index.ts';
import {
  type Clock,
  keyOf,
  type LogFile,
  type NodeAddress,
  OceanError,
  SeededRandom,
} from '../../src/base/index.ts';
import {
  type BlockArchive,
  createVolumeKeys,
  type Location,
  Session,
  type SessionPorts,
  shareVolumeKeys,
  type VolumeKeys,
} from '../../src/client/index.ts';
import { digest, keyPairOf } from '../../src/crypto/index.ts';
import { type OpenedVolume, openVolume } from '../../src/fs/index.ts';
import { guidOf, nodeIdOf, type PackGuid } from '../../src/id/index.ts';
import { NodeCache } from '../../src/object/index.ts';
import { type Advanced, Replica } from '../../src/replica/index.ts';
import { RingMember } from '../../src/ring/index.ts';
import { MemoryStore } from '../../src/sim/index.ts';
import { MemoryLogFolder } from '../../src/sim/memory-log-folder.ts';
import type { BlockLength, ObjectMessage } from '../../src/wire/index.ts';

/** Real time, and what a test lets pass besides. Timers are early. */
export class SkippingClock implements Clock {
  #skippedMs = 0;

  skip(ms: number): void {
    this.#skippedMs += ms;
  }

  nowMs(): number {
    return Date.now() + this.#skippedMs;
  }

  nowNs(): bigint {
    return BigInt(this.nowMs()) * 1_000_000n;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = setTimeout(run, Math.min(delayMs, 5));
    return () => clearTimeout(timer);
  }
}

/** Real time, but every reading is later than the one before. */
class AdvancingClock implements Clock {
  #ns = 1_700_000_000_000_000_000n;

  /** How far it is ahead of real time, in ms. */
  aheadMs = 0;

  nowMs(): number {
    return Date.now() + this.aheadMs;
  }

  nowNs(): bigint {
    this.#ns += 1000n;
    return this.#ns;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = setTimeout(run, Math.min(delayMs, 5));
    return () => clearTimeout(timer);
  }
}

export class MemoryArchive implements BlockArchive {
  readonly blocks = new Map<string, Uint8Array>();
  readonly packs = new Map<PackGuid, readonly BlockLength[]>();
  /** The last one first. */
  readonly checkpoints: FoundCheckpoint[] = [];
  stores = 0;
  /** Set to make storing fail. */
  failure: OceanError | undefined;

  async store(
    ...[blocks, _author, { mark } = {}]: Parameters<BlockArchive['store']>
  ): ReturnType<BlockArchive['store']> {
    if (this.failure !== undefined) throw this.failure;
    this.stores++;
    const pack = guidOf<PackGuid>(digest('manifest', ...blocks.map((block) => block.digest)));
    if (mark !== undefined) this.checkpoints.unshift({ pack, mark });
    this.packs.set(
      pack,
      blocks.map(({ digest, sealed: { length } }) => ({ digest, length })),
    );
    let offset = 0;
    return blocks.map((block) => {
      this.blocks.set(keyOf(block.digest), block.sealed);
      const { length } = block.sealed;
      const at = offset;
      offset += length;
      return { kind: 'pack', pack, offset: at, length, rate: { k: 1, n: 1 } };
    });
  }

  async describe(pack: PackGuid): ReturnType<BlockArchive['describe']> {
    const blocks = this.packs.get(pack);
    if (blocks === undefined) throw new OceanError('unavailable', 'No such pack');
    return { k: 1, n: 1, length: blocks.reduce((sum, { length }) => sum + length, 0), blocks };
  }

  async fetch(
    _location: Location,
    wanted: Parameters<BlockArchive['fetch']>[1],
  ): Promise<Uint8Array> {
    const bytes = this.blocks.get(keyOf(wanted));
    if (bytes === undefined) throw new OceanError('unavailable', 'No such block');
    return bytes;
  }
}

/** What lies between a node and the ring. */
export interface Link {
  readonly isCut: boolean;
  /** A request is on its way for as long as this takes. */
  readonly onRequest?: (kind: string) => Promise<void>;
}

export class LoopbackPond<Archive extends BlockArchive = MemoryArchive> {
  readonly random: SeededRandom;
  readonly clock = new AdvancingClock();
  readonly archive: Archive;
  readonly store = new MemoryStore({ quotaBytes: 1 << 30 });
  readonly keys: VolumeKeys;
  readonly member: RingMember;
  /** While true, no commit is pushed to anybody. */
  losesPushes = false;
  /** While false, the ring answers nobody. */
  isUp = true;
  readonly ports = new Map<Session, SessionPorts>();
  readonly #address: NodeAddress;
  readonly #mounts = new Map<string, (message: ObjectMessage) => void>();
  readonly #ticks = new Set<() => void>();
  #token = 1;

  constructor(seed = 7, archive = new MemoryArchive() as BlockArchive as Archive) {
    this.archive = archive;
    this.random = new SeededRandom(seed);
    const key = keyPairOf(this.random.bytes(32));
    this.#address = { nodeId: nodeIdOf(key.publicKey), host: '127.0.0.1', port: 1 };
    this.member = new RingMember({ key, tables: this.store, nodes: new NodeCache(this.store) });
    this.keys = createVolumeKeys({
      name: 'test',
      members: [{ publicKey: key.publicKey, address: this.#address }],
      random: (length) => this.random.bytes(length),
    });
  }

  share(): VolumeKeys {
    const shared = shareVolumeKeys(this.keys, (length) => this.random.bytes(length));
    if (shared === undefined) throw new Error('no owner');
    return shared;
  }

  async #deliver(
    from: NodeAddress,
    message: ObjectMessage,
    token?: number,
  ): Promise<ObjectMessage[]> {
    if (!this.isUp) throw new OceanError('unavailable', 'The ring is down');
    const out = this.member.step(this.clock.nowMs(), { kind: 'message', from, token, message });
    await this.store.write(out.persist);
    const answers: ObjectMessage[] = [];
    await this.store.write(out.note ?? []);
    for (const envelope of out.send) {
      // A ring of one has nobody to speak to.
      if (!('kind' in envelope.message)) continue;
      if ('token' in envelope) answers.push(envelope.message);
      else this.#mounts.get(envelope.to.nodeId)?.(envelope.message);
    }
    return answers;
  }

  /** Lets the ring do what it does by itself, as if so much time passed. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.clock.nowMs() + ms;
    for (;;) {
      const dueMs = this.member.deadlineMs() ?? Number.POSITIVE_INFINITY;
      if (dueMs > untilMs) return;
      const { persist, note = [] } = this.member.step(dueMs, { kind: 'tick' });
      await this.store.write([...persist, ...note]);
    }
  }

  /** Lets replicas do what is due: who follows for long renews its subscription. */
  tick(): void {
    for (const tick of this.#ticks) tick();
  }

  /** A session as one machine would have it, and the ports under it. */
  async session(
    keys: VolumeKeys,
    nodeName: string,
    link: Link = { isCut: false },
    clock: Clock = this.clock,
  ): Promise<Session> {
    const nodeId = nodeIdOf(digest('node', new TextEncoder().encode(nodeName)));
    const from: NodeAddress = { nodeId, host: '127.0.0.1', port: 2 };
    const nodes = new NodeCache(new MemoryStore({ quotaBytes: 1 << 30 }));
    const replica = new Replica({ nodes });
    const listeners = new Set<(advanced: Advanced) => void>();
    const run = (input: Parameters<Replica['step']>[1]) => {
      const out = replica.step(this.clock.nowMs(), input);
      for (const envelope of out.send) {
        if (!link.isCut) this.#deliver(from, envelope.message).catch(() => {});
      }
      for (const advanced of out.upcall) for (const listener of listeners) listener(advanced);
    };
    this.#ticks.add(() => {
      if ((replica.deadlineMs() ?? Number.POSITIVE_INFINITY) <= this.clock.nowMs()) {
        run({ kind: 'tick' });
      }
    });
    this.#mounts.set(nodeId, (message) => {
      if (link.isCut || (this.losesPushes && message.kind === 'commit')) return;
      run({ kind: 'message', from: this.#address, message });
    });
    const ports: SessionPorts = {
      clock,
      random: (length) => this.random.bytes(length),
      nodes,
      archive: this.archive,
      request: async (_ring, message) => {
        if (link.isCut) throw new OceanError('unavailable', 'The node is dead or cut off');
        await link.onRequest?.(message.kind);
        const [answer] = await this.#deliver(from, message, this.#token++);
        if (answer === undefined) throw new OceanError('timeout', 'No answer');
        if (answer.kind === 'refused') throw new OceanError(answer.error, answer.message);
        return answer;
      },
      adopt: (heartbeat) => run({ kind: 'heartbeat', heartbeat }),
      committed: (commit) => run({ kind: 'committed', commit }),
      latest: (aguid) => replica.latest(aguid),
      freshUntilMs: (aguid) => replica.freshUntilMs(aguid),
      wantFresh: (aguid) => run({ kind: 'wantFresh', aguid }),
      reachable: (aguid) => replica.reachable(aguid),
      subscribe: (_aguid, listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const session = new Session(keys, ports);
    this.ports.set(session, ports);
    await session.create();
    run({ kind: 'follow', object: keys.object, ring: keys.ring });
    await session.ready(5000);
    return session;
  }

  async open(
    options: {
      keys?: VolumeKeys;
      node?: string;
      folder?: MemoryLogFolder;
      slot?: number;
      tail?: LogFile;
      takesOver?: boolean;
      cacheBytes?: number;
      link?: Link;
      clock?: Clock;
    } = {},
  ): Promise<OpenedVolume> {
    const clock = options.clock ?? this.clock;
    const keys = options.keys ?? this.keys;
    return openVolume({
      ...(options.tail && { tail: options.tail, takesOver: options.takesOver ?? false }),
      session: await this.session(keys, options.node ?? 'first', options.link, clock),
      folder: options.folder ?? new MemoryLogFolder(),
      cacheBytes: options.cacheBytes ?? 0,
      clock,
      random: (length) => this.random.bytes(length),
      space: () => ({
        blockBytes: 4096,
        blocksTotal: 1e6,
        blocksFree: 5e5,
        filesTotal: 1e6,
        filesFree: 1e6,
      }),
      placement: async () => 'in memory',
      host: options.node ?? 'first',
      slot: options.slot,
      owner: { uid: 0, gid: 0 },
      keepSlot: async () => {},
    });
  }
}
