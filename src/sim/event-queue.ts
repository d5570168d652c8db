/**
 * What is yet to happen in a simulation. Events of one millisecond lie together in the order in which they came, and
 * only the milliseconds are in a heap: a large pond has many events in each, so that most cost no search.
 */

export interface Event {
  /** True when it was taken back: it is passed over. */
  readonly cancelled: boolean;
  run(): void;
}

interface Bucket {
  readonly atMs: number;
  /** INVARIANT: those before `next` have run. */
  readonly events: Event[];
  next: number;
}

export class EventQueue {
  // UNBOUNDED: bounded by whoever runs the simulation.
  readonly #buckets = new Map<number, Bucket>();
  /** INVARIANT: a binary heap of exactly the times that have a bucket. */
  readonly #times: number[] = [];
  /** The bucket that was looked at last. */
  #bucket: Bucket | undefined;

  /** @param atMs - whole */
  add(atMs: number, event: Event): void {
    let bucket = this.#bucket?.atMs === atMs ? this.#bucket : this.#buckets.get(atMs);
    if (bucket === undefined) {
      bucket = { atMs, events: [], next: 0 };
      this.#buckets.set(atMs, bucket);
      this.#rise(atMs);
    }
    bucket.events.push(event);
  }

  /** Time of the next event, or undefined when nothing is left. */
  nextMs(): number | undefined {
    for (let bucket = this.#first(); bucket !== undefined; bucket = this.#first()) {
      const { events } = bucket;
      while (bucket.next < events.length) {
        if (!(events[bucket.next] as Event).cancelled) return bucket.atMs;
        bucket.next++;
      }
      this.#buckets.delete(bucket.atMs);
      this.#bucket = undefined;
      this.#pop();
    }
    return undefined;
  }

  /** Removes and returns the next event. */
  take(): Event | undefined {
    if (this.nextMs() === undefined) return undefined;
    const bucket = this.#bucket as Bucket;
    return bucket.events[bucket.next++];
  }

  #first(): Bucket | undefined {
    const atMs = this.#times[0];
    if (atMs === undefined) return undefined;
    if (this.#bucket?.atMs !== atMs) this.#bucket = this.#buckets.get(atMs);
    return this.#bucket;
  }

  #rise(time: number): void {
    const heap = this.#times;
    let at = heap.length;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      const above = heap[parent] as number;
      if (above < time) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = time;
  }

  #pop(): void {
    const heap = this.#times;
    const last = heap.pop() as number;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      const right = heap[child + 1];
      if (right !== undefined && right < (heap[child] as number)) child++;
      if (last < (heap[child] as number)) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = last;
  }
}
