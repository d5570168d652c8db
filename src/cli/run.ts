/** `ocean run`: the node in the foreground, until a signal or `ocean stop`. */

import type { Server } from 'node:http';
import pino from 'pino';
import { messageOf } from '../base/index.ts';
import { serveControl } from './control.ts';
import { Custody } from './custody.ts';
import { Daemon } from './daemon.ts';
import { handlersOf, streamsOf } from './handlers/index.ts';
import type { Home } from './home.ts';
import type { Log } from './log.ts';
import { logBound } from './log-file.ts';
import { formatMetricsAddress, type MetricsAddress } from './metrics/address.ts';
import { serveMetrics } from './metrics/endpoint.ts';
import { keeperPorts } from './ring-change.ts';
import { RingKeeper } from './ring-keeper.ts';
import { keepAlive, takeNotifier } from './service/notifier.ts';

/** After this a second signal, or a stop that hangs, ends the process. */
const STOP_TIMEOUT_MS = 30_000;

/**
 * Resolves when the node has stopped.
 *
 * @param metrics - where to serve them, null for nowhere; left out: where the node's settings say
 * @throws OceanError when it cannot start
 */
export async function run(home: Home, metrics?: MetricsAddress | null): Promise<void> {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const makeRoom = logBound(home.path('ocean.log'), process.stdout.fd);
  const log: Log = (level, message) => {
    makeRoom();
    logger[level](message);
  };
  const custody = Custody.take(log);
  const notifier = takeNotifier((why) => log('warn', why));
  const daemon = await Daemon.start(home, log, custody);
  keepAlive(custody?.watchdogMs, () => custody?.alive());
  keepAlive(notifier.watchdogMs, notifier.alive);
  let finish: () => void = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let server: Server | undefined;
  let isStopping = false;
  const stop = async (reason: string) => {
    if (isStopping) process.exit(1); // Asked twice: at once. The journal keeps what was closed.
    isStopping = true;
    notifier.stopping();
    log('info', `stopping: ${reason}`);
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    await daemon.stop().catch((error) => log('error', messageOf(error)));
    server?.close();
    log('info', 'stopped');
    finish();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop(signal));
  server = await serveControl(
    home.socketPath,
    handlersOf(daemon, () => void stop('asked to')),
    streamsOf(daemon),
  );
  await serveMetricsAt(metrics === undefined ? daemon.config.metrics : metrics, daemon, log);
  const keeper = new RingKeeper(keeperPorts(daemon, log));
  // Who uses them waits: for the ring of their volume only, not for the overlay.
  const takenOver = daemon.takeOverMounts();
  await Promise.race([Promise.all([daemon.joined, takenOver]), finished]);
  if (!isStopping) await restoreMounts(daemon, log);
  if (!isStopping) {
    daemon.isReady = true;
    custody?.ready();
    notifier.ready();
    keeper.start();
    log('info', 'ready');
  }
  await finished;
  keeper.close();
  process.exit(0);
}

/** Files matter more than what is told of them: a node runs without its metrics too. */
async function serveMetricsAt(
  address: MetricsAddress | null | undefined,
  daemon: Daemon,
  log: Log,
): Promise<void> {
  if (address == null) return;
  const where = formatMetricsAddress(address);
  try {
    await serveMetrics(daemon, address);
    log('info', `metrics at http://${where}/metrics`);
  } catch (error) {
    log('warn', messageOf(error));
  }
}

/** Mounts what was mounted when the node was killed, where it does not go on as it was. */
async function restoreMounts(daemon: Daemon, log: Log): Promise<void> {
  for (const { volume, directory, options } of daemon.home.mounts()) {
    if (daemon.mounts.has(directory)) continue;
    try {
      await daemon.mount(volume, directory, options);
    } catch (error) {
      log('warn', `cannot mount ${volume} at ${directory} again: ${messageOf(error)}`);
    }
  }
}
