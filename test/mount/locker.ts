/** A process that takes and gives up locks of a file as it is told. */

import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { command } from './mount-point.ts';

/** Takes locks as told, one line each: `w 0 10` waits, `t 0 10` tries, `u 0 10` unlocks, `g` asks; says what came of it. */
const LOCKER = `
import errno, fcntl, os, struct, sys
f = os.open(sys.argv[1], os.O_RDWR)
for line in sys.stdin:
    what, start, length, kind = (line.split() + ['0', '0', 'x'])[:4]
    mode = fcntl.LOCK_SH if kind == 's' else fcntl.LOCK_EX
    try:
        if what == 'g':
            answer = fcntl.fcntl(f, fcntl.F_GETLK, struct.pack('hhqqi4x', fcntl.F_WRLCK, 0, int(start), int(length), 0))
            kind, _, at, size, pid = struct.unpack('hhqqi4x', answer)
            print('free' if kind == fcntl.F_UNLCK else f'{kind} {at} {size} {pid == int(sys.argv[2])}', flush=True)
            continue
        if what == 'c': os.close(os.open(sys.argv[1], os.O_RDONLY))
        elif what == 'u': fcntl.lockf(f, fcntl.LOCK_UN, int(length), int(start))
        else: fcntl.lockf(f, mode | (fcntl.LOCK_NB if what == 't' else 0), int(length), int(start))
        print('ok', flush=True)
    except OSError as error:
        print(errno.errorcode[error.errno], flush=True)
`;

export class Locker {
  readonly child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(path: string, pid = 0) {
    const args = ['-k', '1', '150', 'python3', '-c', LOCKER, path, String(pid)];
    this.child = spawn('timeout', args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: this.child.stdout as NodeJS.ReadableStream });
    this.#lines = lines[Symbol.asyncIterator]();
  }

  /** Its answer, whenever it comes. */
  async say(line: string): Promise<string> {
    this.child.stdin?.write(`${line}\n`);
    return (await this.#lines.next()).value ?? 'ended';
  }

  async processId(): Promise<number> {
    const { output } = await command(['pgrep', '-P', String(this.child.pid)]);
    return Number(output.trim());
  }

  end(): void {
    this.child.stdin?.end();
  }
}

/** Whether there is no answer for a while. */
export async function isOpen(answer: Promise<string>): Promise<boolean> {
  const late = new Promise<string>((resolve) => setTimeout(resolve, 150, 'late'));
  return (await Promise.race([answer, late])) === 'late';
}
