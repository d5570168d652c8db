/** Runs the `ocean` command as users do, and ponds of its nodes; ends by process id what it started. */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
const MANY_LINES = join(import.meta.dirname, 'fixture/many-lines.ts');
/** Most of a short command is reading its own source: done once. */
const COMPILED = join(import.meta.dirname, '../../node_modules/.cache/ocean-test');
const POLL_MS = 20;
const END_TIMEOUT_MS = 20_000;

export interface Ran {
  readonly code: number | null;
  readonly out: Buffer;
  readonly text: string;
  /** Lines of standard error. */
  readonly errors: readonly string[];
}

/** One command line, to its end. */
export function ocean(args: readonly string[], { home }: { home: string }): Promise<Ran> {
  return ran([MAIN, ...args], home, '');
}

/** Command lines that start nothing, in one process. */
export async function manyLines(
  lines: readonly (readonly string[])[],
  { home }: { home: string },
): Promise<Pick<Ran, 'code' | 'text' | 'errors'>[]> {
  const { text, errors } = await ran([MANY_LINES], home, JSON.stringify(lines));
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return JSON.parse(text);
}

function ran(args: readonly string[], home: string, input: string): Promise<Ran> {
  const { OCEAN_HOME: _, ...environment } = process.env;
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...environment,
      OCEAN_HOME: home,
      UV_THREADPOOL_SIZE: '16',
      NODE_COMPILE_CACHE: COMPILED,
    },
  });
  child.stdin.end(input);
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const all = Buffer.concat(out);
      const lines = Buffer.concat(errors).toString('utf8').split('\n').filter(Boolean);
      resolve({ code, out: all, text: all.toString('utf8'), errors: lines });
    });
  });
}

/** Resolves when `condition` holds. @throws past the deadline */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  timeoutMs = END_TIMEOUT_MS,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Nodes of one pond on loopback, each in a folder of its own. */
export class TestPond {
  readonly directory = mkdtempSync(join(tmpdir(), 'ocean-cli-'));
  readonly #port: number;
  readonly #quota: string;
  readonly #pids = new Map<number, number>();

  constructor(options: { port: number; quota?: string }) {
    this.#port = options.port;
    this.#quota = options.quota ?? '4G';
  }

  path(...parts: string[]): string {
    return join(this.directory, ...parts);
  }

  home(node: number): string {
    return this.path(`n${node}`);
  }

  /** Runs a command against a node, which is counted from 0. */
  ocean(node: number, ...args: string[]): Promise<Ran> {
    return ocean(args, { home: this.home(node) });
  }

  /** The same, where failure is not expected. */
  async must(node: number, ...args: string[]): Promise<Ran> {
    const ran = await this.ocean(node, ...args);
    if (ran.code === 0) return ran;
    throw new Error(`ocean ${args.join(' ')}: ${ran.code}: ${ran.errors.join('; ')}`);
  }

  async json(node: number, ...args: string[]) {
    return JSON.parse((await this.must(node, ...args, '--json')).text);
  }

  /** Makes and starts `count` nodes. */
  async start(count: number): Promise<void> {
    for (let node = 0; node < count; node++) {
      const options = ['--name', `n${node}`, '--port', String(this.#port + node)];
      options.push('--quota', this.#quota);
      if (node === 0) {
        await this.must(0, 'init', ...options);
        await this.must(0, 'invite', '--output', this.path('invitation'));
      } else await this.must(node, 'join', this.path('invitation'), ...options);
      await this.startNode(node);
    }
    for (let node = 0; node < count; node++) {
      await until(async () => {
        const { neighbors } = await this.json(node, 'status');
        const known = new Set(neighbors.map(({ nodeId }: { nodeId: string }) => nodeId));
        return known.size >= count - 1;
      }, `node ${node} knows the others`);
    }
  }

  async startNode(node: number): Promise<void> {
    const { text } = await this.must(node, 'start');
    const pid = Number(/process (\d+)/.exec(text)?.[1]);
    if (!(pid > 0)) throw new Error(`No process id in: ${text}`);
    this.#pids.set(node, pid);
  }

  async stopNode(node: number): Promise<void> {
    await this.must(node, 'stop');
    const pid = this.#pids.get(node) as number;
    await until(() => !isAlive(pid), `process ${pid} ends`);
    this.#pids.delete(node);
  }

  /** Ends every node, whatever happened before, and removes the folders. */
  async end(): Promise<void> {
    for (const pid of this.#pids.values()) {
      if (isAlive(pid)) process.kill(pid, 'SIGTERM');
      await until(() => !isAlive(pid), `process ${pid} ends`).catch(() => {
        process.kill(pid, 'SIGKILL');
      });
    }
    rmSync(this.directory, { recursive: true, force: true });
  }
}
