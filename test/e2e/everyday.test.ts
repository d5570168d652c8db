/** What people do in a shell, on a mount of five nodes. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { noise, ROOT, shell } from './command.ts';
import { sharedPond } from './pond-test.ts';

/** Each is a script with `$1` as a fresh folder of the mount, `$2` as one on the local disk, `$3` as the repository. */
const WORK: Record<string, string> = {
  'cp -r and diff -r': `
    cp -r /usr/include/linux "$2"/large "$1"/
    diff -r /usr/include/linux "$1"/linux
    diff -r "$2"/large "$1"/large
    test "$(find "$1" -type f | wc -l)" -ge 700`,
  'tar in and out': `
    tar cf "$2"/in.tar -C /usr/include linux
    tar xf "$2"/in.tar -C "$1"
    tar cf "$1"/out.tar -C "$1" linux
    mkdir "$2"/back
    tar xf "$1"/out.tar -C "$2"/back
    diff -r /usr/include/linux "$2"/back/linux
    tar df "$2"/in.tar -C "$1"`,
  'rsync keeps times and modes': `
    mkdir "$2"/tree
    cp -r /usr/include/linux/netfilter "$2"/tree/
    chmod 640 "$2"/tree/netfilter/*h
    touch -d '2001-02-03 04:05:06.789' "$2"/tree/netfilter/x_tables.h
    ln -s x_tables.h "$2"/tree/netfilter/link
    rsync -aH "$2"/tree/ "$1"/tree/
    test -z "$(rsync -aHni --checksum "$2"/tree/ "$1"/tree/)"
    test "$(stat -c %a "$1"/tree/netfilter/x_tables.h)" = 640
    test "$(stat -c %.3Y "$1"/tree/netfilter/x_tables.h)" = "$(stat -c %.3Y "$2"/tree/netfilter/x_tables.h)"
    rm "$2"/tree/netfilter/x_tables.h
    rsync -aH --delete "$2"/tree/ "$1"/tree/
    test ! -e "$1"/tree/netfilter/x_tables.h`,
  'git clone, fsck, commit and status': `
    export HOME="$2" GIT_CONFIG_NOSYSTEM=1
    git config --global safe.directory '*'
    git config --global user.name somebody
    git config --global user.email somebody@example.org
    git clone -q --no-hardlinks "$3" "$1"/repository
    cd "$1"/repository
    git fsck --full
    test -z "$(git status --porcelain)"
    echo change >> LICENSE
    git commit -qam change
    git gc -q
    git fsck --full
    test -z "$(git status --porcelain)"`,
  'sqlite with and without a write-ahead log': `
    for mode in delete wal; do
      db="$1"/$mode.db
      test "$(sqlite3 "$db" "pragma journal_mode=$mode")" = $mode
      sqlite3 "$db" 'create table t(a integer primary key, b text)'
      for round in 1 2 3; do
        sqlite3 "$db" "with recursive n(i) as (select 1 union all select i+1 from n where i<500)
          insert into t(b) select hex(randomblob(50)) from n; update t set b = b || 'x' where a % 7 = 0"
      done
      test "$(sqlite3 "$db" 'pragma integrity_check')" = ok
      test "$(sqlite3 "$db" 'select count(*) from t')" = 1500
    done`,
  'an editor saves by renaming over': `
    printf 'one\\ntwo\\n' > "$1"/text
    chmod 600 "$1"/text
    for i in 1 2 3 4 5; do
      { cat "$1"/text; echo $i; } > "$1"/text~
      sync "$1"/text~
      mv "$1"/text~ "$1"/text
    done
    test "$(tail -n 1 "$1"/text)" = 5
    test "$(ls -A "$1")" = text
    vim -Nu NONE -es -c '%s/two/TWO/' -c wq "$1"/text < /dev/null
    grep -qx TWO "$1"/text
    test "$(ls -A "$1")" = text`,
  'rsync and tar keep holes, hard links, access lists and attributes': `
    mkdir "$2"/tree; cd "$2"/tree
    cp /usr/include/linux/stat.h one; ln one two; ln -s one soft; mkfifo fifo
    truncate -s 10M sparse; printf middle | dd of=sparse bs=1 seek=5000000 conv=notrunc status=none
    setfacl -m u:nobody:r one; setfattr -n user.a -v b one; touch -d '1969-12-31 23:59:58.5' soft
    rsync -aHAXS "$2"/tree/ "$1"/there/
    test -z "$(rsync -aHAXSnic "$2"/tree/ "$1"/there/)"
    test "$(stat -c %h "$1"/there/two)" = 2
    test "$(du -k "$1"/there/sparse | cut -f1)" -lt 1000
    tar c --sparse --acls --xattrs -f "$1"/out.tar -C "$1"/there .
    mkdir "$2"/back; tar x --acls --xattrs -f "$1"/out.tar -C "$2"/back
    test -z "$(rsync -aHAXnic "$2"/tree/ "$2"/back/)"`,
  'install, mv, find, flock, dd past the caches and a mapping do as on a disk': `
    cd "$1"; head -c 3000000 /dev/urandom > large
    install -m 751 -D large bin/tool; test "$(stat -c %a bin/tool)" = 751
    mkdir a b; cp --reflink=auto large a/; mv a/large b/; mv b a/; cmp large a/b/large
    touch -d '1 hour ago' older; touch newer; test "$(find . -name newer -newer older)" = ./newer
    flock lock sh -c '! flock -n lock true'; flock -n lock true
    dd if=large of=direct bs=64k oflag=direct iflag=direct count=16 status=none
    cmp -n 1048576 large direct
    python3 -c '
import mmap
with open("large", "r+b") as file:
    memory = mmap.mmap(file.fileno(), 0)
    memory[1000:1005] = b"ocean"
    memory.flush()'
    test "$(dd if=large bs=1 skip=1000 count=5 status=none)" = ocean`,
  'make builds what is old and only that': `
    printf 'all: a b\\n%%: %%.in\\n\\tcp $< $@\\n\\techo made $@ >> log\\n' > "$1"/Makefile
    echo a > "$1"/a.in; echo b > "$1"/b.in
    make -s -C "$1"
    make -s -C "$1"
    test "$(wc -l < "$1"/log)" = 2
    touch -d '+2 seconds' "$1"/a.in
    make -s -C "$1" 2> /dev/null
    test "$(tail -n 1 "$1"/log)" = 'made a'`,
};

const pond = sharedPond({ restarts: true });

for (const [index, [title, script]] of Object.entries(WORK).entries()) {
  test.serial(title, async (t) => {
    const { directory, mount } = pond();
    const folder = join(mount, `${index}`);
    const local = join(directory, `local-${index}`);
    await shell(t, 'mkdir "$1" "$2" "$2"/large', [folder, local]);
    for (const size of [1, 4096, 4097, 999_999, 3_000_000]) {
      await writeFile(join(local, 'large', `${size}`), noise(`everyday ${size}`, size));
    }
    await shell(t, script, [folder, local, ROOT]);
  });
}
