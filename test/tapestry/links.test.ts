import test from 'ava';
import type { Ask } from '../../src/tapestry/index.ts';
import { NeighborMap } from '../../src/tapestry/index.ts';
import { addressOf, Lone, padded } from './lone.ts';

const TRACE = { kind: 'trace', timeoutMs: 10_000 } as const;
const TARGET = padded('2fff');

function traceFrom(node: Lone, token: number): void {
  const ask: Ask = { token, timeoutMs: TRACE.timeoutMs };
  node.input({ kind: 'trace', target: TARGET, ...ask });
}

test('a link that owes an answer is passed over at once, and what went there goes by its backup', (t) => {
  const node = new Lone('1111');
  node.meet('2111', 10);
  node.meet('2222', 20);
  // Long enough to be doubted, too short for a beacon.
  node.nowMs += 2500;
  traceFrom(node, 1);
  t.is(node.sent('trace', '2111').length, 1);
  t.is(node.sent('ping', '2111').length, 1);
  // Mean 10 ms and deviation 5 ms: the floor of the timeout counts.
  node.pass(499);
  t.is(node.sent('trace', '2222').length, 0);
  node.pass(1);
  t.is(node.sent('trace', '2222').length, 1);
  traceFrom(node, 2);
  t.is(node.sent('trace', '2111').length, 0);
  // §III-D: a backup takes over.
});

test('a suspected link that is heard of again is used again', (t) => {
  const node = new Lone('1111');
  node.meet('2111', 10);
  node.meet('2222', 20);
  node.nowMs += 3000;
  traceFrom(node, 1);
  node.pass(600);
  node.forget();
  node.hear('2111', { kind: 'backpointer' });
  traceFrom(node, 2);
  t.is(node.sent('trace', '2111').length, 1);
});

test('a slow link has a longer timeout than a quick one: mean + 4 × deviation', (t) => {
  const node = new Lone('1111');
  node.meet('2111', 400);
  const [slow] = node.machine.neighbors();
  t.is(slow?.rttMs, 400);
  t.is(slow?.deviationMs, 200);
  node.nowMs += 3000;
  traceFrom(node, 1);
  node.pass(1199);
  t.false(slow?.isSuspect);
  node.pass(1);
  t.true(slow?.isSuspect);
  // BAMB §3.4: no fixed timeout fits all links.
});

test('after three silences in a row a neighbor is lost, and asked again later', (t) => {
  const node = new Lone('1111');
  node.meet('2111', 10);
  node.nowMs += 3000;
  traceFrom(node, 1);
  node.pass(499 + 1000 + 2000);
  t.is(node.machine.neighbors().length, 1);
  node.pass(1);
  t.is(node.machine.neighbors().length, 0);
  t.is(node.machine.lostCount, 1);
  node.forget();
  node.pass(1100);
  t.is(node.sent('ping', '2111').length, 1);
});

test('when a lost node answers, those that were lost with it are asked at once, others when it is their turn', (t) => {
  const node = new Lone('1111');
  node.meet('4111');
  node.input({ kind: 'lost', nodeId: padded('4111') });
  node.pass(250_000);
  for (const digits of ['2111', '3111']) node.meet(digits);
  node.input({ kind: 'lost', nodeId: padded('2111') });
  node.input({ kind: 'lost', nodeId: padded('3111') });
  node.pass(1);
  node.forget();
  node.hear('2111', { kind: 'backpointer' });
  t.is(node.sent('ping', '3111').length, 1);
  t.is(node.sent('ping', '4111').length, 0);
});

test('a member that has no neighbor left asks those again through whom it came', (t) => {
  const node = new Lone('1111', undefined, [addressOf('5111')]);
  const [join] = node.sent('join', '5111');
  node.hear('2111', { kind: 'joinAnswer', session: join?.session ?? 0, nodes: [] });
  node.hear('2111', { kind: 'inserted', session: join?.session ?? 0 });
  t.true(node.machine.isMember);
  node.hear('2111', { kind: 'leaving', nodes: [] });
  t.is(node.machine.neighbors().length, 0);
  node.forget();
  node.pass(21_000);
  t.true(node.sent('ping', '5111').length > 0);
});

test('any message is a sign of life: nobody pings those who have just spoken', (t) => {
  const node = new Lone('1111');
  node.meet('2111', 10);
  for (let i = 0; i < 20; i++) {
    node.pass(1000);
    node.hear('2111', { kind: 'backpointer' });
  }
  t.is(node.sent('ping', '2111').length, 0);
  node.pass(4000);
  t.true(node.sent('ping', '2111').length > 0);
});

test('a primary link stays until another is nearer by a fifth, so that noise moves no pointers', (t) => {
  const map = new NeighborMap(padded('1111'));
  map.add(addressOf('2111'), 10);
  map.add(addressOf('2222'), 9);
  t.is(map.at(0, 2)[0]?.address.nodeId, padded('2111'));
  map.add(addressOf('2333'), 5);
  t.is(map.at(0, 2)[0]?.address.nodeId, padded('2333'));
});

