/**
 * Some nodes lie among honest ones. What the honest ones keep and say stays bounded, none of them throws, and what
 * is looked for by a way on which nobody lies is found. Nothing is promised about other ways.
 */

import { type Random, SeededRandom, shuffled } from '../../base/index.ts';
import { type Guid, type NodeId, saltedGuid } from '../../id/index.ts';
import { ROOT_COUNT } from '../../tapestry/index.ts';
import { mapsOf, pathOf } from '../checkers/one-root.ts';
import { Survey } from '../checkers/survey.ts';
import { LIAR_KINDS, liarOf } from '../liars.ts';
import { Probes, type Result, type Scenario, type Watcher } from '../scenario.ts';
import type { TapestryNode } from '../tapestry-node.ts';
import { TapestryPond } from '../tapestry-pond.ts';
import { carryingOf } from './carrying-of.ts';
import { drawnTopology } from './drawn-topology.ts';
import { drawnGuids } from './tapestry-checks.ts';

const STREAM = 30;
const LIAR_STREAM = 31;
const NODES_LEAST = 6;
const NODES_MOST = 16;
const OBJECTS_MOST = 8;
const LIARS_MOST = 3;
const LIES_MS = 20_000;
const SERVERS_ASKED = 64;
/** A client that is led astray so often gives up. */
const ATTEMPTS = 16;
/** What a publication of the flooder holds: no lie leaves more pointers at one node. */
const POINTERS_PER_LIE = 40;
/** An honest node may answer a lie, and pass it on to all others, so many times. */
const ANSWERS_PER_LIE = 8;
/** Beside that, it may say so much in a second. */
const MESSAGES_PER_SECOND = 60;

interface Lies {
  readonly pond: TapestryPond;
  readonly honest: readonly TapestryNode[];
  readonly liars: readonly TapestryNode[];
  readonly published: Map<Guid, Set<string>>;
}

function setUp(seed: number, random: Random, watcher: Watcher): Lies {
  const pond = new TapestryPond({
    seed,
    topology: drawnTopology(random, 2 * NODES_MOST),
    carrying: carryingOf(seed),
    ...(watcher.trace && { trace: watcher.trace }),
  });
  pond.growInWaves(NODES_LEAST + random.integer(NODES_MOST - NODES_LEAST + 1));
  const honest = pond.live;
  const published = new Map<Guid, Set<string>>();
  for (const guid of drawnGuids(random, 1 + random.integer(OBJECTS_MOST))) {
    const servers = shuffled(random, honest).slice(0, 1 + random.integer(2));
    for (const server of servers) server.input({ kind: 'publish', guids: [guid] });
    published.set(guid, new Set(servers.map(({ self }) => self.nodeId)));
  }
  pond.run(1000);
  const lying = new SeededRandom(seed, LIAR_STREAM);
  const kinds = shuffled(random, LIAR_KINDS).slice(0, 1 + random.integer(LIARS_MOST));
  const liars = kinds.map((kind) => pond.add(undefined, { liar: liarOf(kind, lying) }));
  const named = liars.map(({ liar, self }) => `${liar?.kind} ${self.nodeId.slice(0, 4)}`);
  const line = `${honest.length} honest nodes; ${named.join(', ')}`;
  watcher.say?.(pond.network.clock.elapsedMs, line);
  return { pond, honest, liars, published };
}

function unbounded({ honest, liars, pond, published }: Lies): string[] {
  const lieCount = liars.reduce((sum, { liar }) => sum + (liar?.lieCount ?? 0), 0);
  const honestPointers = published.size * ROOT_COUNT * 3;
  const pointersMost = honestPointers + POINTERS_PER_LIE * lieCount;
  const seconds = pond.network.clock.elapsedMs / 1000;
  const sentMost = MESSAGES_PER_SECOND * seconds + ANSWERS_PER_LIE * pond.nodes.length * lieCount;
  return honest.flatMap(({ self, machine, sentCount }) => {
    const wrong: string[] = [];
    const { pointerCount } = machine;
    if (pointerCount > pointersMost)
      wrong.push(`${pointerCount} pointers, at most ${pointersMost}`);
    if (sentCount > sentMost)
      wrong.push(`sent ${sentCount}, at most ${sentMost} of ${lieCount} lies`);
    const known = machine.backpointers().length;
    if (known > pond.nodes.length) wrong.push(`${known} backpointers`);
    return wrong.map((what) => `unbounded: ${self.nodeId} ${what}`);
  });
}

