/**
 * Every object of a live server is found from every live node, and with it all of its live servers: one that is
 * left out is one that nobody would find if the others died.
 */

import type { Guid } from '../../id/index.ts';
import type { TapestryNode } from '../tapestry-node.ts';
import type { Survey } from './survey.ts';

/** Who has published what and not taken it back, kept by the workload and not asked of anybody. */
export type Published = ReadonlyMap<Guid, ReadonlySet<string>>;

const SERVERS_ASKED = 64;

/** What is wrong, a line each. Lets time pass: one question from each node for each object. */
export function unfoundObjects(
  survey: Survey,
  live: readonly TapestryNode[],
  published: Published,
): string[] {
  const names = new Set(live.map(({ self }) => self.nodeId));
  const wrong: string[] = [];
  for (const [guid, servers] of published) {
    const expected = [...servers].filter((server) => names.has(server));
    if (expected.length === 0) continue;
    for (const node of live) {
      survey.ask(node, { kind: 'locate', guid, count: SERVERS_ASKED }, (answer) => {
        const seen = answer?.kind === 'located' ? answer.servers.map(({ nodeId }) => nodeId) : [];
        const missing = expected.filter((server) => !seen.includes(server));
        if (missing.length === 0) return;
        const outcome = answer?.kind === 'located' ? answer.outcome : 'no answer';
        const what = missing.length === expected.length ? 'object' : 'server';
        const where = `${guid} from ${node.self.nodeId}`;
        wrong.push(`${what} ${where}: ${outcome}, without ${missing.join(', ')}`);
      });
    }
  }
  survey.wait();
  return wrong;
}

/** The same for roots, by `trace`: every answer must name the same last node. */
export function differingRoots(
  survey: Survey,
  live: readonly TapestryNode[],
  targets: readonly Guid[],
): string[] {
  const wrong: string[] = [];
  for (const target of targets) {
    const roots = new Map<string, string>();
    for (const node of live) {
      survey.ask(node, { kind: 'trace', target }, (answer) => {
        const root = answer?.kind === 'traced' ? answer.hops.at(-1)?.node.nodeId : undefined;
        roots.set(root ?? 'nobody', node.self.nodeId);
        if (roots.size > 1) {
          const seen = [...roots].map(([name, from]) => `${name} from ${from}`);
          wrong.push(`${target} has the roots ${seen.join(', ')}`);
        }
      });
    }
  }
  survey.wait();
  return wrong;
}
