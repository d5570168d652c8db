/**
 * A mount of which all other nodes are unplugged: first they are stopped, then they are in another network namespace,
 * whose cable is pulled. What the machine has reads and writes on at once, what it has not fails in time, and plugged
 * in again everything goes on. The second part needs root.
 */

import { command, until } from '../e2e/command.ts';
import { MAIN, Pond } from '../e2e/pond.ts';
import { playScene, prepareScene, type Scene } from '../e2e/unplugged-scene.ts';
import { demand, must, type Say } from './must.ts';

const NODES = 5;
const DEADLINE_SECONDS = 60;
const NAMESPACE = 'ocean-far';
const LINK = 'ocean-near0';
const NEAR = '10.213.7.1';
const FAR = '10.213.7.2';

export async function unplugged(say: Say): Promise<void> {
  await stopped(say);
  await pulled(say);
}

async function play(pond: Pond, say: Say, cable: Pick<Scene, 'plug' | 'unplug'>) {
  const far = await pond.mountAt(2);
  const status = () => pond.ask(1, 'status');
  const scene: Scene = { ...cable, mount: pond.mount, far, status, demand, say };
  await prepareScene(scene, () => pond.committed(2));
  await playScene(scene, DEADLINE_SECONDS);
}

/** The other processes are there and say nothing. */
async function stopped(say: Say): Promise<void> {
  say('the other nodes are stopped');
  const pond = await Pond.make({ hasCache: true });
  try {
    await pond.start();
    const signal = async (name: 'SIGSTOP' | 'SIGCONT') => {
      for (let node = 2; node <= NODES; node++) {
        const pid = await pond.pid(node);
        if (pid !== undefined) process.kill(pid, name);
      }
    };
    try {
      await play(pond, say, { unplug: () => signal('SIGSTOP'), plug: () => signal('SIGCONT') });
    } finally {
      await signal('SIGCONT');
    }
  } finally {
    await pond.end();
  }
}

/** The other processes are behind a link that is down. */
async function pulled(say: Say): Promise<void> {
  say('the link to the other nodes is down');
  const pond = await Pond.make({ hasCache: true });
  try {
    await link();
    await startThere(pond);
    const set = (state: 'up' | 'down') => must(['ip', 'link', 'set', LINK, state], 10);
    const cable = {
      unplug: async () => void (await set('down')),
      plug: async () => void (await set('up')),
    };
    await play(pond, say, cable);
  } finally {
    await command(['ip', 'link', 'set', LINK, 'up']);
    await pond.end();
    await command(['ip', 'link', 'del', LINK]);
    await command(['ip', 'netns', 'del', NAMESPACE]);
  }
}

async function link(): Promise<void> {
  const inside = ['ip', '-n', NAMESPACE];
  for (const words of [
    ['ip', 'netns', 'add', NAMESPACE],
    ['ip', 'link', 'add', LINK, 'type', 'veth', 'peer', 'name', 'near', 'netns', NAMESPACE],
    ['ip', 'addr', 'add', `${NEAR}/24`, 'dev', LINK],
    ['ip', 'link', 'set', LINK, 'up'],
    [...inside, 'addr', 'add', `${FAR}/24`, 'dev', 'near'],
    [...inside, 'link', 'set', 'near', 'up'],
    [...inside, 'link', 'set', 'lo', 'up'],
  ])
    await must(words, 10);
}

/** The first node here, the others there, and the volume mounted here. */
async function startThere(pond: Pond): Promise<void> {
  for (let node = 1; node <= NODES; node++) {
    const host = node === 1 ? NEAR : FAR;
    const options = ['--name', `n${node}`, '--host', host, '--port', String(pond.port(node))];
    if (node === 1) await pond.ocean(1, ['init', ...options]);
    else {
      const invitation = await pond.ocean(1, ['invite']);
      await pond.ocean(node, ['join', '-', ...options], { input: invitation });
    }
  }
  await pond.ocean(1, ['start']);
  for (let node = 2; node <= NODES; node++) {
    const words = [process.execPath, MAIN, '--home', pond.home(node), 'start'];
    await must(['nsenter', `--net=/run/netns/${NAMESPACE}`, ...words], 60);
  }
  await until('the nodes know each other', async () => {
    const { neighbors } = await pond.ask(1, 'status');
    return new Set(neighbors.map(({ nodeId }: { nodeId: string }) => nodeId)).size >= NODES - 1;
  });
  await pond.ocean(1, ['volume', 'create', 'shared']);
  await pond.ocean(1, ['mount', 'shared', pond.mount]);
}
