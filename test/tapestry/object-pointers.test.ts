import test from 'ava';
import { POINTER_TTL_MS } from '../../src/tapestry/index.ts';
import { addressOf, Lone, padded } from './lone.ts';

const TARGET = padded('1a');
/** When an unacknowledged message leaves, in ms after the first time. */
const RETRIES = [0, 1000, 3000, 7000];

test('a pointer is not named any more once it has expired, though the sweep has not come by', (t) => {
  const node = new Lone('1111');
  node.publish('2222', TARGET, { ttlMs: 5000 });
  node.nowMs += 4999;
  t.deepEqual(node.servers(TARGET), ['2222']);
  node.nowMs += 1;
  t.deepEqual(node.servers(TARGET), []);
  // Tapestry, JSAC 2004, §III-B.2: expired entries are dropped.
});

test('a pointer whose next hop changed is sent the new way once, and not at every sweep', (t) => {
  const node = new Lone('1111');
  node.publish('2222', TARGET);
  node.meet('1a00');
  const all = node.sent('publish', '1a00');
  t.is(all.length, 1);
  t.is(all[0]?.mode, 'moved');
  node.hear('1a00', { kind: 'publishAck', number: all[0]?.number as number });
  node.pass(14_000);
  for (const ping of node.sent('ping', '1a00')) node.answer('1a00', ping);
  node.pass(2000);
  t.deepEqual(node.sent('publish', '1a00'), []);
  // SPAA 2002: OPTIMIZEOBJECTPTRS.
});

test('what is not acknowledged is sent again, ever more rarely, and then no more', (t) => {
  const node = new Lone('1111');
  node.meet('1a00');
  node.publish('2222', TARGET, { ttlMs: 150_000 });
  const times: number[] = [];
  const start = node.nowMs;
  for (let i = 0; i < 200; i++) {
    if (node.sent('publish', '1a00').length > 0) times.push(node.nowMs - start);
    for (const ping of node.sent('ping', '1a00')) node.answer('1a00', ping);
    node.pass(100);
  }
  t.is(times.length, RETRIES.length);
  for (const [i, time] of times.entries()) {
    t.true(Math.abs(time - (RETRIES[i] as number)) <= 100, times.join());
  }
});

test('what a live next hop never acknowledged is sent again with the next sweep', (t) => {
  const node = new Lone('1111');
  node.meet('1a00');
  node.publish('2222', TARGET, { ttlMs: 150_000 });
  const live = (ms: number) => {
    for (let i = 0; i < ms / 500; i++) {
      node.pass(500);
      for (const ping of node.sent('ping', '1a00')) node.answer('1a00', ping);
    }
  };
  live(20_000);
  node.sent('publish', '1a00');
  live(16_000);
  t.is(node.sent('publish', '1a00')[0]?.mode, 'moved');
});

test('a path that changed there and back is published anew when its old way was deleted', (t) => {
  const node = new Lone('1111');
  node.meet('1a00');
  node.input({ kind: 'publish', guids: [TARGET] });
  const [path] = node.sent('publish', '1a00');
  node.hear('1a00', { ...(path as NonNullable<typeof path>), mode: 'backward' });
  t.is(node.sent('publish', '1a00')[0]?.mode, 'path');
  // From elsewhere it is old news.
  node.hear('3333', { ...(path as NonNullable<typeof path>), mode: 'backward' });
  t.deepEqual(node.sent('publish', '1a00'), []);
});

test('a next hop that restarted unnoticed gets its pointers again', (t) => {
  const node = new Lone('1111');
  node.meet('1a00');
  node.publish('2222', TARGET);
  node.sent('publish', '1a00');
  node.pass(4000);
  const [ping] = node.sent('ping', '1a00');
  node.forget();
  node.answer('1a00', ping as NonNullable<typeof ping>, 2);
  t.is(node.sent('publish', '1a00')[0]?.mode, 'moved');
});

test('a joiner is a member only when it has said that it has its object pointers', (t) => {
  const node = new Lone('1111');
  node.publish('2222', TARGET);
  const joiner = addressOf('1a00');
  const route = { target: padded('1a00'), level: 0, hopCount: 1, origin: joiner };
  node.hear('1a00', { kind: 'join', route, session: 5 });
  t.is(node.sent('joinAnswer', '1a00').length, 1);
  t.is(node.sent('inserted').length, 0);
  node.hear('1a00', { kind: 'notifyAck', session: 5 });
  const [handed] = node.sent('publish', '1a00');
  t.deepEqual(handed?.entries, [{ target: TARGET, level: 2 }]);
  t.is(node.sent('inserted').length, 0);
  node.hear('1a00', { kind: 'publishAck', number: handed?.number as number });
  t.is(node.sent('inserted', '1a00').length, 1);
  // Tapestry, JSAC 2004, §III-C: root pointers are acknowledged before they count as moved.
});

