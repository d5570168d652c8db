/**
 * A client of a bench, in a process of its own: a node of the pond with one session. Forked with a home folder and the
 * name of a volume; does what its parent sends, and answers with what it took.
 */

import { fromHex, toHex } from '../../src/base/index.ts';
import { Application } from '../../src/cli/application.ts';
import {
  BLOCK_CONTENT_MAX,
  type BlockReference,
  type Session,
  type StoredBlock,
} from '../../src/client/index.ts';
import { noise } from '../e2e/command.ts';

/** `tiny`: 100 bytes under one key. `small`: 4 KiB under one. `large`: 2 MB in blocks, which go into packs. */
export interface RingTask {
  readonly work: 'tiny' | 'small' | 'large';
  readonly count: number;
  /** Sessions of this node that work at the same time, each with an author of its own; left out: one. */
  readonly sessions?: number;
  /** Operations that a session has on their way at any time; left out: one, so each waits for the one before. */
  readonly atOnce?: number;
}

export interface RingTimes {
  readonly startMs: number;
  readonly endMs: number;
  /** Of each operation. */
  readonly ms: readonly number[];
}

/** Stores so much, made before the clock starts, in batches as a mount makes them. */
export interface StoreTask {
  readonly work: 'store';
  readonly mib: number;
}

/** A block as it goes between processes. */
export interface NamedBlock extends Omit<BlockReference, 'digest' | 'key'> {
  readonly digest: string;
  readonly key: string;
}

/** By the clock, and of the processors in this process. */
export interface Taken {
  readonly seconds: number;
  readonly processorSeconds: number;
}

export interface Stored extends Taken {
  readonly blocks: readonly NamedBlock[];
}

/** Reads and opens these blocks, several at a time. */
export interface ReadTask {
  readonly work: 'read';
  readonly blocks: readonly NamedBlock[];
}

export interface Read extends Taken {
  readonly bytes: number;
}

export type Task = RingTask | StoreTask | ReadTask;
export type AnswerTo<T extends Task> = T extends StoreTask
  ? Stored
  : T extends ReadTask
    ? Read
    : RingTimes;

/** As much as a mount commits together, and as many at a time. */
const BATCH_BLOCKS = 32;
const BATCHES = 3;
const READS = 16;
const TINY_BYTES = 100;
const SMALL_BYTES = 4096;
const LARGE_BYTES = 2_000_000;
const KEYS = 64;
const TIMEOUT_MS = 60_000;

const [directory = '', volume = ''] = process.argv.slice(2);

/** Makes one operation ready; its content is not part of what is timed. */
type Prepare = (session: Session, number: number) => () => Promise<unknown>;

const putting =
  (bytes: number): Prepare =>
  (session, number) => {
    const key = Buffer.from(`Bench ${process.pid} ${number % KEYS}`);
    const value = noise(`${process.pid} ${number}`, bytes);
    return () => session.commit({ changes: [{ key, value }], blocks: [] }, [], TIMEOUT_MS);
  };

const large: Prepare = (session, number) => {
  const content = noise(`${process.pid} large ${number}`, LARGE_BYTES);
  return async () => {
    const blocks: StoredBlock[] = [];
    for (let offset = 0; offset < LARGE_BYTES; offset += BLOCK_CONTENT_MAX) {
      const part = content.subarray(offset, offset + BLOCK_CONTENT_MAX);
      const { reference, sealed } = session.sealBlock(part);
      blocks.push({ digest: reference.digest, sealed });
    }
    const locations = await session.store(blocks);
    return session.commit({ changes: [], blocks }, locations, TIMEOUT_MS);
  };
};

const PREPARE = { tiny: putting(TINY_BYTES), small: putting(SMALL_BYTES), large };

let done = 0;
async function run(session: Session, { work, count, atOnce = 1 }: RingTask): Promise<RingTimes> {
  const prepare = PREPARE[work];
  const ms: number[] = [];
  const startMs = Date.now();
  let left = count;
  const oneAfterTheOther = async () => {
    while (left-- > 0) {
      const operate = prepare(session, done++);
      const start = performance.now();
      await operate();
      ms.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, oneAfterTheOther));
  return { startMs, endMs: Date.now(), ms };
}

const application = await Application.open(directory);
const session = await application.session(volume);

/** The first works for the volume's own author here, the others for `VOLUME-1`, `VOLUME-2` and so on. */
async function runAll(task: RingTask): Promise<RingTimes> {
  const { sessions = 1 } = task;
  const others = Array.from({ length: sessions - 1 }, (_, i) =>
    application.session(`${volume}-${i + 1}`),
  );
  const all = await Promise.all(
    [session, ...(await Promise.all(others))].map((one) => run(one, task)),
  );
  const [startMs, endMs] = [all.map((one) => one.startMs), all.map((one) => one.endMs)];
  return {
    startMs: Math.min(...startMs),
    endMs: Math.max(...endMs),
    ms: all.flatMap(({ ms }) => ms),
  };
}

/** Runs `count` works, so many at a time. */
async function abreast(count: number, width: number, work: (number: number) => Promise<void>) {
  let next = 0;
  const one = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: width }, one));
}

/** Begins to measure; returns what ends that. */
function timer(): () => Taken {
  const start = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return {
      seconds: (performance.now() - start) / 1000,
      processorSeconds: (user + system) / 1e6,
    };
  };
}

async function store({ mib }: StoreTask): Promise<Stored> {
  const contents = Array.from({ length: mib }, (_, i) =>
    noise(`${process.pid} store ${i}`, BLOCK_CONTENT_MAX),
  );
  const references: BlockReference[] = [];
  const taken = timer();
  await abreast(Math.ceil(mib / BATCH_BLOCKS), BATCHES, async (batch) => {
    const blocks: StoredBlock[] = [];
    for (const content of contents.slice(batch * BATCH_BLOCKS, (batch + 1) * BATCH_BLOCKS)) {
      const { reference, sealed } = session.sealBlock(content);
      references.push(reference);
      blocks.push({ digest: reference.digest, sealed });
    }
    const locations = await session.store(blocks);
    await session.commit({ changes: [], blocks }, locations, TIMEOUT_MS);
  });
  const times = taken();
  const blocks = references.map((one) => ({
    ...one,
    digest: toHex(one.digest),
    key: toHex(one.key),
  }));
  return { ...times, blocks };
}

async function read({ blocks }: ReadTask): Promise<Read> {
  const references = blocks.map(
    (one) => ({ ...one, digest: fromHex(one.digest), key: fromHex(one.key) }) as BlockReference,
  );
  let bytes = 0;
  const taken = timer();
  await abreast(references.length, READS, async (number) => {
    const content = await session.read(references[number] as BlockReference);
    bytes += content.length;
  });
  return { ...taken(), bytes };
}

async function answer(task: Task): Promise<RingTimes | Stored | Read> {
  if (task.work === 'store') return store(task);
  return task.work === 'read' ? read(task) : runAll(task);
}

process.on('message', (task: Task) => {
  answer(task).then(
    (times) => process.send?.(times),
    (error) => process.send?.({ error: String(error?.stack ?? error) }),
  );
});
process.on('disconnect', () => void application.close().then(() => process.exit(0)));
process.send?.('ready');