test('whoever hears of a hole that it can fill names a node for it', (t) => {
  const node = new Lone('1111');
  node.meet('2111', 10);
  const holes = new Uint8Array(2);
  const ping = {
    kind: 'ping',
    number: 1,
    incarnation: 1,
    inserting: false,
    closerThanMs: 0,
  } as const;
  node.hear('3333', { ...ping, holes });
  t.is(node.sent('nodes', '3333').length, 0);
  holes[0] = 1 << 2;
  node.hear('3333', { ...ping, holes });
  t.deepEqual(node.sent('nodes', '3333')[0]?.nodes, [addressOf('2111')]);
  // A joiner has holes everywhere and asks its surrogate: not everybody answers.
  node.hear('3333', { ...ping, holes, inserting: true });
  t.is(node.sent('nodes', '3333').length, 0);
});

test('one of two nodes measures, and the other takes it in if it is near enough', (t) => {
  const node = new Lone('1111');
  for (const digits of ['2111', '2222', '2333']) node.meet(digits, 30);
  node.forget();
  const ping = {
    kind: 'ping',
    number: 1,
    incarnation: 1,
    inserting: false,
    closerThanMs: 0,
  } as const;
  node.hear('2444', { ...ping, holes: new Uint8Array(0) });
  const [pong] = node.sent('pong', '2444');
  t.is(pong?.closerThanMs, 30);
  t.is(node.sent('ping', '2444').length, 0);
  node.meet('2444', 20);
  t.true(node.machine.neighbors().some(({ address }) => address.nodeId === padded('2444')));
});

test('a join goes past a node that is joining itself', (t) => {
  const node = new Lone('1111');
  node.meet('2111', 10);
  const joining = {
    kind: 'ping',
    number: 1,
    incarnation: 1,
    inserting: true,
    closerThanMs: 0,
  } as const;
  node.hear('2111', { ...joining, holes: new Uint8Array(0) });
  node.forget();
  const route = { target: padded('2222'), level: 0, hopCount: 1, origin: addressOf('2222') };
  node.hear('2222', { kind: 'join', route, session: 5 });
  t.is(node.sent('join').length, 0);
  t.is(node.sent('joinAnswer', '2222').length, 1);
});

test('a neighbor that is joining is asked until it is a member, however much it says', (t) => {
  const node = new Lone('1111');
  node.meet('2111', 10);
  const joining = {
    kind: 'ping',
    number: 1,
    incarnation: 1,
    inserting: true,
    closerThanMs: 0,
  } as const;
  node.hear('2111', { ...joining, holes: new Uint8Array(0) });
  node.forget();
  node.pass(1000);
  node.hear('2111', { kind: 'backpointer' });
  const [ping] = node.sent('ping', '2111');
  t.truthy(ping);
  node.answer('2111', ping as NonNullable<typeof ping>);
  t.false(node.machine.neighbors()[0]?.isInserting);
});

test('two that join at once are told of each other where one fills a hole of the other', (t) => {
  const node = new Lone('1111');
  const join = (digits: string) => {
    const route = { target: padded(digits), level: 0, hopCount: 1, origin: addressOf(digits) };
    node.hear(digits, { kind: 'join', route, session: 5 });
  };
  join('4444');
  join('1222');
  const [notify] = node.sent('notify', '1222');
  t.true(notify?.nodes.some(({ nodeId }) => nodeId === padded('4444')));
  // SPAA 2002: pinned pointers.
});

test('who is joining hears of those that join under its prefix', (t) => {
  const node = new Lone('1111');
  for (const digits of ['4444', '4555']) {
    const route = { target: padded(digits), level: 0, hopCount: 1, origin: addressOf(digits) };
    node.hear(digits, { kind: 'join', route, session: 5 });
  }
  const [told] = node.sent('multicast', '4444');
  t.true(told?.pinned);
  t.is(told?.joiner.nodeId, padded('4555'));
  // JSAC 2004, §III-C.1: pinned pointers.
});

test('when a node that was to tell others dies, its backup tells them', (t) => {
  const node = new Lone('1111');
  node.meet('2111', 10);
  node.meet('2222', 20);
  const route = { target: padded('4444'), level: 0, hopCount: 1, origin: addressOf('4444') };
  node.hear('4444', { kind: 'join', route, session: 5 });
  t.is(node.sent('multicast', '2111').length, 1);
  t.is(node.sent('multicast', '2222').length, 0);
  node.input({ kind: 'lost', nodeId: padded('2111') });
  t.is(node.sent('multicast', '2222').length, 1);
});

test('an inserting node that is asked early hands on to its surrogate, from the first digit', (t) => {
  const node = new Lone('1222', undefined, [addressOf('1111')]);
  const [join] = node.sent('join', '1111');
  const { session } = join as NonNullable<typeof join>;
  node.hear('1111', { kind: 'joinAnswer', session, nodes: [] });
  const route = { target: padded('1234'), level: 2, hopCount: 1, origin: addressOf('5555') };
  node.hear('5555', { kind: 'trace', route, query: 3, hops: [] });
  const [onward] = node.sent('trace', '1111');
  // What this node has resolved, its surrogate has perhaps not.
  t.is(onward?.route.level, 0);
});

test('a leaving node names nodes for the very slots that it leaves, and hands its rooted pointers on', (t) => {
  const node = new Lone('1111');
  node.meet('1122', 10);
  node.meet('2222', 20);
  node.publish('2222', padded('1112'));
  node.forget();
  node.input({ kind: 'leave' });
  const [told] = node.sent('leaving', '2222');
  t.deepEqual(told?.nodes, [addressOf('1122')]);
  const [moved] = node.sent('publish', '1122');
  t.is(moved?.mode, 'moved');
  // §III-C.2
});
