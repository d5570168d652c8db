import test from 'ava';
import fc from 'fast-check';
import { equal } from '../../src/base/index.ts';
import { rootFrom } from '../../src/object/heartbeat-tree.ts';
import { heartbeatTree } from '../../src/object/index.ts';

const heartbeats = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 40 });

test('each heartbeat leads to the root by its own path', (t) => {
  fc.assert(
    fc.property(heartbeats, (bodies) => {
      const { root, paths } = heartbeatTree(bodies);
      return bodies.every((body, i) => {
        const { path, sides } = paths[i] as (typeof paths)[0];
        return equal(rootFrom(body, sides, path), root);
      });
    }),
  );
  t.pass();
});

test('another heartbeat, another side or another sibling leads elsewhere', (t) => {
  const bodies = Array.from({ length: 7 }, (_, i) => Uint8Array.of(i));
  const { root, paths } = heartbeatTree(bodies);
  paths.forEach(({ path, sides }, i) => {
    t.false(equal(rootFrom(Uint8Array.of(99), sides, path), root));
    for (let bit = 0; bit < path.length; bit++) {
      t.false(equal(rootFrom(bodies[i] as Uint8Array, sides ^ (1 << bit), path), root));
    }
  });
});

test('an inner node is no heartbeat: a path that is cut short does not lead to the root', (t) => {
  const { root, paths } = heartbeatTree([Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3)]);
  const [{ path, sides }] = paths as [(typeof paths)[0]];
  t.is(path.length, 2);
  t.false(equal(rootFrom(Uint8Array.of(1), sides, path.slice(0, 1)), root));
});

test('the order of the heartbeats is in the root', (t) => {
  const [a, b] = [Uint8Array.of(1), Uint8Array.of(2)];
  t.false(equal(heartbeatTree([a, b]).root, heartbeatTree([b, a]).root));
});
