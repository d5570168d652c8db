/**
 * `kill -9` at random moments, under a program that knows which states its folder may be in. After each, what was
 * promised holds; now and then all records of the volume are read, and every fragment is looked for.
 */

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SeededRandom } from '../../src/base/index.ts';
import { Application } from '../../src/cli/application.ts';
import type { Checked } from '../../src/cli/check.ts';
import { Home } from '../../src/cli/home.ts';
import { parseVolumeKeys, type Session } from '../../src/client/index.ts';
import { demand, type Say } from '../trial/must.ts';
import { until } from './command.ts';
import { Pond } from './pond.ts';
import { Scripted } from './scripted.ts';
import { checkRecords } from './volume-records.ts';

const MOUNTING = 1;
const SECOND = 2;
/** Everything is looked at after so many kills. */
const LOOK_EVERY = 10;
/** Without a supervisor, after so many the other mount is looked at before the killed node is back. */
const AWAY_EVERY = 3;
const LIFE_MS_MAX = 700;
/** Who dies too often soon after its start is given up; a life of this length begins the count anew. */
const LONG_LIFE_MS = 3500;
const SHORT_LIVES_MAX = 3;
const SOON_SECONDS = 20;
/** What is being stored is stored by then. */
const WHOLE_SECONDS = 20;
const TOLD_CALLS = 40;
const VOLUME = 'shared';

export interface KillsOptions {
  readonly say: Say;
  /** Every node has a supervisor. */
  readonly restarts: boolean;
  readonly seed: number;
}

export class Kills {
  readonly #pond: Pond;
  readonly #say: Say;
  readonly #random: SeededRandom;
  readonly #second: string;
  readonly #script: Scripted;
  readonly #auditor: Application;
  readonly #session: Session;

  private constructor(
    parts: { pond: Pond; say: Say; second: string; script: Scripted; auditor: Application },
    session: Session,
    seed: number,
  ) {
    this.#pond = parts.pond;
    this.#say = parts.say;
    this.#second = join(parts.second, 'script');
    this.#script = parts.script;
    this.#auditor = parts.auditor;
    this.#session = session;
    this.#random = new SeededRandom(seed);
  }

  /** Runs `work` on a pond of its own. @throws Error where a promise does not hold */
  static async play(options: KillsOptions, work: (kills: Kills) => Promise<void>): Promise<void> {
    const kills = await Kills.#start(options);
    try {
      await work(kills);
    } catch (error) {
      options.say(await kills.#told());
      throw error;
    } finally {
      await kills.#end();
    }
  }

  /** A pond with two mounts, a node in this process that reads the records, and the program. */
  static async #start({ say, restarts, seed }: KillsOptions): Promise<Kills> {
    const pond = await Pond.make({ restarts });
    try {
      await pond.start();
      const second = await pond.mountAt(SECOND);
      const node = await pond.add();
      const home = pond.home(node);
      const keys = parseVolumeKeys(await pond.ocean(MOUNTING, ['volume', 'share', VOLUME]));
      demand(keys !== undefined, 'The volume is not shared');
      new Home(home).keepVolumeKeys(keys);
      const auditor = await Application.open(home, { signals: false });
      const folder = join(pond.mount, 'script');
      await mkdir(folder);
      const script = new Scripted(folder, seed, join(pond.directory, 'script.record'));
      return new Kills({ pond, say, second, script, auditor }, await auditor.session(VOLUME), seed);
    } catch (error) {
      await pond.end();
      throw error;
    }
  }

  /** For whoever wants to know what went wrong. */
  async #told(): Promise<string> {
    const record = await readFile(join(this.#pond.directory, 'script.record'), 'utf8');
    const calls = record.split('\n').slice(-TOLD_CALLS).join('\n');
    return `the last calls:\n${calls}\n${await this.#pond.logs()}`;
  }

  async #end(): Promise<void> {
    await this.#script.end();
    await this.#auditor.close();
    await this.#pond.end();
  }

