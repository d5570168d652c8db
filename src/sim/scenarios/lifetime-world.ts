/** A pond, a volume that several authors write, and what is known of both from outside. */

import { heldPack, MANIFEST_TABLE, manifestOf, STORED_TABLE } from '../../archive/index.ts';
import {
  type ErrorKind,
  isKind,
  messageOf,
  type Random,
  readU64,
  SeededRandom,
} from '../../base/index.ts';
import {
  createVolumeKeys,
  setRedundancy,
  shareVolumeKeys,
  type VolumeKeys,
} from '../../client/index.ts';
import { type Digest, keyPairOf } from '../../crypto/index.ts';
import { guidBytes, type PackGuid } from '../../id/index.ts';
import { aguidOf } from '../../object/index.ts';
import { ArchivePond, type PondNode } from '../archive-pond.ts';
import { KeptContent } from '../checkers/kept-content.ts';
import { ObjectTruth } from '../checkers/object-truth.ts';
import { soundAt, soundOf } from '../checkers/sound-fragments.ts';
import { LIES } from '../lying-store.ts';
import { PondMount } from '../pond-mount.ts';
import { rememberSignatures } from '../remembered-signatures.ts';
import type { Watcher } from '../scenario.ts';
import { WatchedStore } from '../watched-store.ts';
import { World } from './world.ts';

const STREAMS = { setup: 15, faults: 16 };
const WORK_STREAM = 17;
export const WATCH = {
  intervalMs: 4000,
  graceMs: 8000,
  bytesPerSecond: 4 << 20,
  auditIntervalMs: 3000,
};
/** Longer than anybody takes from the first fragment of a pack to its commit. */
const SWEEP = { graceMs: 60_000, intervalMs: 12_000 };
/** Rates of the volume's packs: without one holder that lies, those that make a pack durable are k at least. */
const RATES = [
  { k: 2, n: 4 },
  { k: 3, n: 6 },
  { k: 4, n: 6 },
] as const;
const HONEST_COUNT = 7;
const SETTLE_MS = 8000;
const OPEN_MS = 30_000;
const REOPEN_MS = 2000;
/** An author that was told of a fragment so lately may count on it for a pack that it stores. */
const SPREADING_MS = 45_000;
/** What the pond cannot do now, or somebody else did before. */
const PASSING: readonly ErrorKind[] = ['unavailable', 'timeout', 'conflict', 'busy', 'not-found'];

export class LifetimeWorld extends World {
  readonly pond: ArchivePond;
  readonly workload: Random;
  readonly failures: string[] = [];
  readonly kept = new KeptContent();
  /** The first is the owner's. */
  readonly mounts: PondMount[] = [];
  /** Machines that will not come back. */
  readonly gone = new Set<PondNode>();
  readonly liars: PondNode[] = [];
  /** Of fragments that others may make again, since they were lost or away; with k each. */
  exposedBytes = 0;
  /** Fragments that ever were on an honest disk. */
  readonly #stored = new Map<PackGuid, Set<number>>();
  /** Repair by nodes that have ended since. */
  #movedBytes = 0;
  /** What is under way, by name: one of each at a time. */
  readonly #busy = new Map<string, Promise<void>>();
  #truth!: ObjectTruth;
  zoneCount = 1;
  isParted = false;
  /** No more faults, and nothing new is written. */
  isCalm = false;

  constructor(seed: number, watcher: Watcher) {
    super(seed, watcher, STREAMS);
    rememberSignatures();
    this.workload = new SeededRandom(seed, WORK_STREAM);
    this.pond = new ArchivePond(seed, WATCH, SWEEP);
  }

  get clock() {
    return this.pond.network.clock;
  }

  get network() {
    return this.pond.network;
  }

  get truth(): ObjectTruth {
    return this.#truth;
  }

  get owner(): PondMount {
    return this.mounts[0]!;
  }

  /** All machines that are not lost, whether they run or not, and tell the truth. */
  get honest(): PondNode[] {
    return this.pond.nodes.filter((one) => !this.gone.has(one) && !this.liars.includes(one));
  }

