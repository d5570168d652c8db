/**
 * This node's own open questions. Each is sent toward one root, toward the next one when that stays silent or knows
 * nothing, and ends in an upcall by its deadline.
 */

import { assertNever, EMPTY, type NodeAddress } from '../base/index.ts';
import { type Guid, saltedGuid } from '../id/index.ts';
import {
  DHT_VALUE_BYTES_MAX,
  type Located,
  type Route,
  type Routed,
  SERVERS_MAX,
  type Traced,
  type Value,
} from '../wire/index.ts';
import type { TapestryInput, TapestryUpcall } from './interface.ts';
import {
  CHANGE_SETTLES_MS,
  DHT_TTL_MS_DEFAULT,
  NEAR_ASKED,
  NOT_FOUND_LAST_RETRY_MS,
  NOT_FOUND_RETRY_MS,
  QUERIES_MAX,
  QUERY_RETRY_MS,
  QUERY_TIMEOUT_MS_MAX,
  ROOT_COUNT,
} from './limits.ts';
import { mergedServers } from './location.ts';
import type { Mesh } from './mesh.ts';
import type { Site } from './site.ts';

export type Question = Extract<
  TapestryInput,
  { kind: 'locate' | 'trace' | 'put' | 'get' | 'remove' }
>;

interface Query {
  readonly question: Question;
  /** INVARIANT: a multiple of ROOT_COUNT; number + i is what root i is asked under. */
  readonly number: number;
  readonly deadlineMs: number;
  /** Of a put: also orders it among other puts of that name. */
  readonly startedAtMs: number;
  retryAtMs: number;
  /** The root that is asked next. */
  salt: number;
  /** Roots that have answered: with nothing, or that they have stored. */
  readonly answered: Set<number>;
  /** Servers named so far, where one root's word is not enough. */
  found: readonly NodeAddress[];
  /** How often it was not found just after the neighbor map changed. */
  missedCount: number;
}

const NUMBER_MAX = 0xffff_ffff - ROOT_COUNT;

function isParallel(question: Question): boolean {
  return question.kind === 'locate' && question.roots !== 'in-turn';
}

/** Several servers are wanted, or some were wrong: no single root shall decide which are named. */
function needsAllRoots(question: Question): boolean {
  if (question.kind !== 'locate' || question.roots === 'in-turn') return false;
  return question.count > 1 || (question.except ?? []).length > 0;
}

export class Queries {
  readonly #site: Site;
  readonly #mesh: Mesh;
  readonly #dispatch: (message: Routed) => void;
  /** INVARIANT: at most QUERIES_MAX. */
  readonly #open = new Map<number, Query>();
  #last: number;
  /** Never later than the first deadline or retry. */
  #nextMs: number | undefined;

  constructor(site: Site, mesh: Mesh, dispatch: (message: Routed) => void) {
    this.#site = site;
    this.#mesh = mesh;
    this.#dispatch = dispatch;
    // Not from 0: an answer to a question from before a restart must not answer a new one.
    this.#last = (site.random.integer(0x4000_0000) + 1) * ROOT_COUNT;
  }

  get openCount(): number {
    return this.#open.size;
  }

  nextMs(): number | undefined {
    return this.#nextMs;
  }

  /** A number for a message whose answer is not a query's. */
  nextNumber(): number {
    this.#last = this.#last + ROOT_COUNT > NUMBER_MAX ? ROOT_COUNT : this.#last + ROOT_COUNT;
    return this.#last;
  }

  ask(question: Question): void {
    const { nowMs } = this.#site;
    const timeoutMs = Math.max(0, Math.min(question.timeoutMs, QUERY_TIMEOUT_MS_MAX));
    const query: Query = {
      question,
      number: this.nextNumber(),
      deadlineMs: nowMs + timeoutMs,
      startedAtMs: nowMs,
      retryAtMs: nowMs,
      salt: 0,
      answered: new Set(),
      found: [],
      missedCount: 0,
    };
    const tooLong = question.kind === 'put' && question.bytes.length > DHT_VALUE_BYTES_MAX;
    if (tooLong || this.#open.size >= QUERIES_MAX) {
      this.#site.count('query-dropped');
      this.#giveUp(query);
      return;
    }
    this.#open.set(query.number, query);
    this.#send(query);
  }

