/**
 * Proof that an object does not list a pack any more: its ring, which the owner signed, certifies the latest version,
 * and the nodes on the way to the pack's place in that tree show that it is not there. A quorum of the ring is asked
 * for the version, so what it shows is no older than the question.
 */

import { PACK_PREFIX, packKey } from '../archive/index.ts';
import { keyOf, type NodeAddress, OceanError } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import { type Aguid, type Guid, guidBytes, guidOf, type PackGuid } from '../id/index.ts';
import {
  aguidOf,
  checkHeartbeat,
  checkRing,
  decodeNode,
  EMPTY_LEAF,
  EMPTY_TREE,
  find,
  lacking,
  MissingNode,
  type TreeNode,
} from '../object/index.ts';
import {
  decodeWriterCertificate,
  type ObjectCertificate,
  type ObjectMessage,
  type RingCertificate,
  type SignedManifest,
} from '../wire/index.ts';

/** Members that are looked for in the overlay, and epochs that one question follows. */
const SERVERS_MAX = 8;
const MOVES_MAX = 64;
const ASK_MS = 5000;

export interface PackProofPorts {
  locate(guid: Guid, count: number): Promise<readonly NodeAddress[]>;
  askMember(to: NodeAddress, message: ObjectMessage, timeoutMs: number): Promise<ObjectMessage>;
  askRing(ring: RingCertificate, message: ObjectMessage): Promise<ObjectMessage>;
}

/** Under which name the members of an object's ring are published. */
export function ringPlace(aguid: Aguid): Guid {
  return guidOf(digest('ring-place', guidBytes(aguid)));
}

export class PackProof {
  readonly #ports: PackProofPorts;

  constructor(ports: PackProofPorts) {
    this.#ports = ports;
  }

  /**
   * Those of the packs that the object does not list.
   *
   * @param manifest - of one of them, checked when its fragment was stored: its writer's certificate names the object
   * @throws OceanError `unavailable` and others when nothing can be proven
   */
  async unlisted(manifest: SignedManifest, packs: readonly PackGuid[]): Promise<PackGuid[]> {
    const object = decodeWriterCertificate(manifest.writer.body)?.object;
    if (object === undefined) return [];
    const { ring, top } = await this.#latest(object);
    const nodes = new Map<string, TreeNode>([[keyOf(EMPTY_TREE()), EMPTY_LEAF]]);
    const has = (key: Uint8Array) => this.#has(ring, nodes, top, key);
    if (!(await has(PACK_PREFIX))) return [];
    const found: PackGuid[] = [];
    for (const pack of packs) if (!(await has(packKey(pack)))) found.push(pack);
    return found;
  }

  async #latest(object: ObjectCertificate): Promise<{ ring: RingCertificate; top: Digest }> {
    let ring = await this.#ring(object);
    for (let moves = 0; moves < MOVES_MAX; moves++) {
      const { aguid, epoch } = ring;
      const ask = { kind: 'getHeartbeats', aguid, from: 0, count: 0 } as const;
      const answer = await this.#ports.askRing(ring, ask);
      if (answer.kind === 'heartbeats') {
        const [certified] = answer.heartbeats;
        const heartbeat = certified && checkHeartbeat(ring, certified);
        if (heartbeat !== undefined) return { ring, top: heartbeat.topBlock };
      }
      const next = answer.kind === 'moved' ? checkRing(object, answer.ring) : undefined;
      if (next === undefined || next.epoch <= epoch) break;
      ring = next;
    }
    throw new OceanError('corrupt', `The ring of ${aguidOf(object)} does not prove its version`);
  }

  /** The ring of the latest epoch that anybody who serves in one shows. */
  async #ring(object: ObjectCertificate): Promise<RingCertificate> {
    const aguid = aguidOf(object);
    const members = await this.#ports.locate(ringPlace(aguid), SERVERS_MAX);
    const answers = await Promise.allSettled(
      members.map((to) => this.#ports.askMember(to, { kind: 'getRing', aguid }, ASK_MS)),
    );
    let latest: RingCertificate | undefined;
    for (const answer of answers) {
      const shown = answer.status === 'fulfilled' ? answer.value : undefined;
      const ring = shown?.kind === 'ring' ? checkRing(object, shown.ring) : undefined;
      if (ring !== undefined && ring.epoch > (latest?.epoch ?? 0)) latest = ring;
    }
    if (latest !== undefined) return latest;
    throw new OceanError('unavailable', `No member of the ring of ${aguid} is found`);
  }

  async #has(
    ring: RingCertificate,
    nodes: Map<string, TreeNode>,
    top: Digest,
    key: Uint8Array,
  ): Promise<boolean> {
    const source = {
      node: (wanted: Digest) => {
        const node = nodes.get(keyOf(wanted));
        if (node === undefined) throw new MissingNode(wanted);
        return node;
      },
    };
    for (;;) {
      const result = lacking(() => find(source, top, key));
      if ('value' in result) return result.value !== undefined;
      const { missing } = result;
      const ask = { kind: 'getNodes', aguid: ring.aguid, digests: [missing] } as const;
      const answer = await this.#ports.askRing(ring, ask);
      // The door has checked that it is the node of that digest.
      const bytes = answer.kind === 'nodes' ? answer.nodes[0]?.bytes : undefined;
      const node = bytes && decodeNode(bytes);
      if (node === undefined)
        throw new OceanError('unavailable', `The ring of ${ring.aguid} lacks a tree node`);
      nodes.set(keyOf(missing), node);
    }
  }
}
