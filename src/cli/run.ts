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
import { keeperPorts } from './ring-change.ts';
import { RingKeeper } from './ring-keeper.ts';

/** After this a second signal, or a stop that hangs, ends the process. */
const STOP_TIMEOUT_MS = 30_000;

/** Resolves when the node has stopped. @throws OceanError when it cannot start */
export async function run(home: Home): Promise<void> {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const log: Log = (level, message) => logger[level](message);
  const custody = Custody.take(log);
  const daemon = await Daemon.start(home, log, custody);
  let finish: () => void = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let server: Server | undefined;
  let isStopping = false;
  const stop = async (reason: string) => {
    if (isStopping) process.exit(1); // Asked twice: at once. The journal keeps what was closed.
    isStopping = true;
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
  const keeper = new RingKeeper(keeperPorts(daemon, log));
  // Who uses them waits: for the ring of their volume only, not for the overlay.
  const takenOver = daemon.takeOverMounts();
  await Promise.race([Promise.all([daemon.joined, takenOver]), finished]);
  if (!isStopping) await restoreMounts(daemon, log);
  if (!isStopping) {
    daemon.isReady = true;
    custody?.ready();
    keeper.start();
    log('info', 'ready');
  }
  await finished;
  keeper.close();
  process.exit(0);
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
