/**
 * Finding checkpoints of an object when nothing is left but its name: their holders publish a name that follows from
 * it. Nobody who answers is believed. A manifest counts by the signature of a writer whom the owner admitted, and what
 * a holder keeps to itself, others tell.
 */

import { compare, type NodeAddress } from '../base/index.ts';
import type { Aguid, PackGuid } from '../id/index.ts';
import type { CheckpointMark } from '../wire/index.ts';
import { checkAuthor } from './author.ts';
import { checkpointName, checkpointPlace } from './checkpoint-table.ts';
import { checkManifest, packGuidOf } from './manifest.ts';
import type { ArchivePorts } from './ports.ts';

/** Nodes that are asked: those that publish the name first, then any that are known. */
export const CHECKPOINT_SERVERS_MAX = 256;
/** Answers of one node that are read: a writer that was won over may have left many false ones. */
export const CHECKPOINT_PAGES_MAX = 32;
const LOCATED_MAX = 64;
const ASK_TIMEOUT_MS = 3000;

/** A pack whose author says that it is a checkpoint. */
export interface FoundCheckpoint {
  readonly pack: PackGuid;
  readonly mark: CheckpointMark;
}

type Ports = Pick<ArchivePorts, 'candidates' | 'locate' | 'request' | 'accuse'>;

/** All that anybody who answers has, the latest version first. */
export async function findCheckpoints(ports: Ports, aguid: Aguid): Promise<FoundCheckpoint[]> {
  const located = await ports.locate(checkpointName(aguid), LOCATED_MAX);
  const servers = new Map<string, NodeAddress>();
  for (const node of [...located, ...ports.candidates()])
    if (servers.size < CHECKPOINT_SERVERS_MAX) servers.set(node.nodeId, node);
  const found = new Map<PackGuid, FoundCheckpoint>();
  await Promise.all([...servers.values()].map((server) => ask(ports, server, aguid, found)));
  const place = ({ mark, pack }: FoundCheckpoint) => checkpointPlace(mark, pack);
  return [...found.values()].sort((a, b) => compare(place(b), place(a)));
}

async function ask(
  ports: Ports,
  server: NodeAddress,
  aguid: Aguid,
  found: Map<PackGuid, FoundCheckpoint>,
): Promise<void> {
  let before = new Uint8Array(0);
  for (let page = 0; page < CHECKPOINT_PAGES_MAX; page++) {
    const question = { kind: 'getCheckpoints', aguid, before } as const;
    // One that is down, or of an older release: the others answer.
    const asking = ports.request(server, question, ASK_TIMEOUT_MS);
    const answer = await asking.catch(() => undefined);
    if (answer?.kind !== 'checkpoints') return;
    let last = before;
    for (const signed of answer.manifests) {
      const manifest = checkManifest(signed);
      const mark = manifest?.checkpoint;
      if (
        mark === undefined ||
        manifest?.aguid !== aguid ||
        !checkAuthor(manifest, signed.writer)
      ) {
        ports.accuse(server, `a false checkpoint of ${aguid}`);
        return;
      }
      const pack = packGuidOf(signed.manifest.body);
      found.set(pack, { pack, mark });
      last = checkpointPlace(mark, pack) as Uint8Array<ArrayBuffer>;
    }
    // One that does not go on would be asked for ever.
    if (answer.manifests.length === 0 || (before.length > 0 && compare(last, before) >= 0)) return;
    before = last as Uint8Array<ArrayBuffer>;
  }
}
