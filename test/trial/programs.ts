/**
 * Programs that people use, as root and as another user, in the mount of five nodes, and the same on a plain directory
 * of this machine: that they work, and how long each takes. Programs that are not installed fail the trial.
 */

import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command, ROOT } from '../e2e/command.ts';
import { Pond } from '../e2e/pond.ts';
import { demand, type Say } from './must.ts';

const SECONDS = 1500;
const USER = 'nobody';
const TOLD_CHARS = 1500;
const HEAD = 'export HOME="$2" GIT_CONFIG_NOSYSTEM=1 LC_ALL=C; cd "$1"; ';

interface Program {
  readonly title: string;
  /** `$1` is a fresh folder, `$2` one on the local disk, `$3` the repository. */
  readonly script: string;
  readonly user?: string;
}

const GIT = `
  git config --global --replace-all safe.directory '*'
  git config --global user.name somebody
  git config --global user.email somebody@example.org`;

const EVERYDAY = `
    printf 'one\\ntwo\\n' > text; chmod 600 text
    vim -Nu NONE -es -c 'set backup backupcopy=no backupskip=' -c '%s/two/TWO/' -c wq text < /dev/null
    grep -qx TWO text; grep -qx two text~; test "$(stat -c %a text)" = 600
    install -m 751 -D text bin/tool; test "$(stat -c %a bin/tool)" = 751
    mkdir a b; cp text a/; mv a/text b/; mv b a/; test -e a/b/text
    truncate -s 5M sparse; cp --sparse=always sparse copy; test "$(du -k copy | cut -f1)" = 0
    head -c 3000000 /dev/urandom > large; cp --reflink=auto large other; cmp large other
    touch -d '1 hour ago' older; touch newer; test "$(find . -name 'newer' -newer older)" = ./newer
    flock lock sh -c 'echo held > said; ! flock -n lock true'; flock -n lock true
    dd if=large of=direct bs=64k oflag=direct iflag=direct count=16 status=none; cmp -n 1048576 large direct
    /usr/bin/python3 -c '
import mmap
with open("large", "r+b") as file:
    memory = mmap.mmap(file.fileno(), 0)
    memory[1000:1005] = b"ocean"
    memory.flush()
with open("large", "rb") as file:
    file.seek(1000)
    assert file.read(5) == b"ocean"'`;

