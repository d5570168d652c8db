/** The unit, where it goes, and the words of the mount helper. */

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { OceanError } from '../../src/base/index.ts';
import { Home } from '../../src/cli/home.ts';
import { initialise } from '../../src/cli/pond-setup.ts';
import { installedUnit, installService, uninstallService } from '../../src/cli/service/install.ts';
import { parseMountWords } from '../../src/cli/service/mount-words.ts';
import { launcherPath, unitText } from '../../src/cli/service/unit.ts';

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ocean-service-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function homeOf(t: ExecutionContext): Home {
  const home = new Home(join(folderOf(t), 'home'));
  initialise(home, { host: '127.0.0.1', port: 7479, quota: 64 << 20 });
  return home;
}

test('nothing in a unit hides the mounts of the node, or ends them with it', (t) => {
  for (const scope of ['system', 'user'] as const) {
    const text = unitText({ scope, home: '/srv/ocean', launcher: '/opt/ocean' });
    const settings = text.split('\n').filter((line) => !line.startsWith('#'));
    t.true(settings.includes('ExecStart="/opt/ocean" --home "/srv/ocean" run --restart'));
    for (const wanted of [
      'Type=notify',
      'NotifyAccess=main',
      'KillMode=mixed',
      'OOMPolicy=continue',
    ])
      t.true(settings.includes(wanted), wanted);
    const hiding = /^(?:Protect|Private|ReadOnly|ReadWrite|Inaccessible|Bind|Temporary|MountFlags)/;
    t.deepEqual(
      settings.filter((line) => hiding.test(line)),
      [],
    );
    // With it a user's fusermount3 is not set-uid any more; many other settings imply it in a user's manager.
    t.is(settings.includes('NoNewPrivileges=yes'), scope === 'system');
    t.is(
      settings.some((line) => line.startsWith('Restrict')),
      scope === 'system',
    );
  }
});

test('a service of the machine runs the node of somebody else as its owner', (t) => {
  const text = unitText({ scope: 'system', home: '/srv/ben', uid: 1000 });
  t.regex(text, /^User=1000$/m);
  t.regex(text, /^After=network-online.target$/m);
  t.notRegex(text, /^(?:NoNewPrivileges|CapabilityBoundingSet|Restrict\w+Families)/m);
});

test('systemd understands the unit, with odd paths too', (t) => {
  const folder = folderOf(t);
  const launcher = join(folder, 'a b$c%d', 'ocean');
  mkdirSync(join(folder, 'a b$c%d'));
  writeFileSync(launcher, '#!/bin/sh\n');
  chmodSync(launcher, 0o755);
  const text = unitText({ scope: 'system', home: '/srv/"o" %h $x', launcher });
  t.true(text.includes('--home "/srv/\\"o\\" %%h $$x" run'));
  t.throws(() => unitText({ scope: 'system', home: '/srv/a\nb' }), { instanceOf: OceanError });
  const unit = join(folder, 'ocean.service');
  writeFileSync(unit, text);
  try {
    // Says nothing about a unit in which all is well.
    const said = execFileSync('systemd-analyze', ['verify', '--man=no', unit], {
      encoding: 'utf8',
    });
    t.is(said, '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    t.log('not run: systemd-analyze is missing; install package systemd');
    t.is(process.env.CI, undefined, 'install package systemd');
  }
});

/** A `systemctl` that writes down how it was called. */
function systemctlIn(t: ExecutionContext, root: string): () => string[] {
  const folder = folderOf(t);
  const calls = join(folder, 'calls');
  writeFileSync(join(folder, 'systemctl'), `#!/bin/sh\necho "$*" >> ${calls}\n`);
  chmodSync(join(folder, 'systemctl'), 0o755);
  const before = process.env.PATH;
  process.env.PATH = `${folder}:${before}`;
  t.teardown(() => {
    process.env.PATH = before;
  });
  mkdirSync(join(root, 'run/systemd/system'), { recursive: true });
  return () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []);
}