  /** All disks that are not lost. What a liar has counts, if it could show it. */
  get disks(): PondNode[] {
    return [...this.honest, ...this.liars];
  }

  fail(text: string): void {
    this.failures.push(text);
    this.say(`FAILED: ${text}`);
  }

  async build(): Promise<void> {
    const { setup, pond } = this;
    this.zoneCount = 1 + setup.integer(3);
    for (let i = 0; i < HONEST_COUNT; i++) await this.addHonest(`z${i % this.zoneCount}`);
    if (setup.integer(4) > 0) {
      const lie = LIES[setup.integer(LIES.length)]!;
      this.note(lie);
      this.liars.push(await pond.add(`z${setup.integer(this.zoneCount)}`, { lie }));
    }
    const members = pond.nodes.slice(0, setup.integer(2) === 0 ? 1 : 4);
    const keys = createVolumeKeys({
      name: 'v',
      members: members.map(({ seed, address }) => ({
        publicKey: keyPairOf(seed).publicKey,
        address,
      })),
      random: (length) => setup.bytes(length),
    });
    this.#truth = new ObjectTruth(aguidOf(keys.object), members);
    await this.clock.advance(SETTLE_MS);
    const first = setup.integer(HONEST_COUNT);
    await this.#addMount(keys, pond.nodes[first]!);
    await pond.until(
      setRedundancy(this.mounts[0]!.session, RATES[setup.integer(RATES.length)]),
      OPEN_MS,
    );
    for (let i = 1; i < 2 + setup.integer(2); i++) {
      const shared = shareVolumeKeys(keys, (length) => setup.bytes(length));
      await this.#addMount(shared!, pond.nodes[(first + i * 2) % HONEST_COUNT]!);
    }
    this.#reopen();
  }

