/** Reads a version of an object at a single member: the latest that it shows, with what is in it. */

import { lacking, NodeCache, scan } from '../object/index.ts';
import type { Heartbeat, ObjectMessage } from '../wire/index.ts';
import type { ReadOperation } from './checkers/object-history.ts';
import { MemoryStore } from './memory-store.ts';
import { ENTRY } from './ring-workload.ts';

export type Seen = Pick<ReadOperation, 'version' | 'entries'>;

/**
 * The entries of a version, fetched node by node; undefined when the member shows a hole.
 *
 * @param ask - asks the member; undefined when it does not answer
 */
export async function readAt(
  heartbeat: Heartbeat,
  ask: (message: ObjectMessage) => Promise<ObjectMessage | undefined>,
): Promise<Seen | undefined> {
  const { aguid, version, topBlock } = heartbeat;
  const nodes = new NodeCache(new MemoryStore());
  for (;;) {
    const all = lacking(() => [...scan(nodes, topBlock as never, Uint8Array.of(ENTRY))]);
    if ('value' in all) {
      return {
        version,
        entries: all.value.map(({ key, value, version: at }) => ({ key, value, version: at })),
      };
    }
    const { missing } = all;
    const found = await ask({ kind: 'getNodes', aguid, digests: [missing] });
    const bytes = found?.kind === 'nodes' ? found.nodes[0]?.bytes : undefined;
    if (bytes === undefined || nodes.accept(missing, bytes) === undefined) return undefined;
  }
}
