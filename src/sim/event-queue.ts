/** What is yet to happen in a simulation: a binary heap by time, then by order of arrival. */

interface Event {
  readonly atMs: number;
  /** INVARIANT: unique, so that events of one time have one order and a seed replays. */
  readonly sequence: number;
  run: (() => void) | undefined;
}

function before(a: Event, b: Event): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.sequence < b.sequence);
}

export class EventQueue {
  // UNBOUNDED: bounded by whoever runs the simulation.
  readonly #heap: Event[] = [];
  #sequence = 0;

  /** Returns a function that takes the event back. */
  add(atMs: number, run: () => void): () => void {
    const event: Event = { atMs, sequence: this.#sequence++, run };
    this.#rise(event);
    return () => {
      event.run = undefined;
    };
  }

  /** Time of the next event, or undefined when nothing is left. */
  nextMs(): number | undefined {
    for (;;) {
      const first = this.#heap[0];
      if (first === undefined || first.run !== undefined) return first?.atMs;
      this.#pop();
    }
  }

  /** Removes and returns the next event's action. */
  take(): (() => void) | undefined {
    return this.nextMs() === undefined ? undefined : this.#pop().run;
  }

  #rise(event: Event): void {
    const heap = this.#heap;
    let at = heap.length;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      const above = heap[parent] as Event;
      if (before(above, event)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = event;
  }

  #pop(): Event {
    const heap = this.#heap;
    const first = heap[0] as Event;
    const last = heap.pop() as Event;
    if (heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(event: Event): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      const right = heap[child + 1];
      if (right !== undefined && before(right, heap[child] as Event)) child++;
      if (before(event, heap[child] as Event)) break;
      heap[at] = heap[child] as Event;
      at = child;
    }
    heap[at] = event;
  }
}
