/**
 * No room: on the node that orders a volume, in a volume's quota, in a whole pond. Each says ENOSPC, keeps what was
 * acknowledged, and takes more when there is room.
 */

import { join } from 'node:path';
import { fixture, until } from '../e2e/command.ts';
import { DEMANDING, demand, mib, must, type Say, timed } from './must.ts';
import { TrialPond, VOLUME } from './trial-pond.ts';

const MIB = 1 << 20;
/** Of a node that is to be filled: 8 MiB are kept from fragments, 4 from updates. */
const SMALL_QUOTA_BYTES = 24 * MIB;
const VOLUME_QUOTA_BYTES = 7 * MIB;
const PORTS_EACH = 10;
const SECONDS = 3600;
const ROOM_SECONDS = 300;
/** What the filler writes into each file. */
const FILE_BYTES = 1_500_000;
/** Of bytes in a pond of five, a file takes up so many times as many. */
const REDUNDANCY = 2;
const POND_NODES = 5;
const RESERVE_BYTES = 8 * MIB;

export interface FullOptions {
  readonly bytes: number;
  readonly port: number;
}

export async function full(say: Say, { bytes, port }: FullOptions): Promise<void> {
  await fullNode(say, port);
  await fullVolume(say, port + PORTS_EACH);
  await fullPond(say, { bytes, port: port + 2 * PORTS_EACH });
}

/** The only member of the ring has no room, and all others have. */
export async function fullNode(say: Say, port: number): Promise<void> {
  const pond = new TrialPond({ count: 5, port });
  const home = pond.homes[0]!;
  const setQuota = (quotaBytes: number) => home.keepConfig({ ...home.config(), quotaBytes });
  setQuota(SMALL_QUOTA_BYTES);
  try {
    await pond.startFirst(5);
    await pond.ask(0, 'volume.create', { name: VOLUME, ring: 1 });
    const mount = await pond.mount(0, VOLUME);
    const record = join(pond.directory, 'record');
    const load = (name: string, seconds: number) =>
      fixture(DEMANDING, 'load.ts', [join(mount, name), `${record}-${name}`], { seconds });
    await must(['mkdir', join(mount, 'until-full')], 60);
    const { count, failure, wrong } = await load('until-full', SECONDS);
    say(`full node: ${count} files, then ${failure}`);
    demand(/^ENOSPC/.test(failure ?? ''), `It ended with ${failure}`);
    demand(count > 0 && wrong.length === 0, `Wrong while it filled: ${wrong}`);
    const check = async () => {
      const args = [join(mount, 'until-full'), `${record}-until-full`];
      const seen = await fixture(DEMANDING, 'checker.ts', args, { seconds: SECONDS });
      demand(seen.wrong.length === 0, `Wrong: ${seen.wrong.slice(0, 5)}`);
    };
    await check();
    await pond.unmount(0);
    await pond.stop(0);
    setQuota(4 * SMALL_QUOTA_BYTES);
    await pond.start(0);
    await pond.mount(0, VOLUME);
    await check();
    await roomAgain(say, { mount, first: 0, what: 'full node: its quota was raised' });
    await check();
  } finally {
    await pond.end();
  }
}

export async function fullVolume(say: Say, port: number): Promise<void> {
  const pond = new TrialPond({ count: 3, port });
  try {
    await pond.startFirst(3);
    await pond.ask(0, 'volume.create', { name: VOLUME, ring: 1 });
    const mount = await pond.mount(0, VOLUME);
    await pond.ask(0, 'volume.quota', { name: VOLUME, bytes: VOLUME_QUOTA_BYTES });
    const kept = await fill(say, { mount, first: 0, what: 'full volume' });
    await allRead(mount, kept);
    await pond.ask(0, 'volume.quota', { name: VOLUME, bytes: 2 * VOLUME_QUOTA_BYTES });
    const more = await fill(say, { mount, first: 100, what: 'its quota was doubled' });
    demand(more.length > 0, 'Nothing fitted');
    await must(['sh', '-euc', 'rm "$1"/full-0 "$1"/full-1', 'sh', mount], 60);
    await roomAgain(say, { mount, first: 200, what: 'full volume: two files were removed' });
    await pond.mountCold(0);
    await allRead(mount, [...kept.slice(2), ...more]);
  } finally {
    await pond.end();
  }
}

