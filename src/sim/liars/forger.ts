/** Liars that publish in others' names and for servers that do not exist, or take away what others have published. */

import type { NodeAddress, Random } from '../../base/index.ts';
import { type Guid, guidFromBytes, type NodeId } from '../../id/index.ts';
import { PUBLISH_MODES, type PublishMode, type TapestryMessage } from '../../wire/index.ts';
import type { Liar, LiarSite } from '../liar.ts';

const TAKING: readonly PublishMode[] = ['remove', 'withdraw', 'backward'];
const GIVING = PUBLISH_MODES.filter((mode) => !TAKING.includes(mode));
const INTERVAL_MS = 500;
const NUMBER_MAX = 0x1_0000_0000;
const TARGETS_KEPT = 64;

export class Forger implements Liar {
  readonly kind: 'forger' | 'eraser';
  lieCount = 0;
  readonly #random: Random;
  readonly #modes: readonly PublishMode[];
  /** Names that others publish or look for: forged pointers to these do harm. */
  readonly #targets: Guid[] = [];

  constructor(random: Random, kind: 'forger' | 'eraser') {
    this.#random = random;
    this.kind = kind;
    this.#modes = kind === 'forger' ? GIVING : TAKING;
  }

  start(site: LiarSite): void {
    site.after(INTERVAL_MS, () => {
      this.#forge(site);
      this.start(site);
    });
  }

  hears(site: LiarSite, _from: NodeAddress, message: TapestryMessage): boolean {
    if (message.kind === 'publish') {
      for (const { target } of message.entries.slice(0, 4)) this.#keep(target);
    } else if (message.kind === 'locate') {
      this.#keep(message.route.target);
      if (this.#random.integer(2) === 0) return true;
      const servers = [this.#nobody()];
      const { query, route } = message;
      site.send(route.origin, { kind: 'located', query, servers, hopCount: route.hopCount });
      this.lieCount++;
      return false;
    }
    return true;
  }

  #keep(target: Guid): void {
    if (this.#targets.length < TARGETS_KEPT) this.#targets.push(target);
  }

  #nobody(): NodeAddress {
    const nodeId = guidFromBytes<NodeId>(this.#random.bytes(20)) as NodeId;
    return { nodeId, host: 'nowhere', port: 1 + this.#random.integer(1000) };
  }

  #forge(site: LiarSite): void {
    const known = site.machine.knownNodes();
    if (known.length === 0 || this.#targets.length === 0) return;
    const anyOf = <T>(items: readonly T[]) => items[this.#random.integer(items.length)] as T;
    const target = anyOf(this.#targets);
    site.send(anyOf(known), {
      kind: 'publish',
      server: this.#random.integer(2) === 0 ? this.#nobody() : anyOf(known),
      distanceMs: this.#random.integer(2),
      mode: anyOf(this.#modes),
      number: this.#random.integer(NUMBER_MAX),
      ttlMs: 1000 * this.#random.integer(1000),
      hop: this.#random.integer(3),
      entries: [{ target, level: this.#random.integer(4) }],
    });
    this.lieCount++;
  }
}
