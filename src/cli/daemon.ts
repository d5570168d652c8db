/** A running node of a pond: transport, store and the rooms above them, with the volumes that it serves. */
// Over 400 lines: what makes up a node is put together, and ended, in one place.

import type { Mounted } from '../../mount/index.ts';
import { REPAIR_BYTES_PER_SECOND } from '../archive/index.ts';
import { fromHex, type LogFile, OceanError, present } from '../base/index.ts';
import {
  Checkpointer,
  createVolumeKeys,
  eraseObject,
  Session,
  type SessionPorts,
  type StoredBlock,
  VOLUME_NAME_PATTERN,
  type VolumeKeys,
} from '../client/index.ts';
import {
  CONDEMNED_MS,
  type OpenedVolume,
  openVolume,
  type Space,
  TimeTravelFileSystem,
} from '../fs/index.ts';
import {
  DiskLogFolder,
  DiskStore,
  GivenBack,
  HostClock,
  HostRandom,
  openLogFile,
  SocketTransport,
} from '../host/index.ts';
import { isMember, OceanNode } from '../node/index.ts';
import { checkRing } from '../object/index.ts';
import type { SignedRing } from '../wire/index.ts';
import { parseCache } from './arguments.ts';
import { CheckpointKeeper } from './checkpoint-keeper.ts';
import type { Custody, HeldMount } from './custody.ts';
import { ForgetKeeper } from './forget-keeper.ts';
import { CACHE_BYTES_DEFAULT, type Home, type KeptMount, type NodeConfig } from './home.ts';
import type { Log } from './log.ts';
import { Mounts, type ServedMount } from './mounts.ts';
import { PackKeeper } from './pack-keeper.ts';
import { REWRITE_GRACE_MS, RewriteKeeper } from './rewrite-keeper.ts';
import { ringMembers } from './ring-members.ts';
import { ringPlaces } from './ring-places.ts';

const READY_TIMEOUT_MS = 20_000;
const CLOSE_TIMEOUT_MS = 10_000;
/** Joining that takes longer is told in the log. */
const JOIN_NOTICE_MS = 10_000;
const BLOCK_BYTES = 4096;

export interface ServedVolume {
  readonly keys: VolumeKeys;
  readonly session: Session;
  readonly opened: OpenedVolume;
  /** With old versions under `.ocean`. */
  readonly readable: TimeTravelFileSystem;
  readonly packs: PackKeeper;
  readonly forgetting: ForgetKeeper;
  readonly checkpointer: Checkpointer;
  readonly checkpoints: CheckpointKeeper;
  readonly rewriting: RewriteKeeper;
}

export class Daemon {
  readonly home: Home;
  readonly config: NodeConfig;
  readonly node: OceanNode;
  readonly startedMs: number;
  readonly clock: HostClock;
  readonly transport: SocketTransport;
  readonly store: DiskStore;
  readonly #random = new HostRandom();
  readonly #givenBack = new GivenBack();
  readonly #log: Log;
  readonly #custody: Custody | undefined;
  readonly #volumes = new Map<string, Promise<ServedVolume>>();
  readonly #served: Mounts;
  /** What was mounted before is mounted again. */
  isReady = false;
  /** Others may route through this node. */
  isMember = false;
  /** Resolves when it is a member. */
  readonly joined: Promise<void>;

  private constructor(parts: {
    home: Home;
    config: NodeConfig;
    node: OceanNode;
    transport: SocketTransport;
    store: DiskStore;
    clock: HostClock;
    log: Log;
    custody: Custody | undefined;
  }) {
    this.home = parts.home;
    this.config = parts.config;
    this.node = parts.node;
    this.transport = parts.transport;
    this.store = parts.store;
    this.clock = parts.clock;
    this.#log = parts.log;
    this.#custody = parts.custody;
    this.startedMs = parts.clock.nowMs();
    this.#served = new Mounts({ ...parts, volume: (name) => this.volume(name) });
    this.joined = this.#join();
  }

