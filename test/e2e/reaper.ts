/** Cleans up after a test whose own process was ended: nodes run detached, and a mount outlives its user. */

import { type ChildProcess, spawn } from 'node:child_process';

/** The pipe ends when whoever holds it ends, however that happens; a folder that is gone was cleaned up by its test. */
const SCRIPT = `
  cat > /dev/null
  [ -d "$1" ] || exit 0
  for file in "$1"/demo.pid "$1"/nodes/*/store/lock; do
    pid=$(cat "$file" 2> /dev/null) && grep -qaF "$1" "/proc/$pid/cmdline" 2> /dev/null && kill -9 "$pid"
  done
  awk '{ print $5 }' /proc/self/mountinfo | grep -F "$1/" | while read -r mount; do umount -l "$mount"; done
  rm -rf "$1"
`;

export class Reaper {
  readonly #child: ChildProcess;

  /** @param directory - of the pond, with all its files and mounts */
  constructor(directory: string) {
    // A group of its own: Ctrl-C must not end it with the tests.
    this.#child = spawn('sh', ['-c', SCRIPT, 'sh', directory], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    this.#child.unref();
  }

  release(): void {
    this.#child.stdin?.end();
  }
}