  #send(query: Query): void {
    const { question } = query;
    const { kind } = question;
    query.retryAtMs = this.#site.nowMs + QUERY_RETRY_MS;
    this.#wake(Math.min(query.retryAtMs, query.deadlineMs));
    const asksAll = kind === 'put' || kind === 'remove' || isParallel(question);
    const salts = asksAll
      ? [...Array(ROOT_COUNT).keys()].filter((salt) => !query.answered.has(salt))
      : [query.salt];
    query.salt = kind === 'trace' ? 0 : this.#saltAfter(query);
    for (const salt of salts) this.#dispatch(this.#messageOf(query, salt));
    if (isParallel(question) && query.startedAtMs === this.#site.nowMs) this.#askNear(query);
  }

  /** One server in the neighborhood need not be on the way to a root; all servers are known at the root only. */
  #askNear(query: Query): void {
    const message = this.#messageOf(query, 0);
    if (message.kind !== 'locate' || needsAllRoots(query.question)) return;
    for (const { address } of this.#mesh.nearest(NEAR_ASKED, 0)) {
      this.#site.send(address, { ...message, local: true });
    }
  }

  /** The next root that has not said that it knows nothing. */
  #saltAfter({ salt, answered }: Query): number {
    for (let i = 1; i <= ROOT_COUNT; i++) {
      const next = (salt + i) % ROOT_COUNT;
      if (!answered.has(next)) return next;
    }
    return 0;
  }

  #messageOf({ question, number, startedAtMs }: Query, salt: number): Routed {
    const query = number + salt;
    const routeTo = (target: Guid): Route => ({
      target,
      level: 0,
      hopCount: 0,
      origin: this.#site.self,
    });
    switch (question.kind) {
      case 'trace':
        return { kind: 'trace', route: routeTo(question.target), query, hops: [] };
      case 'locate': {
        const count = Math.max(1, Math.min(question.count, SERVERS_MAX));
        const route = routeTo(saltedGuid(question.guid, salt));
        const except = (question.except ?? []).slice(0, SERVERS_MAX);
        return { kind: 'locate', route, query, count, servers: [], except, local: false };
      }
      case 'get':
        return { kind: 'get', route: routeTo(saltedGuid(question.guid, salt)), query };
      case 'put':
      case 'remove': {
        const { guid } = question;
        const isPut = question.kind === 'put';
        return {
          kind: 'put',
          route: routeTo(saltedGuid(guid, salt)),
          guid,
          query,
          version: startedAtMs,
          removed: !isPut,
          ttlMs: (isPut ? question.ttlMs : undefined) ?? DHT_TTL_MS_DEFAULT,
          bytes: isPut ? question.bytes : EMPTY,
        };
      }
      default:
        return assertNever(question);
    }
  }

  onLocated({ query: number, servers, hopCount }: Located): void {
    const query = this.#find(number, ['locate']);
    if (query === undefined) return;
    query.found = mergedServers(query.found, servers, SERVERS_MAX);
    query.answered.add(number - query.number);
    const isEnough = !needsAllRoots(query.question) || query.answered.size === ROOT_COUNT;
    if (query.found.length > 0 && isEnough) this.#endLocated(query, hopCount);
    else if (servers.length === 0 && this.#isMissing(query, number)) {
      const { token } = query.question;
      this.#end(query, { kind: 'located', token, outcome: 'not-found', servers, hopCount });
    }
  }

  #endLocated(query: Query, hopCount: number): void {
    const { token } = query.question;
    const count = query.question.kind === 'locate' ? query.question.count : 0;
    const servers = this.#nearestFirst(query.found).slice(0, Math.max(1, count));
    this.#end(query, { kind: 'located', token, outcome: 'found', servers, hopCount });
  }

  /** Those that this node has measured, then the others in the order they were given. */
  #nearestFirst(servers: readonly NodeAddress[]): NodeAddress[] {
    const rttOf = ({ nodeId }: NodeAddress) => this.#mesh.rttOf(nodeId) ?? Number.MAX_VALUE;
    return [...servers].sort((a, b) => rttOf(a) - rttOf(b));
  }

  onTraced({ query: number, hops }: Traced): void {
    const query = this.#find(number, ['trace']);
    if (query === undefined) return;
    const { token } = query.question;
    this.#end(query, { kind: 'traced', token, outcome: 'found', hops });
  }

  onStored(number: number): void {
    const query = this.#find(number, ['put', 'remove']);
    if (query === undefined) return;
    query.answered.add(number - query.number);
    if (query.answered.size === ROOT_COUNT) this.#endPut(query);
  }

  onValue({ query: number, found, bytes }: Value): void {
    const query = this.#find(number, ['get']);
    if (query === undefined) return;
    const { token } = query.question;
    if (found) {
      this.#end(query, { kind: 'value', token, outcome: 'found', bytes });
    } else if (this.#isMissing(query, number)) {
      this.#end(query, { kind: 'value', token, outcome: 'not-found', bytes: EMPTY });
    }
  }

  #find(number: number, kinds: readonly Question['kind'][]): Query | undefined {
    const query = this.#open.get(number - (number % ROOT_COUNT));
    if (query !== undefined && kinds.includes(query.question.kind)) return query;
    // Of those that were asked in parallel the slower ones answer to nothing.
    if (kinds[0] !== 'locate') this.#site.count('answer-to-nothing');
    return undefined;
  }

  /** One root knows nothing: asks another. True when none is left to ask. */
  #isMissing(query: Query, number: number): boolean {
    query.answered.add(number - query.number);
    if (query.answered.size < ROOT_COUNT) {
      // The other roots have been asked already.
      if (isParallel(query.question)) return false;
      query.salt = this.#saltAfter({ ...query, salt: number - query.number });
      this.#send(query);
      return false;
    }
    const { nowMs } = this.#site;
    const pauseMs = [NOT_FOUND_RETRY_MS, NOT_FOUND_LAST_RETRY_MS][query.missedCount];
    const isSettled = nowMs > this.#mesh.changedAtMs + CHANGE_SETTLES_MS;
    if (pauseMs === undefined || isSettled || nowMs + pauseMs >= query.deadlineMs) return true;
    query.missedCount++;
    query.answered.clear();
    query.salt = 0;
    query.retryAtMs = nowMs + pauseMs;
    this.#wake(query.retryAtMs);
    return false;
  }

  #end(query: Query, upcall: TapestryUpcall): void {
    this.#open.delete(query.number);
    this.#site.upcall(upcall);
  }

  #endPut(query: Query): void {
    const rootCount = query.answered.size;
    const outcome = rootCount > 0 ? 'stored' : 'timeout';
    this.#end(query, { kind: 'stored', token: query.question.token, outcome, rootCount });
  }

  #giveUp(query: Query): void {
    const { kind, token } = query.question;
    const outcome = 'timeout';
    if (kind === 'put' || kind === 'remove') this.#endPut(query);
    else if (kind === 'trace') this.#end(query, { kind: 'traced', token, outcome, hops: [] });
    else if (kind === 'get') this.#end(query, { kind: 'value', token, outcome, bytes: EMPTY });
    else if (query.found.length > 0) this.#endLocated(query, 0);
    else this.#end(query, { kind: 'located', token, outcome, servers: [], hopCount: 0 });
  }

  tick(): void {
    const { nowMs } = this.#site;
    if (this.#nextMs === undefined || nowMs < this.#nextMs) return;
    this.#nextMs = undefined;
    for (const query of [...this.#open.values()]) {
      if (nowMs >= query.deadlineMs) this.#giveUp(query);
      else if (nowMs >= query.retryAtMs && query.found.length > 0) this.#endLocated(query, 0);
      else if (nowMs >= query.retryAtMs) this.#send(query);
      else this.#wake(Math.min(query.retryAtMs, query.deadlineMs));
    }
  }

  #wake(atMs: number): void {
    this.#nextMs = Math.min(this.#nextMs ?? atMs, atMs);
  }
}
