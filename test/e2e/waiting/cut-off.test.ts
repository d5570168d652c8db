/**
 * Two real mounts, one on a node that is cut off: first it runs alone while all others are stopped, then the others run
 * while it is stopped. Both go on, and in the end nothing is lost.
 */

import { shell, until } from '../command.ts';
import type { Pond } from '../pond.ts';
import { pondTest } from '../pond-test.ts';

async function signal(pond: Pond, name: 'SIGSTOP' | 'SIGCONT', nodes: readonly number[]) {
  for (const node of nodes) process.kill((await pond.pid(node)) as number, name);
}

async function volumeOf(pond: Pond, node: number) {
  return (await pond.status(node)).volumes[0];
}

const WRITE =
  'cd "$1" && echo "of $2" > report.txt && echo "$2" > "only-$2" && mkdir both && echo "$2" > "both/$2"';
const SHOW = 'cd "$1" && find . -type f | sort | while read -r f; do echo "$f: $(cat "$f")"; done';
const COPY = / \(conflict n\d \d{4}-\d{2}-\d{2} \d{6}\)/;

pondTest(
  'a mount that was cut off keeps what it wrote, and what others wrote meanwhile',
  async (t, pond) => {
    const nodes = [1, 2, 3, 4, 5];
    const { members } = await pond.ring(1);
    const isMember = (node: number) => members.some((member) => pond.nodeOf(member) === node);
    // What a member is asked for while it is alone it may still bring to the others later.
    const LONELY = nodes.find((node) => !isMember(node)) as number;
    const OTHERS = nodes.filter((node) => node !== LONELY);
    const lonely = await pond.mountAt(LONELY);
    await shell(t, 'echo first > "$1"/report.txt && sync "$1"/report.txt', [pond.mount]);
    const seen = () => shell(t, 'cat "$1"/report.txt 2> /dev/null || true', [lonely]);
    await until('the other mount has the file', async () => (await seen()) === 'first\n');
    await signal(pond, 'SIGSTOP', OTHERS);
    try {
      await until('nobody of the ring is heard', async () => {
        return !(await volumeOf(pond, LONELY)).ringReachable;
      });
      await shell(t, WRITE, [lonely, 'five']);
      await until('it is cut off', async () => (await volumeOf(pond, LONELY)).isCutOff);
      await shell(t, 'cd "$1" && mv only-five renamed && echo more >> renamed', [lonely]);
      t.is(await shell(t, 'cat "$1"/report.txt "$1"/renamed', [lonely]), 'of five\nfive\nmore\n');
      t.log(await pond.ocean(LONELY, ['status']));
      await signal(pond, 'SIGSTOP', [LONELY]);
    } finally {
      await signal(pond, 'SIGCONT', OTHERS);
    }
    try {
      await shell(t, `${WRITE} && sync report.txt`, [pond.mount, 'one']);
      await pond.committed(1);
    } finally {
      await signal(pond, 'SIGCONT', [LONELY]);
    }
    await until('it is not cut off any more', async () => {
      const { isCutOff, changes } = await volumeOf(pond, LONELY);
      return !isCutOff && changes === 0;
    });
    await until('both show the same', async () => {
      return (await shell(t, SHOW, [pond.mount])) === (await shell(t, SHOW, [lonely]));
    });
    t.log(await pond.ocean(1, ['status']));
    const lines = (await shell(t, SHOW, [lonely])).split('\n');
    t.deepEqual(
      lines.map((line) => line.replace(COPY, ' (copy)')),
      [
        ...['./both/five: five', './both/one: one', './only-one: one', './renamed: five', 'more'],
        ...['./report (copy).txt: of five', './report.txt: of one', ''],
      ],
    );
    const { conflicts } = await volumeOf(pond, 1);
    t.deepEqual(
      conflicts.map(({ original, host }: { original: string; host: string }) => [original, host]),
      [['/report.txt', `n${LONELY}`]],
    );
    await shell(t, 'rm "$1"/report\\ *', [lonely]);
    await until('it is settled', async () => (await volumeOf(pond, 1)).conflicts.length === 0);
  },
);