  /**
   * Opens the store, listens, and begins to join the pond.
   *
   * @param custody - of a supervisor that holds the mounts while no process serves them
   * @throws OceanError `busy` on a second start
   */
  static async start(home: Home, log: Log, custody?: Custody): Promise<Daemon> {
    const config = home.config();
    const store = DiskStore.open({ directory: home.path('store'), quotaBytes: config.quotaBytes });
    try {
      const key = home.nodeKey();
      const founder = present(fromHex(config.pond), 'pond');
      const transport = await SocketTransport.listen({
        seed: key.seed,
        host: config.listenHost,
        port: config.port,
        ...(config.advertisedHost === undefined ? {} : { advertisedHost: config.advertisedHost }),
        credential: present(fromHex(config.credential), 'credential'),
        admit: (nodeKey, _nodeId, credential) => isMember({ founder, nodeKey, credential }),
      });
      const clock = new HostClock();
      const {
        zone = '',
        machine = '',
        watch = {},
        scrubBytesPerSecond,
        isDraining = false,
      } = config;
      const keeping = { place: { zone, machine }, watch, sweep: config.sweep ?? {}, isDraining };
      const random = new HostRandom();
      const pace = scrubBytesPerSecond === undefined ? {} : { scrubBytesPerSecond };
      const node = new OceanNode({ key, transport, store, clock, random, keeping, ...pace });
      log('info', `node ${node.self.nodeId} listens on ${node.self.host}:${node.self.port}`);
      return new Daemon({ home, config, node, transport, store, clock, log, custody });
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  async #join(): Promise<void> {
    const { nodeId } = this.node.self;
    const others = this.config.bootstrap.filter((other) => other.nodeId !== nodeId);
    const cancel = this.clock.after(JOIN_NOTICE_MS, () => {
      const asked = others.map(({ host, port }) => `${host}:${port}`).join(', ');
      this.#log('warn', `no member of the pond has taken this node in; asking on: ${asked}`);
    });
    const { alone } = await this.node.start(others);
    cancel();
    this.isMember = true;
    if (alone && others.length > 0)
      this.#log('warn', 'nobody of the pond answers: going on alone, and asking on');
  }

  /** @throws OceanError `unavailable` before this node is a member: what it would ask others has no way to them */
  checkJoined(): void {
    if (this.isMember) return;
    const advice = 'see "ocean status", and whether the others run';
    throw new OceanError('unavailable', `This node has not joined its pond yet: ${advice}`);
  }

  /**
   * A new volume.
   *
   * @param memberCount - how many nodes order its updates, this one among them: 3f + 1; by default 4 where the pond
   *   has so many, else 1
   * @throws OceanError `unavailable` when the pond has fewer nodes that answer
   */
  async createVolume(name: string, memberCount?: number): Promise<VolumeKeys> {
    if (!VOLUME_NAME_PATTERN.test(name)) {
      throw new OceanError(
        'invalid',
        `"${name}" is no name for a volume: letters, digits, ".", "_", "-", at most 64`,
      );
    }
    if (this.home.volumeNames().includes(name)) {
      throw new OceanError('exists', `A volume "${name}" is known here already`);
    }
    const keys = createVolumeKeys({
      name,
      members: await ringMembers(await ringPlaces(this), memberCount),
      random: (length) => this.#random.bytes(length),
    });
    await this.#session(keys).create();
    this.home.keepVolumeKeys(keys);
    return keys;
  }

  #session(keys: VolumeKeys): Session {
    return new Session(keys, this.ports(keys));
  }

  /** What a session with the object of these keys needs of the node. */
  ports(keys: VolumeKeys): SessionPorts {
    const { node } = this;
    return {
      clock: this.clock,
      random: (length) => this.#random.bytes(length),
      nodes: node.nodes,
      archive: node.archive,
      request: (ring, message, earlier) => node.askRing(ring, message, earlier),
      followedRing: (aguid) => node.followedRing(aguid),
      onRing: (ring) => {
        node.follow(keys.object, ring);
        this.keepRing(keys.name, ring);
      },
      adopt: (heartbeat) => node.adopt(heartbeat),
      committed: (commit) => node.committed(commit),
      latest: (aguid) => node.latest(aguid),
      freshUntilMs: (aguid) => node.freshUntilMs(aguid),
      wantFresh: (aguid) => node.wantFresh(aguid),
      reachable: (aguid) => node.reachable(aguid),
      subscribe: (aguid, listener) => node.subscribe(aguid, listener),
    };
  }

