/** Where a file lies: its blocks, the packs that hold them, and the nodes that hold the packs' fragments. */

import { slicesOf } from '../archive/index.ts';
import { type NodeAddress, present } from '../base/index.ts';
import { type FileVersion, historyOf, isRegular, type Name, PastVolume } from '../fs/index.ts';
import { guidOf, type PackGuid } from '../id/index.ts';
import type { Manifest } from '../wire/index.ts';
import type { Daemon, ServedVolume } from './daemon.ts';
import { askAboutPack } from './probe.ts';

const SERVERS_ASKED_MAX = 64;
const PACKS_AT_ONCE = 8;

export interface NodePlace extends NodeAddress {
  /** Null when the node does not answer. */
  readonly rttMs: number | null;
}

export interface HolderPlace extends NodePlace {
  /** By its own word; empty when it tells none, or has not answered. */
  readonly zone: string;
}

export interface FragmentPlace {
  readonly index: number;
  /** Null when no node that answers has it. */
  readonly holder: HolderPlace | null;
}

export interface PackPlace {
  readonly pack: PackGuid;
  readonly k: number;
  readonly n: number;
  readonly bytes: number;
  readonly fragments: readonly FragmentPlace[];
  readonly root: NodeAddress | null;
  /** From this node to the pack's root. */
  readonly route: readonly NodePlace[];
}

export interface BlockPlace {
  /** In the file. */
  readonly offset: number;
  /** Bytes of the file. */
  readonly length: number;
  readonly block: string;
  /** Bytes of the sealed block. */
  readonly sealedBytes: number | null;
  readonly where: 'pack' | 'ring' | 'uncommitted';
  readonly pack: PackGuid | null;
  /** Fragments whose holders have the block's bytes as they are. */
  readonly inFragments: readonly number[];
}

export interface VersionPlace extends Omit<FileVersion, 'mtimeNs'> {
  /** The whole content lies in the inode, which lies in the tree, which the ring keeps. */
  readonly isInline: boolean;
  readonly blocks: readonly BlockPlace[];
}

export interface Placement {
  readonly volume: string;
  readonly path: string;
  readonly ring: readonly NodePlace[];
  readonly versions: readonly VersionPlace[];
  readonly packs: readonly PackPlace[];
  /** This mount's changes of any file that are not committed yet. */
  readonly uncommitted: number;
}

/** @param versions - newest first */
export async function placementOf(
  daemon: Daemon,
  served: ServedVolume,
  names: readonly Name[],
  asked: { volume: string; path: string; versions: readonly FileVersion[] },
): Promise<Placement> {
  const places: VersionPlace[] = [];
  const manifests = new PackPlaces(daemon);
  for (const version of asked.versions) {
    places.push(await versionPlace(served, names, version, manifests));
  }
  const ring = served.session.ring.members.map(({ address }) => withRtt(daemon, address));
  return {
    volume: asked.volume,
    path: asked.path,
    ring,
    versions: places,
    packs: manifests.all(),
    uncommitted: served.opened.volume.draft.status().changes,
  };
}

/** The versions that are asked for: all, a given one, or the latest. */
export async function versionsAsked(
  served: ServedVolume,
  names: readonly Name[],
  asked: { version: number | undefined; all: boolean },
): Promise<FileVersion[]> {
  const from = asked.version === undefined ? {} : { from: asked.version };
  return historyOf(served.session, names, { ...from, ...(asked.all ? {} : { limit: 1 }) });
}

