/**
 * GlusterFS with three replicas on this machine, as a place for the bench. It refuses addresses of the loopback
 * device, so it lives in a network namespace with an address of its own, which goes with it.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { command } from '../e2e/command.ts';
import { isMounted } from '../e2e/pond.ts';
import type { Place } from './places.ts';

const ADDRESS = '10.91.7.2';
const REPLICAS = [1, 2, 3];
const VOLUME = 'bench';
const STARTED_MS = 3000;

/** Undefined where it is not installed (Debian: glusterfs-server, glusterfs-client), or this is not root. */
export async function glusterPlace(directory: string): Promise<Place | undefined> {
  const isThere = (await command(['sh', '-c', 'command -v glusterd mount.glusterfs'])).status === 0;
  if (!isThere || process.getuid?.() !== 0) {
    process.stderr.write('GlusterFS is left out: needs root, glusterfs-server and -client\n');
    return undefined;
  }
  const gluster = new Gluster(join(directory, 'gluster'));
  try {
    await gluster.start();
  } catch (error) {
    await gluster.end();
    throw error;
  }
  const settle = async () => void (await command(['sync']));
  return { name: 'gluster', folder: gluster.folder, settle, end: () => gluster.end() };
}

class Gluster {
  readonly #directory: string;
  readonly #namespace = `ocean-bench-${process.pid}`;
  readonly #link = `ob${process.pid % 10_000}`;
  readonly folder: string;

  constructor(directory: string) {
    this.#directory = directory;
    this.folder = join(directory, 'mount');
  }

  async #must(words: readonly string[]): Promise<void> {
    const { status, output, errorText } = await command(words, { seconds: 120 });
    if (status !== 0) throw new Error(`${words.join(' ')}: ${output}${errorText}`);
  }

  /** In the namespace; its mounts are still those of everybody. */
  #within(...words: string[]): Promise<void> {
    return this.#must(['nsenter', `--net=/run/netns/${this.#namespace}`, ...words]);
  }

  async start(): Promise<void> {
    const bricks = REPLICAS.map((number) => join(this.#directory, `brick-${number}`));
    for (const one of [this.folder, join(this.#directory, 'work'), ...bricks]) {
      await mkdir(one, { recursive: true });
    }
    const options = {
      'working-directory': join(this.#directory, 'work'),
      'run-directory': join(this.#directory, 'work'),
      'transport-type': 'socket',
    };
    const lines = Object.entries(options).map(([name, value]) => `    option ${name} ${value}`);
    const volumeFile = join(this.#directory, 'glusterd.vol');
    const text = `volume management\n    type mgmt/glusterd\n${lines.join('\n')}\nend-volume\n`;
    await writeFile(volumeFile, text);
    const ns = this.#namespace;
    const peer = `${this.#link}p`;
    await this.#must(['ip', 'netns', 'add', ns]);
    await this.#must(['ip', '-n', ns, 'link', 'set', 'lo', 'up']);
    const pair = ['type', 'veth', 'peer', 'name', peer, 'netns', ns];
    await this.#must(['ip', 'link', 'add', this.#link, ...pair]);
    await this.#must(['ip', '-n', ns, 'addr', 'add', `${ADDRESS}/24`, 'dev', peer]);
    await this.#must(['ip', '-n', ns, 'link', 'set', peer, 'up']);
    await this.#must(['ip', 'link', 'set', this.#link, 'up']);
    const log = join(this.#directory, 'glusterd.log');
    const pidFile = join(this.#directory, 'glusterd.pid');
    await this.#within('glusterd', '-f', volumeFile, '-l', log, '-p', pidFile);
    await pause(STARTED_MS);
    const of = bricks.map((brick) => `${ADDRESS}:${brick}`);
    const tool = ['gluster', '--mode=script', 'volume'];
    await this.#within(
      ...tool,
      'create',
      VOLUME,
      'replica',
      String(REPLICAS.length),
      ...of,
      'force',
    );
    await this.#within(...tool, 'start', VOLUME);
    await this.#within('mount', '-t', 'glusterfs', `${ADDRESS}:/${VOLUME}`, this.folder);
  }

  async end(): Promise<void> {
    if (await isMounted(this.folder)) await command(['umount', this.folder]);
    if (await isMounted(this.folder)) await command(['umount', '-l', this.folder]);
    // All that runs in the namespace is what was started here.
    const { output } = await command(['ip', 'netns', 'pids', this.#namespace]);
    for (const pid of output.split('\n').filter((line) => line !== '')) {
      const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
      if (name.startsWith('gluster')) process.kill(Number(pid), 'SIGKILL');
    }
    await command(['ip', 'netns', 'del', this.#namespace]);
    await command(['ip', 'link', 'del', this.#link]);
  }
}