  /** Another ring has taken over: it is asked from now on, also after a restart. */
  keepRing(name: string, ring: SignedRing): void {
    // A volume that is being made is not kept yet.
    if (!this.home.volumeNames().includes(name)) return;
    const keys = this.home.volumeKeys(name);
    // A program may use an object of the same name whose keys are not kept here.
    if (checkRing(keys.object, ring) === undefined) return;
    this.home.keepVolumeKeys({ ...keys, ring });
    this.node.follow(keys.object, ring);
    this.#log('info', `volume ${name} has another ring`);
  }

  /** How patient this node is before it removes what was given up. */
  get forgetTimes(): { readonly condemnedMs: number } {
    return { condemnedMs: this.config.sweep?.condemnedMs ?? CONDEMNED_MS };
  }

  /** By directory. */
  get mounts(): ReadonlyMap<string, ServedMount> {
    return this.#served.byDirectory;
  }

  /** The volume, opened once and kept open. */
  async volume(name: string): Promise<ServedVolume> {
    let served = this.#volumes.get(name);
    if (served === undefined) {
      served = this.#open(name);
      this.#volumes.set(name, served);
      served.catch(() => this.#volumes.delete(name));
    }
    return served;
  }

  /**
   * Ends a volume, for everybody.
   * @throws OceanError `busy` while it is mounted here, `not-permitted` where it was not made
   */
  async deleteVolume(name: string): Promise<void> {
    const keys = this.home.volumeKeys(name);
    const mounted = [...this.mounts].find(([, { volume }]) => volume === name)?.[0];
    if (mounted !== undefined) {
      const why = `it is mounted at ${mounted}: unmount it first`;
      throw new OceanError('busy', `Cannot delete volume ${name}: ${why}`);
    }
    const served = await this.#volumes.get(name);
    this.#volumes.delete(name);
    served?.packs.close();
    served?.forgetting.close();
    served?.rewriting.close();
    await served?.opened.close(0);
    this.node.follow(keys.object, keys.ring);
    await eraseObject(keys, this.ports(keys));
    this.node.tellForgotten();
    this.home.forgetVolume(name);
  }

  /** Names of volumes that are open. */
  openVolumes(): string[] {
    return [...this.#volumes.keys()];
  }

  async #open(name: string): Promise<ServedVolume> {
    const keys = this.home.volumeKeys(name);
    const session = this.#session(keys);
    this.node.follow(keys.object, keys.ring);
    await session.ready(READY_TIMEOUT_MS);
    const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
    const opened = await openVolume({
      session,
      folder: new DiskLogFolder(this.home.path('journal', name)),
      cacheBytes: this.#cacheBytes(),
      clock: this.clock,
      random: (length) => this.#random.bytes(length),
      space: () => this.space(),
      placement: (blocks) => this.#placement(session, blocks),
      host: this.config.name,
      ...this.#tailOf(name),
      slot: this.home.slot(name),
      owner,
      keepSlot: async (slot) => this.home.keepSlot(name, slot),
    });
    const packs = new PackKeeper({ session, clock: this.clock, log: this.#log });
    opened.volume.draft.onCommitted = (blocks) => packs.add(blocks);
    // One machine looks for leftovers, or two would pack the same blocks.
    if (keys.owner !== undefined) void packs.gatherLeftovers();
    const checkpointer = new Checkpointer(session, this.ports(keys));
    const { clock } = this;
    const keeping = { checkpointer, clock, random: this.#random, log: this.#log };
    const checkpoints = new CheckpointKeeper(keeping);
    checkpoints.start();
    const lives = this.#inherited(name).map((mount) => mount.life);
    const life = Math.max(0, ...lives);
    const readable = new TimeTravelFileSystem(opened.fileSystem, session, this.clock, life);
    const forgetting = new ForgetKeeper({
      ...{ session, clock: this.clock, log: this.#log, ...this.forgetTimes },
      onRemoved: () => this.node.tellForgotten(),
    });
    if (keys.owner !== undefined) forgetting.start();
    const rewriting = this.#rewriter(session, opened);
    rewriting.start(keys.owner !== undefined);
    const keepers = { packs, forgetting, checkpointer, checkpoints, rewriting };
    return { keys, session, opened, readable, ...keepers };
  }

  #rewriter(session: Session, { volume: { draft } }: OpenedVolume): RewriteKeeper {
    const { watch, rewriteGraceMs = REWRITE_GRACE_MS } = this.config;
    const freeShare = () => {
      const [free, used] = [this.store.bytesFree(), this.store.bytesUsed()];
      return free / (free + used);
    };
    return new RewriteKeeper({
      ...{ session, clock: this.clock, log: this.#log, freeShare },
      random: (length) => this.#random.bytes(length),
      // What repair may move, it may move too.
      bytesPerSecond: watch?.bytesPerSecond ?? REPAIR_BYTES_PER_SECOND,
      graceMs: rewriteGraceMs,
      rate: () => this.node.archive.rate(),
      isBusy: () => draft.status().changes > 0,
      onRemoved: () => this.node.tellForgotten(),
    });
  }

  #cacheBytes(): number {
    const { OCEAN_CACHE } = process.env;
    if (OCEAN_CACHE !== undefined) return parseCache(OCEAN_CACHE);
    return this.config.cacheBytes ?? CACHE_BYTES_DEFAULT;
  }

  #inherited(volume: string): readonly HeldMount[] {
    return this.#custody?.inherited.filter((mount) => mount.volume === volume) ?? [];
  }

  #tailOf(volume: string): { tail?: LogFile; takesOver?: boolean } {
    const tail = this.#custody?.tail(volume);
    if (tail === undefined) return {};
    const takesOver = this.#inherited(volume).length > 0;
    return { tail: openLogFile(`/proc/self/fd/${tail}`), takesOver };
  }

  /** What the pond has room for, as seen from this node's own store and the present code rate. */
  space(): Space {
    const nodeCount = this.node.knownNodes().length + 1;
    const { k, n } = this.node.archive.rate();
    const scale = (nodeCount * k) / n / BLOCK_BYTES;
    const free = this.store.bytesFree();
    const blocksFree = Math.floor(free * scale);
    return {
      blockBytes: BLOCK_BYTES,
      blocksTotal: blocksFree + Math.ceil(this.store.bytesUsed() * scale),
      blocksFree,
      filesTotal: 2 ** 31,
      filesFree: Math.min(2 ** 31, Math.floor(free / 512)),
    };
  }

  async #placement(session: Session, blocks: readonly StoredBlock['digest'][]): Promise<string> {
    const packs = new Map<string, string>();
    let withRing = 0;
    for (const block of blocks) {
      const location = await session.location(block);
      if (location?.kind === 'ring') withRing++;
      if (location?.kind !== 'pack' || packs.has(location.pack)) continue;
      const { manifest, holders } = await this.node.archive.reader.packs.describe(location.pack);
      const nodes = [...holders.values()].map(({ host, port }) => `${host}:${port}`).join(',');
      packs.set(location.pack, `${location.pack} ${manifest.k}/${manifest.n} ${nodes}`);
    }
    const lines = [...packs.values()];
    if (withRing > 0) lines.push(`${withRing} blocks with the ring`);
    return lines.join('; ') || 'no blocks';
  }

  mount(name: string, directory: string, options: KeptMount['options']): Promise<Mounted> {
    return this.#served.mount(name, directory, options);
  }

  /** @throws OceanError `not-found` */
  unmount(directory: string): Promise<void> {
    return this.#served.unmount(directory);
  }

  /** Goes on with what an earlier process of this node served; what cannot be gone on with is ended. */
  takeOverMounts(): Promise<void> {
    return this.#served.takeOverAll();
  }

  /** Closes a volume that is open and not mounted: it is opened anew when it is next used. */
  async forgetVolume(name: string): Promise<void> {
    const volume = await this.#volumes.get(name)?.catch(() => undefined);
    this.#volumes.delete(name);
    volume?.packs.close();
    volume?.checkpoints.close();
    volume?.forgetting.close();
    volume?.rewriting.close();
    await volume?.opened.close(CLOSE_TIMEOUT_MS);
  }

  /** Unmounts, commits what can be committed, leaves the pond. */
  async stop(): Promise<void> {
    this.#givenBack.close();
    await this.#served.stop();
    for (const name of this.openVolumes()) await this.forgetVolume(name);
    this.node.stop();
    await this.transport.close();
    await this.store.close();
  }
}
