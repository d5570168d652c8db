/** The disk as an argument: named tables of byte strings, written in atomic, durable batches. */

/** One change to a table; an undefined value removes the key. */
export interface Write {
  readonly table: string;
  readonly key: Uint8Array;
  readonly value: Uint8Array | undefined;
}

export interface Range {
  /** First key, inclusive. */
  readonly from?: Uint8Array;
  /** Last key, exclusive. */
  readonly to?: Uint8Array;
  readonly limit?: number;
  readonly reverse?: boolean;
}

/** What a protocol room sees: it reads at once and asks for writes through `Output.persist`. */
export interface Tables {
  /** The caller owns the returned bytes. */
  get(table: string, key: Uint8Array): Uint8Array | undefined;
  /** Bytes of the value from `offset` on, `length` of them or as many as there are; the caller owns them. */
  slice(
    table: string,
    key: Uint8Array,
    range: { readonly offset: number; readonly length: number },
  ): Uint8Array | undefined;
  /** Pairs in ascending (or, reversed, descending) key order, as they stood when it was called. */
  range(table: string, range?: Range): Iterable<readonly [Uint8Array, Uint8Array]>;
  /** What is left of the quota, in bytes. */
  bytesFree(): number;
}

/** `memory`, `disk` and `refusing` implementations pass one contract suite. */
export interface Store extends Tables {
  /**
   * Applies the whole batch or nothing. Reads see it at once; the promise resolves when it is durable.
   * Batches become durable in the order in which they were given.
   *
   * @param when - `soon`: nobody waits for it, and it may go to the disk together with what comes next
   * @throws OceanError `no-space` (rejection) when the quota or the disk is full: nothing was applied
   */
  write(batch: readonly Write[], when?: 'now' | 'soon'): Promise<void>;
  /** Whether a `write` of the batch would be within the quota now. */
  fits(batch: readonly Write[]): boolean;
  /** Bytes that keys and values take up. */
  bytesUsed(): number;
  close(): Promise<void>;
}

/** An append-only local file: survives a killed process after `append`, a lost power after `sync`. */
export interface LogFile {
  /** Appends the parts, end to end; returns the offset of the first byte. Synchronous: `close` waits for it. */
  append(...parts: readonly Uint8Array[]): number;
  /**
   * The same without making anybody wait: what is appended next comes behind it at once, and it can be read when this
   * resolves. The bytes are not to be changed before. If it fails, their place in the file holds anything.
   */
  appendLater(...parts: readonly Uint8Array[]): Promise<number>;
  /** @throws OceanError `corrupt` when the file ends before `offset + length` */
  read(offset: number, length: number): Uint8Array;
  size(): number;
  truncate(size: number): void;
  sync(): Promise<void>;
  close(): void;
}

/** A folder of log files by name. */
export interface LogFolder {
  /** Names in ascending order. */
  list(): string[];
  /** Opens, creating when absent. */
  open(name: string): LogFile;
  remove(name: string): void;
  /** Open files stay open. There must be none of the new name. */
  rename(name: string, to: string): void;
  /** Resolves when a lost power cannot bring back what was removed or renamed so far. */
  settled(): Promise<void>;
}
