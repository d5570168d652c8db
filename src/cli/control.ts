/**
 * The control socket: how the command line talks to the running node. HTTP over a Unix socket of mode 0600: a
 * POST of JSON, answered by JSON lines (`progress`, then one `result` or `error`).
 */

import { existsSync, unlinkSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { ERROR_KINDS, type ErrorKind, messageOf, OceanError } from '../base/index.ts';

export const COMMAND_BYTES_MAX = 1 << 20;

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly what: string;
}

/** What a command may do while it runs. */
export interface CommandContext {
  progress(progress: Progress): void;
  /** Aborts when the asker has gone. */
  readonly signal: AbortSignal;
}

// biome-ignore lint/suspicious/noExplicitAny: arguments and results are JSON, whose shape each command checks.
type Json = any;
export type Handler = (args: Json, context: CommandContext) => Promise<Json>;

type Line =
  | { readonly progress: Progress }
  | { readonly result: Json }
  | { readonly error: { readonly kind: ErrorKind; readonly message: string } };

export function serveControl(
  path: string,
  handlers: ReadonlyMap<string, Handler>,
): Promise<Server> {
  // The store's lock is ours: whoever left the socket is gone.
  if (existsSync(path)) unlinkSync(path);
  const server = createServer((incoming, response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const say = (line: Line) => response.write(`${JSON.stringify(line)}\n`);
    void (async () => {
      try {
        const { command, args } = JSON.parse(await bodyOf(incoming)) as {
          command: string;
          args: Json;
        };
        const handler = handlers.get(command);
        if (handler === undefined)
          throw new OceanError('unsupported', `The node knows no command "${command}"`);
        const context = {
          progress: (progress: Progress) => say({ progress }),
          signal: gone.signal,
        };
        const result = await handler(args, context);
        say({ result: result ?? null });
      } catch (error) {
        const kind = error instanceof OceanError ? error.kind : 'unavailable';
        say({ error: { kind, message: messageOf(error) } });
      }
      response.end();
    })();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const mask = process.umask(0o077);
    server.listen(path, () => resolve(server));
    process.umask(mask);
  });
}

async function bodyOf(incoming: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    length += chunk.length;
    if (length > COMMAND_BYTES_MAX) throw new OceanError('too-large', 'The command is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Asks the node to run a command.
 *
 * @throws OceanError `unavailable` when no node runs there; else what the node answered
 */
export function askNode(
  path: string,
  command: string,
  args: Json,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Json> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ socketPath: path, method: 'POST', path: '/' }, (response) => {
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const message = JSON.parse(line) as Line;
          if ('progress' in message) onProgress(message.progress);
          else if ('result' in message) resolve(message.result);
          else reject(new OceanError(knownKind(message.error.kind), message.error.message));
        }
      });
      response.on('end', () =>
        reject(new OceanError('unavailable', 'The node stopped before it answered')),
      );
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const isAbsent = error.code === 'ENOENT' || error.code === 'ECONNREFUSED';
      const message = isAbsent
        ? 'No node runs here: start it with "ocean start"'
        : `Cannot ask the node: ${error.message}`;
      reject(new OceanError('unavailable', message, { cause: error }));
    });
    outgoing.end(JSON.stringify({ command, args }));
  });
}

function knownKind(kind: string): ErrorKind {
  return (ERROR_KINDS as readonly string[]).includes(kind) ? (kind as ErrorKind) : 'unavailable';
}
