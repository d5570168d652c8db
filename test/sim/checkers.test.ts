import test from 'ava';
import { SeededRandom } from '../../src/base/index.ts';
import {
  DIGIT_COUNT,
  digitAt,
  type Guid,
  guidFromBytes,
  type NodeId,
  RADIX,
  sharedPrefix,
} from '../../src/id/index.ts';
import {
  differingRoots,
  falseHoles,
  LiveNames,
  mapsOf,
  pathOf,
  Survey,
  TapestryPond,
  unfoundObjects,
  wrongRoots,
} from '../../src/sim/index.ts';

const random = new SeededRandom(7);
const drawn = <G extends Guid>(count: number): G[] =>
  Array.from({ length: count }, () => guidFromBytes(random.bytes(20)) as G);

/** Names that share first digits, as those of large ponds do. */
const crowded = drawn<NodeId>(60).map(
  (name, i) => `${'a1f3'.slice(0, i % 5)}${name.slice(i % 5)}` as NodeId,
);

/** Two ponds that do not know of each other, which the checkers take for one. */
function torn(): TapestryPond {
  const pond = new TapestryPond({ seed: 7 });
  for (let i = 0; i < 2; i++) {
    const first = pond.add(undefined, { bootstrap: [] });
    for (let j = 0; j < 3; j++) pond.add(undefined, { bootstrap: [first.self] });
  }
  pond.run(5000);
  return pond;
}

test('a slot counts exactly where some live name belongs', (t) => {
  const names = new LiveNames(crowded);
  for (const self of crowded) {
    const expected = new Set<number>();
    for (const other of crowded) {
      if (other === self) continue;
      const level = sharedPrefix(self, other);
      expected.add(level * RADIX + digitAt(other, level));
    }
    const seen: number[] = [];
    names.eachSlot(self, (level, digit) => seen.push(level * RADIX + digit));
    t.deepEqual(
      seen,
      [...expected].sort((a, b) => a - b),
    );
  }
});

test('the root of a name is the live one that fits best, digit by digit', (t) => {
  const names = new LiveNames(crowded);
  // The same in another way: at each digit those stay whose digit comes first from the wanted one on.
  for (const target of [...drawn<Guid>(200), ...crowded]) {
    let left = crowded;
    for (let level = 0; level < DIGIT_COUNT && left.length > 1; level++) {
      const lag = (name: NodeId) => (digitAt(name, level) - digitAt(target, level) + RADIX) % RADIX;
      const least = Math.min(...left.map(lag));
      left = left.filter((name) => lag(name) === least);
    }
    t.is(names.rootOf(target), left[0] as NodeId);
  }
});

test('a whole pond has nothing wrong', (t) => {
  const pond = new TapestryPond({ seed: 7 });
  pond.growInWaves(30);
  const [guid] = drawn<Guid>(1) as [Guid];
  const server = pond.live[3]?.self.nodeId as string;
  pond.live[3]?.input({ kind: 'publish', guids: [guid] });
  pond.run(3000);
  const targets = drawn<Guid>(30);
  const survey = new Survey(pond);
  t.deepEqual(falseHoles(pond.live), []);
  t.deepEqual(wrongRoots(pond.live, targets), []);
  t.deepEqual(differingRoots(survey, pond.live, targets.slice(0, 3)), []);
  t.deepEqual(unfoundObjects(survey, pond.live, new Map([[guid, new Set([server])]])), []);
});

test('each checker sees that a pond is torn in two', (t) => {
  const pond = torn();
  const [guid] = drawn<Guid>(1) as [Guid];
  const server = pond.live[0]?.self.nodeId as string;
  pond.live[0]?.input({ kind: 'publish', guids: [guid] });
  pond.run(1000);
  const survey = new Survey(pond);
  t.true(falseHoles(pond.live).length > 0);
  t.true(wrongRoots(pond.live, drawn<Guid>(5)).length > 0);
  t.true(differingRoots(survey, pond.live, drawn<Guid>(3)).length > 0);
  const unfound = unfoundObjects(survey, pond.live, new Map([[guid, new Set([server])]]));
  t.is(unfound.length, 4);
  t.regex(unfound[0] as string, /^object /);
});

test('a server that is left out is told from an object that nobody finds', (t) => {
  const pond = new TapestryPond({ seed: 7 });
  pond.grow(4);
  const [guid] = drawn<Guid>(1) as [Guid];
  const [one, other] = pond.live.map(({ self }) => self.nodeId) as [string, string];
  pond.live[0]?.input({ kind: 'publish', guids: [guid] });
  pond.run(1000);
  const lines = unfoundObjects(
    new Survey(pond),
    pond.live,
    new Map([[guid, new Set([one, other])]]),
  );
  t.is(lines.length, 4);
  t.regex(lines[0] as string, new RegExp(`^server ${guid} .* without ${other}$`));
});

test('a dead node that is still in a map is a wrong way, and its slot is a hole', (t) => {
  const pond = new TapestryPond({ seed: 7 });
  pond.grow(5);
  const [first, second] = pond.nodes as [TapestryPond['nodes'][0], TapestryPond['nodes'][0]];
  second.vanish();
  const path = pathOf(mapsOf(pond.live), first.self.nodeId, second.self.nodeId as string as Guid);
  t.is(path.at(-1), second.self.nodeId);
  t.regex(
    wrongRoots(pond.live, [second.self.nodeId as string as Guid]).join('\n'),
    /ends at .* dead/,
  );
});
