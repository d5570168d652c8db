/** The asking side of the control socket. */

import { randomUUID } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ERROR_KINDS, type ErrorKind, OceanError } from '../base/index.ts';
import {
  COMMAND_PATH,
  type ControlError,
  END_TRAILER,
  type Json,
  type Line,
  type Progress,
  STREAM_PATH,
} from './control.ts';

export interface AskOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Aborting asks the node to stop the command; the answer then tells how far it came. */
  readonly signal?: AbortSignal;
  /** After which a node that says nothing is taken for hung. Default: it may take as long as it wants. */
  readonly timeoutMs?: number;
}

function knownKind(kind: string): ErrorKind {
  return (ERROR_KINDS as readonly string[]).includes(kind) ? (kind as ErrorKind) : 'unavailable';
}

function errorOf({ kind, message }: ControlError): OceanError {
  return new OceanError(knownKind(kind), message);
}

function post(
  socketPath: string,
  path: string,
  question: object,
  timeoutMs?: number,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ socketPath, method: 'POST', path }, resolve);
    if (timeoutMs !== undefined) {
      outgoing.setTimeout(timeoutMs, () =>
        outgoing.destroy(new OceanError('timeout', 'The node runs, and does not answer')),
      );
    }
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (error instanceof OceanError) {
        reject(error);
        return;
      }
      const isAbsent = error.code === 'ENOENT' || error.code === 'ECONNREFUSED';
      const message = isAbsent
        ? 'No node runs here: start it with "ocean start"'
        : `Cannot ask the node: ${error.message}`;
      reject(new OceanError('unavailable', message, { cause: error }));
    });
    outgoing.end(JSON.stringify(question));
  });
}

/**
 * Asks the node to run a command.
 *
 * @throws OceanError `unavailable` when no node runs there; else what the node answered
 */
export async function askNode(
  socketPath: string,
  command: string,
  args: Json,
  options: AskOptions = {},
): Promise<Json> {
  const id = randomUUID();
  const cancel = () => {
    // The command answers for both: when the node cannot be asked, that fails too.
    post(socketPath, COMMAND_PATH, { command: 'cancel', args: { id } }).then(
      (response) => response.resume(),
      () => {},
    );
  };
  options.signal?.addEventListener('abort', cancel, { once: true });
  try {
    const question = { command, args, id };
    const response = await post(socketPath, COMMAND_PATH, question, options.timeoutMs);
    return await resultOf(response, options);
  } finally {
    options.signal?.removeEventListener('abort', cancel);
  }
}

async function resultOf(response: IncomingMessage, options: AskOptions): Promise<Json> {
  let rest = '';
  response.setEncoding('utf8');
  try {
    for await (const text of response) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const message = JSON.parse(line) as Line;
        if ('result' in message) return message.result;
        if ('error' in message) throw errorOf(message.error);
        options.onProgress?.(message.progress);
      }
    }
  } catch (error) {
    if (error instanceof OceanError) throw error;
    throw new OceanError('unavailable', 'The node stopped before it answered', { cause: error });
  }
  throw new OceanError('unavailable', 'The node stopped before it answered');
}

/**
 * Has the node send bytes into `sink`, as fast as it takes them. Does not end it.
 *
 * @throws OceanError of the node, also when the bytes break off
 */
export async function streamFromNode(
  socketPath: string,
  command: string,
  args: Json,
  sink: Writable,
): Promise<void> {
  const response = await post(socketPath, STREAM_PATH, { command, args });
  if (response.statusCode !== 200) {
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk;
    throw errorOf(JSON.parse(text) as ControlError);
  }
  try {
    await pipeline(response, sink, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') throw error;
    throw new OceanError('unavailable', 'The node stopped before it had sent all', {
      cause: error,
    });
  }
  const end = response.trailers[END_TRAILER];
  if (end === 'ok') return;
  if (end === undefined)
    throw new OceanError('unavailable', 'The node stopped before it had sent all');
  throw errorOf(JSON.parse(decodeURIComponent(end)) as ControlError);
}
