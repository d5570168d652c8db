/** How long each kind of operation took on this side of the kernel: from reading the request until its answer is made. */

import { Durations } from '../../src/base/index.ts';
import { OPCODE } from './protocol.ts';

/** As the kernel's protocol calls it, such as `lookup`. */
export type OperationName = keyof typeof OPCODE;

const NAMES: ReadonlyMap<number, OperationName> = new Map(
  Object.entries(OPCODE).map(([name, opcode]) => [opcode, name as OperationName]),
);

export class OperationTimes {
  /** By opcode. Bounded by the operations that there are. */
  readonly #times = new Map<number, Durations>();

  /** @param startMs - of `performance.now()` when the request was read */
  add(opcode: number, startMs: number): void {
    let times = this.#times.get(opcode);
    if (times === undefined) {
      times = new Durations();
      this.#times.set(opcode, times);
    }
    times.add(performance.now() - startMs);
  }

  byName(): ReadonlyMap<OperationName, Durations> {
    const entries = [...this.#times].flatMap(([opcode, times]) => {
      const name = NAMES.get(opcode);
      return name === undefined ? [] : [[name, times] as const];
    });
    return new Map(entries);
  }
}
