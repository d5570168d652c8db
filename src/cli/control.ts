/**
 * The control socket: how the command line talks to the running node. HTTP over a Unix socket of mode 0600. A
 * command is a POST of JSON, answered by JSON lines (`progress`, then one `result` or `error`); a stream is a
 * POST of JSON answered by raw bytes, whose trailer says whether they are all.
 */

import { once } from 'node:events';
import { existsSync, unlinkSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type ErrorKind, messageOf, OceanError } from '../base/index.ts';

export const COMMAND_BYTES_MAX = 1 << 20;
export const COMMAND_PATH = '/';
export const STREAM_PATH = '/stream';
/** The trailer of a stream: `ok`, or an encoded error. */
export const END_TRAILER = 'ocean-end';

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly what: string;
}

/** What a command may do while it runs. */
export interface CommandContext {
  progress(progress: Progress): void;
  /** Aborts when the asker has gone or asked to stop. */
  readonly signal: AbortSignal;
}

// biome-ignore lint/suspicious/noExplicitAny: arguments and results are JSON, whose shape each command checks.
export type Json = any;
export type Handler = (args: Json, context: CommandContext) => Promise<Json>;
/** What fails before the first byte is an error answer; what fails later is told in the trailer. */
export type StreamHandler = (args: Json, signal: AbortSignal) => Promise<AsyncIterable<Uint8Array>>;

export interface ControlError {
  readonly kind: ErrorKind;
  readonly message: string;
}

export type Line =
  | { readonly progress: Progress }
  | { readonly result: Json }
  | { readonly error: ControlError };

interface Question {
  readonly command: string;
  readonly args: Json;
  /** Names the command while it runs, for `cancel`. */
  readonly id?: string;
}

export function controlErrorOf(error: unknown): ControlError {
  const kind = error instanceof OceanError ? error.kind : 'unavailable';
  return { kind, message: messageOf(error) };
}

export function serveControl(
  path: string,
  handlers: ReadonlyMap<string, Handler>,
  streams: ReadonlyMap<string, StreamHandler>,
): Promise<Server> {
  // The store's lock is ours: whoever left the socket is gone.
  if (existsSync(path)) unlinkSync(path);
  const running = new Map<string, AbortController>();
  const server = createServer((incoming, response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    response.on('error', () => gone.abort());
    if (incoming.url === STREAM_PATH) void answerStream(incoming, response, streams, gone.signal);
    else void answerCommand(incoming, response, { handlers, running, gone });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const mask = process.umask(0o077);
    server.listen(path, () => resolve(server));
    process.umask(mask);
  });
}

async function answerCommand(
  incoming: IncomingMessage,
  response: ServerResponse,
  serving: {
    handlers: ReadonlyMap<string, Handler>;
    running: Map<string, AbortController>;
    gone: AbortController;
  },
): Promise<void> {
  const { handlers, running, gone } = serving;
  const say = (line: Line) => {
    if (!response.destroyed) response.write(`${JSON.stringify(line)}\n`);
  };
  let id: string | undefined;
  try {
    const question = await questionOf(incoming);
    const { command, args } = question;
    if (command === 'cancel') {
      running.get(args.id)?.abort();
      say({ result: null });
    } else {
      id = question.id;
      if (id !== undefined) running.set(id, gone);
      const handler = known(handlers, command);
      const progress = (one: Progress) => say({ progress: one });
      const result = await handler(args, { progress, signal: gone.signal });
      say({ result: result ?? null });
    }
  } catch (error) {
    say({ error: controlErrorOf(error) });
  }
  if (id !== undefined) running.delete(id);
  response.end();
}

async function answerStream(
  incoming: IncomingMessage,
  response: ServerResponse,
  streams: ReadonlyMap<string, StreamHandler>,
  signal: AbortSignal,
): Promise<void> {
  try {
    const { command, args } = await questionOf(incoming);
    const source = await known(streams, command)(args, signal);
    response.writeHead(200, { 'content-type': 'application/octet-stream', trailer: END_TRAILER });
    let end = 'ok';
    try {
      for await (const bytes of source) {
        if (!response.write(bytes)) await once(response, 'drain', { signal });
      }
    } catch (error) {
      end = encodeURIComponent(JSON.stringify(controlErrorOf(error)));
    }
    response.addTrailers({ [END_TRAILER]: end });
  } catch (error) {
    response.writeHead(400, { 'content-type': 'application/json' });
    response.write(JSON.stringify(controlErrorOf(error)));
  }
  response.end();
}

function known<T>(map: ReadonlyMap<string, T>, command: string): T {
  const found = map.get(command);
  if (found === undefined)
    throw new OceanError('unsupported', `The node knows no command "${command}": restart it`);
  return found;
}

async function questionOf(incoming: AsyncIterable<Buffer>): Promise<Question> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    length += chunk.length;
    if (length > COMMAND_BYTES_MAX) throw new OceanError('too-large', 'The command is too large');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Question;
}
