/** A volume as one node of a simulated pond has it open: the real file system, its journal, and its session. */

import { concat, isKind, OceanError, type Random } from '../base/index.ts';
import { Session, type SessionPorts, type VolumeKeys } from '../client/index.ts';
import type { Digest } from '../crypto/index.ts';
import { type Ino, type OpenedVolume, openVolume, PastVolume, ROOT_INO } from '../fs/index.ts';
import type { OceanNode } from '../node/index.ts';
import type { PondNode } from './archive-pond.ts';
import { MemoryLogFolder } from './memory-log-folder.ts';
import type { VirtualClock } from './virtual-clock.ts';

const CALLER = { uid: 1, gid: 1, pid: 1 };
const READY_MS = 10_000;
const SPACE = {
  ...{ blockBytes: 4096, blocksTotal: 1e6, blocksFree: 5e5 },
  ...{ filesTotal: 1e6, filesFree: 1e6 },
};

export interface PondMountOptions {
  readonly keys: VolumeKeys;
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly at: PondNode;
}

export class PondMount {
  readonly keys: VolumeKeys;
  readonly at: PondNode;
  readonly #clock: VirtualClock;
  readonly #random: Random;
  #folder = new MemoryLogFolder();
  #slot: number | undefined;
  #opened: OpenedVolume | undefined;
  /** Rejects when the process ends in which it is open. */
  #life = Promise.withResolvers<never>();

  constructor({ keys, clock, random, at }: PondMountOptions) {
    this.keys = keys;
    this.#clock = clock;
    this.#random = random;
    this.at = at;
  }

  get isOpen(): boolean {
    return this.#opened !== undefined;
  }

  get session(): Session {
    return this.#volume.volume.session;
  }

  get #volume(): OpenedVolume {
    if (this.#opened === undefined) throw new OceanError('unavailable', 'The volume is not open');
    return this.#opened;
  }

  /** Why what was written is not committed; undefined while it is, or is not open. */
  get stalled(): string | undefined {
    return this.#opened?.volume.draft.status().stalled;
  }

  /** As a program does that runs in the node. */
  #ports(node: OceanNode): SessionPorts {
    return {
      clock: this.#clock,
      random: (length) => this.#random.bytes(length),
      nodes: node.nodes,
      archive: node.archive,
      request: (ring, message, earlier) => node.askRing(ring, message, earlier),
      followedRing: (aguid) => node.followedRing(aguid),
      adopt: (heartbeat) => node.adopt(heartbeat),
      committed: (commit) => node.committed(commit),
      latest: (aguid) => node.latest(aguid),
      freshUntilMs: (aguid) => node.freshUntilMs(aguid),
      wantFresh: (aguid) => node.wantFresh(aguid),
      reachable: (aguid) => node.reachable(aguid),
      subscribe: (aguid, listener) => node.subscribe(aguid, listener),
    };
  }

  /** Once its node runs. @throws OceanError while the ring does not answer */
  async open(): Promise<void> {
    const { node } = this.at;
    if (node === undefined || this.#opened !== undefined) return;
    const { keys } = this;
    const session = new Session(keys, this.#ports(node));
    await session.create();
    node.follow(keys.object, keys.ring);
    await session.ready(READY_MS);
    const opened = await openVolume({
      session,
      folder: this.#folder,
      clock: this.#clock,
      random: (length) => this.#random.bytes(length),
      space: () => SPACE,
      placement: async () => 'in the pond',
      host: node.self.nodeId.slice(0, 8),
      slot: this.#slot,
      owner: { uid: 1, gid: 1 },
      keepSlot: async (slot) => {
        if (this.at.node === node) this.#slot = slot;
      },
    });
    if (this.at.node === node) this.#opened = opened;
    else close(opened);
  }

  /** Its process is killed with its node. The journal stays. */
  end(): void {
    const opened = this.#opened;
    this.#opened = undefined;
    this.#folder = this.#folder.copy();
    this.#life.promise.catch(() => {});
    this.#life.reject(new OceanError('unavailable', 'The process has ended'));
    this.#life = Promise.withResolvers();
    if (opened !== undefined) close(opened);
  }

  /** What goes on in its process ends with it. @throws OceanError `unavailable` then */
  inside<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#life.promise]);
  }

  /** Its disk is lost, and with it what was not committed. Call it while it is not open. */
  forgetAll(): void {
    this.#folder = new MemoryLogFolder();
    this.#slot = undefined;
  }

  /** The name of the block that such a content becomes. */
  blockOf(content: Uint8Array): Digest {
    return this.session.sealer.sealBlock(content).reference.digest;
  }

  /** Replaces whole files, each at once. Resolves with a version in which all are. */
  async write(files: ReadonlyMap<string, Uint8Array>): Promise<number> {
    const { fileSystem, volume } = this.#volume;
    const made: { handle: number; ino: Ino }[] = [];
    for (const [name, content] of files) {
      const fresh = `.${name}`;
      const left = await fileSystem.lookup(ROOT_INO, fresh).catch((error: unknown) => {
        if (!isKind(error, 'not-found')) throw error;
      });
      if (left !== undefined) {
        await fileSystem.unlink(ROOT_INO, fresh);
        fileSystem.forget(left.ino, 1);
      }
      const { attributes, opened } = await fileSystem.create(CALLER, ROOT_INO, fresh, {
        mode: 0o600,
      });
      const { handle } = opened;
      await fileSystem.write(handle, 0, content);
      await fileSystem.flush(handle);
      const [from, to] = [fresh, name].map((one) => ({ parent: ROOT_INO, name: one }));
      await fileSystem.rename(from!, to!);
      made.push({ handle, ino: attributes.ino });
    }
    for (const { handle } of made) await fileSystem.fsync(handle);
    for (const { handle, ino } of made) {
      await fileSystem.release(handle);
      fileSystem.forget(ino, 1);
    }
    return volume.session.latest().version;
  }

  /** A file as it was in a version; undefined when it was not there. @throws OceanError `not-found` */
  async read(version: number, name: string): Promise<Uint8Array | undefined> {
    const past = await PastVolume.open(this.session, version);
    const file = await past.find([name]);
    if (file === undefined) return undefined;
    const parts: Uint8Array[] = [];
    for await (const { bytes } of past.content(file)) parts.push(bytes);
    return concat(parts);
  }
}

/** Nothing of it runs on. What it writes down nobody reads. */
function close(opened: OpenedVolume): void {
  opened.close(0).catch(() => {});
}
