/** A liar that claims to be the root of everything, and to know of nothing. */

import { EMPTY, type NodeAddress } from '../../base/index.ts';
import type { Routed, TapestryMessage } from '../../wire/index.ts';
import type { Liar, LiarSite } from '../liar.ts';

export class Denier implements Liar {
  readonly kind = 'denier';
  lieCount = 0;

  hears(site: LiarSite, from: NodeAddress, message: TapestryMessage): boolean {
    switch (message.kind) {
      case 'publish':
        // Acknowledged and forgotten: its sender believes that the pointers lie there.
        site.send(from, { kind: 'publishAck', number: message.number });
        break;
      case 'join':
      case 'locate':
      case 'trace':
      case 'carry':
      case 'put':
      case 'get':
        this.#deny(site, message);
        break;
      default:
        return true;
    }
    this.lieCount++;
    return false;
  }

  #deny(site: LiarSite, message: Routed): void {
    const { origin, hopCount } = message.route;
    switch (message.kind) {
      case 'locate':
        site.send(origin, { kind: 'located', query: message.query, servers: [], hopCount });
        break;
      case 'trace':
        site.send(origin, { kind: 'traced', query: message.query, hops: message.hops });
        break;
      case 'put':
        site.send(origin, { kind: 'stored', query: message.query });
        break;
      case 'get': {
        const nothing = { found: false, version: 0, bytes: EMPTY };
        site.send(origin, { kind: 'value', query: message.query, ...nothing });
        break;
      }
      case 'join':
        // The joiner is a member at once, and knows nobody but this liar.
        site.send(origin, { kind: 'joinAnswer', session: message.session, nodes: [] });
        site.send(origin, { kind: 'inserted', session: message.session });
        break;
      case 'carry':
        break;
    }
  }
}
