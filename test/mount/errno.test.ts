import { constants } from 'node:os';
import test from 'ava';
import { ERRNO, toErrno } from '../../mount/index.ts';
import { ERROR_KINDS, OceanError } from '../../src/base/index.ts';

test('every kind of error has a positive number', (t) => {
  for (const kind of ERROR_KINDS) t.true(ERRNO[kind] > 0, kind);
});

test('toErrno() maps a kind by the table and everything else to EIO', (t) => {
  t.is(toErrno(new OceanError('not-empty', '')), constants.errno.ENOTEMPTY);
  t.is(toErrno(new OceanError('no-attribute', '')), constants.errno.ENODATA);
  t.is(toErrno(new Error('a bug')), constants.errno.EIO);
  t.is(toErrno('a string'), constants.errno.EIO);
});
