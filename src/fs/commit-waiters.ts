/** Who waits until changes are committed, and who until there is room for more. */

interface Waiter {
  readonly sequence: number;
  resolve(): void;
  reject(error: unknown): void;
}

export class CommitWaiters {
  #forCommit: Waiter[] = [];
  #forRoom: (() => void)[] = [];

  /** Resolves when the change with this number is committed. */
  commit(sequence: number): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.#forCommit.push({ sequence, resolve, reject });
    });
  }

  /** Resolves when there may be room, which is to be looked at again. */
  room(): Promise<void> {
    return new Promise<void>((resolve) => {
      this.#forRoom.push(resolve);
    });
  }

  /** Changes up to this one are committed. */
  committed(sequence: number): void {
    const done = this.#forCommit.filter((one) => one.sequence <= sequence);
    this.#forCommit = this.#forCommit.filter((one) => one.sequence > sequence);
    for (const waiter of done) waiter.resolve();
    this.wakeRoom();
  }

  /** What they wait for does not come. */
  reject(error: unknown): void {
    const waiters = this.#forCommit;
    this.#forCommit = [];
    for (const waiter of waiters) waiter.reject(error);
  }

  wakeRoom(): void {
    const waiting = this.#forRoom;
    this.#forRoom = [];
    for (const resolve of waiting) resolve();
  }
}
