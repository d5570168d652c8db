import test from 'ava';
import { type ErrorKind, isKind, type NodeAddress, OceanError } from '../../src/base/index.ts';
import { ATTEMPT_MS, OBJECT_TIMEOUT_MS, RingDoor } from '../../src/node/ring-door.ts';
import { EMPTY_TREE } from '../../src/object/index.ts';
import { VirtualClock } from '../../src/sim/index.ts';
import type { ObjectMessage } from '../../src/wire/index.ts';
import { putClause, SignedRing } from '../replica/signed-ring.ts';

/** What a member does with a question: answers, refuses, or (undefined) never says a word. */
type Behaviour = (message: ObjectMessage) => ObjectMessage | ErrorKind | undefined;

class Bench {
  readonly clock = new VirtualClock();
  readonly ring: SignedRing;
  readonly asked: number[] = [];
  readonly rtts: (number | undefined)[];
  readonly behaviours: Behaviour[];
  readonly delaysMs: number[] = [];
  readonly door: RingDoor;

  constructor(faultyMax = 1) {
    this.ring = new SignedRing({ faultyMax });
    this.rtts = this.ring.members.map((_, index) => 10 + index);
    this.behaviours = this.ring.members.map(() => () => 'unavailable' as const);
    this.door = new RingDoor({
      clock: this.clock,
      request: (to, message, timeoutMs) => this.#request(to, message, timeoutMs),
      rttMs: (nodeId) =>
        this.rtts[this.ring.members.findIndex((member) => member.nodeId === nodeId)],
    });
  }

  #request(to: NodeAddress, message: ObjectMessage, timeoutMs: number): Promise<ObjectMessage> {
    const index = to.port - 7000;
    this.asked.push(index);
    const answer = this.behaviours[index]!(message);
    return new Promise((resolve, reject) => {
      if (answer === undefined) {
        this.clock.after(timeoutMs, () => reject(new OceanError('timeout', 'no answer')));
      } else {
        this.clock.after(this.delaysMs[index] ?? 1, () => {
          if (typeof answer === 'string') reject(new OceanError(answer, `it says ${answer}`));
          else resolve(answer);
        });
      }
    });
  }

  /** Asks, and lets time pass until there is an answer. */
  async ask(message: ObjectMessage) {
    const startMs = this.clock.nowMs();
    const outcome: { answer?: ObjectMessage; error?: unknown; tookMs: number } = { tookMs: -1 };
    const took = () => {
      outcome.tookMs = this.clock.nowMs() - startMs;
    };
    this.door.ask(this.ring.ring, message).then(
      (answer) => {
        took();
        outcome.answer = answer;
      },
      (error) => {
        took();
        outcome.error = error;
      },
    );
    await this.clock.advance(4 * OBJECT_TIMEOUT_MS);
    return outcome;
  }

  question(): ObjectMessage {
    return { kind: 'getHeartbeats', aguid: this.ring.aguid, from: 0, count: 1 };
  }

  answer(version = 0): ObjectMessage {
    const { heartbeats, keys } = this.ring;
    return { kind: 'heartbeats', heartbeats: [heartbeats[version]!], ring: keys.ring };
  }
}

test('the nearest member is asked first, and afterwards the one that answered last', async (t) => {
  const bench = new Bench();
  bench.rtts.splice(0, 4, undefined, 40, 5, 20);
  bench.behaviours[3] = () => bench.answer();
  t.is((await bench.ask(bench.question())).answer?.kind, 'heartbeats');
  t.deepEqual(bench.asked, [2, 3]);
  bench.behaviours[2] = () => bench.answer();
  await bench.ask(bench.question());
  t.deepEqual(bench.asked, [2, 3, 3]);
  bench.behaviours[3] = () => 'unavailable';
  await bench.ask(bench.question());
  await bench.ask(bench.question());
  t.deepEqual(bench.asked, [2, 3, 3, 3, 2, 2]);
  bench.behaviours.fill(() => 'unavailable');
  bench.rtts.reverse();
  await bench.ask(bench.question());
  await bench.ask(bench.question());
  const order = [1, 0, 2, 3];
  t.deepEqual(bench.asked.slice(6), [2, 1, 0, 3, ...order], 'it is forgotten when it fails');
});

for (const kind of ['unavailable', 'timeout', 'corrupt', 'not-found', 'busy'] as const) {
  test(`of several members, "${kind}" of one sends the question to the next at once`, async (t) => {
    const bench = new Bench();
    bench.behaviours[0] = () => kind;
    bench.behaviours[1] = () => bench.answer();
    const { answer, tookMs } = await bench.ask(bench.question());
    t.is(answer?.kind, 'heartbeats');
    t.is(tookMs, 2);
  });
}

test('a hung member costs two seconds, and its answer counts if it comes after all', async (t) => {
  const bench = new Bench();
  bench.behaviours[0] = () => undefined;
  bench.behaviours[1] = () => bench.answer();
  t.is((await bench.ask(bench.question())).tookMs, ATTEMPT_MS + 1);
  t.true(ATTEMPT_MS <= 2000);
  const slow = new Bench();
  slow.behaviours.fill(() => undefined);
  slow.behaviours[0] = () => slow.answer();
  slow.delaysMs[0] = 3 * ATTEMPT_MS;
  const { answer, tookMs } = await slow.ask(slow.question());
  t.is(answer?.kind, 'heartbeats');
  t.is(tookMs, 3 * ATTEMPT_MS);
});

