/** What every Transport must do, whatever carries the frames. Run by each implementation's own test. */

import type { ExecutionContext, TestFn } from 'ava';
import {
  EMPTY,
  equal,
  type Frame,
  type FrameHandler,
  isKind,
  type NodeAddress,
  OceanError,
  type RoundTrip,
  readU32,
  type Transport,
  u32,
  utf8,
} from '../../src/base/index.ts';

export interface TransportFixture {
  readonly a: Transport;
  readonly b: Transport;
  /** Ends one side without a farewell, as `kill -9` does. */
  kill(which: 'a' | 'b'): Promise<void>;
  /** Lets simulated time pass; absent where time passes by itself. */
  advance?(ms: number): Promise<void>;
  /** The largest payload it carries; 64 MiB is too much for all. */
  readonly payloadBytesMax?: number;
  cleanup(): Promise<void>;
}

export type CreateTransports = () => Promise<TransportFixture>;

const MIB = 1024 * 1024;
const PAYLOAD_BYTES_TOO_MANY = 64 * MIB + 1;
const PATIENCE_MS = 10_000;
const POLL_MS = 5;

interface Received {
  readonly from: NodeAddress;
  readonly frame: Frame;
}

class Recorder implements FrameHandler {
  readonly messages: Received[] = [];
  readonly requests: Received[] = [];
  readonly lost: string[] = [];
  answer: (frame: Frame) => Promise<Frame> = (frame) => Promise.resolve(frame);

  onMessage(from: NodeAddress, frame: Frame): void {
    this.messages.push({ from, frame });
  }
  onRequest(from: NodeAddress, frame: Frame): Promise<Frame> {
    this.requests.push({ from, frame });
    return this.answer(frame);
  }
  onPeerLost(nodeId: string): void {
    this.lost.push(nodeId);
  }
}

interface Pair extends TransportFixture {
  readonly onA: Recorder;
  readonly onB: Recorder;
}

function frameOf(header: Uint8Array, payload: Uint8Array = EMPTY): Frame {
  return { room: 1, header, payload };
}

function pattern(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = (i * 31 + (i >>> 8)) & 0xff;
  return bytes;
}

async function pass(fixture: TransportFixture): Promise<void> {
  if (fixture.advance !== undefined) return fixture.advance(POLL_MS);
  await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}

/** Waits until `condition` holds; false when it never does. */
async function until(fixture: TransportFixture, condition: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
    if (condition()) return true;
    await pass(fixture);
  }
  return condition();
}

async function settled<T>(fixture: TransportFixture, promise: Promise<T>): Promise<T> {
  let done = false;
  const mark = () => {
    done = true;
  };
  promise.then(mark, mark);
  if (!(await until(fixture, () => done))) throw new Error('The promise never settled');
  return promise;
}

