/** A mount that is cut off goes on, and what it wrote meets what others committed when it is back. */

import test, { type ExecutionContext } from 'ava';
import { isKind, OceanError } from '../../src/base/index.ts';
import { CONFLICT_PREFIX } from '../../src/fs/keys.ts';
import { HEARD_MS } from '../../src/fs/standing.ts';
import { filled } from './files.ts';
import { Partition, type Shell } from './partition.ts';

const LARGE = 3 << 20;
const COPY = / \(conflict laptop \d{4}-\d{2}-\d{2} \d{6}\)/;

type Steps = (shell: Shell) => Promise<void>;

/** What both see in the end, conflict names as `(copy)`. */
async function merged(
  t: ExecutionContext,
  { before = async () => {}, laptop, server }: { before?: Steps; laptop: Steps; server: Steps },
): Promise<string[]> {
  const pair = await Partition.make(t);
  await before(pair.server);
  await pair.cut();
  await laptop(pair.laptop);
  await server(pair.server);
  await pair.heal();
  t.deepEqual(await pair.wrong(), []);
  return (await pair.laptop.tree()).map((line) => line.replace(COPY, ' (copy)'));
}

test('what both made in different places, and in one directory, is all there', async (t) => {
  const tree = await merged(t, {
    before: async (shell) => shell.mkdir('/d'),
    laptop: async (shell) => {
      await shell.write('/d/mine', 'm');
      await shell.mkdir('/only-mine');
      await shell.write('/only-mine/f', 'f');
      await shell.symlink('/d', '/link');
    },
    server: async (shell) => {
      await shell.write('/d/theirs', 't');
      await shell.mkdir('/only-theirs');
    },
  });
  t.deepEqual(tree, [
    ...['/d/', '/d/mine 1 m', '/d/theirs 1 t', '/link -> '],
    ...['/only-mine/', '/only-mine/f 1 f', '/only-theirs/'],
  ]);
});

test('a file that both wrote is theirs, and mine lies beside it with its mode', async (t) => {
  const pair = await Partition.make(t);
  await pair.server.write('/report.txt', 'first');
  await pair.cut();
  await pair.laptop.write('/report.txt', 'of the laptop');
  await pair.laptop.chmod('/report.txt', 0o600);
  await pair.server.write('/report.txt', 'of the server');
  await pair.heal();
  t.deepEqual(await pair.wrong(), []);
  const [copy = '', original] = (await pair.server.tree()).sort();
  t.regex(copy, /^\/report \(conflict laptop \d{4}-\d{2}-\d{2} \d{6}\)\.txt 1 of the laptop$/);
  t.is(original, '/report.txt 1 of the server');
  const ino = await pair.server.find(copy.split(' 1 ')[0] as string);
  t.is((await pair.server.fs.getattr(ino)).mode & 0o777, 0o600);
});

test('large files that both changed in part are whole, each with its own bytes', async (t) => {
  const pair = await Partition.make(t);
  await pair.server.write('/big', filled(LARGE, 97));
  await pair.cut();
  await pair.laptop.append('/big', 'laptop');
  await pair.server.append('/big', 'server');
  await pair.heal();
  t.deepEqual(await pair.wrong(), []);
  const lines = (await pair.laptop.tree())
    .map((line) => line.replace(COPY, ' (copy)'))
    .map((line) => line.replace(/a{9,}/, (run) => `${run.length} `));
  t.deepEqual(lines, [`/big 1 ${LARGE} server`, `/big (copy) 1 ${LARGE} laptop`]);
});

test('both wrote the same: no copy', async (t) => {
  const tree = await merged(t, {
    before: (shell) => shell.write('/f', 'old'),
    laptop: async (shell) => {
      await shell.write('/f', 'new');
      await shell.write('/g', 'made');
      await shell.write('/big', filled(LARGE, 97));
    },
    server: async (shell) => {
      await shell.write('/f', 'new');
      await shell.write('/g', 'made');
      await shell.write('/big', filled(LARGE - 1, 97));
      await shell.append('/big', 'a');
    },
  });
  t.deepEqual(
    tree.map((line) => line.slice(0, 10)),
    [`/big 1 aaa`, '/f 1 new', '/g 1 made'],
  );
});

test('one name for two files: both are there, one as a copy', async (t) => {
  const tree = await merged(t, {
    laptop: (shell) => shell.write('/f', 'mine'),
    server: (shell) => shell.write('/f', 'theirs'),
  });
  t.deepEqual(tree, ['/f 1 theirs', '/f (copy) 1 mine']);
});

