/** One Tapestry machine without a network: the test is everybody else. */

import type { NodeAddress, Output } from '../../src/base/index.ts';
import { SeededRandom } from '../../src/base/index.ts';
import type { Guid, NodeId } from '../../src/id/index.ts';
import { MemoryStore } from '../../src/sim/index.ts';
import {
  type Locality,
  Tapestry,
  type TapestryInput,
  type TapestryUpcall,
} from '../../src/tapestry/index.ts';
import type { TapestryMessage } from '../../src/wire/index.ts';

export const padded = (digits: string) => digits.padEnd(40, '0') as NodeId & Guid;

export function addressOf(digits: string): NodeAddress {
  return { nodeId: padded(digits), host: 'simulated', port: 1 };
}

type Kind = TapestryMessage['kind'];
type Of<K, M = TapestryMessage> = M extends { kind: infer X } ? (K extends X ? M : never) : never;

export class Lone {
  readonly machine: Tapestry;
  readonly upcalls: TapestryUpcall[] = [];
  nowMs = 1000;
  /** What nobody has looked at yet. */
  #sent: { readonly to: NodeAddress; readonly message: TapestryMessage }[] = [];

  constructor(
    digits: string,
    locality: Locality = { backups: 0, nearest: 0, hops: 0 },
    bootstrap: readonly NodeAddress[] = [],
  ) {
    const self = addressOf(digits);
    const random = new SeededRandom(1);
    this.machine = new Tapestry({ self, random, tables: new MemoryStore(), locality });
    this.input({ kind: 'start', bootstrap });
  }

  input(input: TapestryInput): void {
    const output: Output<TapestryMessage, TapestryUpcall> = this.machine.step(this.nowMs, input);
    this.machine.checkInvariants();
    this.upcalls.push(...output.upcall);
    for (const envelope of output.send) if ('to' in envelope) this.#sent.push(envelope);
  }

  hear(from: string, message: TapestryMessage): void {
    this.input({ kind: 'message', from: addressOf(from), message });
  }

  /** Runs all deadlines until then. */
  pass(ms: number): void {
    const untilMs = this.nowMs + ms;
    for (let due = this.machine.deadlineMs(); due !== undefined && due <= untilMs; ) {
      this.nowMs = due;
      this.input({ kind: 'tick' });
      due = this.machine.deadlineMs();
    }
    this.nowMs = untilMs;
  }

  /** Makes a neighbor of it: it names itself, is pinged and answers after its round trip. */
  meet(digits: string, rttMs = 10): void {
    this.hear(digits, { kind: 'nodes', nodes: [addressOf(digits)] });
    const [ping] = this.sent('ping', digits);
    this.nowMs += rttMs;
    if (ping !== undefined) this.answer(digits, ping);
  }

  answer(digits: string, { number }: Of<'ping'>, incarnation = 1): void {
    const alive = { incarnation, inserting: false, holes: new Uint8Array(0), closerThanMs: 0 };
    this.hear(digits, { kind: 'pong', number, ...alive });
  }

  /** Takes out what was sent of one kind, to one node or to any. */
  sent<K extends Kind>(kind: K, to?: string): Of<K>[] {
    const all = this.#sent;
    const isMeant = (one: (typeof all)[0]) =>
      one.message.kind === kind && (to === undefined || one.to.nodeId === padded(to));
    this.#sent = all.filter((one) => !isMeant(one));
    return all.filter(isMeant).map(({ message }) => message as Of<K>);
  }

  /** Looks away from all that was sent so far. */
  forget(): void {
    this.#sent = [];
  }

  /** A pointer comes from `from`. */
  publish(from: string, target: Guid, changes: Partial<Of<'publish'>> = {}): void {
    const path = { server: addressOf(from), distanceMs: 5, mode: 'path', hop: 1 } as const;
    const life = { number: 7, ttlMs: 100_000, entries: [{ target, level: 0 }] };
    this.hear(from, { kind: 'publish', ...path, ...life, ...changes });
  }

  /** Servers that this node, as the root, names for a salted name. */
  servers(target: Guid): string[] {
    const route = { target, level: 0, hopCount: 1, origin: addressOf('ffff') };
    const question = { query: 9, count: 64, servers: [], except: [], local: false };
    this.hear('ffff', { kind: 'locate', route, ...question });
    const [answer] = this.sent('located');
    return (answer?.servers ?? []).map(({ nodeId }) => nodeId.replace(/0+$/, ''));
  }
}
