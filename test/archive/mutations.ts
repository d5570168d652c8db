/** Ways to break the archive in one line each: what the checkers of the scenario `lifetime` are there to catch. */

import type { Mutation } from '../sim/mutation.ts';

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'what only an old version has is given up, though it is kept',
    file: 'src/fs/collect.ts',
    right: 'const views = heartbeats.map(',
    wrong: 'const views = heartbeats.slice(-1).map(',
    caughtBy: 1,
  },
  {
    name: 'the sweep knows no grace time',
    file: 'src/archive/sweep.ts',
    right: 'this.#settings = { ...defaults, ...options.settings };',
    wrong: 'this.#settings = { ...defaults, ...options.settings, graceMs: 0 };',
    caughtBy: 1,
  },
  {
    name: 'a fragment counts that its holder could not show',
    file: 'src/archive/watch.ts',
    right: 'if (isSound || !this.#audits.isUnproven(watched.pack, address.nodeId, index))',
    wrong: '',
    caughtBy: 9,
  },
  {
    name: 'a pack counts as stored with one fragment less',
    file: 'src/archive/code-rate.ts',
    right: 'return k + Math.ceil((n - k) / 2);',
    wrong: 'return k + Math.ceil((n - k) / 2) - 1;',
    caughtBy: 25,
  },
  {
    name: 'a repair does not look at what it is given',
    file: 'src/archive/repairer.ts',
    right: 'if (isFragment(manifest, index, said.bytes)) {',
    wrong: '{',
    caughtIn: 'archive.test.ts',
  },
  {
    name: 'a holder gives up what it has just promised to keep',
    file: 'src/archive/holder.ts',
    right: 'if (nowMs < Math.max(this.#allKeptUntilMs, this.#kept.get(name) ?? 0)) return false;',
    wrong: '',
    caughtIn: 'mover.test.ts',
  },
  {
    name: 'a commit does not look again where the blocks lie that it relies on',
    file: 'src/client/session.ts',
    right: 'const predicates = (batch.relied ?? []).flatMap(',
    wrong: 'const predicates = (batch.relied ?? []).slice(0, 0).flatMap(',
    caughtIn: 'forget.test.ts',
  },
];