/** What the promise is rejected with, or undefined when it resolves. */
async function rejection(fixture: TransportFixture, promise: Promise<unknown>): Promise<unknown> {
  return settled(
    fixture,
    promise.then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
}

function never(): Promise<Frame> {
  return new Promise(() => {});
}

type Run = (t: ExecutionContext, pair: Pair) => Promise<void>;
type Scenario = (title: string, run: Run, options?: { readonly bServes: boolean }) => void;

/** Runs the suite: a title is `name`, then what must hold. `create` returns a plain object. */
export function transportContract(test: TestFn, name: string, create: CreateTransports): void {
  const scenario: Scenario = (title, run, options) => {
    test(`${name} ${title}`, async (t) => {
      const fixture = await create();
      const pair: Pair = { ...fixture, onA: new Recorder(), onB: new Recorder() };
      pair.a.serve(pair.onA);
      if (options?.bServes !== false) pair.b.serve(pair.onB);
      try {
        await run(t, pair);
      } finally {
        await fixture.cleanup();
      }
    });
  };
  messages(scenario);
  requests(scenario);
  losses(scenario);
  limits(scenario);
}

function messages(scenario: Scenario): void {
  scenario('delivers messages in the order they were sent', async (t, pair) => {
    const count = 200;
    for (let i = 0; i < count; i++) pair.a.send(pair.b.self, frameOf(u32(i)));
    t.true(await until(pair, () => pair.onB.messages.length === count));
    const order = pair.onB.messages.map(({ frame }) => readU32(frame.header));
    t.deepEqual(
      order,
      [...order].sort((x, y) => x - y),
    );
  });

  scenario('says who sent a message, with an address that reaches the sender', async (t, pair) => {
    pair.a.send(pair.b.self, frameOf(utf8('ping')));
    t.true(await until(pair, () => pair.onB.messages.length === 1));
    const { from } = pair.onB.messages[0] as Received;
    t.is(from.nodeId, pair.a.self.nodeId);
    pair.b.send(from, frameOf(utf8('pong')));
    t.true(await until(pair, () => pair.onA.messages.length === 1));
    t.is(pair.onA.messages[0]?.from.nodeId, pair.b.self.nodeId);
  });

  scenario('carries room, header and payload unchanged', async (t, pair) => {
    pair.a.send(pair.b.self, { room: 3, header: pattern(300), payload: pattern(5000) });
    pair.a.send(pair.b.self, { room: 1, header: EMPTY, payload: EMPTY });
    t.true(await until(pair, () => pair.onB.messages.length === 2));
    const [first, second] = pair.onB.messages.map(({ frame }) => frame) as [Frame, Frame];
    t.is(first.room, 3);
    t.true(equal(first.header, pattern(300)));
    t.true(equal(first.payload, pattern(5000)));
    t.is(second.header.length + second.payload.length, 0);
  });
}

function requests(scenario: Scenario): void {
  scenario('answers each request with its own answer', async (t, pair) => {
    const asked = [0, 1, 2, 3, 4].map((i) => pair.a.request(pair.b.self, frameOf(u32(i))));
    const answers = await settled(pair, Promise.all(asked));
    t.deepEqual(
      answers.map((frame) => readU32(frame.header)),
      [0, 1, 2, 3, 4],
    );
    t.is(pair.onB.requests[0]?.from.nodeId, pair.a.self.nodeId);
  });

  scenario('lets answers overtake each other', async (t, pair) => {
    let release: (frame: Frame) => void = () => {};
    pair.onB.answer = (frame) =>
      readU32(frame.header) === 0
        ? new Promise((resolve) => {
            release = resolve;
          })
        : Promise.resolve(frame);
    const slow = pair.a.request(pair.b.self, frameOf(u32(0)));
    const quick = pair.a.request(pair.b.self, frameOf(u32(1)));
    t.is(readU32((await settled(pair, quick)).header), 1);
    release(frameOf(u32(7)));
    t.is(readU32((await settled(pair, slow)).header), 7);
  });

  scenario('serves requests in both directions at once', async (t, pair) => {
    const there = pair.a.request(pair.b.self, frameOf(u32(1)));
    const back = pair.b.request(pair.a.self, frameOf(u32(2)));
    const [one, two] = await settled(pair, Promise.all([there, back]));
    t.deepEqual([readU32(one.header), readU32(two.header)], [1, 2]);
  });

  scenario('carries an error kind and its message to the asker', async (t, pair) => {
    for (const kind of ['not-found', 'conflict', 'bad-handle'] as const) {
      pair.onB.answer = () => Promise.reject(new OceanError(kind, `Refused because of ${kind}`));
      const error = await rejection(pair, pair.a.request(pair.b.self, frameOf(EMPTY)));
      t.true(isKind(error, kind), kind);
      t.is((error as OceanError).message, `Refused because of ${kind}`);
    }
    pair.onB.answer = () => Promise.resolve(frameOf(utf8('well')));
    const after = await settled(pair, pair.a.request(pair.b.self, frameOf(EMPTY)));
    t.true(equal(after.header, utf8('well')));
  });

  scenario('turns a handler that fails in another way into an OceanError', async (t, pair) => {
    pair.onB.answer = () => Promise.reject(new TypeError('a bug'));
    const error = await rejection(pair, pair.a.request(pair.b.self, frameOf(EMPTY)));
    t.true(error instanceof OceanError);
  });

  scenario('fails a request with timeout past its deadline', async (t, pair) => {
    pair.onB.answer = never;
    const options = { timeoutMs: 100 };
    const error = await rejection(pair, pair.a.request(pair.b.self, frameOf(EMPTY), options));
    t.true(isKind(error, 'timeout'));
  });

  scenario('knows the round trip after the first answer, not before', async (t, pair) => {
    t.is(pair.a.roundTrip(pair.b.self.nodeId), undefined);
    await settled(pair, pair.a.request(pair.b.self, frameOf(EMPTY)));
    const measured = pair.a.roundTrip(pair.b.self.nodeId) as RoundTrip;
    t.true(measured.meanMs >= 0 && Number.isFinite(measured.meanMs));
    t.true(measured.deviationMs >= 0 && Number.isFinite(measured.deviationMs));
  });

  scenario(
    'refuses requests and drops messages before it serves',
    async (t, pair) => {
      pair.a.send(pair.b.self, frameOf(utf8('early')));
      const early = await rejection(pair, pair.a.request(pair.b.self, frameOf(EMPTY)));
      t.true(isKind(early, 'unavailable'));
      pair.b.serve(pair.onB);
      const late = pair.a.request(pair.b.self, frameOf(utf8('late')));
      t.true(equal((await settled(pair, late)).header, utf8('late')));
      t.is(pair.onB.messages.length, 0);
    },
    { bServes: false },
  );
}

function losses(scenario: Scenario): void {
  scenario('fails the requests of a lost peer at once, and says it is lost', async (t, pair) => {
    pair.onB.answer = never;
    const options = { timeoutMs: 60 * PATIENCE_MS };
    const pending = rejection(pair, pair.a.request(pair.b.self, frameOf(EMPTY), options));
    t.true(await until(pair, () => pair.onB.requests.length === 1));
    await pair.kill('b');
    t.true(isKind(await pending, 'unavailable'));
    t.true(await until(pair, () => pair.onA.lost.includes(pair.b.self.nodeId)));
  });

  scenario('fails a request to a peer that is already dead', async (t, pair) => {
    await pair.kill('b');
    const error = await rejection(pair, pair.a.request(pair.b.self, frameOf(EMPTY)));
    t.true(isKind(error, 'unavailable'));
  });

  scenario('says that a peer is lost when a message cannot reach it', async (t, pair) => {
    await pair.kill('b');
    pair.a.send(pair.b.self, frameOf(EMPTY));
    t.true(await until(pair, () => pair.onA.lost.includes(pair.b.self.nodeId)));
  });

  scenario('fails a request to a peer that nobody knows', async (t, pair) => {
    const nobody: NodeAddress = { nodeId: 'ab'.repeat(20), host: '127.0.0.1', port: 1 };
    const error = await rejection(pair, pair.a.request(nobody, frameOf(EMPTY)));
    t.true(isKind(error, 'unavailable'));
  });

  scenario('refuses a peer that is not who the address says', async (t, pair) => {
    const impostor: NodeAddress = { ...pair.b.self, nodeId: 'cd'.repeat(20) };
    const error = await rejection(pair, pair.a.request(impostor, frameOf(EMPTY)));
    t.true(isKind(error, 'unavailable'));
    t.is(pair.onB.requests.length, 0);
  });

  scenario('connects anew after disconnect()', async (t, pair) => {
    await settled(pair, pair.a.request(pair.b.self, frameOf(EMPTY)));
    pair.onB.answer = never;
    const pending = rejection(pair, pair.a.request(pair.b.self, frameOf(EMPTY)));
    t.true(await until(pair, () => pair.onB.requests.length === 2));
    pair.a.disconnect(pair.b.self.nodeId);
    t.true(isKind(await pending, 'unavailable'));
    t.true(await until(pair, () => pair.onB.lost.includes(pair.a.self.nodeId)));
    pair.onB.answer = (frame) => Promise.resolve(frame);
    const again = await settled(pair, pair.a.request(pair.b.self, frameOf(utf8('again'))));
    t.true(equal(again.header, utf8('again')));
  });

  scenario(
    'fails its pending requests when it is closed, and may be closed twice',
    async (t, pair) => {
      pair.onB.answer = never;
      const pending = rejection(pair, pair.a.request(pair.b.self, frameOf(EMPTY)));
      t.true(await until(pair, () => pair.onB.requests.length === 1));
      await settled(pair, pair.a.close());
      t.true(isKind(await pending, 'unavailable'));
      await settled(pair, pair.a.close());
      const after = await rejection(pair, pair.a.request(pair.b.self, frameOf(EMPTY)));
      t.true(isKind(after, 'unavailable'));
    },
  );
}

function limits(scenario: Scenario): void {
  scenario('carries a payload of 1 MiB exactly, there and back', async (t, pair) => {
    const payload = pattern(MIB);
    const answer = await settled(pair, pair.a.request(pair.b.self, frameOf(utf8('big'), payload)));
    t.true(equal(answer.payload, payload));
    t.true(equal(pair.onB.requests[0]?.frame.payload ?? EMPTY, payload));
  });

  scenario('refuses a payload past its limit and stays of use', async (t, pair) => {
    const length = pair.payloadBytesMax ?? PAYLOAD_BYTES_TOO_MANY - 1;
    const huge = new Uint8Array(length + 1);
    const error = await rejection(pair, pair.a.request(pair.b.self, frameOf(EMPTY, huge)));
    t.true(isKind(error, 'too-large'));
    pair.a.send(pair.b.self, frameOf(EMPTY, huge));
    const after = await settled(pair, pair.a.request(pair.b.self, frameOf(utf8('on'))));
    t.true(equal(after.header, utf8('on')));
    t.is(pair.onB.messages.length, 0);
    t.false(pair.onA.lost.includes(pair.b.self.nodeId));
  });
}
