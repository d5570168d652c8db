/** Objects found right after many nodes have failed, before anything is repaired. */

import { SeededRandom, shuffled } from '../../../src/base/index.ts';
import { type Guid, type NodeId, saltedGuid } from '../../../src/id/index.ts';
import { TRANSIT_STUB_1092, transitStub } from '../../../src/sim/index.ts';
import { type NeighborMap, nextHop } from '../../../src/tapestry/index.ts';
import type { Experiment, Report, Setting } from '../experiment.ts';
import { percentOf, whole } from '../format.ts';
import { drawnGuid, StaticTables } from './static-tables.ts';

const NODES = 1000;
const OBJECTS = 2000;
const CLIENTS_PER_OBJECT = 5;
const ROOTS = [1, 2, 3, 4];
const PERCENTS = [0, 5, 10, 15, 20, 30, 40, 50, 60, 70];
const DRAW_STREAM = 37;

/** An object of a live server: under each salted name the nodes that have its pointer. */
interface Placed {
  readonly server: number;
  readonly guids: readonly Guid[];
  readonly holders: readonly ReadonlySet<number>[];
}

function placed(tables: StaticTables, random: SeededRandom, rootCount: number): Placed {
  const server = random.integer(tables.names.length);
  const name = drawnGuid(random);
  const guids = Array.from({ length: rootCount }, (_, salt) => saltedGuid(name, salt));
  return { server, guids, holders: guids.map((guid) => new Set(tables.pathTo(server, guid))) };
}

/**
 * Neighbor maps without the failed: what remains once a node has found out which of its links are dead, and before
 * it has asked anybody for new ones.
 */
class Survivors {
  readonly #tables: StaticTables;
  readonly #failed: ReadonlySet<number>;
  readonly #maps = new Map<number, NeighborMap>();

  constructor(tables: StaticTables, failed: ReadonlySet<number>) {
    this.#tables = tables;
    this.#failed = failed;
  }

  isLive(node: number): boolean {
    return !this.#failed.has(node);
  }

  #mapOf(node: number): NeighborMap {
    let map = this.#maps.get(node);
    if (map === undefined) {
      map = this.#tables.mapMade(node);
      for (const { address } of [...map.all()]) {
        const index = this.#tables.indexOf(address.nodeId as NodeId);
        if (this.#failed.has(index)) map.remove(address.nodeId);
      }
      this.#maps.set(node, map);
    }
    return map;
  }

  /** True when the way from `client` to the root of `guid` meets one of `holders`. */
  finds(client: number, guid: Guid, holders: ReadonlySet<number>): boolean {
    let level = 0;
    for (let at = client; ; ) {
      if (holders.has(at)) return true;
      const hop = nextHop(this.#mapOf(at), guid, level);
      if (hop === undefined) return false;
      at = this.#tables.indexOf(hop.neighbor.address.nodeId);
      level = hop.level;
    }
  }
}

/** By number of roots, the share of objects found: asked are as many roots as there are, until one answers. */
function sharesFound(
  tables: StaticTables,
  objects: readonly Placed[],
  failed: ReadonlySet<number>,
  random: SeededRandom,
): number[] {
  const survivors = new Survivors(tables, failed);
  const live = tables.names.map((_, node) => node).filter((node) => survivors.isLive(node));
  const found = ROOTS.map(() => 0);
  let asked = 0;
  for (const { server, guids, holders } of objects) {
    if (!survivors.isLive(server)) continue;
    for (let i = 0; i < CLIENTS_PER_OBJECT; i++) {
      const client = live[random.integer(live.length)] as number;
      const first = guids.findIndex((guid, salt) =>
        survivors.finds(client, guid, holders[salt] as ReadonlySet<number>),
      );
      asked++;
      ROOTS.forEach((roots, index) => {
        if (first >= 0 && first < roots) found[index] = (found[index] as number) + 1;
      });
    }
  }
  return found.map((count) => count / asked);
}

function run({ seed, isQuick, progress }: Setting): Report {
  const nodeCount = isQuick ? 200 : NODES;
  const objectCount = isQuick ? 200 : OBJECTS;
  const topology = transitStub(seed, TRANSIT_STUB_1092);
  const tables = new StaticTables({ seed, nodeCount, topology });
  const random = new SeededRandom(seed, DRAW_STREAM);
  const rootsMost = Math.max(...ROOTS);
  const objects = Array.from({ length: objectCount }, () => placed(tables, random, rootsMost));
  const order = shuffled(
    random,
    tables.names.map((_, node) => node),
  );
  const shares = PERCENTS.map((percent) => {
    progress(`${percent} % fail`);
    // Always the first of one order: who fails at 10 % has also failed at 20 %.
    const failed = new Set(order.slice(0, Math.floor((nodeCount * percent) / 100)));
    return sharesFound(tables, objects, failed, random);
  });
  const at20 = shares[PERCENTS.indexOf(20)] as number[];
  return {
    setup: [
      ['seed', `${seed}`],
      [
        'nodes',
        `${whole(nodeCount)} with static tables on ${topology.name}, three neighbors a slot`,
      ],
      [
        'objects',
        `${whole(objectCount)} on random servers, pointers along the path to each root and nowhere else`,
      ],
      ['failures', 'random nodes, all at once'],
      [
        'questions',
        `${CLIENTS_PER_OBJECT} random live clients for each object of a live server; dead links are known, backups ` +
          'are used, nothing is repaired and nothing published again',
      ],
    ],
    comparisons: [
      {
        what: 'objects found right after 20 % of 830 nodes were killed (JSAC 2004, read off a plot, repair running)',
        published: 'dips to about 45 %, with one root',
        measured: `${percentOf(at20[0] as number)} with 1 root, ${percentOf(at20[1] as number)} with 2`,
      },
    ],
    verdicts: [],
    tables: [
      {
        caption: 'Objects of live servers that are found',
        head: ['failed', ...ROOTS.map((roots) => `${roots} root${roots > 1 ? 's' : ''}`)],
        rows: PERCENTS.map((percent, i) => [
          `${percent} %`,
          ...(shares[i] as number[]).map((share) => percentOf(share, 2)),
        ]),
      },
    ],
    plots: [
      {
        name: 'roots',
        chart: {
          title: 'Objects found right after failures, before repair',
          x: { label: 'nodes that failed (%)', kind: 'linear', from: 0, to: 70 },
          y: { label: 'found (%)', kind: 'linear', from: 0, to: 100 },
          series: ROOTS.map((roots, index) => ({
            name: `${roots} root${roots > 1 ? 's' : ''}`,
            mark: 'line',
            points: PERCENTS.map((percent, i) => ({
              x: percent,
              y: 100 * ((shares[i] as number[])[index] as number),
            })),
          })),
        },
      },
    ],
    shows: [
      'Every further root saves a part of what is left: the paths to salted names are nearly independent. A node is on ' +
        'the way to all roots of an object only at its server and near its client.',
    ],
    showsNot: [
      'The nodes of this project use two roots, leave pointers beside the path too, and repair: what they reach over ' +
        'time is in the experiment on failures.',
      'Failures here are independent. A domain that fails as a whole takes near pointers and near backups together.',
    ],
  };
}

export const AVAILABILITY: Experiment = {
  name: 'availability',
  title: 'Objects found right after failures, with one to four roots',
  question:
    'What share of the objects of live servers is found at once when many nodes fail, for 1 to 4 roots?',
  run,
};
