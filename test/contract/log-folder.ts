/** What every LogFolder must do. Run by each implementation's own test. */

import type { ExecutionContext, TestFn } from 'ava';
import { equal, isKind, type LogFolder, utf8 } from '../../src/base/index.ts';

export interface LogFolderFixture {
  readonly folder: LogFolder;
  /** The same files as another process would find them. */
  reopen(): LogFolder;
  cleanup(): Promise<void>;
}

export type CreateLogFolder = () => Promise<LogFolderFixture>;

type Run = (t: ExecutionContext, fixture: LogFolderFixture) => Promise<void>;

/** Runs the suite: a title is `name`, then what must hold. */
export function logFolderContract(test: TestFn, name: string, create: CreateLogFolder): void {
  const scenario = (title: string, run: Run) => {
    test(`${name} ${title}`, async (t) => {
      const fixture = await create();
      try {
        await run(t, fixture);
      } finally {
        await fixture.cleanup();
      }
    });
  };

  scenario('appends and reads back at the offsets it gave', async (t, { folder }) => {
    const log = folder.open('journal');
    t.is(log.size(), 0);
    t.is(log.append(utf8('one')), 0);
    t.is(log.append(utf8('')), 3);
    t.is(log.append(utf8('th'), utf8(''), utf8('ree')), 3);
    t.is(log.size(), 8);
    t.deepEqual(log.read(3, 5), utf8('three'));
    t.deepEqual(log.read(1, 4), utf8('neth'));
    t.deepEqual(log.read(8, 0), utf8(''));
    log.close();
  });

  scenario('appends later in the order of the calls', async (t, { folder, reopen }) => {
    const log = folder.open('journal');
    log.append(utf8('one'));
    const large = new Uint8Array(3 << 20).fill(7);
    const later = [log.appendLater(large), log.appendLater(utf8('t'), utf8('wo'))];
    const last = 3 + large.length + 3;
    t.is(log.append(utf8('three')), last);
    t.deepEqual(await Promise.all(later), [3, 3 + large.length]);
    t.true(equal(log.read(3, large.length), large));
    t.deepEqual(log.read(last - 3, 8), utf8('twothree'));
    const end = log.appendLater(utf8('end'));
    log.close();
    await end;
    t.deepEqual(reopen().open('journal').read(last, 8), utf8('threeend'));
  });

  scenario('says when removals are settled, also with nothing to settle', async (t, { folder }) => {
    await t.notThrowsAsync(folder.settled());
    folder.open('journal').close();
    folder.remove('journal');
    await t.notThrowsAsync(folder.settled());
    t.deepEqual(folder.list(), []);
  });

  scenario('gives an open log another name', async (t, { folder, reopen }) => {
    const log = folder.open('journal');
    log.append(utf8('one'));
    folder.rename('journal', 'kept');
    log.append(utf8('two'));
    t.deepEqual(log.read(0, 6), utf8('onetwo'));
    log.close();
    const again = reopen();
    t.deepEqual(again.list(), ['kept']);
    const kept = again.open('kept');
    t.deepEqual(kept.read(0, 6), utf8('onetwo'));
    kept.close();
  });

  scenario('reads past the end as corrupt', async (t, { folder }) => {
    const log = folder.open('journal');
    log.append(utf8('short'));
    t.true(
      isKind(
        t.throws(() => log.read(3, 3)),
        'corrupt',
      ),
    );
    t.true(
      isKind(
        t.throws(() => log.read(6, 0)),
        'corrupt',
      ),
    );
    log.close();
  });

  scenario('cuts its end off and goes on from there', async (t, { folder }) => {
    const log = folder.open('journal');
    log.append(utf8('keep, lose'));
    log.truncate(4);
    t.is(log.size(), 4);
    t.true(
      isKind(
        t.throws(() => log.read(0, 5)),
        'corrupt',
      ),
    );
    t.is(log.append(utf8('!')), 4);
    t.deepEqual(log.read(0, 5), utf8('keep!'));
    log.close();
  });

  scenario('keeps what was appended over a reopening, synced or not', async (t, fixture) => {
    const log = fixture.folder.open('journal');
    log.append(utf8('first '));
    await log.sync();
    log.append(utf8('second'));
    log.close();
    const again = fixture.reopen().open('journal');
    t.is(again.size(), 12);
    t.deepEqual(again.read(0, 12), utf8('first second'));
    t.is(again.append(utf8('.')), 12);
    again.close();
  });

  scenario('lists its files in order, and forgets removed ones', async (t, { folder }) => {
    for (const file of ['b', 'c', 'a']) folder.open(file).close();
    t.deepEqual(folder.list(), ['a', 'b', 'c']);
    folder.remove('b');
    folder.remove('b');
    t.deepEqual(folder.list(), ['a', 'c']);
    const fresh = folder.open('b');
    t.is(fresh.size(), 0);
    fresh.close();
  });

  scenario('hands out bytes of the reader’s own', async (t, { folder }) => {
    const log = folder.open('journal');
    const given = utf8('stay');
    log.append(given);
    given.fill(0);
    log.read(0, 4).fill(0);
    t.deepEqual(log.read(0, 4), utf8('stay'));
    log.close();
  });
}
