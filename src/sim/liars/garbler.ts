/** A liar that sends bytes no codec can read, or messages that make no sense, in place of some of its own. */

import { chance, type NodeAddress, type Random } from '../../base/index.ts';
import { guidFromBytes, type NodeId } from '../../id/index.ts';
import { encodeTapestry, type TapestryMessage } from '../../wire/index.ts';
import type { Liar, LiarSite } from '../liar.ts';

const NUMBER_MAX = 0x1_0000_0000;

export class Garbler implements Liar {
  readonly kind = 'garbler';
  lieCount = 0;
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  says(site: LiarSite, to: NodeAddress, message: TapestryMessage): void {
    if (!chance(this.#random, 1, 4)) {
      site.send(to, message);
      return;
    }
    this.lieCount++;
    if (chance(this.#random, 1, 2)) this.#garble(site, to, message);
    else site.send(to, this.#nonsense(site));
  }

  /** Flips some bytes, or cuts the header short. */
  #garble(site: LiarSite, to: NodeAddress, message: TapestryMessage): void {
    const { header, payload } = encodeTapestry(message);
    const bytes = header.slice(0, 1 + this.#random.integer(header.length + 1));
    for (let flips = this.#random.integer(4); flips > 0; flips--) {
      bytes[this.#random.integer(bytes.length)] = this.#random.integer(256);
    }
    site.sendFrame(to, bytes, payload.slice());
  }

  #nobody(): NodeAddress {
    const nodeId = guidFromBytes<NodeId>(this.#random.bytes(20)) as NodeId;
    return { nodeId, host: 'nowhere', port: 1 };
  }

  #nonsense(site: LiarSite): TapestryMessage {
    const number = this.#random.integer(NUMBER_MAX);
    const nobody = this.#nobody();
    const watchlist = this.#random.bytes(2 * this.#random.integer(41));
    const level = this.#random.integer(40);
    const elsewhere = { ...site.self, port: site.self.port + 1 };
    const messages: TapestryMessage[] = [
      { kind: 'nodes', nodes: [nobody, elsewhere, this.#nobody()] },
      { kind: 'leaving', nodes: [nobody] },
      { kind: 'joinAnswer', session: number, nodes: [nobody] },
      { kind: 'notify', session: number, nodes: [nobody, elsewhere] },
      { kind: 'pointers', session: number, level, nodes: [nobody] },
      { kind: 'multicastAck', session: number, joiner: nobody.nodeId as NodeId },
      { kind: 'publishAck', number },
      { kind: 'inserted', session: number },
      { kind: 'getNodes', wanted: watchlist },
      { kind: 'pong', number, incarnation: 1, inserting: false, closerThanMs: 1, holes: watchlist },
      {
        kind: 'multicast',
        session: number,
        joiner: nobody,
        prefixLength: level,
        watchlist,
        pinned: chance(this.#random, 1, 2),
      },
    ];
    return messages[this.#random.integer(messages.length)] as TapestryMessage;
  }
}
