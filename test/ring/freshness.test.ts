/** Members give their word of how far they have voted, while somebody wants to read what is fresh. */

import test from 'ava';
import { checkFresh, signFreshVote } from '../../src/object/index.ts';
import { FRESH_MS, SUBSCRIPTION_MS } from '../../src/ring/index.ts';
import type { Fresh } from '../../src/wire/index.ts';
import { Bench } from './bench.ts';

function bench(faultyMax = 1): Bench {
  const made = new Bench(faultyMax);
  made.create();
  return made;
}

/** The client follows at that member. */
function follow(of: Bench, i: number, fresh = true): void {
  const { aguid } = of.ring;
  const message = { kind: 'subscribe', aguid, version: of.head(i).version, fresh } as const;
  of.step(i, { kind: 'message', from: of.client, token: undefined, message });
}

/** What the client has been told, checked as a replica does. */
const told = (of: Bench) =>
  of.pushed.flatMap((message) =>
    message.kind === 'fresh' ? [checkFresh(of.ring, message as Fresh)] : [],
  );

test('while a follower wants it, it is told every few seconds that it has the latest version', (t) => {
  const ring = bench();
  ring.put(0, 'k');
  follow(ring, 2, false);
  ring.pass(3 * FRESH_MS);
  t.deepEqual(told(ring), []);
  t.is(ring.said.filter(({ message }) => message.kind === 'fresh').length, 0, 'and costs nothing');
  follow(ring, 2);
  const fromMs = ring.nowMs;
  ring.pass(10 * FRESH_MS + 10);
  const words = told(ring);
  t.true(words.length >= 10 && words.length <= 12, `${words.length}`);
  for (const [at, word] of words.entries()) {
    t.is(word?.version, 1);
    t.true(word!.timeMs >= fromMs + (at - 1) * FRESH_MS);
  }
  ring.pass(SUBSCRIPTION_MS + FRESH_MS);
  const count = told(ring).length;
  ring.pass(10 * FRESH_MS);
  t.is(told(ring).length, count, 'not when the subscription has ended');
});

test('a ring of one gives its own word', (t) => {
  const ring = bench(0);
  ring.put(0, 'k');
  follow(ring, 0);
  ring.pass(FRESH_MS);
  t.is(told(ring)[0]?.version, 1);
});

test('an update that may have been answered is in the version, though the members asked have not heard of it', (t) => {
  const ring = bench();
  // Members 0 to 2 vote for the update; only member 0, which answers, hears of their votes.
  ring.onLine = ({ to, message }) =>
    message.kind === 'commit' && to !== 0 ? undefined : to === 3 ? undefined : message;
  const token = ring.put(0, 'k');
  t.is(ring.outcome(token)?.version, 1);
  t.deepEqual(
    [0, 1, 2, 3].map((i) => ring.head(i).version),
    [1, 0, 0, 0],
  );
  // Member 3 has slept through it; 1 and 2 are a quorum with it.
  ring.stop(0);
  ring.onLine = ({ message }) => (message.kind === 'fresh' ? message : undefined);
  follow(ring, 3);
  ring.tick(3, 1);
  ring.drain();
  t.true(ring.saidBy(1, 'fresh').length + ring.saidBy(2, 'fresh').length >= 2, 'they answer');
  t.deepEqual(told(ring), [], 'and name the slot for which they have voted');
  ring.onLine = ({ message }) => message;
  ring.pass(60_000);
  follow(ring, 3);
  ring.pass(FRESH_MS);
  t.is(told(ring).at(-1)?.version, 1);
});

test('a member that may have forgotten votes gives no word until it votes again', (t) => {
  const ring = bench();
  ring.put(0, 'k');
  ring.stop(3);
  follow(ring, 0);
  ring.pass(FRESH_MS);
  t.true(told(ring).length > 0);
  // Of the three that are left all must speak. One restarts, and hears nothing of a later view.
  ring.pushed.length = 0;
  ring.said.length = 0;
  ring.restart(2);
  ring.onLine = ({ message }) =>
    message.kind === 'viewChange' || message.kind === 'newView' ? undefined : message;
  ring.pass(3 * FRESH_MS);
  t.is(ring.saidBy(2, 'fresh').length, 0);
  t.deepEqual(told(ring), []);
  ring.onLine = ({ message }) => message;
  ring.pass(20_000);
  follow(ring, 0);
  ring.pass(2 * FRESH_MS);
  t.true(ring.saidBy(2, 'fresh').length > 0);
  t.is(told(ring).at(-1)?.version, 1);
});

test('a word in the name of another member is dropped', (t) => {
  const ring = bench();
  follow(ring, 0);
  ring.step(0, { kind: 'tick' });
  ring.queue = [];
  const vote = (member: number, index: number) =>
    signFreshVote(ring.members[member]!, ring.ring, { index, slot: 0, timeMs: ring.nowMs });
  const before = ring.counter(0, 'forged');
  const say = (from: number, one: ReturnType<typeof vote>) =>
    ring.deliver({ from, to: 0, message: { kind: 'fresh', vote: one, asks: false } });
  say(1, vote(1, 2));
  say(1, vote(2, 1));
  say(1, vote(2, 2));
  t.is(ring.counter(0, 'forged'), before + 3);
  t.deepEqual(told(ring), []);
});
