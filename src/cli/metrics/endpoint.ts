/** Where a monitoring system asks: `/metrics` for Prometheus, `/healthz` for whoever wants a yes or no. */

import { createServer, type Server, type ServerResponse } from 'node:http';
import { Durations, messageOf, OceanError } from '../../base/index.ts';
import type { Daemon } from '../daemon.ts';
import type { MetricsAddress } from './address.ts';
import { EXPOSITION_TYPE, exposed } from './exposition.ts';
import { familiesOf } from './families.ts';

/** Who asks closes when it has its answer: more are strangers, or stuck. */
export const METRICS_CONNECTIONS_MAX = 16;
export const METRICS_REQUEST_MS = 10_000;
/** How often it is looked how late timers run. */
export const EVENT_LOOP_LOOK_MS = 100;

/** @throws OceanError `unavailable` when the address cannot be listened on */
export async function serveMetrics(daemon: Daemon, address: MetricsAddress): Promise<Server> {
  const eventLoop = new Durations();
  const server = createServer(
    { requestTimeout: METRICS_REQUEST_MS },
    ({ method, url }, response) => {
      const path = url?.split('?')[0];
      if (method !== 'GET' && method !== 'HEAD') answer(response, 405, 'Only GET\n');
      else if (path === '/metrics') void answerMetrics(response, daemon, eventLoop);
      else if (path === '/healthz') answerHealth(response, daemon);
      else answer(response, 404, 'See /metrics and /healthz\n');
    },
  );
  server.maxConnections = METRICS_CONNECTIONS_MAX;
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => {
      const where = `${address.host}:${address.port}`;
      reject(new OceanError('unavailable', `Cannot serve metrics at ${where}: ${error.code}`));
    };
    server.once('error', refuse);
    server.listen(address.port, address.host, () => {
      server.off('error', refuse);
      resolve();
    });
  });
  // A listening server reports errors of single connections: they pass.
  server.on('error', () => {});
  const cancel = watchEventLoop(eventLoop);
  server.on('close', cancel);
  // Nobody's question keeps the process from ending.
  server.unref();
  return server;
}

function watchEventLoop(delays: Durations): () => void {
  let dueMs = performance.now() + EVENT_LOOP_LOOK_MS;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    delays.add(nowMs - dueMs);
    dueMs = nowMs + EVENT_LOOP_LOOK_MS;
  }, EVENT_LOOP_LOOK_MS).unref();
  return () => clearInterval(timer);
}

async function answerMetrics(
  response: ServerResponse,
  daemon: Daemon,
  eventLoop: Durations,
): Promise<void> {
  try {
    answer(response, 200, exposed(await familiesOf(daemon, eventLoop)), EXPOSITION_TYPE);
  } catch (error) {
    answer(response, 500, `${messageOf(error)}\n`);
  }
}

/** Well is a node that takes part in its pond and has its mounts. */
function answerHealth(response: ServerResponse, { isMember, isReady }: Daemon): void {
  if (!isMember) answer(response, 503, 'not joined its pond yet\n');
  else if (!isReady) answer(response, 503, 'mounting again what was mounted\n');
  else answer(response, 200, 'ok\n');
}

function answer(response: ServerResponse, code: number, text: string, type = 'text/plain'): void {
  response.writeHead(code, { 'content-type': type, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