/** @param options.bytes - that fit into it, about */
export async function fullPond(say: Say, options: { bytes: number; port: number }): Promise<void> {
  const { bytes, port } = options;
  const quotaBytes = RESERVE_BYTES + Math.ceil((bytes * REDUNDANCY) / POND_NODES);
  const pond = new TrialPond({
    count: POND_NODES + 1,
    port,
    watch: { intervalMs: 500, graceMs: 5000 },
    config: { quotaBytes, sweep: { condemnedMs: 1000, graceMs: 15_000, intervalMs: 2000 } },
  });
  const added = pond.homes[POND_NODES]!;
  added.keepConfig({ ...added.config(), quotaBytes: 4 * quotaBytes });
  try {
    await pond.startFirst(POND_NODES);
    await pond.ask(0, 'volume.create', { name: VOLUME });
    const mount = await pond.mount(0, VOLUME);
    const most = Math.ceil((3 * bytes) / FILE_BYTES);
    const first = await fill(say, { mount, first: 0, most, what: 'full pond' });
    await allRead(mount, first);
    await pond.mountCold(0);
    await allRead(mount, first);
    say('all synced files read, after a restart too');

    // Neighbours, since a pack goes when nothing of it is needed; and what did not fit, for which all else waits.
    const kept = first.splice(first.length >> 1);
    const gone = [...first, kept.at(-1)! + 1];
    await must(['rm', ...gone.map((one) => join(mount, `full-${one}`))], 300);
    await pond.committed(0);
    await pond.must(0, 'forget', VOLUME, '--keep-last', '1');
    const what = 'full pond: half was removed and forgotten';
    kept.push(...(await roomAgain(say, { mount, first: 10_000, what })));
    const again = await fill(say, { mount, first: 20_000, most, what: 'full pond, again' });
    demand(again.length > first.length / 2, 'Less than half of the room came back');
    kept.push(...again);
    await allRead(mount, kept);

    await pond.start(POND_NODES);
    kept.push(
      ...(await roomAgain(say, { mount, first: 30_000, what: 'full pond: a node joined' })),
    );
    await pond.mountCold(0);
    await allRead(mount, kept);
    await timed(say, 'all packs are whole', () => pond.whole(0, ROOM_SECONDS));
  } finally {
    await pond.end();
  }
}

interface Fill {
  readonly mount: string;
  readonly first: number;
  readonly most?: number;
  readonly what: string;
}

/** Until there is no room. @returns the files that were synced */
async function fill(say: Say, { mount, first, most = 200, what }: Fill): Promise<number[]> {
  const { written, failure } = await filled(mount, first, most);
  say(
    `${what}: ${written.length} files, ${mib(written.length * FILE_BYTES)}, the last one maybe in part, then ${failure}`,
  );
  demand(failure === 'ENOSPC', `It ended with ${failure}`);
  return written;
}

function filled(mount: string, first: number, most: number) {
  const args = [mount, String(first), String(most)];
  return fixture(DEMANDING, 'filler.ts', args, { seconds: SECONDS });
}

/** Waits until two files fit. @returns the files that were synced */
async function roomAgain(say: Say, { mount, first, what }: Fill): Promise<number[]> {
  const written: number[] = [];
  await timed(say, `${what}, and there was room`, () =>
    until(
      what,
      async () => {
        const tried = await filled(mount, first + written.length, 2);
        written.push(...tried.written);
        demand(tried.failure === null || tried.failure === 'ENOSPC', `${what}: ${tried.failure}`);
        return tried.failure === null;
      },
      ROOM_SECONDS,
    ),
  );
  return written;
}

async function allRead(mount: string, numbers: readonly number[]): Promise<void> {
  const args = [mount, ...numbers.map(String)];
  const { wrong } = await fixture(DEMANDING, 'reader.ts', args, { seconds: SECONDS });
  demand(wrong.length === 0, `Wrong: ${wrong.slice(0, 5)}`);
}
