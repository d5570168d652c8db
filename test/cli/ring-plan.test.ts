import test from 'ava';
import { memberNamed, nextSize, obstacle } from '../../src/cli/ring-plan.ts';
import type { RingMember } from '../../src/wire/index.ts';

function memberOf(number: number, host = '10.0.0.1'): RingMember {
  const nodeId = String(number).repeat(40).slice(0, 40);
  return {
    publicKey: new Uint8Array(32).fill(number),
    address: { nodeId, host, port: 7000 + number },
  };
}

const ring = (...numbers: number[]) => numbers.map((number) => memberOf(number));

test('a plan has 3f + 1 members, keeps one, and changes something', (t) => {
  t.is(obstacle(ring(1), ring(1, 2, 3, 4)), undefined);
  t.is(obstacle(ring(1, 2, 3, 4), ring(1, 2, 3, 5)), undefined);
  t.is(obstacle(ring(1, 2, 3, 4), ring(2)), undefined);
  t.regex(obstacle(ring(1), ring(1, 2)) ?? '', /would have 2: make it 1 or 4/);
  t.regex(obstacle(ring(1, 2, 3, 4), ring(1, 2, 3, 4, 5, 6)) ?? '', /make it 4 or 7/);
  t.regex(obstacle(ring(1), []) ?? '', /would have 0: make it 1$/);
  t.regex(obstacle(ring(1, 2, 3, 4), ring(5)) ?? '', /must stay/);
  t.regex(obstacle(ring(1, 2, 3, 4), ring(4, 3, 2, 1)) ?? '', /nothing would change/);
});

test('the sizes of rings are 1, 4, 7 …', (t) => {
  t.deepEqual([1, 2, 3, 4, 6].map(nextSize), [4, 4, 4, 7, 7]);
});

test('a member is named by its number, its first digits or its address', (t) => {
  const members = ring(7, 8, 9, 5);
  t.is(memberNamed(members, '1').address.port, 7008);
  t.is(memberNamed(members, '777').address.port, 7007);
  t.is(memberNamed(members, '10.0.0.1:7009').address.port, 7009);
  t.throws(() => memberNamed(members, 'abc'), { message: /No member/ });
});
