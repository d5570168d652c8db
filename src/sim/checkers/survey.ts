/** Many questions to many nodes at once: asked one after the other, the pond would change under the answers. */

import type { TapestryInput, TapestryUpcall } from '../../tapestry/index.ts';
import type { TapestryNode } from '../tapestry-node.ts';
import type { TapestryPond } from '../tapestry-pond.ts';

type Question = Extract<TapestryInput, { kind: 'locate' | 'trace' | 'get' }>;
type Unnumbered<Q> = Q extends Question ? Omit<Q, 'token' | 'timeoutMs'> : never;

interface Open {
  readonly node: TapestryNode;
  readonly token: number;
  readonly answered: (answer: TapestryUpcall | undefined) => void;
}

const TIMEOUT_MS = 10_000;

export class Survey {
  readonly #pond: TapestryPond;
  #open: Open[] = [];

  constructor(pond: TapestryPond) {
    this.#pond = pond;
  }

  /** @param answered - called within `wait`; undefined when there was no answer at all */
  ask(
    node: TapestryNode,
    question: Unnumbered<Question>,
    answered: (answer: TapestryUpcall | undefined) => void,
  ): void {
    const token = node.nextToken();
    this.#open.push({ node, token, answered });
    node.input({ ...question, token, timeoutMs: TIMEOUT_MS });
  }

  /** Lets time pass until everybody has answered or had the time to. */
  wait(): void {
    const open = this.#open;
    this.#open = [];
    let from = 0;
    this.#pond.runUntil(() => {
      while (from < open.length) {
        const { node, token } = open[from] as Open;
        if (node.answerTo(token) === undefined) return false;
        from++;
      }
      return true;
    }, 2 * TIMEOUT_MS);
    for (const { node, token, answered } of open) answered(node.answerTo(token));
  }
}
