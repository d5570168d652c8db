/** Two people at two mounts do anything while one is cut off: in the end the volume is sound and has both's work. */

import test from 'ava';
import fc from 'fast-check';
import { keyOf, OceanError } from '../../src/base/index.ts';
import type { TreeView } from '../../src/client/index.ts';
import type { Ino } from '../../src/fs/index.ts';
import type { JournalChange } from '../../src/fs/journal.ts';
import {
  CONFLICT_PREFIX,
  DIRENT_PREFIX,
  EXTENT_PREFIX,
  INODE_PREFIX,
  parseKey,
} from '../../src/fs/keys.ts';
import { merge } from '../../src/fs/merge.ts';
import { decodeDirent } from '../../src/fs/records.ts';
import type { Source } from '../../src/fs/source.ts';
import { checkVolume } from './check-volume.ts';
import { Partition, type Shell } from './partition.ts';

const DIRECTORIES = ['', '/d', '/e', '/d/s', '/e/s', '/d/e'];
const NAMES = ['a', 'b', 'd', 's'];

interface Step {
  readonly isLaptop: boolean;
  readonly kind: 'write' | 'append' | 'rm' | 'mkdir' | 'rmdir' | 'mv' | 'ln' | 'chmod' | 'save';
  readonly from: string;
  readonly to: string;
}

const path = fc
  .tuple(fc.constantFrom(...DIRECTORIES), fc.constantFrom(...NAMES))
  .map(([directory, name]) => `${directory}/${name}`);
const step: fc.Arbitrary<Step> = fc.record({
  isLaptop: fc.boolean(),
  kind: fc.constantFrom('write', 'append', 'rm', 'mkdir', 'rmdir', 'mv', 'ln', 'chmod', 'save'),
  from: path,
  to: path,
});
const rounds = fc.array(
  fc.record({ steps: fc.array(step, { maxLength: 24 }), restarts: fc.boolean() }),
  { minLength: 1, maxLength: 3 },
);

async function apply(shell: Shell, { kind, from, to }: Step, content: string): Promise<void> {
  switch (kind) {
    case 'write':
    case 'append':
      return shell[kind](from, content);
    case 'save':
      await shell.write(`${from}~`, content);
      return shell.mv(`${from}~`, from);
    case 'mv':
    case 'ln':
      return shell[kind](from, to);
    case 'chmod':
      return shell.chmod(from, 0o600);
    default:
      return shell[kind](from);
  }
}

/** What the files have in them. */
async function contents(shell: Shell): Promise<Set<string>> {
  const lines = await shell.tree();
  return new Set(
    lines.filter((line) => / \d+ /.test(line)).map((line) => line.replace(/^.* \d+ /, '')),
  );
}

async function start(shell: Shell): Promise<void> {
  for (const directory of DIRECTORIES.slice(1, 4)) await shell.mkdir(directory);
  for (const name of ['/a', '/d/a', '/e/b', '/d/s/a']) await shell.write(name, `first ${name}`);
}

let writes = 0;

async function round(
  pair: Partition,
  steps: readonly Step[],
  restarts: boolean,
): Promise<string[]> {
  await pair.cut();
  const before = await contents(pair.server);
  for (const one of steps) {
    const shell = one.isLaptop ? pair.laptop : pair.server;
    const content = `${one.isLaptop ? 'L' : 'S'}${++writes};`;
    await apply(shell, one, content).catch((error: unknown) => {
      if (!(error instanceof OceanError)) throw error;
    });
  }
  const written = [...(await contents(pair.laptop)), ...(await contents(pair.server))];
  if (restarts) await pair.restart();
  await pair.heal();
  const now = await contents(pair.server);
  const lost = written.filter((content) => !before.has(content) && !now.has(content));
  return [...(await pair.wrong()), ...lost.map((content) => `lost: ${content}`)];
}