  async #addMount(keys: VolumeKeys, at: PondNode): Promise<void> {
    const random = new SeededRandom(this.setup.integer(1 << 30), 18);
    const mount = new PondMount({ keys, clock: this.clock, random, at });
    this.mounts.push(mount);
    await this.pond.until(mount.open(), OPEN_MS);
  }

  async addHonest(zone: string): Promise<PondNode> {
    const store = new WatchedStore();
    const adding = this.pond.add(zone, { store });
    this.#watch(this.pond.nodes.at(-1)!, store);
    return adding;
  }

  #watch(one: PondNode, store: WatchedStore): void {
    store.onStored = (pack, index) => {
      this.#stored.set(pack, (this.#stored.get(pack) ?? new Set()).add(index));
    };
    store.onRemoval = (pack, index) => {
      if (one.store === store) this.#onRemoval(one, pack, index);
    };
  }

  /** A pack of which an author was told that it is stored had half of its spare fragments on disks, as they said. */
  checkStored(digest: Digest): void {
    const location = this.truth.location(digest);
    if (location?.kind !== 'pack') return;
    const { pack } = location;
    const indexes = new Set(this.#stored.get(pack));
    let rate = { k: 0, n: 0 };
    for (const { store } of this.pond.nodes) {
      const held = heldPack(store, pack);
      if (held === undefined) continue;
      rate = held;
      for (const index of held.indexes) indexes.add(index);
    }
    const { k, n } = rate;
    if (indexes.size < k + (n - k) / 2)
      this.fail(
        `pack ${pack.slice(0, 8)} counted as stored with ${indexes.size} of ${n} fragments`,
      );
  }

  /** The only sound copy of a fragment may go only when no version lists its pack, and no block lies there. */
  #onRemoval(one: PondNode, pack: PackGuid, index: number): void {
    const isElsewhere = this.disks.some(
      (other) => other !== one && soundOf(other.store, pack).includes(index),
    );
    if (isElsewhere) return;
    const what = `node ${one.address.port} removed fragment ${index} of pack ${pack.slice(0, 8)}`;
    if (this.truth.lists(pack)) this.fail(`${what}, which version ${this.truth.version} lists`);
    const manifest = manifestOf(one.store.get(MANIFEST_TABLE, guidBytes(pack))!);
    for (const { digest } of manifest?.blocks ?? []) {
      const location = this.truth.location(digest as Digest);
      if (location?.kind === 'pack' && location.pack === pack)
        this.fail(`${what}, where version ${this.truth.version} has a block`);
    }
  }

  // What ends and comes back.

  start(one: PondNode): void {
    if (one.node !== undefined) return;
    this.run(`start ${one.address.port}`, () => this.pond.start(one));
  }

  /** Ends a node, and what runs on it. */
  stop(one: PondNode, how: 'kill' | 'vanish'): void {
    this.#movedBytes += one.node?.packWatch.status().bytesMoved ?? 0;
    this.pond.stop(one, how);
    for (const mount of this.mounts) if (mount.at === one) mount.end();
  }

  /** The disk of a node that does not run is lost; it may start again with an empty one. */
  wipe(one: PondNode): void {
    const store = new WatchedStore();
    this.pond.wipe(one, store);
    this.#watch(one, store);
    for (const mount of this.mounts) if (mount.at === one) mount.forgetAll();
  }

  rot(one: PondNode, pack: PackGuid, index: number): void {
    if (one.store instanceof WatchedStore) void one.store.rot(pack, index);
  }

  /** Bytes that all repairs have moved. */
  get movedBytes(): number {
    return this.#movedBytes + this.pond.moved().bytes;
  }

  /** What a node has may be made again by others, or the one pack of it. */
  expose(one: PondNode, only?: PackGuid): void {
    for (const { pack, k, fragmentBytes, indexes } of soundAt(one.store))
      if (only === undefined || pack === only)
        this.exposedBytes += (k + indexes.length) * fragmentBytes;
  }

  /** Opens volumes whose node runs again. */
  #reopen(): void {
    for (const [at, mount] of this.mounts.entries())
      if (!mount.isOpen && mount.at.node !== undefined)
        this.run(`open ${at}`, () => mount.open(), mount);
    this.after(REOPEN_MS, () => this.#reopen());
  }

  // What is under way.

  get busy(): string[] {
    return [...this.#busy.keys()];
  }

  isBusy(name: string): boolean {
    return this.#busy.has(name);
  }

  /**
   * Does something while time goes on; what the pond cannot do now is no failure.
   *
   * @param inside - in whose process, if it ends with one
   */
  run(name: string, work: () => Promise<void>, inside?: PondMount): void {
    if (this.#busy.has(name)) return;
    const working = work();
    const done = (inside?.inside(working) ?? working)
      .catch((error: unknown) => {
        if (PASSING.some((kind) => isKind(error, kind))) this.say(`${name}: ${messageOf(error)}`);
        else this.fail(`${name}: ${error instanceof Error ? error.stack : messageOf(error)}`);
      })
      .then(() => {
        this.#busy.delete(name);
      });
    this.#busy.set(name, done);
  }

  // What is there.

  /** Sound fragments of a pack, but for one node's. */
  #spared(pack: PackGuid, but: PondNode): Set<number> {
    const found = new Set<number>();
    for (const one of this.disks)
      if (one !== but) for (const index of soundOf(one.store, pack)) found.add(index);
    // Who gives one up counts on the node that has just taken it.
    for (const index of soundOf(but.store, pack)) found.delete(index);
    return found;
  }

  /** Whether every pack outlives the loss of what that disk has: of the one pack, or of all. */
  maySpare(one: PondNode, only?: PackGuid): boolean {
    const nowMs = this.clock.nowMs();
    for (const { pack, k, indexes } of soundAt(one.store)) {
      if (indexes.length === 0 || (only !== undefined && pack !== only)) continue;
      const spared = this.#spared(pack, one).size;
      if (spared >= k) {
        const stored = one.store.get(STORED_TABLE, guidBytes(pack));
        const isYoung = stored !== undefined && readU64(stored) + SPREADING_MS > nowMs;
        if (isYoung && !this.truth.lists(pack)) return false;
        continue;
      }
      // What never was whole is nobody's.
      if (this.truth.lists(pack) || spared + indexes.length >= k) return false;
    }
    return true;
  }
}
