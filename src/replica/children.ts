/** The replicas that follow an object at this one. */

import type { NodeAddress } from '../base/index.ts';
import { CHILD_EXPIRY_MS, CHILDREN_MAX } from './limits.ts';

interface Child {
  readonly address: NodeAddress;
  readonly expiresAtMs: number;
  /** Wants to be told that what it has is the latest. */
  readonly fresh: boolean;
  /** What it has or is on its way to it. */
  version: number;
}

export class Children {
  /** INVARIANT: at most CHILDREN_MAX. */
  readonly #byNode = new Map<string, Child>();

  get count(): number {
    return this.#byNode.size;
  }

  /**
   * Takes or renews a subscription; the child is brought to `latest` now.
   *
   * @param version - what the child says that it has
   * @returns what it has or was sent already; undefined when there is no room
   */
  take(
    nowMs: number,
    child: { address: NodeAddress; version: number; fresh: boolean; latest: number },
  ) {
    const { address, latest, fresh } = child;
    const before = this.#byNode.get(address.nodeId);
    if (before === undefined) this.#dropExpired(nowMs);
    if (before === undefined && this.#byNode.size >= CHILDREN_MAX) return undefined;
    const has = Math.max(child.version, before?.version ?? 0);
    const expiresAtMs = nowMs + CHILD_EXPIRY_MS;
    this.#byNode.set(address.nodeId, {
      address,
      expiresAtMs,
      fresh,
      version: Math.max(has, latest),
    });
    return has;
  }

  /** Those to whom a version goes, which is then on its way to them. */
  sending(nowMs: number, version: number): NodeAddress[] {
    this.#dropExpired(nowMs);
    const addresses: NodeAddress[] = [];
    for (const child of this.#byNode.values()) {
      if (child.version >= version) continue;
      child.version = version;
      addresses.push(child.address);
    }
    return addresses;
  }

  /** Those that want to be told that what they have is the latest. */
  wantingFresh(nowMs: number): NodeAddress[] {
    this.#dropExpired(nowMs);
    return [...this.#byNode.values()].filter(({ fresh }) => fresh).map(({ address }) => address);
  }

  drop(nodeId: string): void {
    this.#byNode.delete(nodeId);
  }

  #dropExpired(nowMs: number): void {
    for (const [nodeId, { expiresAtMs }] of this.#byNode) {
      if (expiresAtMs <= nowMs) this.#byNode.delete(nodeId);
    }
  }
}