test('two directories under one name become one, to any depth', async (t) => {
  const make = (own: string) => async (shell: Shell) => {
    await shell.mkdir('/d');
    await shell.mkdir('/d/e');
    await shell.write(`/d/e/${own}`, own);
    await shell.write('/d/e/both', own);
  };
  const tree = await merged(t, { laptop: make('mine'), server: make('theirs') });
  t.deepEqual(tree, [
    ...['/d/', '/d/e/', '/d/e/both 1 theirs', '/d/e/both (copy) 1 mine'],
    ...['/d/e/mine 1 mine', '/d/e/theirs 1 theirs'],
  ]);
});

test('a file that one removed and the other wrote stays, as itself', async (t) => {
  const tree = await merged(t, {
    before: async (shell) => {
      for (const name of ['a', 'b', 'c', 'd']) await shell.write(`/${name}`, name.repeat(9000));
    },
    laptop: async (shell) => {
      await shell.rm('/a');
      const { draft } = shell.opened.volume;
      // From then on it does without the bytes that it has not read.
      while (!draft.isFrozen) await new Promise(setImmediate);
      await shell.append('/b', 'mine');
      await shell.rm('/c');
    },
    server: async (shell) => {
      await shell.append('/a', 'theirs');
      await shell.rm('/b');
      await shell.rm('/d');
    },
  });
  t.deepEqual(tree, [`/a 1 ${'a'.repeat(9000)}theirs`, `/b 1 ${'b'.repeat(9000)}mine`]);
});

test('a file that one renamed and the other wrote is both', async (t) => {
  const tree = await merged(t, {
    before: async (shell) => {
      await shell.write('/a', 'a');
      await shell.write('/b', 'b');
    },
    laptop: async (shell) => {
      await shell.mv('/a', '/renamed-by-me');
      await shell.write('/b', 'written by me');
    },
    server: async (shell) => {
      await shell.write('/a', 'written by them');
      await shell.mv('/b', '/renamed-by-them');
    },
  });
  t.deepEqual(tree, ['/renamed-by-me 1 written by them', '/renamed-by-them 1 written by me']);
});

test('what both renamed has one name, and directories go with what is in them', async (t) => {
  const tree = await merged(t, {
    before: async (shell) => {
      await shell.write('/f', 'f');
      await shell.mkdir('/d');
      await shell.mkdir('/e');
    },
    laptop: async (shell) => {
      await shell.mv('/f', '/mine');
      await shell.mv('/d', '/d-mine');
      await shell.write('/d-mine/new', 'by me');
      await shell.mv('/e', '/e-mine');
    },
    server: async (shell) => {
      await shell.mv('/f', '/theirs');
      await shell.mv('/d', '/d-theirs');
      await shell.write('/e/new', 'by them');
    },
  });
  t.deepEqual(tree, [
    ...['/d-theirs/', '/d-theirs/new 1 by me', '/e-mine/', '/e-mine/new 1 by them'],
    '/theirs 1 f',
  ]);
});

test('a directory that one removed and the other put something into comes back', async (t) => {
  const tree = await merged(t, {
    before: async (shell) => {
      for (const name of ['/a', '/a/b', '/c', '/c/d']) await shell.mkdir(name);
    },
    laptop: async (shell) => {
      await shell.rmdir('/a/b');
      await shell.rmdir('/a');
      await shell.write('/c/d/mine', 'm');
    },
    server: async (shell) => {
      await shell.write('/a/b/theirs', 't');
      await shell.rmdir('/c/d');
      await shell.rmdir('/c');
    },
  });
  t.deepEqual(tree, ['/a/', '/a/b/', '/a/b/theirs 1 t', '/c/', '/c/d/', '/c/d/mine 1 m']);
});

test('directories that were moved into each other do not leave the tree', async (t) => {
  const tree = await merged(t, {
    before: async (shell) => {
      for (const name of ['/a', '/b']) await shell.mkdir(name);
      await shell.write('/a/f', 'f');
    },
    laptop: (shell) => shell.mv('/a', '/b/a'),
    server: (shell) => shell.mv('/b', '/a/b'),
  });
  t.deepEqual(tree, ['/a/', '/a/b/', '/a/f 1 f']);
});

test('an editor that puts a new file in the place of the old one loses neither side', async (t) => {
  const save = (content: string) => async (shell: Shell) => {
    await shell.write('/f.tmp', content);
    await shell.mv('/f.tmp', '/f');
  };
  const before = (shell: Shell) => shell.write('/f', 'old');
  const both = await merged(t, { before, laptop: save('mine'), server: save('theirs') });
  t.deepEqual(both, ['/f 1 theirs', '/f (copy) 1 mine']);
  const inPlace = (shell: Shell) => shell.write('/f', 'in place');
  t.deepEqual(await merged(t, { before, laptop: save('mine'), server: inPlace }), [
    ...['/f 1 in place', '/f (copy) 1 mine'],
  ]);
  t.deepEqual(await merged(t, { before, laptop: inPlace, server: save('theirs') }), [
    ...['/f 1 theirs', '/f (copy) 1 in place'],
  ]);
});

