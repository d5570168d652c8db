/** What strangers do at a node's port does not bring it down. */

import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { tlsIdentityOf } from '../../src/host/index.ts';
import { shell } from './command.ts';
import type { Pond } from './pond.ts';
import { pondTest } from './pond-test.ts';

const HOST = '127.0.0.1';
const ATTEMPTS = 500;
const HELD = 200;
const AT_ONCE = 20;
const GROWTH_BYTES_MAX = 64 << 20;
const PATIENCE_MS = 2000;

/** Resolves when the far end has hung up; those it tolerates are hung up on here. */
function gone(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => socket.destroy(), PATIENCE_MS);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(patience);
      resolve();
    });
    socket.resume();
  });
}

function garbage(port: number): Promise<void> {
  const socket = connect(port, HOST, () => socket.write(randomBytes(4096)));
  return gone(socket);
}

/** A frame that claims 4 GiB, before any TLS. */
function oversized(port: number): Promise<void> {
  const socket = connect(port, HOST, () => socket.write(Buffer.alloc(64, 0xff)));
  return gone(socket);
}

const stranger = tlsIdentityOf(randomBytes(32));
const identity = {
  key: stranger.key.export({ format: 'pem', type: 'pkcs8' }),
  cert: stranger.certificate,
};

/** Proves a key that nobody admitted, then claims a frame of 4 GiB. */
function uninvited(port: number): Promise<void> {
  const socket = connectTls({ host: HOST, port, rejectUnauthorized: false, ...identity }, () => {
    socket.write(Buffer.alloc(1024, 0xff));
  });
  return gone(socket);
}

/** Speaks TLS and shows no certificate. */
function nameless(port: number): Promise<void> {
  const socket = connectTls({ host: HOST, port, rejectUnauthorized: false }, () => {
    socket.write(randomBytes(64));
  });
  return gone(socket);
}

async function many(attempt: (port: number) => Promise<void>, port: number): Promise<void> {
  let left = ATTEMPTS;
  const worker = async () => {
    while (left-- > 0) await attempt(port);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function memoryBytes(pond: Pond): Promise<number> {
  return (await pond.status(2)).memoryBytes;
}

pondTest('strangers at the port cost a node neither its life nor much memory', async (t, pond) => {
  const port = pond.port(2);
  // What the first strangers make it load is not growth.
  for (const attempt of [garbage, oversized, uninvited, nameless]) await attempt(port);
  const before = await memoryBytes(pond);
  const pid = await pond.pid(2);
  const held = Array.from({ length: HELD }, () => connect(port, HOST));
  for (const socket of held) socket.on('error', () => undefined);
  try {
    for (const attempt of [garbage, oversized, uninvited, nameless]) {
      await many(attempt, port);
      t.is(await pond.pid(2), pid, `n2 lives after ${attempt.name}`);
    }
    const grown = (await memoryBytes(pond)) - before;
    t.log(`memory grew by ${Math.round(grown / 2 ** 20)} MiB`);
    t.true(grown < GROWTH_BYTES_MAX, `memory grew by ${grown} bytes`);
  } finally {
    for (const socket of held) socket.destroy();
  }
  // It still stores and serves.
  await shell(
    t,
    'cp -r /usr/include/linux/netfilter "$1"/ && diff -r /usr/include/linux/netfilter "$1"/netfilter',
    [pond.mount],
  );
});
