import test from 'ava';
import { CommitLog } from '../../src/replica/commit-log.ts';
import { LOG_BYTES_MAX, LOG_VERSIONS_MAX } from '../../src/replica/limits.ts';
import type { Commit } from '../../src/wire/index.ts';
import { SignedRing } from './signed-ring.ts';

function sized(commit: Commit, length: number): Commit {
  const update = { ...commit.update.update, body: new Uint8Array(length) };
  return { ...commit, update: { ...commit.update, update } };
}

test('the log has the last commits, all or none of those that are wanted', (t) => {
  const ring = new SignedRing({ faultyMax: 0 });
  const commit = ring.put('k', 'v');
  const log = new CommitLog();
  const { aguid } = ring;
  for (let version = 1; version <= LOG_VERSIONS_MAX + 50; version++)
    log.add(aguid, version, commit);
  const to = LOG_VERSIONS_MAX + 50;
  t.is(log.between(aguid, to - LOG_VERSIONS_MAX, to)?.length, LOG_VERSIONS_MAX);
  t.is(log.between(aguid, to - LOG_VERSIONS_MAX - 1, to), undefined);
  t.is(log.between(aguid, 0, 10), undefined, 'those before are forgotten');
  t.is(log.between(aguid, to, to + 1), undefined);
  t.deepEqual(log.between(aguid, to, to), []);
});

test('large commits are kept as long as there is room, for all objects together', (t) => {
  const ring = new SignedRing({ faultyMax: 0 });
  const commit = sized(ring.put('k', 'v'), LOG_BYTES_MAX / 4);
  const log = new CommitLog();
  const other = new SignedRing({ faultyMax: 0, seed: 9 }).aguid;
  log.add(other, 1, commit);
  for (let version = 1; version <= 3; version++) log.add(ring.aguid, version, commit);
  t.is(log.between(other, 0, 1), undefined);
  t.is(log.between(ring.aguid, 0, 3)?.length, 3);
});