async function versionPlace(
  served: ServedVolume,
  names: readonly Name[],
  { mtimeNs: _, ...version }: FileVersion,
  packs: PackPlaces,
): Promise<VersionPlace> {
  const past = await PastVolume.open(served.session, version.version);
  const file = await past.find(names);
  const isInline = file?.record.inline !== undefined;
  if (file === undefined || isInline || !isRegular(file.record.mode))
    return { ...version, isInline, blocks: [] };
  const extents = await past.reader.extents(file.ino);
  const locations = await Promise.all(
    extents.map(({ block }) => served.session.location(block.digest)),
  );
  await packs.askAll(locations.flatMap((one) => (one?.kind === 'pack' ? [one.pack] : [])));
  const blocks = extents.map(({ offset, length, block }, index): BlockPlace => {
    const location = locations[index];
    const common = { offset, length, block: guidOf(block.digest) };
    if (location?.kind !== 'pack') {
      const where = location === undefined ? 'uncommitted' : 'ring';
      return { ...common, sealedBytes: null, where, pack: null, inFragments: [] };
    }
    const { pack, offset: at, length: sealedBytes } = location;
    const manifest = packs.manifest(pack);
    const slices = manifest === undefined ? [] : slicesOf(manifest, at, sealedBytes);
    const inFragments = slices.map((slice) => slice.index);
    return { ...common, sealedBytes, where: 'pack', pack, inFragments };
  });
  return { ...version, isInline, blocks };
}

/** With the round trip that this node has measured. */
export function withRtt(daemon: Daemon, { nodeId, host, port }: NodeAddress): NodePlace {
  return { nodeId, host, port, rttMs: daemon.node.rttMs(nodeId) ?? null };
}

/** Packs, each asked about once. */
class PackPlaces {
  readonly #daemon: Daemon;
  readonly #places = new Map<PackGuid, PackPlace>();
  readonly #manifests = new Map<PackGuid, Manifest | undefined>();

  constructor(daemon: Daemon) {
    this.#daemon = daemon;
  }

  all(): PackPlace[] {
    return [...this.#manifests.keys()].map((pack) => present(this.#places.get(pack), 'place'));
  }

  async askAll(packs: readonly PackGuid[]): Promise<void> {
    const fresh = [...new Set(packs)].filter((pack) => !this.#manifests.has(pack));
    for (let at = 0; at < fresh.length; at += PACKS_AT_ONCE) {
      const some = fresh.slice(at, at + PACKS_AT_ONCE);
      const manifests = await Promise.all(some.map((pack) => this.#ask(pack)));
      some.forEach((pack, index) => {
        this.#manifests.set(pack, manifests[index]);
      });
    }
  }

  /** Of a pack that was asked about; undefined when nobody who answers holds any of it. */
  manifest(pack: PackGuid): Manifest | undefined {
    return this.#manifests.get(pack);
  }

  async #ask(pack: PackGuid): Promise<Manifest | undefined> {
    const daemon = this.#daemon;
    const [located, trace] = await Promise.all([
      daemon.node.locate(pack, SERVERS_ASKED_MAX),
      daemon.node.trace(pack),
      daemon.node.packWatch.ports.learnPlaces(),
    ]);
    // Those whose pointer has not come round yet hold fragments too.
    const nodes = new Map<string, NodeAddress>();
    for (const node of [daemon.node.self, ...located.servers, ...daemon.node.knownNodes()])
      if (nodes.size < SERVERS_ASKED_MAX) nodes.set(node.nodeId, node);
    const { standingOf } = daemon.node.packWatch.ports;
    const zoneOf = ({ nodeId }: NodeAddress) => standingOf(nodeId)?.zone ?? '';
    const holders = new Map<number, HolderPlace>();
    let manifest: Manifest | undefined;
    await Promise.all(
      [...nodes.values()].map(async (node) => {
        const answer = await askAboutPack(daemon, node, pack);
        if (answer?.manifest === undefined) return;
        manifest = answer.manifest;
        const measured = daemon.node.rttMs(node.nodeId) ?? answer.rttMs;
        for (const index of answer.indexes) {
          const known = holders.get(index);
          // Repair can leave a fragment on two nodes: the nearer one is told.
          if (known === undefined || (known.rttMs ?? 0) > measured)
            holders.set(index, { ...withRtt(daemon, node), zone: zoneOf(node), rttMs: measured });
        }
      }),
    );
    const { k = 0, n = 0, length = 0 } = manifest ?? {};
    const fragments = Array.from({ length: n }, (_, index) => ({
      index,
      holder: holders.get(index) ?? null,
    }));
    const route = trace.hops.map(({ node }) => withRtt(daemon, node));
    const root = trace.hops.at(-1)?.node ?? null;
    this.#places.set(pack, { pack, k, n, bytes: length, fragments, root, route });
    return manifest;
  }
}
