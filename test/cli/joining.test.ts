import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { ocean, until } from './ocean.ts';

test('a node that nobody has taken in yet says so, answers what it can, and stops when told', async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'ocean-cli-'));
  t.teardown(() => rmSync(directory, { recursive: true, force: true }));
  const [founder, joiner] = [join(directory, 'founder'), join(directory, 'joiner')];
  // The founder never runs.
  t.is((await ocean(['init', '--port', '7692'], { home: founder })).code, 0);
  const invitation = join(directory, 'invitation');
  t.is((await ocean(['invite', '--output', invitation], { home: founder })).code, 0);
  t.is((await ocean(['join', invitation, '--port', '7693'], { home: joiner })).code, 0);
  const running = ocean(['run'], { home: joiner });
  try {
    const asked = async () => (await ocean(['status'], { home: joiner })).code === 0;
    await until(asked, 'the joining node answers');
    const { text } = await ocean(['status'], { home: joiner });
    t.regex(text, /pond [0-9a-f]{16} not joined yet, still asking/);
    t.false(JSON.parse((await ocean(['status', '--json'], { home: joiner })).text).isMember);
    const route = await ocean(['route', 'a'.repeat(40)], { home: joiner });
    t.is(route.code, 5);
    t.is(route.errors.length, 1);
    t.regex(
      route.errors[0] ?? '',
      /^ocean: This node has not joined its pond yet: see "ocean status"/,
    );
    const doctor = await ocean(['doctor', '--json'], { home: joiner });
    const findings = JSON.parse(doctor.text) as { name: string; result: string; advice: string }[];
    const member = findings.find(({ name }) => name === 'member of the pond');
    t.is(member?.result, 'fail');
    t.regex(member?.advice ?? '', /127\.0\.0\.1:7692/);
  } finally {
    await ocean(['stop'], { home: joiner });
    t.is((await running).code, 0);
  }
});