test('a ring of which nobody answers fails after one time limit, in one line', async (t) => {
  const bench = new Bench();
  bench.behaviours.fill(() => undefined);
  const { error, tookMs } = await bench.ask(bench.question());
  t.is(tookMs, OBJECT_TIMEOUT_MS);
  t.true(isKind(error, 'timeout'));
  t.regex((error as Error).message, /^Cannot ask the ring of [0-9a-f]{40}: 4 of 4 members .*$/);
});

test('the one member of a small ring has the whole time, and its error is the error', async (t) => {
  const bench = new Bench(0);
  bench.behaviours[0] = () => undefined;
  const { error, tookMs } = await bench.ask(bench.question());
  t.is(tookMs, OBJECT_TIMEOUT_MS);
  t.is((error as Error).message, 'no answer');
  bench.behaviours[0] = () => 'no-space';
  t.true(isKind((await bench.ask(bench.question())).error, 'no-space'));
});

test('a refusal is final when one more member says it than may be faulty, not before', async (t) => {
  for (const kind of ['permission', 'no-space', 'conflict', 'invalid', 'unsupported'] as const) {
    const bench = new Bench();
    bench.behaviours[0] = () => kind;
    bench.behaviours[1] = () => bench.answer();
    t.is((await bench.ask(bench.question())).answer?.kind, 'heartbeats', kind);
    bench.asked.length = 0;
    bench.behaviours[1] = () => kind;
    bench.behaviours[2] = () => bench.answer();
    const { error } = await bench.ask(bench.question());
    t.true(isKind(error, kind), kind);
    t.is(bench.asked.length, 2, 'the other two are not troubled');
  }
});

test('members that say different things leave the ring unavailable: the client may try again', async (t) => {
  const bench = new Bench();
  bench.behaviours[0] = () => 'no-space';
  t.true(isKind((await bench.ask(bench.question())).error, 'unavailable'));
});

test('an update that a member answers with the outcome of another goes to the next member', async (t) => {
  const bench = new Bench();
  const { ring } = bench;
  ring.put('k', 'before');
  const update = ring.update(2, [putClause('k', 'now')]);
  const stale = ring.latest;
  const { heartbeat } = ring.execute(update);
  bench.behaviours[0] = () => ({ kind: 'result', heartbeat: stale });
  bench.behaviours[1] = () => ({ kind: 'result', heartbeat: { ...heartbeat, signatures: [] } });
  bench.behaviours[2] = () => ({ kind: 'result', heartbeat });
  const submit: ObjectMessage = { kind: 'submit', update, blocks: new Uint8Array(0) };
  t.deepEqual((await bench.ask(submit)).answer, { kind: 'result', heartbeat });
  t.deepEqual(bench.asked, [0, 1, 2]);
  bench.behaviours.fill(bench.behaviours[0]!);
  t.true(isKind((await bench.ask(submit)).error, 'corrupt'));
});

test('nodes that one member lacks or falsifies are asked of the next', async (t) => {
  const bench = new Bench();
  bench.ring.put('k', 'v');
  const { aguid } = bench.ring;
  const digests = [...bench.ring.store.range('tree')].map(([key]) => key);
  const [digest] = digests as [Uint8Array];
  const bytes = bench.ring.store.get('tree', digest)!;
  const nodes = (one: Uint8Array | undefined): ObjectMessage => ({
    kind: 'nodes',
    aguid,
    nodes: one === undefined ? [] : [{ digest, bytes: one }],
  });
  const question: ObjectMessage = { kind: 'getNodes', aguid, digests: [digest] };
  bench.behaviours[0] = () => nodes(undefined);
  bench.behaviours[1] = () => nodes(Uint8Array.of(1, 2, 3));
  bench.behaviours[2] = () => nodes(bytes);
  const both: ObjectMessage = { ...question, digests: [digest, EMPTY_TREE()] };
  t.deepEqual((await bench.ask(both)).answer, nodes(bytes), 'the fullest answer, if none is full');
  t.deepEqual((await bench.ask(question)).answer, nodes(bytes));
});

test('an object is created at all members at once, and exists with the first certificate', async (t) => {
  const bench = new Bench();
  const { object, ring } = bench.ring.keys;
  const create: ObjectMessage = { kind: 'create', object, ring };
  bench.behaviours.fill(() => undefined);
  bench.behaviours[3] = () => ({ kind: 'result', heartbeat: bench.ring.latest });
  const { answer, tookMs } = await bench.ask(create);
  t.is(answer?.kind, 'result');
  t.is(tookMs, 1);
  t.deepEqual(bench.asked, [0, 1, 2, 3]);
});

test('an object of whose ring no quorum can answer is not created', async (t) => {
  const bench = new Bench();
  const { object, ring } = bench.ring.keys;
  bench.behaviours.fill(() => undefined);
  bench.behaviours[0] = () => 'unavailable';
  bench.behaviours[2] = () => 'unavailable';
  const { error, tookMs } = await bench.ask({ kind: 'create', object, ring });
  t.true(isKind(error, 'unavailable'));
  t.is(tookMs, 1);
});

test('the latest version is the newest that a quorum knows', async (t) => {
  const bench = new Bench();
  bench.ring.put('k', 'v');
  const latest: ObjectMessage = {
    kind: 'getHeartbeats',
    aguid: bench.ring.aguid,
    from: 0,
    count: 0,
  };
  bench.behaviours[0] = () => bench.answer(0);
  bench.behaviours[1] = () => bench.answer(1);
  bench.behaviours[2] = () => undefined;
  bench.behaviours[3] = () => bench.answer(0);
  const { answer, tookMs } = await bench.ask(latest);
  t.deepEqual(answer, bench.answer(1));
  t.is(tookMs, 1);
  bench.behaviours[3] = () => 'unavailable';
  t.true(isKind((await bench.ask(latest)).error, 'unavailable'), 'two of four are no quorum');
});
