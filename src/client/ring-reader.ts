/** What a session reads from a ring by digest: tree nodes, and blocks that are not packed yet. */

import { equal, OceanError } from '../base/index.ts';
import { type Digest, digest } from '../crypto/index.ts';
import { guidOf } from '../id/index.ts';
import type { NodeCache } from '../object/index.ts';
import type { CurrentRing } from './current-ring.ts';

export class RingReader {
  readonly #ring: CurrentRing;
  readonly #name: string;
  readonly #nodes: NodeCache;

  /** @param name - of the volume, for messages */
  constructor({ ring, name, nodes }: { ring: CurrentRing; name: string; nodes: NodeCache }) {
    this.#ring = ring;
    this.#name = name;
    this.#nodes = nodes;
  }

  /**
   * Brings tree nodes into the cache: the first, and of the others what the ring has.
   *
   * @throws OceanError `corrupt` when the ring lacks the first, and those of the ring
   */
  async nodes([first, ...others]: readonly [Digest, ...Digest[]]): Promise<void> {
    const { aguid } = this.#ring.certificate;
    const digests = [first, ...others];
    const answer = await this.#ring.request({ kind: 'getNodes', aguid, digests });
    const found = answer.kind === 'nodes' ? answer.nodes : [];
    const accepted = found.filter(({ digest, bytes }) => this.#nodes.accept(digest, bytes));
    if (!accepted.some(({ digest }) => equal(digest, first))) {
      throw new OceanError(
        'corrupt',
        `Cannot read volume ${this.#name}: its ring lacks a tree node`,
      );
    }
  }

  /** A sealed block. @throws OceanError `unavailable` | `corrupt` */
  async block(wanted: Digest): Promise<Uint8Array> {
    const answer = await this.#ring.request({ kind: 'getBlocks', digests: [wanted] });
    const bytes = answer.kind === 'blocks' ? answer.blocks[0]?.bytes : undefined;
    if (bytes === undefined) {
      throw new OceanError(
        'unavailable',
        `Cannot read block ${guidOf(wanted)}: the ring does not have it`,
      );
    }
    if (guidOf(digest('block', bytes)) !== guidOf(wanted)) {
      throw new OceanError(
        'corrupt',
        `Cannot read block ${guidOf(wanted)}: the ring sent other bytes`,
      );
    }
    return bytes;
  }
}
