import test from 'ava';
import { SeededRandom } from '../../src/base/index.ts';
import { LIAR_KINDS, type LiarKind, liarOf, TapestryPond } from '../../src/sim/index.ts';
import { guidsOf } from '../tapestry/pond.ts';

/** A pond of six, one of which lies. */
function pondWith(kind: LiarKind) {
  const pond = new TapestryPond({ seed: 7 });
  pond.grow(5);
  const liar = pond.add(undefined, { liar: liarOf(kind, new SeededRandom(7)) });
  pond.runUntil(() => liar.isMember);
  return { pond, liar };
}

for (const kind of LIAR_KINDS) {
  test(`the ${kind} becomes a member and lies`, (t) => {
    const { pond, liar } = pondWith(kind);
    t.true(liar.isMember);
    const guids = guidsOf(40, 7);
    pond.nodes[1]?.input({ kind: 'publish', guids });
    pond.run(1000);
    for (const guid of guids) {
      pond.nodes[2]?.input({ kind: 'locate', guid, count: 64, token: 0, timeoutMs: 1000 });
    }
    pond.run(10_000);
    t.is(liar.liar?.kind, kind);
    t.true((liar.liar?.lieCount ?? 0) > 0);
  });
}

test('a garbler is found out: what it sends is counted as malformed', (t) => {
  const { pond } = pondWith('garbler');
  pond.run(30_000);
  const malformed = pond.nodes.map(({ machine }) => machine.counters().get('malformed') ?? 0);
  t.true(malformed.reduce((sum, count) => sum + count, 0) > 0);
});
