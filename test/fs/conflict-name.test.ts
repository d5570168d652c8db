/** Names of conflict copies. */

import test from 'ava';
import fc from 'fast-check';
import { bytesOfKey, keyOf, textOf, utf8 } from '../../src/base/index.ts';
import { conflictName, looksLikeConflict } from '../../src/fs/conflict-name.ts';
import { NAME_BYTES_MAX } from '../../src/fs/index.ts';

const AT = { host: 'laptop', writtenNs: 1_795_977_005_123_456_789n, attempt: 1 };
const named = (name: string) => textOf(bytesOfKey(conflictName(keyOf(utf8(name)), AT)));

test('a conflict copy has the host and the time in UTC before the extension', (t) => {
  t.is(named('report.txt'), 'report (conflict laptop 2026-11-29 183005).txt');
  t.is(named('a.tar.gz'), 'a.tar (conflict laptop 2026-11-29 183005).gz');
});

test('without an extension, and in a name that begins with its only dot, they come last', (t) => {
  t.is(named('Makefile'), 'Makefile (conflict laptop 2026-11-29 183005)');
  t.is(named('.profile'), '.profile (conflict laptop 2026-11-29 183005)');
  t.is(named('..x'), '..x (conflict laptop 2026-11-29 183005)');
  t.is(named('.config.json'), '.config (conflict laptop 2026-11-29 183005).json');
});

test('a name that is taken gets a number', (t) => {
  t.is(conflictName('f', { ...AT, attempt: 2 }), 'f (conflict laptop 2026-11-29 183005 2)');
});

test('a host that could not be in a name is made one', (t) => {
  t.is(conflictName('f', { ...AT, host: 'a/(b)\0' }), 'f (conflict a__b__ 2026-11-29 183005)');
  t.is(conflictName('f', { ...AT, host: '' }), 'f (conflict unknown 2026-11-29 183005)');
});

test('the longest names stay names: at most 255 bytes, no half characters, extension kept', (t) => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 255, unit: 'grapheme' }),
      fc.constantFrom('', '.txt', '.jpeg'),
      fc.string({ maxLength: 90, unit: 'grapheme' }),
      (stem, extension, host) => {
        const name = keyOf(utf8(stem.replace(/[/\0]/g, '_') + extension)).slice(-NAME_BYTES_MAX);
        const copy = conflictName(name, { ...AT, host });
        t.true(copy.length <= NAME_BYTES_MAX, `${copy.length}`);
        t.false(/[/\0]/.test(copy));
        t.true(looksLikeConflict(copy));
        if (extension !== '' && name.length > extension.length) t.true(copy.endsWith(extension));
        if (textOf(bytesOfKey(name)) !== undefined) t.not(textOf(bytesOfKey(copy)), undefined);
      },
    ),
    { seed: 20_261_123 },
  );
});