test.serial(
  'install writes, links, enables and starts; uninstall takes all of it away',
  async (t) => {
    const home = homeOf(t);
    const root = folderOf(t);
    const options = { scope: 'system', name: 'ocean', root } as const;
    const dry = await installService(home, options, { isDry: true });
    t.is(dry.done.length, 0);
    t.true(dry.todo.some((line) => line.startsWith('write ')));
    t.false(existsSync(join(root, 'etc')), 'a dry run writes nothing');
    const unit = join(root, 'etc/systemd/system/ocean.service');
    const without = await installService(home, options);
    t.deepEqual(without.todo, ['systemctl daemon-reload', 'systemctl enable --now ocean']);
    const calls = systemctlIn(t, root);
    const steps = await installService(home, options);
    t.deepEqual(steps.todo, []);
    t.deepEqual(calls(), ['daemon-reload', 'enable --now ocean']);
    t.is(readFileSync(unit, 'utf8'), unitText({ scope: 'system', home: home.directory }));
    t.is(statSync(unit).mode & 0o777, 0o644);
    t.is(readlinkSync(join(root, 'sbin/mount.fuse.ocean')), launcherPath());
    t.deepEqual(installedUnit(home), { scope: 'system', name: 'ocean' });
    await uninstallService(home, root);
    t.deepEqual(calls().slice(2), ['disable --now ocean', 'daemon-reload']);
    t.false(existsSync(unit));
    t.false(existsSync(join(root, 'sbin/mount.fuse.ocean')));
    await t.throwsAsync(uninstallService(home, root), { message: /No service runs the node/ });
  },
);

test.serial('install leaves a program of the same name as the helper alone', async (t) => {
  const root = folderOf(t);
  mkdirSync(join(root, 'sbin'));
  writeFileSync(join(root, 'sbin/mount.fuse.ocean'), 'somebody else');
  const options = { scope: 'system', name: 'ocean', root } as const;
  await t.throwsAsync(installService(homeOf(t), options), { message: /is not a link/ });
  t.is(readFileSync(join(root, 'sbin/mount.fuse.ocean'), 'utf8'), 'somebody else');
});

test('the mount helper understands what mount and fstab write', (t) => {
  const words = (line: string) => parseMountWords(line.split(' '));
  const plain = { volume: 'v', directory: '/mnt', options: {}, isFake: false, isVerbose: false };
  t.deepEqual(words('v /mnt'), plain);
  t.deepEqual(
    words('v /mnt -o rw,noauto,user,_netdev,nofail,x-systemd.automount,nosuid,nodev'),
    plain,
  );
  t.deepEqual(words('v /mnt -t fuse.ocean -n -N /proc/7/ns/mnt'), plain);
  t.deepEqual(words('v /mnt -fv -o home=/srv/a=b,ro -o exclusive,allow_other'), {
    ...plain,
    home: '/srv/a=b',
    options: { readOnly: true, exclusive: true, allowOther: true },
    isFake: true,
    isVerbose: true,
  });
  t.deepEqual(words('v /mnt -so frob,ro').options, { readOnly: true });
  t.deepEqual(words('v /mnt -o binding=fuse-native').options, { binding: 'fuse-native' });
});

const WRONG: readonly (readonly [string, RegExp])[] = [
  ['v', /a volume and a directory/],
  ['v /a /b', /too many words: \/b/],
  ['v /a -x', /unknown option -x/],
  ['v /a -o', /option -o needs a value/],
  ['v /a -o frob', /unknown mount option "frob"/],
  ['v /a -o noexec', /unknown mount option "noexec"/],
  ['v /a -o remount,ro', /unmount it first/],
  ['v /a -o home=here', /needs a whole path/],
  ['v /a -o binding=fuse3', /"fuse3" is no binding: use kernel or fuse-native/],
  ['../v /a', /no name for a volume/],
];

for (const [line, said] of WRONG) {
  test(`the mount helper refuses: ${line}`, (t) => {
    t.throws(() => parseMountWords(line.split(' ')), { instanceOf: OceanError, message: said });
  });
}
