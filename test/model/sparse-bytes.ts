/** The content of a file, a page at a time: pages never written are holes and read as zeros. */

const PAGE = 4096;

export class SparseBytes {
  readonly #pages = new Map<number, Uint8Array>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Bytes in pages that hold data. */
  get storedBytes(): number {
    return this.#pages.size * PAGE;
  }

  read(offset: number, length: number): Uint8Array {
    const end = Math.min(offset + length, this.#size);
    const result = new Uint8Array(Math.max(0, end - offset));
    this.#eachPage(offset, end, (number, from, to, at) => {
      const page = this.#pages.get(number);
      if (page !== undefined) result.set(page.subarray(from, to), at);
    });
    return result;
  }

  write(offset: number, bytes: Uint8Array): void {
    this.#eachPage(offset, offset + bytes.length, (number, from, to, at) => {
      this.#pageOf(number).set(bytes.subarray(at, at + to - from), from);
    });
    this.#size = Math.max(this.#size, offset + bytes.length);
  }

  resize(size: number): void {
    if (size < this.#size) this.punch(size, Math.ceil(this.#size / PAGE) * PAGE - size);
    this.#size = size;
  }

  /** Zeros a range; whole pages in it become holes. */
  punch(offset: number, length: number): void {
    const end = offset + length;
    for (const [number, page] of this.#pages) {
      const from = Math.max(0, offset - number * PAGE);
      const to = Math.min(PAGE, end - number * PAGE);
      if (from === 0 && to === PAGE) this.#pages.delete(number);
      else if (from < to) page.fill(0, from, to);
    }
  }

  /** Undefined past the end, or when no data follows. */
  seek(offset: number, whence: 'data' | 'hole'): number | undefined {
    if (offset >= this.#size) return undefined;
    const wanted = whence === 'data';
    const holding = [...this.#pages.keys()].sort((a, b) => a - b);
    let at = offset;
    while (at < this.#size) {
      const number = Math.floor(at / PAGE);
      if (this.#pages.has(number) === wanted) return at;
      // Without this, a search through a terabyte of hole would take a step a page.
      const next = wanted ? holding.find((one) => one > number) : number + 1;
      if (next === undefined) return undefined;
      at = next * PAGE;
    }
    return wanted ? undefined : this.#size;
  }

  #pageOf(number: number): Uint8Array {
    const page = this.#pages.get(number) ?? new Uint8Array(PAGE);
    this.#pages.set(number, page);
    return page;
  }

  #eachPage(
    offset: number,
    end: number,
    visit: (number: number, from: number, to: number, at: number) => void,
  ): void {
    for (let at = offset; at < end; ) {
      const number = Math.floor(at / PAGE);
      const from = at - number * PAGE;
      const to = Math.min(PAGE, end - number * PAGE);
      visit(number, from, to, at - offset);
      at += to - from;
    }
  }
}
