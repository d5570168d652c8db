/** A ring as others see it: it executes updates and certifies versions with all its keys, without any agreement. */

import { type NodeAddress, SeededRandom, utf8 } from '../../src/base/index.ts';
import { createVolumeKeys, shareVolumeKeys, type VolumeKeys } from '../../src/client/index.ts';
import { keyPairOf } from '../../src/crypto/index.ts';
import { type Aguid, nodeIdOf } from '../../src/id/index.ts';
import {
  aguidOf,
  applyUpdate,
  checkRing,
  checkUpdate,
  EMPTY_TREE,
  heartbeatTree,
  lastSequence,
  NodeCache,
  type State,
  signFreshVote,
  signStatement,
  signUpdate,
  updateDigest,
} from '../../src/object/index.ts';
import { MemoryStore } from '../../src/sim/index.ts';
import {
  type CertifiedHeartbeat,
  type Clause,
  type Commit,
  encodeHeartbeat,
  type Fresh,
  type RingCertificate,
  type SignedUpdate,
} from '../../src/wire/index.ts';

export class SignedRing {
  readonly random: SeededRandom;
  readonly store = new MemoryStore({ quotaBytes: 64 << 20 });
  readonly nodes = new NodeCache(this.store);
  readonly members: readonly NodeAddress[];
  readonly keys: VolumeKeys;
  readonly ring: RingCertificate;
  readonly aguid: Aguid;
  /** By version; version 0 has no commit. */
  readonly heartbeats: CertifiedHeartbeat[] = [];
  readonly commits: (Commit | undefined)[] = [undefined];
  timeMs = 1000;
  #state: State = { version: 0, top: EMPTY_TREE() };
  readonly #pairs;

  constructor(options: { faultyMax?: number; seed?: number } = {}) {
    const { faultyMax = 1, seed = 3 } = options;
    this.random = new SeededRandom(seed);
    this.#pairs = Array.from({ length: 3 * faultyMax + 1 }, () => keyPairOf(this.random.bytes(32)));
    this.members = this.#pairs.map(({ publicKey }, index) => ({
      nodeId: nodeIdOf(publicKey),
      host: '10.0.0.1',
      port: 7000 + index,
    }));
    this.keys = createVolumeKeys({
      name: 'v',
      members: this.#pairs.map(({ publicKey }, index) => ({
        publicKey,
        address: this.members[index]!,
      })),
      random: (length) => this.random.bytes(length),
    });
    this.ring = checkRing(this.keys.object, this.keys.ring)!;
    this.aguid = aguidOf(this.keys.object);
    this.heartbeats.push(this.#certified(new Uint8Array(0), []));
  }

  get version(): number {
    return this.#state.version;
  }

  get latest(): CertifiedHeartbeat {
    return this.heartbeats[this.version]!;
  }

  /** Keys of another writer of the volume. */
  share(): VolumeKeys {
    return shareVolumeKeys(this.keys, (length) => this.random.bytes(length))!;
  }

  #certified(update: Uint8Array, outcomes: readonly number[]): CertifiedHeartbeat {
    const { version, top } = this.#state;
    const { aguid } = this;
    const { epoch, faultyMax } = this.ring;
    const heartbeat = encodeHeartbeat({
      aguid,
      version,
      topBlock: top,
      timeMs: this.timeMs,
      updateDigest: update,
      epoch,
      nextRing: new Uint8Array(0),
      outcomes,
    });
    const { root, paths } = heartbeatTree([heartbeat]);
    const statement = { aguid, epoch, view: 0, slot: version, root };
    const signatures = this.#pairs
      .slice(0, 2 * faultyMax + 1)
      .map((pair, index) => ({ index, signature: signStatement(pair, statement) }));
    return { heartbeat, signatures, view: 0, slot: version, ...paths[0]! };
  }

  /** The word of these members that the latest version is the latest. */
  fresh(timeMs: number, members = [0, 1, 2]): Fresh {
    const { latest } = this;
    const vote = (index: number) =>
      signFreshVote(this.#pairs[index]!, this.ring, { index, slot: latest.slot, timeMs });
    return { kind: 'fresh', heartbeat: latest, votes: members.map(vote) };
  }

  execute(signed: SignedUpdate): Commit {
    const update = checkUpdate(signed)!;
    const applied = applyUpdate(this.nodes, this.#state, update);
    for (const { table, key, value } of this.nodes.keep(applied.changed)) {
      void this.store.write([{ table, key, value }]);
    }
    this.#state = { version: this.#state.version + 1, top: applied.changed.top };
    const heartbeat = this.#certified(updateDigest(signed), applied.outcomes);
    const commit: Commit = { kind: 'commit', update: signed, heartbeat };
    this.heartbeats.push(heartbeat);
    this.commits.push(commit);
    return commit;
  }

  /** The sequence number of the author's last executed update. */
  lastSequence(author: Uint8Array): number {
    return lastSequence(this.nodes, this.#state.top, author);
  }

  update(sequence: number, clauses: readonly Clause[], keys = this.keys): SignedUpdate {
    return signUpdate(keys.author, keys.writer, {
      aguid: this.aguid,
      author: keys.author.publicKey,
      sequence,
      timeMs: this.timeMs,
      parts: [{ clauses, blocks: [], released: [] }],
    });
  }

  /** Executes an update of the owner's that puts one value. */
  put(key: string, value: string): Commit {
    const sequence = this.lastSequence(this.keys.author.publicKey) + 1;
    return this.execute(this.update(sequence, [putClause(key, value)]));
  }
}

export function putClause(key: string, value: string): Clause {
  return {
    predicates: [{ kind: 'always' }],
    actions: [{ kind: 'put', key: utf8(key), value: utf8(value) }],
  };
}