test('a pointer that comes another way takes back the old way: DELETEPOINTERSBACKWARD', (t) => {
  const node = new Lone('1111');
  const server = addressOf('2222');
  node.publish('3333', TARGET, { server });
  node.publish('4444', TARGET, { server, mode: 'moved' });
  const [backward] = node.sent('publish', '3333');
  t.is(backward?.mode, 'backward');
  t.is(node.sent('publish', '4444').length, 0);
  // SPAA 2002, and where paths part: a node that sends the pointer elsewhere by now keeps it.
  const parted = new Lone('1111');
  parted.meet('1a00');
  parted.publish('3333', TARGET, { server });
  parted.hear('5555', { ...(backward as object), mode: 'backward' } as never);
  t.is(parted.machine.pointerCount, 1);
  parted.hear('1a00', { ...(backward as object), mode: 'backward' } as never);
  t.is(parted.machine.pointerCount, 0);
  t.is(parted.sent('publish', '3333').at(-1)?.mode, 'backward');
});

test('a moved pointer stops where it meets its old way, a published one goes on to the root', (t) => {
  const node = new Lone('1111');
  node.meet('1a00');
  const server = addressOf('2222');
  node.publish('3333', TARGET, { server });
  t.is(node.sent('publish', '1a00').length, 1);
  node.publish('4444', TARGET, { server, mode: 'moved' });
  t.is(node.sent('publish', '1a00').length, 0);
  node.publish('4444', TARGET, { server });
  t.is(node.sent('publish', '1a00').length, 1);
});

test('only the server and whoever passed a pointer on can take it back', (t) => {
  const node = new Lone('1111');
  const server = addressOf('2222');
  node.publish('3333', TARGET, { server });
  node.publish('6666', TARGET, { server, mode: 'remove' });
  t.deepEqual(node.servers(TARGET), ['2222']);
  t.is(node.machine.counters().get('unpublished-by-other'), 1);
  node.publish('3333', TARGET, { server, mode: 'remove' });
  t.deepEqual(node.servers(TARGET), []);
});

test('a pointer that was unpublished is not brought back by a copy on its way, but by its server', (t) => {
  const node = new Lone('1111');
  const server = addressOf('2222');
  node.publish('3333', TARGET, { server });
  node.publish('3333', TARGET, { server, mode: 'remove' });
  node.publish('4444', TARGET, { server, mode: 'moved' });
  t.deepEqual(node.servers(TARGET), []);
  // Published again since, and moved here from elsewhere.
  node.nowMs += 5000;
  const ttlMs = POINTER_TTL_MS - 3000;
  node.publish('4444', TARGET, { server, mode: 'moved', ttlMs });
  t.deepEqual(node.servers(TARGET), ['2222']);
});

test("nobody changes a server's own pointer", (t) => {
  const node = new Lone('1111');
  node.input({ kind: 'publish', guids: [TARGET] });
  const server = addressOf('1111');
  node.publish('3333', TARGET, { server, mode: 'moved' });
  node.publish('3333', TARGET, { server, mode: 'backward' });
  node.publish('3333', TARGET, { server, mode: 'remove' });
  t.deepEqual(node.servers(TARGET), ['1111']);
});

test('a pointer that had to give way leaves its place at the nodes further on too', (t) => {
  const node = new Lone('1111');
  node.meet('1a00');
  for (let i = 0; i < 64; i++) {
    node.publish('6666', TARGET, { server: addressOf(`7${i.toString(16).padStart(4, '0')}1`) });
  }
  node.sent('publish', '1a00');
  node.publish('2222', TARGET);
  const modes = node
    .sent('publish', '1a00')
    .map(({ mode, server }) => `${mode} ${server.nodeId[0]}`);
  t.deepEqual(modes, ['remove 7', 'path 2']);
  // One more of the flood finds no place, and goes no further.
  node.publish('6666', TARGET, { server: addressOf('78888') });
  t.deepEqual(node.sent('publish', '1a00'), []);
});

test('a flood of servers for one name drowns its own pointers, not those of others', (t) => {
  const node = new Lone('1111');
  node.publish('2222', TARGET);
  for (let i = 0; i < 300; i++) {
    node.publish('6666', TARGET, { server: addressOf(`7${i.toString(16).padStart(4, '0')}1`) });
  }
  node.publish('3333', TARGET);
  const servers = node.servers(TARGET);
  t.is(servers.length, 64);
  t.true(servers.includes('2222') && servers.includes('3333'));
});
