/** A liar that sends as much as it can: pointers, nodes that do not exist, beacons, joins. */

import type { NodeAddress, Random } from '../../base/index.ts';
import { type Guid, guidFromBytes, type NodeId } from '../../id/index.ts';
import type { TapestryMessage } from '../../wire/index.ts';
import type { Liar, LiarSite } from '../liar.ts';

const INTERVAL_MS = 200;
const BURST = 5;
const ENTRIES = 40;
const NODES = 20;
const NUMBER_MAX = 0x1_0000_0000;
const TTL_MS = 3_600_000;
const NO_HOLES = new Uint8Array(0);

export class Flooder implements Liar {
  readonly kind = 'flooder';
  lieCount = 0;
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  start(site: LiarSite): void {
    site.after(INTERVAL_MS, () => {
      const known = site.machine.knownNodes();
      for (let i = 0; i < BURST && known.length > 0; i++) {
        const to = known[this.#random.integer(known.length)] as NodeAddress;
        site.send(to, this.#message(site));
        this.lieCount++;
      }
      this.start(site);
    });
  }

  #guid(): Guid {
    return guidFromBytes(this.#random.bytes(20)) as Guid;
  }

  #nobody(): NodeAddress {
    return { nodeId: this.#guid() as NodeId, host: 'nowhere', port: 1 };
  }

  #message({ self }: LiarSite): TapestryMessage {
    const number = this.#random.integer(NUMBER_MAX);
    switch (this.#random.integer(5)) {
      case 0:
        return {
          kind: 'ping',
          number,
          incarnation: 1,
          inserting: false,
          closerThanMs: 1,
          holes: NO_HOLES,
        };
      case 1:
        return { kind: 'nodes', nodes: Array.from({ length: NODES }, () => this.#nobody()) };
      case 2: {
        const route = { target: self.nodeId as Guid, level: 0, hopCount: 0, origin: self };
        return { kind: 'join', route, session: number };
      }
      case 3: {
        const joiner = this.#nobody();
        const shape = { prefixLength: 0, watchlist: NO_HOLES, pinned: false };
        return { kind: 'multicast', session: number, joiner, ...shape };
      }
      default: {
        const entries = Array.from({ length: ENTRIES }, () => ({ target: this.#guid(), level: 0 }));
        const path = { distanceMs: 1, mode: 'path' as const, ttlMs: TTL_MS, hop: 1 };
        return { kind: 'publish', server: self, number, entries, ...path };
      }
    }
  }
}
