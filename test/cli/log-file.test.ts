import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { logBound } from '../../src/cli/log-file.ts';

test('a log in use stays below its bound, and what was last in it is kept beside it', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'ocean-log-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'ocean.log');
  const descriptor = openSync(path, 'a');
  const makeRoom = logBound(path, descriptor, { bytesMax: 1000 });
  for (let line = 0; line < 200; line++) {
    makeRoom();
    writeSync(descriptor, `line ${line} ${'x'.repeat(90)}\n`);
    // Another process that has it open as well.
    appendFileSync(path, `other ${line}\n`);
  }
  t.true(statSync(path).size < 1200, String(statSync(path).size));
  t.true(statSync(`${path}.1`).size < 1200);
  const kept = readFileSync(`${path}.1`, 'utf8') + readFileSync(path, 'utf8');
  t.true(kept.includes('line 199 ') && kept.includes('line 190 ') && kept.includes('other 199'));
  t.false(kept.includes('\0'), 'who has it open goes on at the new end');
  closeSync(descriptor);
});

test('what somebody has sent the output to is left alone', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'ocean-log-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const own = openSync(join(folder, 'own'), 'a');
  writeSync(own, 'x'.repeat(2000));
  appendFileSync(join(folder, 'ocean.log'), '');
  logBound(join(folder, 'ocean.log'), own, { bytesMax: 1000 })();
  logBound(join(folder, 'none'), own, { bytesMax: 1000 })();
  t.is(statSync(join(folder, 'own')).size, 2000);
  closeSync(own);
});