  /** Nodes that do not mount: members of the ring, and the others. */
  async places(): Promise<{ members: number[]; others: number[] }> {
    const { members } = await this.#pond.ring(MOUNTING);
    const inRing = new Set(members.map((member) => this.#pond.nodeOf(member)));
    const rest = [3, 4, 5];
    return {
      members: rest.filter((node) => inRing.has(node)),
      others: rest.filter((node) => !inRing.has(node)),
    };
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  #moment(): number {
    return this.#random.integer(LIFE_MS_MAX);
  }

  /** The mounting node dies and is started again: no call fails, and what was written is there. */
  async supervised(count: number): Promise<void> {
    let shortLives = 0;
    for (let kill = 1; kill <= count; kill++) {
      await this.#script.run();
      await this.#rest(this.#moment());
      if (++shortLives > SHORT_LIVES_MAX) {
        await this.#rest(LONG_LIFE_MS);
        shortLives = 0;
      }
      await this.#pond.replace(MOUNTING);
      await this.#nothingFailed(`kill ${kill}`);
      this.#demandNone(`kill ${kill}`, await this.#script.verify('written'));
      if (kill % LOOK_EVERY === 0 || kill === count)
        await this.#look(`${kill} kills of the mounting node`);
    }
  }

  /** The mounting node dies, and its mount with it: what was closed is there when it is back. */
  async unsupervised(count: number): Promise<void> {
    for (let kill = 1; kill <= count; kill++) {
      await this.#script.run();
      await this.#rest(this.#moment());
      await this.#pond.kill(MOUNTING);
      await this.#script.pause();
      if (kill % AWAY_EVERY === 0) {
        const wrong = await this.#script.verifySoon('synced', this.#second, SOON_SECONDS);
        this.#demandNone(`kill ${kill}, seen from another mount`, wrong);
      }
      await this.#pond.startAgain(MOUNTING);
      this.#demandNone(`kill ${kill}`, await this.#script.adopt());
      if (kill % LOOK_EVERY === 0 || kill === count)
        await this.#look(`${kill} kills of the mounting node without a supervisor`);
    }
  }

  /** Other nodes die and are started again: no call fails. */
  async away(what: string, nodes: readonly number[], count: number): Promise<void> {
    demand(nodes.length > 0, `There is not ${what}`);
    const lives = new Map(nodes.map((node) => [node, 0]));
    for (let kill = 1; kill <= count; kill++) {
      const node = nodes[this.#random.integer(nodes.length)] as number;
      await this.#script.run();
      await this.#rest(this.#moment());
      const short = (lives.get(node) ?? 0) + 1;
      if (short > SHORT_LIVES_MAX) await this.#rest(LONG_LIFE_MS);
      lives.set(node, short > SHORT_LIVES_MAX ? 0 : short);
      await this.#pond.replace(node);
      await this.#pond.allVote(MOUNTING);
      await this.#nothingFailed(`kill ${kill} of ${what}`);
      this.#demandNone(`kill ${kill} of ${what}`, await this.#script.verify('written'));
      if (kill % LOOK_EVERY === 0 || kill === count) await this.#look(`${kill} kills of ${what}`);
    }
  }

  async #nothingFailed(when: string): Promise<void> {
    const { failure } = await this.#script.pause();
    demand(failure === null, `${when}: a call failed: ${failure}`);
  }

  #demandNone(when: string, wrong: readonly string[]): void {
    demand(wrong.length === 0, `${when}: ${wrong.slice(0, 10).join('; ')}`);
  }

  /** Looks at everything: the other mount, all records, all fragments. */
  async #look(when: string): Promise<void> {
    const script = this.#script;
    await script.sync();
    await script.close();
    const { calls } = await script.pause();
    await this.#pond.committed(MOUNTING);
    const wrong = await script.verifySoon('written', this.#second, SOON_SECONDS);
    this.#demandNone(`${when}, seen from another mount`, wrong);
    const { inodes } = await this.#sound(when);
    const { packs } = await this.#whole(when);
    this.#say(`${when}, ${calls} calls: ${inodes} inodes and ${packs} packs are as they should be`);
  }

  /** The kernel gives back what it had open a moment after who had it open has closed it. */
  async #sound(when: string) {
    let last: Awaited<ReturnType<typeof checkRecords>> | undefined;
    const look = async () => {
      const { view } = await this.#session.snapshot({ freshMs: 0 });
      last = await checkRecords(view);
      return last.orphans === 0 && last.wrong.length === 0;
    };
    await until('the records are sound', look, SOON_SECONDS).catch(() => undefined);
    demand(last !== undefined, `${when}: no records`);
    this.#demandNone(when, last.wrong);
    demand(last.orphans === 0, `${when}: ${last.orphans} files without a name are left`);
    return last;
  }

  /**
   * A pack that its author did not live to store as a whole gets the rest from its holders, but only when they have
   * waited long for it: here that is asked for.
   */
  async #whole(when: string): Promise<Checked> {
    let last: Checked | undefined;
    const look = async () => {
      last = await this.#check([]);
      return last.wholePacks === last.packs && last.lostBlocks === 0;
    };
    await until('all packs are whole', look, WHOLE_SECONDS).catch(() => undefined);
    demand(last !== undefined, `${when}: no check`);
    const { lostBlocks, lostPacks } = last;
    demand(
      lostPacks + lostBlocks === 0,
      `${when}: ${lostPacks} packs and ${lostBlocks} blocks are lost`,
    );
    if (last.wholePacks === last.packs) return last;
    const repaired = await this.#check(['--repair']);
    const { packs, wholePacks, fragmentsRepaired } = repaired;
    this.#say(`${when}: ${fragmentsRepaired} fragments were made again`);
    demand(
      wholePacks === packs,
      `${when}: ${wholePacks} of ${packs} packs are whole after a repair`,
    );
    return repaired;
  }

  async #check(options: readonly string[]): Promise<Checked> {
    const words = ['check', `${VOLUME}:/`, '--json', ...options];
    const { output, errorText } = await this.#pond.try(MOUNTING, words);
    demand(output !== '', `ocean check said: ${errorText}`);
    return JSON.parse(output) as Checked;
  }
}