test('hard links are counted right, and attributes merge without a copy', async (t) => {
  const pair = await Partition.make(t);
  await pair.server.write('/f', 'f');
  await pair.server.ln('/f', '/g');
  await pair.cut();
  await pair.laptop.ln('/f', '/mine');
  await pair.laptop.rm('/g');
  await pair.laptop.chmod('/f', 0o600);
  await pair.server.ln('/f', '/theirs');
  await pair.server.write('/f', 'changed');
  await pair.heal();
  t.deepEqual(await pair.wrong(), []);
  t.deepEqual(await pair.laptop.tree(), ['/f 3 changed', '/mine 3 changed', '/theirs 3 changed']);
  const { mode } = await pair.server.fs.getattr(await pair.server.find('/f'));
  t.is(mode & 0o777, 0o600);
});

test('one writer never gets a copy, however often the ring is out of reach', async (t) => {
  const pair = await Partition.make(t);
  const { laptop } = pair;
  for (let round = 0; round < 6; round++) {
    pair.link.isCut = round % 2 === 0;
    await laptop.write('/f', `round ${round}`);
    await laptop.append('/f', '!');
    await laptop.write(`/g${round}`, 'g').catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await pair.heal();
  t.deepEqual(await pair.wrong(), []);
  t.deepEqual(await pair.server.tree(), [
    '/f 1 round 5!',
    ...[0, 1, 2, 3, 4, 5].map((round) => `/g${round} 1 g`),
  ]);
});

test('a batch that the ring took and did not answer is no conflict with what was written after it', async (t) => {
  const pair = await Partition.make(t);
  const { session } = pair.laptop.opened.volume;
  await pair.laptop.write('/f', 'zero');
  await pair.agree();
  const ports = pair.pond.ports.get(session) as unknown as {
    request: (...words: unknown[]) => Promise<unknown>;
  };
  const request = ports.request.bind(ports);
  let isDeaf = true;
  ports.request = async (...words) => {
    const answer = await request(...words);
    // The ring has it, and the answer is lost with the connection.
    if (isDeaf && (words[1] as { kind: string }).kind === 'submit') {
      isDeaf = false;
      pair.link.isCut = true;
      throw new OceanError('unavailable', 'The connection is lost');
    }
    return answer;
  };
  pair.pond.losesPushes = true;
  await pair.laptop.write('/f', 'one');
  while (isDeaf) await new Promise(setImmediate);
  pair.pond.losesPushes = false;
  await pair.laptop.write('/f', 'two');
  await pair.heal();
  t.deepEqual(await pair.wrong(), []);
  t.deepEqual(await pair.server.tree(), ['/f 1 two']);
});

test('while it is cut off a mount shows what it knew and wrote, also when versions reach it', async (t) => {
  const pair = await Partition.make(t);
  await pair.server.write('/f', 'old');
  await pair.cut();
  await pair.laptop.write('/g', 'mine');
  t.true(isKind(await failed(pair), 'unavailable'));
  await pair.server.write('/f', 'new');
  await pair.server.opened.volume.draft.flush();
  const { session, draft } = pair.laptop.opened.volume;
  t.true(draft.isFrozen);
  const ports = pair.pond.ports.get(session);
  const theirs = pair.pond.ports.get(pair.server.opened.volume.session);
  t.truthy(ports && theirs);
  t.is(await pair.laptop.read('/f'), 'old');
  await pair.heal();
  t.is(await pair.laptop.read('/f'), 'new');
  t.is(await pair.server.read('/g'), 'mine');
});

/** Waits until the laptop knows that it is cut off, and why. */
async function failed({ laptop }: Partition): Promise<unknown> {
  const { draft } = laptop.opened.volume;
  while (draft.stalled === undefined) await new Promise(setImmediate);
  return draft.stalled;
}

test('a conflict is listed by both until its copy is renamed or removed', async (t) => {
  const pair = await Partition.make(t);
  await pair.server.mkdir('/d');
  for (const name of ['/d/a', '/b.txt']) await pair.server.write(name, 'first');
  await pair.cut();
  for (const name of ['/d/a', '/b.txt']) {
    await pair.laptop.write(name, 'mine');
    await pair.server.write(name, 'theirs');
  }
  await pair.heal();
  const { volume } = pair.server.opened;
  const listed = await volume.conflicts();
  t.deepEqual(
    listed.map(({ copy, original, host }) => [copy.replace(COPY, ' (copy)'), original, host]),
    [
      ['/b (copy).txt', '/b.txt', 'laptop'],
      ['/d/a (copy)', '/d/a', 'laptop'],
    ],
  );
  t.deepEqual(await pair.laptop.opened.volume.conflicts(), listed);
  await pair.server.mv('/d', '/e');
  t.deepEqual(
    (await volume.conflicts()).map(({ original }) => original),
    ['/b.txt', '/e/a'],
  );
  await pair.server.mv(listed[0]?.copy as string, '/b.txt');
  await pair.server.rm((await volume.conflicts())[0]?.copy as string);
  await pair.agree();
  t.deepEqual(await volume.conflicts(), []);
  t.deepEqual(await pair.laptop.opened.volume.conflicts(), []);
  t.deepEqual(await volume.session.view.scan(CONFLICT_PREFIX), []);
});

test('what is in the journal when the process is killed is merged, and not put over what others wrote', async (t) => {
  const pair = await Partition.make(t);
  await pair.server.write('/f', 'first');
  await pair.cut();
  await pair.laptop.write('/f', 'mine');
  await pair.laptop.write('/g', 'made');
  await pair.server.write('/f', 'theirs');
  await pair.server.opened.volume.draft.flush();
  await pair.restart();
  await pair.heal();
  t.deepEqual(await pair.wrong(), []);
  t.deepEqual(
    (await pair.laptop.tree()).map((line) => line.replace(COPY, ' (copy)')),
    ['/f 1 theirs', '/f (copy) 1 mine', '/g 1 made'],
  );
});

test('a merge that somebody overtakes is made again', async (t) => {
  const pair = await Partition.make(t);
  await pair.server.write('/f', 'first');
  await pair.cut();
  await pair.laptop.write('/f', 'mine');
  await pair.notice();
  const { session } = pair.laptop.opened.volume;
  const commit = session.commit.bind(session);
  let overtaken = 0;
  session.commit = async (...words) => {
    if (words[0].guards?.length) {
      await pair.server.write('/f', `theirs ${++overtaken}`);
      await pair.server.opened.volume.draft.flush();
    }
    return commit(...words);
  };
  await pair.heal();
  t.is(overtaken, 2, 'the first found no conflict, the second the copy in its place');
  t.deepEqual(await pair.wrong(), []);
  t.deepEqual(
    (await pair.laptop.tree()).map((line) => line.replace(COPY, ' (copy)')),
    ['/f 1 theirs 2', '/f (copy) 1 mine'],
  );
});

test('what was sent into a dead network overwrites nothing when it arrives at last', async (t) => {
  const pair = await Partition.make(t);
  for (const name of ['/f', '/gone']) await pair.server.write(name, 'first');
  await pair.agree();
  const { session, draft } = pair.laptop.opened.volume;
  const ports = pair.pond.ports.get(session) as unknown as {
    request: (ring: object, message: { kind: string }) => Promise<object>;
  };
  const request = ports.request.bind(ports);
  let arrive: (() => Promise<object>) | undefined;
  ports.request = async (ring, message) => {
    if (message.kind !== 'submit' || arrive !== undefined) return request(ring, message);
    arrive = () => request(ring, message);
    pair.link.isCut = true;
    throw new OceanError('timeout', 'Nobody answers');
  };
  pair.pond.clock.aheadMs += 2 * HEARD_MS;
  for (const name of ['/f', '/gone']) await pair.laptop.write(name, 'mine');
  await pair.notice();
  t.true(draft.isFrozen);
  await pair.server.write('/f', 'theirs');
  await pair.server.rm('/gone');
  await pair.server.opened.volume.draft.flush();
  pair.link.isCut = false;
  await arrive?.();
  await pair.heal();
  t.deepEqual(await pair.wrong(), []);
  t.deepEqual(
    (await pair.laptop.tree()).map((line) => line.replace(COPY, ' (copy)')),
    ['/f 1 theirs', '/f (copy) 1 mine', '/gone 1 mine'],
  );
});

test('two connected mounts that are quiet for long and then write one file have the last one, and no copy', async (t) => {
  const pair = await Partition.make(t);
  await pair.server.write('/f', 'first');
  await pair.agree();
  pair.pond.clock.aheadMs += 2 * HEARD_MS;
  pair.pond.losesPushes = true;
  await pair.server.write('/f', 'one');
  await pair.server.opened.volume.draft.flush();
  await pair.laptop.write('/f', 'two');
  await pair.laptop.opened.volume.draft.flush();
  pair.pond.losesPushes = false;
  await pair.server.write('/g', 'g');
  await pair.agree();
  t.deepEqual(await pair.laptop.tree(), ['/f 1 two', '/g 1 g']);
});
