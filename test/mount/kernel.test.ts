/**
 * A real mount of the model, used by real commands. Served by a child process; this one only asks.
 * Needs root and /dev/fuse; where they are missing the file says so and, on CI, fails.
 */

import { chmodSync, existsSync, statSync } from 'node:fs';
import { chmod, open, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import anyTest, { type ExecutionContext, type SerialFn } from 'ava';
import { isOpen, Locker } from './locker.ts';
import { command, isMounted, MountPoint, mountTest, shell } from './mount-point.ts';
import { NEVER_FOUND, NEVER_READ } from './serve-names.ts';

const canMount = process.getuid?.() === 0 && existsSync('/dev/fuse');
const SOURCES = join(import.meta.dirname, '../../src');
const NOBODY = 65534;

// One at a time: two processors serve at most one mount and its user well.
const test: SerialFn = canMount ? anyTest.serial : (anyTest.serial.skip as unknown as SerialFn);
if (!canMount) {
  anyTest('real mounts need root and /dev/fuse', (t) => {
    t.log('not run: no root or no /dev/fuse');
    t.is(process.env.CI, undefined, 'CI must run the mount tests');
  });
}

/** Whether the tool is there; if not, says which Debian package has it, and fails on CI. */
async function has(t: ExecutionContext, tool: string, packageName: string): Promise<boolean> {
  if ((await command(['sh', '-c', `command -v ${tool}`])).status === 0) return true;
  t.log(`not run: ${tool} is missing; install package ${packageName}`);
  t.is(process.env.CI, undefined, `install package ${packageName}`);
  return false;
}

mountTest(
  test,
  'mountKernel() shows in the mount table with its name and type',
  async (t, { directory }) => {
    const table = await readFile('/proc/self/mountinfo', 'utf8');
    const line = table.split('\n').find((one) => one.includes(` ${directory} `)) ?? '';
    t.regex(line, / - fuse\.ocean test-volume /);
    t.regex(line, /nosuid,nodev/);
    t.regex(await shell(t, directory, 'df "$1" | tail -1'), /^test-volume/);
  },
);

mountTest(test, 'a tree copied in is the same', async (t, { directory }) => {
  await shell(t, directory, `cp -r ${SOURCES} "$1/src"; diff -r ${SOURCES} "$1/src"`);
  await shell(t, directory, 'echo 2 > /proc/sys/vm/drop_caches');
  await shell(t, directory, `diff -r ${SOURCES} "$1/src"; cd "$1"; tar cf src.tar src; mkdir out`);
  await shell(t, directory, 'cd "$1"; tar xpf src.tar -C out; diff -r src out/src; rm -r src out');
  t.is((await shell(t, directory, 'ls -A "$1"')).trim(), 'src.tar');
});

mountTest(test, 'cp -a and rsync keep modes, owners, links and nanoseconds', async (t, mount) => {
  const { directory } = mount;
  if (!(await has(t, 'rsync', 'rsync'))) return;
  await shell(
    t,
    directory,
    `cd "$1"; mkdir from; cd from
     echo one > one; ln one two; ln -s one link; mkfifo fifo; chown 12:34 two; chmod 4751 one
     touch -d '2001-02-03 04:05:06.123456789' one; mkdir -m 1777 sticky
     cd ..; cp -a from to; rsync -aH --modify-window=-1 from/ again`,
  );
  const list = (name: string) =>
    shell(
      t,
      directory,
      `cd "$1/${name}"; find . -printf '%P %M %U %G %n %s %T+ %l\\n' | sort | grep -v '^ '`,
    );
  const expected = await list('from');
  t.regex(expected, /one -rwsr-x--x 12 34 2 4 2001-02-03\+04:05:06\.1234567890 /);
  t.is(await list('to'), expected);
  t.is(await list('again'), expected);
});

mountTest(test, 'chmod, chown and touch do as told', async (t, { directory }) => {
  const seen = await shell(
    t,
    directory,
    `cd "$1"; echo content > file; chmod 640 file; chown 1234:5678 file
     touch -a -d '1969-12-31 23:59:59.000000001 UTC' file
     touch -m -d '2400-01-01 00:00:00.999999999 UTC' file
     TZ=UTC stat -c '%a %u %g %s %x %y' file; cat file`,
  );
  t.is(
    seen,
    '640 1234 5678 8 1969-12-31 23:59:59.000000001 +0000 2400-01-01 00:00:00.999999999 +0000\ncontent\n',
  );
});

mountTest(test, 'touch without a date takes the time of now', async (t, { directory }) => {
  await shell(t, directory, 'touch -d 2001-01-01 "$1/file"; touch "$1/file"');
  const { mtimeMs } = await stat(join(directory, 'file'));
  t.true(Math.abs(mtimeMs - Date.now()) < 60_000);
});

mountTest(test, 'the owner of a new file is who made it', async (t, { directory }) => {
  await chmod(directory, 0o777);
  await shell(
    t,
    directory,
    `setpriv --reuid=123 --regid=456 --clear-groups sh -c 'umask 027; echo > "$0/file"; mkdir "$0/dir"' "$1"`,
  );
  t.is(
    await shell(t, directory, `cd "$1"; stat -c '%u %g %a' file dir`),
    '123 456 640\n123 456 750\n',
  );
});

mountTest(test, 'the kernel checks access by mode bits', async (t, { directory }) => {
  await shell(t, directory, 'echo secret > "$1/file"; chmod 600 "$1/file"');
  const asOther = (script: string) =>
    command(['setpriv', '--reuid=123', '--regid=456', '--clear-groups', 'sh', '-c', script]);
  t.not((await asOther(`cat ${directory}/file`)).status, 0);
  t.not((await asOther(`touch ${directory}/new`)).status, 0);
  t.is((await asOther(`ls ${directory}`)).status, 0);
});

mountTest(
  test,
  'a write by another user takes set-id bits away, one by root does not',
  async (t, { directory }) => {
    const seen = await shell(
      t,
      directory,
      `cd "$1"; for f in a b c; do echo x > $f; chmod 6777 $f; done
     setpriv --reuid=123 --regid=456 --clear-groups sh -c 'echo y >> a'
     setpriv --reuid=123 --regid=456 --clear-groups sh -c ': > b'
     echo z >> c; stat -c %a a b c; chown 5 c; stat -c %a c`,
    );
    t.is(seen, '777\n777\n6777\n777\n');
  },
);

mountTest(test, 'mv, ln and rm change names as told', async (t, { directory }) => {
  const seen = await shell(
    t,
    directory,
    `cd "$1"; echo a > a; echo b > b; mkdir d e; mv a b; cat b; ln b d/c; stat -c %h b; mv d e/d
     cat e/d/c; rm b; stat -c %h e/d/c; mv -T e/d f; ls f; ! rmdir f; ! mv -T e f; rm -r e f; ls -A`,
  );
  t.is(seen, 'a\n2\na\n1\nc\n');
});

mountTest(test, 'rename flags reach the file system', async (t, { directory }) => {
  const script = `
import ctypes, os, sys
os.chdir(sys.argv[1]); open('a','w').write('A'); open('b','w').write('B')
libc = ctypes.CDLL(None, use_errno=True)
def rename(a, b, flags): return libc.renameat2(-100, a, -100, b, flags), ctypes.get_errno()
assert rename(b'a', b'b', 1) == (-1, 17); ctypes.set_errno(0)
assert rename(b'a', b'b', 2)[0] == 0
assert open('a').read() == 'B' and open('b').read() == 'A'
`;
  if (!(await has(t, 'python3', 'python3'))) return;
  const { status, errorText } = await command(['python3', '-c', script, directory]);
  t.is(status, 0, errorText);
});

mountTest(test, 'dd reads what dd wrote, past the caches too', async (t, { directory }) => {
  await shell(
    t,
    directory,
    `cd "$1"; dd if=/dev/urandom of=/tmp/mount-test-$$ bs=1M count=20 status=none
     trap 'rm /tmp/mount-test-$$' EXIT
     dd if=/tmp/mount-test-$$ of=file bs=64k status=none; cmp file /tmp/mount-test-$$
     dd if=file of=direct iflag=direct oflag=direct bs=1M status=none
     echo 1 > /proc/sys/vm/drop_caches; cmp direct /tmp/mount-test-$$
     dd if=/dev/zero of=file bs=1 seek=1000 count=5 conv=notrunc status=none
     cmp -n 1000 file direct; cmp -i 1005 file direct`,
  );
  t.pass();
});

mountTest(test, 'requests are as large as 1 MiB', async (t, mount) => {
  const before = (await mount.order({ kind: 'counters' }, 'counters')) as { requests: number };
  await shell(t, mount.directory, 'dd if=/dev/zero of="$1/file" bs=1M count=64 status=none');
  const after = (await mount.order({ kind: 'counters' }, 'counters')) as { requests: number };
  t.true(after.requests - before.requests < 64 + 20, `${after.requests - before.requests}`);
});

mountTest(test, 'truncate, fallocate and sparse files work', async (t, { directory }) => {
  const seen = await shell(
    t,
    directory,
    `cd "$1"; truncate -s 1T sparse; stat -c '%s %b' sparse; echo end >> sparse
     stat -c %s sparse; tail -c 4 sparse; truncate -s 5 sparse; stat -c %s sparse
     fallocate -l 1M full; stat -c %s full; dd if=/dev/urandom of=full bs=1M count=1 status=none
     fallocate -p -o 64K -l 512K full; dd if=full bs=64K skip=1 count=8 status=none | tr -d '\\0' | wc -c
     cp --sparse=always full copy; cmp full copy; test $(stat -c %b full) -lt 1500
     cp --reflink=auto full copy2; cmp full copy2`,
  );
  t.is(seen, '1099511627776 0\n1099511627780\nend\n5\n1048576\n0\n');
});

mountTest(test, 'copy_file_range is done by the file system', async (t, { directory }) => {
  await writeFile(join(directory, 'from'), 'x'.repeat(300_000));
  const script = `
import os, sys
os.chdir(sys.argv[1]); a = os.open('from', os.O_RDONLY); b = os.open('to', os.O_RDWR | os.O_CREAT)
assert os.copy_file_range(a, b, 300000, 100, 50) == 299900
assert os.fstat(b).st_size == 50 + 299900
assert os.lseek(b, 0, os.SEEK_DATA) == 0 and os.lseek(b, 0, os.SEEK_HOLE) == 299950
`;
  if (!(await has(t, 'python3', 'python3'))) return;
  const { status, errorText } = await command(['python3', '-c', script, directory]);
  t.is(status, 0, errorText);
});

mountTest(
  test,
  'extended attributes are kept, and so are access lists',
  async (t, { directory }) => {
    if (!(await has(t, 'getfattr', 'attr')) || !(await has(t, 'setfacl', 'acl'))) return;
    const seen = await shell(
      t,
      directory,
      `cd "$1"; echo > file; setfattr -n user.one -v value file; setfattr -n user.two -v 0xff00fe file
     getfattr -d -e hex file; setfattr -x user.one file; getfattr -d -e hex file; ! getfattr -n user.one file 2>/dev/null
     setfattr -n user.big -v $(head -c 20000 /dev/zero | tr '\\0' v) file; getfattr --only-values -n user.big file | wc -c`,
    );
    t.regex(seen, /user\.one=0x76616c7565\nuser\.two=0xff00fe\n/);
    t.regex(seen, /20000\n$/);
    const lists = await shell(
      t,
      directory,
      `cd "$1"; mkdir -m 750 d; setfacl -m u:7:rwx,d:g:8:rx d; echo > d/file; getfacl -np d d/file
       cp -a d copy; getfacl -np copy copy/file | sed 's/copy/d/' > one; getfacl -np d d/file | cmp - one
       setfacl -b -k d; getfacl -np d | grep -c default || true`,
    );
    t.regex(lists, /# file: d\n.*user:7:rwx.*default:group:8:r-x.*# file: d\/file.*group:8:r-x/s);
    t.regex(lists, /\n0\n$/);
  },
);

mountTest(
  test,
  'SQLite keeps a database, with a journal and with WAL',
  async (t, { directory }) => {
    if (!(await has(t, 'sqlite3', 'sqlite3'))) return;
    for (const mode of ['delete', 'wal']) {
      const sql = `pragma journal_mode=${mode}; create table t(a); begin; ${'insert into t values(randomblob(1000));'.repeat(200)} commit; delete from t where rowid%2; vacuum; pragma integrity_check; select count(*) from t;`;
      const seen = await shell(t, directory, `sqlite3 "$1/${mode}.db" "${sql}"`);
      t.is(seen, `${mode}\nok\n100\n`);
    }
  },
);

mountTest(test, 'names may be of any bytes', async (t, { directory }) => {
  const name = Buffer.concat([
    Buffer.from(`${directory}/`),
    Buffer.from([0xff, 0x80, 0x0a, 0x20, 0x5c]),
  ]);
  await writeFile(name, 'content');
  t.is(await readFile(name, 'utf8'), 'content');
  t.is((await shell(t, directory, 'ls -b "$1"')).trim(), '\\377\\200\\n\\ \\\\');
  const long = 'n'.repeat(255);
  await shell(t, directory, `cd "$1"; echo > ${long}; ! echo > ${long}x; rm ${long}`);
});

mountTest(test, 'an unlinked open file lives until it is closed', async (t, mount) => {
  const { directory } = mount;
  const file = await open(join(directory, 'file'), 'w+');
  await file.write('content');
  await shell(t, directory, 'rm "$1/file"');
  t.is((await file.stat()).nlink, 0);
  const bytes = Buffer.alloc(7);
  await file.read(bytes, 0, 7, 0);
  t.is(bytes.toString(), 'content');
  await file.close();
});

mountTest(
  test,
  'a large directory is listed whole while it is emptied',
  async (t, { directory }) => {
    await shell(
      t,
      directory,
      'cd "$1"; mkdir d; cd d; seq 3000 | xargs touch; test $(ls | wc -l) = 3000; find . -type f -delete; cd ..; rmdir d',
    );
    t.pass();
  },
);

mountTest(
  test,
  'what another mount changed is seen at once though the kernel caches for an hour',
  async (t, mount) => {
    const path = join(mount.directory, 'file');
    await writeFile(path, 'old');
    t.is(await readFile(path, 'utf8'), 'old');
    for (const text of ['new and longer', 'short', '']) {
      await mount.order({ kind: 'change', name: 'file', text }, 'changed');
      let seen = '';
      for (let i = 0; i < 100 && (seen = await readFile(path, 'utf8')) !== text; i++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      t.is(seen, text);
    }
  },
);

mountTest(test, 'names and attributes are asked once while nothing changes', async (t, mount) => {
  const path = join(mount.directory, 'file');
  await writeFile(path, 'content');
  await stat(path);
  await stat(join(mount.directory, 'absent')).catch(() => undefined);
  const before = (await mount.order({ kind: 'counters' }, 'counters')) as { requests: number };
  for (let i = 0; i < 20; i++) {
    await stat(path);
    await stat(join(mount.directory, 'absent')).catch(() => undefined);
  }
  const after = (await mount.order({ kind: 'counters' }, 'counters')) as { requests: number };
  t.true(after.requests - before.requests <= 2, `${after.requests - before.requests}`);
});

mountTest(
  test,
  'a signal that a program handles does not make its calls fail, as it does not on a disk',
  async (t, { directory }) => {
    const script = `
import ctypes, os, signal, sys
libc = ctypes.CDLL(None, use_errno=True)
hits = 0
def hit(*_):
    global hits
    hits += 1
signal.signal(signal.SIGALRM, hit)
signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
failed = set()
os.chdir(sys.argv[1])
buffer = ctypes.create_string_buffer(1 << 20)
for i in range(400):
    name = b'file-%d' % i
    fd = libc.open(name, os.O_CREAT | os.O_RDWR, 0o644)
    if fd < 0 or libc.write(fd, buffer, 65536) < 0 or libc.fsync(fd) < 0:
        failed.add(os.strerror(ctypes.get_errno()))
    libc.close(fd)
    if libc.access(b'absent-%d' % i, 0) == 0 or ctypes.get_errno() != 2:
        failed.add(os.strerror(ctypes.get_errno()))
signal.setitimer(signal.ITIMER_REAL, 0)
print(hits > 20, sorted(failed))`;
    t.is((await command(['python3', '-c', script, directory])).output, 'True []\n');
  },
);

mountTest(
  test,
  'Ctrl-C ends a lookup and a read that are never answered, and others go on',
  async (t, mount) => {
    const { directory } = mount;
    await shell(t, directory, `echo content > "$1/other"; truncate -s 1M "$1/${NEVER_READ}"`);
    for (const words of [
      ['stat', `${directory}/${NEVER_FOUND}`],
      ['cat', `${directory}/${NEVER_READ}`],
      ['dd', `if=${directory}/${NEVER_READ}`, 'iflag=direct', 'bs=64k', 'of=/dev/null'],
    ]) {
      const started = Date.now();
      const stuck = command(['timeout', '-s', 'INT', '1', ...words], { seconds: 20 });
      t.is((await command(['cat', `${directory}/other`])).output, 'content\n');
      t.is((await command(['df', directory])).status, 0);
      t.not((await stuck).status, 0);
      t.true(Date.now() - started < 5_000, words.join(' '));
    }
    const { interrupted } = (await mount.order({ kind: 'counters' }, 'counters')) as {
      interrupted: number;
    };
    t.true(interrupted >= 2);
  },
);

mountTest(
  test,
  'what is not answered in time fails with ETIMEDOUT',
  async (t, { directory }) => {
    const { status, errorText } = await command(['stat', `${directory}/${NEVER_FOUND}`], {
      seconds: 20,
    });
    t.is(status, 1);
    t.regex(errorText, /timed out/);
  },
  { deadlineMs: 500 },
);

mountTest(test, 'SIGTERM unmounts, releases everything and ends the process', async (t, mount) => {
  await writeFile(join(mount.directory, 'file'), 'content');
  await shell(t, mount.directory, 'ls -lR "$1"');
  mount.child.kill('SIGTERM');
  t.is(await mount.exited, 0);
  t.false(await isMounted(mount.directory));
  t.is(((await mount.hear('closed')) as { handles: number }).handles, 0);
});

mountTest(test, 'unmount() ends a mount that is in use', async (t, mount) => {
  const file = await open(join(mount.directory, 'file'), 'w');
  mount.child.kill('SIGTERM');
  t.is(await mount.exited, 0);
  t.false(await isMounted(mount.directory));
  t.is(((await mount.hear('closed')) as { handles: number }).handles, 0);
  await t.throwsAsync(file.write('x'));
  await file.close().catch(() => undefined);
});

mountTest(test, 'an unmount from outside is noticed', async (t, mount) => {
  await writeFile(join(mount.directory, 'file'), 'content');
  t.is((await command(['umount', mount.directory])).status, 0);
  await mount.hear('closed');
  t.is(await mount.exited, 0);
});

mountTest(
  test,
  'a killed process leaves a dead mount, and the next one takes its place',
  async (t, mount) => {
    const { directory } = mount;
    mount.child.kill('SIGKILL');
    await mount.exited;
    t.regex((await command(['ls', `${directory}/x`])).errorText, /not connected/);
    const next = MountPoint.spawn({ directory });
    try {
      await next.hear('ready');
      await shell(t, directory, 'echo alive > "$1/file"; cat "$1/file"');
    } finally {
      await next.clean();
    }
    t.false(await isMounted(directory));
  },
);

mountTest(test, 'a second mount at the same place is refused', async (t, mount) => {
  const second = MountPoint.spawn({ directory: mount.directory });
  const refused = (await second.hear('refused')) as { kind: string; message: string };
  t.is(refused.kind, 'busy');
  t.regex(refused.message, /test-volume/);
  await second.exited;
  t.true(await isMounted(mount.directory));
});

test('a directory that is not empty, or no directory, is refused', async (t) => {
  const directory = await MountPoint.newDirectory();
  await writeFile(join(directory, 'file'), '');
  for (const [path, kind] of [
    [directory, 'not-empty'],
    [join(directory, 'file'), 'not-directory'],
  ] as const) {
    const mount = MountPoint.spawn({ directory: path });
    try {
      t.like(await mount.hear('refused'), { kind });
    } finally {
      await mount.clean();
    }
  }
  await command(['rm', '-r', directory]);
});

test('an absent directory is made', async (t) => {
  const parent = await MountPoint.newDirectory();
  const mount = MountPoint.spawn({ directory: join(parent, 'a/b c') });
  try {
    await mount.hear('ready');
    await shell(t, mount.directory, 'echo x > "$1/file"');
  } finally {
    await mount.clean();
    await command(['rm', '-r', parent]);
  }
});

mountTest(
  test,
  'a read-only mount refuses writes',
  async (t, { directory }) => {
    t.regex((await command(['touch', `${directory}/file`])).errorText, /Read-only/);
  },
  { readOnly: true },
);

mountTest(
  test,
  'an exclusive mount gathers small writes',
  async (t, mount) => {
    const { directory } = mount;
    await shell(
      t,
      directory,
      'dd if=/dev/zero of="$1/file" bs=512 count=20000 status=none; sync "$1/file"',
    );
    const { requests } = (await mount.order({ kind: 'counters' }, 'counters')) as {
      requests: number;
    };
    t.true(requests < 2_000, `${requests}`);
    await shell(
      t,
      directory,
      `cp -r ${SOURCES} "$1/src"; echo 3 > /proc/sys/vm/drop_caches; diff -r ${SOURCES} "$1/src"`,
    );
  },
  { exclusive: true },
);

test('an ordinary user mounts through fusermount3', async (t) => {
  if (!(await has(t, 'fusermount3', 'fuse3'))) return;
  const { mode } = statSync('/dev/fuse');
  const directory = await MountPoint.newDirectory();
  await command(['chown', String(NOBODY), directory]);
  chmodSync('/dev/fuse', 0o666);
  const mount = MountPoint.spawn({ directory }, NOBODY);
  const asUser = (script: string) =>
    command([
      'setpriv',
      `--reuid=${NOBODY}`,
      `--regid=${NOBODY}`,
      '--clear-groups',
      'sh',
      '-euc',
      script,
    ]);
  try {
    t.is(await mount.hear('ready', 'refused'), true);
    t.regex(
      await readFile('/proc/self/mountinfo', 'utf8'),
      new RegExp(`${directory} .* - fuse.ocean test-volume`),
    );
    // The model's root belongs to root, so the user only looks; others may not even do that.
    t.is((await asUser(`ls -A ${directory}; df ${directory}`)).status, 0);
    t.not((await command(['ls', directory])).status, 0);
    mount.child.kill('SIGKILL');
    await mount.exited;
    const next = MountPoint.spawn({ directory }, NOBODY);
    try {
      await next.hear('ready');
      next.child.kill('SIGTERM');
      t.is(await next.exited, 0);
      t.false(await isMounted(directory));
    } finally {
      await next.clean();
    }
    const refused = MountPoint.spawn({ directory, allowOther: true }, NOBODY);
    try {
      const why = (await refused.hear('refused')) as { message: string };
      t.regex(why.message, /user_allow_other/);
    } finally {
      await refused.clean();
    }
  } finally {
    await mount.clean();
    chmodSync('/dev/fuse', mode);
  }
});

mountTest(test, 'processes lock bytes of a file through the file system', async (t, mount) => {
  const file = join(mount.directory, 'file');
  await writeFile(file, '');
  const a = new Locker(file);
  t.is(await a.say('t 0 10'), 'ok');
  const pid = await a.processId();
  const b = new Locker(file, pid);
  t.is(await b.say('t 5 10'), 'EAGAIN');
  t.is(await b.say('g 5 10'), '1 0 10 True', 'F_GETLK tells range and process');
  t.is(await b.say('t 10 10 s'), 'ok');
  t.is(await a.say('t 9223372036854775806 1'), 'ok');
  t.is(await b.say('t 9223372036854775806 0'), 'EAGAIN');
  const waiting = b.say('w 5 10');
  t.true(await isOpen(waiting));
  t.is(await a.say('u 0 10'), 'ok');
  t.is(await waiting, 'ok');
  t.is(await b.say('c'), 'ok', 'closing another descriptor of the file');
  t.is(await a.say('t 0 100'), 'ok', 'gives up all locks of the process');
  const again = b.say('w 0 1');
  t.true(await isOpen(again));
  process.kill(pid, 'SIGKILL');
  t.is(await again, 'ok', 'a killed process has no lock');
  b.end();
  t.is(
    await mount
      .order({ kind: 'counters' }, 'counters')
      .then((one) => (one as { expired: number }).expired),
    0,
  );
});

mountTest(
  test,
  'whoever waits for a lock can be interrupted, and waits past the deadline of the mount',
  async (t, { directory }) => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    const a = new Locker(file);
    t.is(await a.say('t 0 10'), 'ok');
    const waits = `import fcntl, os, signal, sys
def stop(*_): raise KeyboardInterrupt
signal.signal(signal.SIGINT, stop)
f = os.open(sys.argv[1], os.O_RDWR)
try: fcntl.lockf(f, fcntl.LOCK_EX, 10)
except KeyboardInterrupt: print('interrupted')`;
    const started = Date.now();
    const stopped = command(['timeout', '-s', 'INT', '2.5', 'python3', '-c', waits, file]);
    const { output } = await stopped;
    t.is(output, 'interrupted\n');
    t.true(Date.now() - started > 2000, 'the deadline of this mount is one second');
    t.is(await a.say('u 0 10'), 'ok');
    const b = new Locker(file);
    t.is(await b.say('t 0 10'), 'ok', 'who was interrupted has nothing');
    for (const one of [a, b]) one.end();
  },
  { deadlineMs: 1000 },
);

mountTest(
  test,
  'flock(1) keeps others out, and its lock ends with it',
  async (t, { directory }) => {
    await shell(
      t,
      directory,
      `cd "$1"; : > file
     flock file sh -c '! flock -n file true; ! flock -n -s file true'
     flock -n file true
     flock -s file sh -c 'flock -n -s file true; ! flock -n file true'
     flock file sleep 1 & sleep 0.3; ! flock -n file true; flock -w 5 file echo got > out; wait
     test "$(cat out)" = got`,
    );
  },
);

mountTest(
  test,
  "locks of an exclusive mount are the kernel's own",
  async (t, mount) => {
    await shell(t, mount.directory, `cd "$1"; : > file; flock file sh -c '! flock -n file true'`);
    const file = join(mount.directory, 'file');
    const a = new Locker(file);
    t.is(await a.say('t 0 10'), 'ok');
    const before = (await mount.order({ kind: 'counters' }, 'counters')) as { requests: number };
    for (let i = 0; i < 10; i++) t.is(await a.say('u 0 10'), 'ok');
    const after = (await mount.order({ kind: 'counters' }, 'counters')) as { requests: number };
    t.is(after.requests, before.requests);
    a.end();
  },
  { exclusive: true },
);
