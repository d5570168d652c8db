/** What strangers, liars and sleepers get from the socket transport. */

import { connect as connectTcp } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import test, { type ExecutionContext } from 'ava';
import {
  concat,
  EMPTY,
  type Frame,
  type FrameHandler,
  isKind,
  type NodeAddress,
  readU32,
  SeededRandom,
  u32,
  utf8,
} from '../../src/base/index.ts';
import {
  SocketTransport,
  type SocketTransportOptions,
  tlsIdentityOf,
} from '../../src/host/index.ts';
import { nodeIdOf } from '../../src/id/index.ts';
import { frameHeadToWire, helloToWire, PROTOCOL_VERSION } from '../../src/wire/index.ts';

const seedOf = (digit: number) => new Uint8Array(32).fill(digit);

class Echo implements FrameHandler {
  readonly messages: Frame[] = [];
  readonly lost = new Set<string>();
  #waiting: (() => void)[] = [];

  onMessage(_from: NodeAddress, frame: Frame): void {
    this.messages.push(frame);
    this.#wake();
  }
  onRequest(_from: NodeAddress, frame: Frame): Promise<Frame> {
    return Promise.resolve(frame);
  }
  onPeerLost(nodeId: string): void {
    this.lost.add(nodeId);
    this.#wake();
  }
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

type Node = { readonly transport: SocketTransport; readonly handler: Echo };

async function nodeOf(
  t: ExecutionContext,
  digit: number,
  options: Partial<SocketTransportOptions> = {},
): Promise<Node> {
  const transport = await SocketTransport.listen({
    seed: seedOf(digit),
    host: '127.0.0.1',
    port: 0,
    ...options,
  });
  const handler = new Echo();
  transport.serve(handler);
  t.teardown(() => transport.close());
  return { transport, handler };
}

async function isAlive(t: ExecutionContext, node: Node): Promise<void> {
  const honest = await nodeOf(t, 99);
  const frame = { room: 1, header: utf8('well?'), payload: EMPTY };
  const answer = await honest.transport.request(node.transport.self, frame);
  t.deepEqual(answer.header, utf8('well?'));
}

/** A peer made by hand, which speaks TLS and nothing else by itself. */
function handmade(t: ExecutionContext, to: NodeAddress, digit = 50): Promise<TLSSocket> {
  const identity = tlsIdentityOf(seedOf(digit));
  const socket = connectTls({
    host: to.host,
    port: to.port,
    key: identity.key.export({ format: 'pem', type: 'pkcs8' }),
    cert: identity.certificate,
    rejectUnauthorized: false,
  });
  socket.on('error', () => {});
  t.teardown(() => socket.destroy());
  return new Promise((resolve) => socket.once('secureConnect', () => resolve(socket)));
}

function frameBytes(head: Uint8Array, ...rest: Uint8Array[]): Uint8Array {
  const body = concat([Uint8Array.of(head.length >> 8, head.length & 0xff), head, ...rest]);
  return concat([u32(body.length), body]);
}

function helloFrame(): Uint8Array {
  const header = helloToWire({
    version: PROTOCOL_VERSION,
    host: '127.0.0.1',
    port: 9,
    credential: EMPTY,
  });
  return frameBytes(frameHeadToWire({ kind: 'hello', headerBytes: header.length }), header);
}

const ended = (socket: { once(event: 'close', run: () => void): unknown; resume(): unknown }) =>
  new Promise<void>((resolve) => {
    socket.once('close', resolve);
    socket.resume();
  });

test('plain TCP with garbage is hung up on', async (t) => {
  const node = await nodeOf(t, 1);
  const { host, port } = node.transport.self;
  for (let seed = 0; seed < 5; seed++) {
    const socket = connectTcp(port, host);
    socket.on('error', () => {});
    const closed = ended(socket);
    socket.write(new SeededRandom(seed).bytes(1000));
    await closed;
  }
  t.is(node.transport.counts().handshakesFailed, 5);
  await isAlive(t, node);
});

test('a client without a certificate is hung up on before it can speak', async (t) => {
  const node = await nodeOf(t, 1);
  const { host, port } = node.transport.self;
  const socket = connectTls({ host, port, rejectUnauthorized: false });
  socket.on('error', () => {});
  await ended(socket);
  t.true(node.transport.counts().handshakesFailed > 0);
  t.is(node.transport.connectionCount, 0);
  await isAlive(t, node);
});

const MALFORMED: readonly (readonly [string, Uint8Array])[] = [
  ['random bytes', new SeededRandom(7).bytes(4096)],
  ['an oversized length', concat([u32(0xffff_ffff), new Uint8Array(8)])],
  ['an empty head', concat([u32(2), new Uint8Array(2)])],
  ['a head past its limit', concat([u32(100_000), Uint8Array.of(0xff, 0xff)])],
  ['a head that is no protobuf', frameBytes(Uint8Array.of(0xff, 0xff, 0xff))],
  ['an unknown kind', frameBytes(Uint8Array.of(8, 99))],
  ['lengths that do not add up', frameBytes(frameHeadToWire({ kind: 'message', headerBytes: 5 }))],
  [
    'a payload past its limit',
    frameBytes(frameHeadToWire({ kind: 'message', payloadBytes: 0xffff_ffff })),
  ],
];

for (const [what, bytes] of MALFORMED) {
  test(`${what} ends the connection, before the hello and after it`, async (t) => {
    const node = await nodeOf(t, 1);
    const early = await handmade(t, node.transport.self);
    const closedEarly = ended(early);
    early.write(bytes);
    await closedEarly;
    const late = await handmade(t, node.transport.self);
    const closedLate = ended(late);
    late.write(helloFrame());
    late.write(bytes);
    await closedLate;
    t.is(node.transport.counts().framesRefused, 2);
    t.is(node.handler.messages.length, 0);
    await isAlive(t, node);
  });
}

test('a message before the hello is refused, however well formed', async (t) => {
  const node = await nodeOf(t, 1);
  const socket = await handmade(t, node.transport.self);
  const closed = ended(socket);
  socket.write(frameBytes(frameHeadToWire({ kind: 'message', room: 1 })));
  await closed;
  t.is(node.transport.counts().framesRefused, 1);
  t.is(node.handler.messages.length, 0);
});

test('an unknown answer is ignored', async (t) => {
  const node = await nodeOf(t, 1);
  const socket = await handmade(t, node.transport.self);
  socket.write(helloFrame());
  socket.write(frameBytes(frameHeadToWire({ kind: 'answer', requestId: 1 })));
  socket.write(frameBytes(frameHeadToWire({ kind: 'message', room: 1 })));
  await node.handler.until(() => node.handler.messages.length === 1);
  t.is(node.transport.counts().framesRefused, 0);
});

test('frames that arrive byte by byte are put together', async (t) => {
  const node = await nodeOf(t, 1);
  const socket = await handmade(t, node.transport.self);
  socket.setNoDelay(true);
  const header = utf8('bit by bit');
  const head = frameHeadToWire({ kind: 'message', room: 1, headerBytes: header.length });
  for (const byte of concat([helloFrame(), frameBytes(head, header)])) {
    await new Promise((resolve) => socket.write(Uint8Array.of(byte), resolve));
  }
  await node.handler.until(() => node.handler.messages.length === 1);
  t.deepEqual(node.handler.messages[0]?.header, header);
});

test('a peer that is not admitted is dropped, whoever dials', async (t) => {
  const strict = await nodeOf(t, 1, {
    admit: (_key, _nodeId, credential) => credential[0] === 42,
  });
  const member = await nodeOf(t, 2, { credential: Uint8Array.of(42) });
  const outsider = await nodeOf(t, 3, { credential: Uint8Array.of(41) });
  const frame = { room: 1, header: utf8('in?'), payload: EMPTY };
  const ask = (from: Node, to: Node) =>
    from.transport.request(to.transport.self, frame).then(
      () => 'answered',
      (error: unknown) => (isKind(error, 'unavailable') ? 'refused' : String(error)),
    );
  t.is(await ask(member, strict), 'answered');
  t.is(await ask(outsider, strict), 'refused');
  t.is(await ask(strict, outsider), 'refused');
  t.is(await ask(outsider, member), 'answered');
  t.is(strict.transport.counts().peersNotAdmitted, 2);
});

test('nodes that dial each other at once end with one connection and every message', async (t) => {
  for (let round = 0; round < 10; round++) {
    const [a, b] = await Promise.all([nodeOf(t, 2 * round + 1), nodeOf(t, 2 * round + 2)]);
    const count = 50;
    for (let i = 0; i < count; i++) {
      a.transport.send(b.transport.self, { room: 1, header: u32(i), payload: EMPTY });
      b.transport.send(a.transport.self, { room: 1, header: u32(i), payload: EMPTY });
    }
    await a.handler.until(() => a.handler.messages.length === count);
    await b.handler.until(() => b.handler.messages.length === count);
    for (const { handler, transport } of [a, b]) {
      const order = handler.messages.map(({ header }) => readU32(header));
      t.deepEqual(order, [...order.keys()]);
      t.is(handler.lost.size, 0);
      t.is(transport.counts().messagesDropped, 0);
    }
    const frame = { room: 1, header: utf8('settled'), payload: EMPTY };
    await Promise.all([
      a.transport.request(b.transport.self, frame),
      b.transport.request(a.transport.self, frame),
    ]);
    t.deepEqual([a.transport.connectionCount, b.transport.connectionCount], [1, 1]);
  }
});

test('a peer that dials us while its address does not answer is served all the same', async (t) => {
  const nodes = await Promise.all([nodeOf(t, 1), nodeOf(t, 2, { advertisedPort: 1 })]);
  const frame = { room: 1, header: utf8('hello'), payload: EMPTY };
  const [open, hidden] = nodes;
  const there = hidden.transport.request(open.transport.self, frame);
  // Its own dial fails at once; the connection from the hidden node comes a little later.
  await t.throwsAsync(open.transport.request(hidden.transport.self, frame));
  await there;
  t.deepEqual((await open.transport.request(hidden.transport.self, frame)).header, frame.header);
});

test('strangers who open connections and stay silent do not keep others out', async (t) => {
  const node = await nodeOf(t, 1);
  const { host, port } = node.transport.self;
  const silent = Array.from({ length: 80 }, () => connectTcp(port, host));
  t.teardown(() => silent.forEach((socket) => void socket.destroy()));
  await Promise.all(
    silent.map(
      (socket) =>
        new Promise<void>((resolve) => {
          socket.on('error', () => {});
          socket.once('connect', resolve);
        }),
    ),
  );
  await isAlive(t, node);
  t.true(node.transport.counts().strangersRefused >= 16);
});

test('a peer that stops answering pings is lost', async (t) => {
  const node = await nodeOf(t, 1, { pingIntervalMs: 10, pingTimeoutFloorMs: 300 });
  const socket = await handmade(t, node.transport.self);
  socket.write(helloFrame());
  const sleeper = nodeIdOf(tlsIdentityOf(seedOf(50)).publicKey);
  await node.handler.until(() => node.handler.lost.has(sleeper));
  t.is(node.transport.connectionCount, 0);
});

test('a peer that does not read costs a bounded queue, then requests fail busy', async (t) => {
  const node = await nodeOf(t, 1);
  const socket = await handmade(t, node.transport.self);
  socket.write(helloFrame());
  socket.write(frameBytes(frameHeadToWire({ kind: 'message', room: 1 })));
  await node.handler.until(() => node.handler.messages.length === 1);
  socket.pause();
  const nodeId = nodeIdOf(tlsIdentityOf(seedOf(50)).publicKey);
  const to = { nodeId, host: '127.0.0.1', port: 9 };
  const frame = { room: 1, header: EMPTY, payload: new Uint8Array(16 * 1024 * 1024) };
  const outcomes: unknown[] = [];
  const asked = Array.from({ length: 6 }, () =>
    node.transport.request(to, frame).catch((error: unknown) => outcomes.push(error)),
  );
  await Promise.all(asked.slice(-2));
  t.true(outcomes.length >= 2 && outcomes.every((error) => isKind(error, 'busy')));
  node.transport.send(to, frame);
  t.is(node.transport.counts().messagesDropped, 1);
  node.transport.disconnect(nodeId);
  await Promise.all(asked);
  await isAlive(t, node);
});

test('the same seed makes the same certificate, and its key is the node', (t) => {
  const identity = tlsIdentityOf(seedOf(7));
  t.is(identity.certificate, tlsIdentityOf(seedOf(7)).certificate);
  t.not(identity.certificate, tlsIdentityOf(seedOf(8)).certificate);
});