const PROGRAMS: readonly Program[] = [
  {
    title: 'git: init, add of /usr/include and /usr/share/perl, commit, clone, gc, fsck',
    script: `${GIT}
      git init -q whole
      cp -r /usr/include /usr/share/perl whole/
      find whole -type d -empty -not -path "*/.git/*" -delete
      git -C whole add -A
      git -C whole commit -qm all
      git clone -q --no-hardlinks whole clone
      git -C clone gc -q
      git -C clone fsck --full
      git -C whole fsck --full
      test -z "$(git -C clone status --porcelain)"
      diff -r -x .git whole clone`,
  },
  {
    title: 'npm ci of this repository, and one of its tests',
    script: `
      mkdir project; cd project
      tar c -C "$3" --exclude node_modules --exclude .git --exclude dist . | tar x --no-same-owner
      npm ci --no-audit --no-fund --loglevel error
      node_modules/.bin/ava test/erasure/*.test.ts`,
  },
  {
    title: 'make -j2 of 300 C files',
    script: `
      i=0; while [ $i -lt 300 ]; do
        echo "#include <stdio.h>
int f$i(int a) { return a < 0 ? printf(\\"%d\\", a) : a + $i; }" > f$i.c; i=$((i + 1)); done
      echo 'int f299(int); int main(void) { return f299(1) != 300; }' > main.c
      printf 'SOURCES := $(wildcard *.c)\\nprogram: $(SOURCES:.c=.o)\\n\\t$(CC) -o $@ $^\\n' > Makefile
      make -s -j2
      ./program
      test "$(make)" = "make: 'program' is up to date."`,
  },
  {
    title: 'sqlite3: all journal modes, killed within a transaction',
    script: `
      for mode in delete truncate persist wal memory; do
        test "$(sqlite3 $mode.db "pragma journal_mode=$mode")" = $mode
        sqlite3 $mode.db 'create table t(a integer primary key, b text)'
        for round in 1 2 3; do
          { echo "insert into t(b) values('kept $round');"
            echo 'begin; insert into t(b) with recursive n(i) as (select 1 union all select i+1 from n where i<20000)
              select hex(randomblob(50)) from n;'
            sleep 1; } | sqlite3 -cmd 'pragma cache_size=10' $mode.db & feeding=$!
          sleep 0.7
          # Without a rollback journal on disk a transaction that is killed destroys the file, on any file system.
          test $mode = memory || kill -9 $(pgrep -P $$ -f "sqlite3.*$mode.db") 2> /dev/null || true
          wait $feeding || true
          test "$(sqlite3 $mode.db 'pragma integrity_check')" = ok
          test "$(sqlite3 $mode.db "select count(*) from t where b like 'kept%'")" = $round
        done
      done`,
  },
  {
    title: 'postgres: initdb, pgbench, killed, recovery, checks',
    user: 'postgres',
    script: `
      bin=$(ls -d /usr/lib/postgresql/*/bin)
      $bin/initdb -D data -A trust -E UTF8 > /dev/null
      start() { $bin/pg_ctl -D data -w -t 120 -l "$2"/postgres.log -o "-p 5499 -k $2 -h ''" start > /dev/null; }
      start "$1" "$2"
      export PGHOST="$2" PGPORT=5499 PGDATABASE=postgres
      $bin/createdb bench
      $bin/pgbench -i -q -s 5 bench 2> /dev/null
      $bin/pgbench -n -T 60 -c 4 bench 2> /dev/null | grep -E 'tps|failed'
      $bin/pgbench -n -T 10 -c 4 bench > /dev/null 2>&1 & load=$!
      sleep 3
      server=$(head -n 1 data/postmaster.pid)
      kill -9 $server $(pgrep -P $server)
      wait $load || true
      while pgrep -f "postgres: .*bench" -u postgres > /dev/null; do sleep 0.1; done
      # Where nobody takes the dead process off the list, its number counts as running.
      rm -f data/postmaster.pid "$2"/.s.PGSQL.*
      start "$1" "$2"
      # In each of these tables the sum of all is the sum of the history.
      test "$($bin/psql -Atc 'select (select sum(abalance) from pgbench_accounts) = (select sum(delta) from pgbench_history)
        and (select sum(tbalance) from pgbench_tellers) = (select sum(delta) from pgbench_history)' bench)" = t
      $bin/vacuumdb -q -z -a
      $bin/psql -qc 'create extension amcheck' bench
      $bin/pg_amcheck --heapallindexed bench
      $bin/pg_ctl -D data -w stop > /dev/null`,
  },
  {
    title: 'rsync -aHAX both ways: hard links, lists, attributes, holes, devices',
    script: `
      mkdir "$2"/tree; cp -r /usr/include/linux "$2"/tree/
      cd "$2"/tree
      ln linux/stat.h hard; ln -s linux/stat.h soft; mkfifo fifo; mknod device c 1 3
      truncate -s 10M sparse; printf middle | dd of=sparse bs=1 seek=5000000 conv=notrunc status=none
      setfacl -m u:nobody:r linux/fs.h; setfacl -d -m g:nogroup:rx linux; setfattr -n user.a -v b linux/fuse.h
      touch -d '1969-12-31 23:59:58.5' linux/futex.h; chown 12:34 linux/fcntl.h; chmod 4711 linux/kvm.h
      rsync -aHAXS "$2"/tree/ "$1"/there/
      test -z "$(rsync -aHAXSnic "$2"/tree/ "$1"/there/)"
      rsync -aHAXS "$1"/there/ "$2"/back/
      test -z "$(rsync -aHAXSnic "$2"/tree/ "$2"/back/)"
      test -z "$(rsync -aHAXSnic --delete "$1"/there/ "$2"/back/)"
      test "$(stat -c %h "$1"/there/hard)" = 2
      test "$(du -k "$1"/there/sparse | cut -f1)" -lt 1000`,
  },
  {
    title: 'tar with holes, hard links, lists and attributes both ways',
    script: `
      mkdir "$2"/tree; cp -r /usr/include/linux "$2"/tree/; cd "$2"/tree
      ln linux/stat.h hard; truncate -s 10M sparse; setfacl -m u:nobody:r linux/fs.h; setfattr -n user.a -v b hard
      tar c --sparse --acls --xattrs -f "$2"/in.tar .
      mkdir "$1"/there; tar x --sparse --acls --xattrs -f "$2"/in.tar -C "$1"/there
      tar c --sparse --acls --xattrs -f "$1"/out.tar -C "$1"/there .
      mkdir "$2"/back; tar x --acls --xattrs -f "$1"/out.tar -C "$2"/back
      test -z "$(rsync -aHAXnic "$2"/tree/ "$2"/back/)"
      tar d -f "$2"/in.tar -C "$1"/there`,
  },
  {
    title: 'an editor, install, mv, cp, find, flock, dd, mmap',
    script: EVERYDAY,
  },
  {
    title: 'the same, as another user',
    user: USER,
    script: EVERYDAY,
  },
];

export async function programs(say: Say): Promise<void> {
  const pond = await Pond.make({ restarts: true, hasCache: true });
  try {
    await pond.start();
    await chmod(pond.directory, 0o755);
    for (const [index, program] of PROGRAMS.entries()) {
      const plain = await run(pond, program, `plain-${index}`, join(pond.directory, 'plain'));
      const mounted = await run(pond, program, `mounted-${index}`, pond.mount);
      say(`${program.title}: ${mounted.seconds} s in the mount, ${plain.seconds} s beside it`);
      for (const { where, output } of [mounted, plain])
        for (const line of output.split('\n').filter((one) => one.includes('tps')))
          say(`  ${where}: ${line}`);
    }
  } catch (error) {
    say(await pond.logs());
    throw error;
  } finally {
    await pond.end();
  }
}

async function run(pond: Pond, { title, script, user }: Program, name: string, beside: string) {
  const [folder, local] = [join(beside, name), join(pond.directory, `local-${name}`)];
  for (const made of [folder, local]) {
    await mkdir(made, { recursive: true });
    await chmod(made, 0o777);
  }
  if (user !== undefined) await command(['chown', user, folder, local]);
  const path = join(local, 'script');
  await writeFile(path, `set -eu\n${HEAD}${script}\n`, { mode: 0o755 });
  const words = ['bash', path, folder, local, ROOT];
  const start = performance.now();
  const { status, output, errorText } = await command(
    user === undefined
      ? words
      : ['setpriv', `--reuid=${user}`, '--clear-groups', ...regid(user), ...words],
    { seconds: SECONDS },
  );
  const said = `${output.slice(-TOLD_CHARS)}${errorText.slice(-TOLD_CHARS)}`;
  demand(status === 0, `${title}, at ${name}, ended with ${status}: ${said}`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  return { seconds, output, where: name.split('-')[0] as string };
}

const regid = (user: string) => [`--regid=${user === USER ? 'nogroup' : user}`];