/** Both the asker's and the server's way to one root of the object are honest. */
function isFindable(
  { honest }: Lies,
  maps: ReturnType<typeof mapsOf>,
  ends: { readonly asker: string; readonly server: string; readonly guid: Guid },
): boolean {
  const names = new Set(honest.map(({ self }) => self.nodeId));
  return Array.from({ length: ROOT_COUNT }, (_, salt) => saltedGuid(ends.guid, salt)).some(
    (target) =>
      [ends.asker, ends.server].every((from) =>
        pathOf(maps, from, target).every((nodeId) => names.has(nodeId)),
      ),
  );
}

/** Who asks for what, and the servers of it that can be found. */
interface Search {
  readonly asker: TapestryNode;
  readonly guid: Guid;
  readonly findable: ReadonlySet<string>;
  /** Named in an answer, and not there: a client that calls them finds out, and asks again without them. */
  readonly except: Set<NodeId>;
}

function searchesOf(lies: Lies, probes: Probes): Search[] {
  const maps = mapsOf(lies.pond.live);
  const searches: Search[] = [];
  for (const [guid, servers] of lies.published) {
    for (const asker of lies.honest) {
      const ends = [...servers].map((server) => ({ asker: asker.self.nodeId, server, guid }));
      const honest = ends.filter((each) => isFindable(lies, maps, each));
      probes.hit(honest.length > 0 ? 'honest way' : 'no honest way');
      if (honest.length === 0) continue;
      const findable = new Set(honest.map(({ server }) => server));
      searches.push({ asker, guid, findable, except: new Set() });
    }
  }
  return searches;
}

function unfound(lies: Lies, probes: Probes): string[] {
  const survey = new Survey(lies.pond);
  let open = searchesOf(lies, probes);
  for (let attempt = 0; attempt < ATTEMPTS && open.length > 0; attempt++) {
    const again: Search[] = [];
    for (const search of open) {
      const { asker, guid, findable, except } = search;
      const question = { kind: 'locate' as const, guid, count: SERVERS_ASKED, except: [...except] };
      survey.ask(asker, question, (answer) => {
        const seen = answer?.kind === 'located' ? answer.servers.map(({ nodeId }) => nodeId) : [];
        if (seen.some((nodeId) => findable.has(nodeId))) return;
        for (const nodeId of seen) except.add(nodeId as NodeId);
        again.push(search);
      });
    }
    survey.wait();
    open = again;
    probes.hit('asked again', open.length);
  }
  return open.map(
    ({ guid, asker }) => `unfound: ${guid} from ${asker.self.nodeId}, by an honest way`,
  );
}

function run(seed: number, watcher: Watcher): Result {
  const random = new SeededRandom(seed, STREAM);
  const lies = setUp(seed, random, watcher);
  const { pond, liars, honest } = lies;
  pond.run(LIES_MS);
  const probes = new Probes();
  const failures = [...unbounded(lies), ...unfound(lies, probes)].slice(0, 8);
  for (const { liar } of liars) probes.hit(liar?.kind ?? '', liar?.lieCount);
  for (const { machine } of honest) {
    probes.hit('malformed', machine.counters().get('malformed') ?? 0);
  }
  return { failures, probes: probes.counts };
}

export const liars: Scenario = {
  name: 'liars',
  probes: [...LIAR_KINDS, 'malformed', 'honest way'],
  run,
};