test('whatever both did while one was cut off, the volume is sound and has what each wrote', async (t) => {
  await fc.assert(
    fc.asyncProperty(rounds, async (all) => {
      const ends: (() => unknown)[] = [];
      const pair = await Partition.make({ teardown: (end) => ends.push(end) });
      try {
        await start(pair.server);
        for (const { steps, restarts } of all) t.deepEqual(await round(pair, steps, restarts), []);
      } finally {
        for (const end of ends) await end();
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 60), seed: Number(process.env.SEED ?? 20_261_123) },
  );
});

test('with one writer there is no conflict copy, whatever it does and however often it is cut off', async (t) => {
  await fc.assert(
    fc.asyncProperty(rounds, async (all) => {
      const ends: (() => unknown)[] = [];
      const pair = await Partition.make({ teardown: (end) => ends.push(end) });
      try {
        await start(pair.server);
        for (const { steps, restarts } of all) {
          const own = steps.map((one) => ({ ...one, isLaptop: true }));
          t.deepEqual(await round(pair, own, restarts), []);
        }
        t.false((await pair.server.tree()).join('\n').includes('(conflict'));
      } finally {
        for (const end of ends) await end();
      }
    }),
    { numRuns: 30, seed: 20_261_123 },
  );
});

/** Records of files by key, as a version has them; names of their ranges as the checker reads them. */
async function fileRecords(view: TreeView): Promise<Map<string, JournalChange>> {
  const records = new Map<string, JournalChange>();
  const [XATTR, ORPHAN] = [Uint8Array.of(0x58), Uint8Array.of(0x4f)];
  for (const prefix of [INODE_PREFIX, DIRENT_PREFIX, EXTENT_PREFIX, CONFLICT_PREFIX, XATTR, ORPHAN])
    for (const { key, value } of await view.scan(prefix)) records.set(keyOf(key), { key, value });
  return records;
}

function sorted(changes: ReadonlyMap<string, JournalChange>): [string, JournalChange][] {
  return [...changes].sort(([one], [other]) => (one < other ? -1 : 1));
}

function placesIn(records: ReadonlyMap<string, JournalChange>, inos: ReadonlySet<Ino>) {
  const found = new Map<Ino, { parent: Ino; name: string }>();
  for (const { key, value } of records.values()) {
    const parsed = parseKey(key);
    const entry = parsed.kind === 'dirent' && value ? decodeDirent(value) : undefined;
    if (parsed.kind === 'dirent' && entry && inos.has(entry.ino))
      found.set(entry.ino, { parent: parsed.parent, name: entry.name });
  }
  return found;
}

function sourceOf(records: ReadonlyMap<string, JournalChange>): Source & Pick<TreeView, 'scan'> {
  const scan = async (prefix: Uint8Array) =>
    [...records.keys()]
      .filter((name) => name.startsWith(keyOf(prefix)))
      .sort()
      .map((name) => {
        const { key, value } = records.get(name) as { key: Uint8Array; value: Uint8Array };
        return { key, value, version: 0 };
      });
  return { get: async (key) => records.get(keyOf(key))?.value, scan };
}

test('a merge is a function of three states, its result is sound, and merging that again changes nothing', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const ends: (() => unknown)[] = [];
      const pair = await Partition.make({ teardown: (end) => ends.push(end) });
      try {
        await start(pair.server);
        await pair.cut();
        for (const one of steps)
          await apply(one.isLaptop ? pair.laptop : pair.server, one, `${++writes};`).catch(
            () => {},
          );
        await pair.notice();
        await pair.server.opened.volume.draft.flush();
        const { draft, reader } = pair.laptop.opened.volume;
        const { session } = pair.server.opened.volume;
        if (draft.shown === undefined) return;
        const theirs = await fileRecords(session.view);
        const base = await fileRecords(session.view.at(draft.shown.top));
        const run = async (mine: ReturnType<typeof draft.own>) => {
          let ino = 9_000_000;
          const theirKeys = await session.view.changedSince(draft.shown?.top as never);
          return merge(
            { base: sourceOf(base), theirs: sourceOf(theirs), mine, theirKeys },
            {
              ...{ hash: (parent, name) => reader.hash(parent, name), allocate: () => ++ino },
              ...{ host: 'laptop', nowMs: 1, sameBytes: async () => false, isOpen: () => false },
              placesOf: async (inos) => placesIn(theirs, inos),
            },
          );
        };
        const mine = draft.own();
        const [one, again] = [await run(mine), await run(new Map([...mine].reverse()))];
        t.deepEqual(sorted(again.changes), sorted(one.changes));
        for (const [name, change] of one.changes) {
          if (change.value === undefined) theirs.delete(name);
          else theirs.set(name, change);
        }
        t.deepEqual(await checkVolume(sourceOf(theirs)), []);
        const { copies, changes } = await run(new Map());
        t.is(copies, 0);
        t.is(changes.size, 0);
      } finally {
        for (const end of ends) await end();
      }
    }),
    { numRuns: 60, seed: 20_261_123 },
  );
});
