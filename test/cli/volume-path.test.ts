import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { parseVolumePath, volumePathOf, withinMounts } from '../../src/cli/volume-path.ts';

test('VOLUME:/path names a path from the volume root, whatever is mounted', (t) => {
  t.deepEqual(parseVolumePath('shared:/a/../b//c/'), { volume: 'shared', path: '/b/c' });
  t.deepEqual(parseVolumePath('shared:/'), { volume: 'shared', path: '/' });
  t.deepEqual(parseVolumePath('shared:'), { volume: 'shared', path: '/' });
  t.deepEqual(parseVolumePath('v:/../../x'), { volume: 'v', path: '/x' });
  t.deepEqual(parseVolumePath('v:/a:b\nc'), { volume: 'v', path: '/a:b\nc' });
});

test('text of another form is a local path', (t) => {
  for (const text of ['shared:a', './shared:/a', '/tmp/a', 'a', '', '.x:/a', `${'n'.repeat(65)}:/`])
    t.is(parseVolumePath(text), undefined, text);
});

test('a local path is found in a mount lexically, and through symbolic links above it', (t) => {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'ocean-cli-')));
  t.teardown(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, 'real', 'mnt'), { recursive: true });
  symlinkSync('real', join(directory, 'link'));
  symlinkSync(join(directory, 'link'), join(directory, 'link2'));
  symlinkSync('loop', join(directory, 'loop'));
  const mounts = [{ volume: 'v', directory: join(directory, 'real', 'mnt') }];
  const at = (...parts: string[]) => withinMounts(join(directory, ...parts), mounts);
  t.deepEqual(at('real', 'mnt'), { volume: 'v', path: '/' });
  t.deepEqual(at('real', 'mnt', 'a', 'b'), { volume: 'v', path: '/a/b' });
  t.deepEqual(at('link', 'mnt', 'a'), { volume: 'v', path: '/a' });
  t.deepEqual(at('link2', 'mnt', 'a'), { volume: 'v', path: '/a' });
  t.deepEqual(at('real', 'x', '..', 'mnt', 'a'), { volume: 'v', path: '/a' });
  t.is(at('real', 'mnt2', 'a'), undefined);
  t.is(at('real'), undefined);
  t.throws(() => at('loop', 'a'), { message: /Too many symbolic links/ });
  t.throws(() => volumePathOf('/etc/passwd', mounts), { message: /in no mount of this node/ });
});
