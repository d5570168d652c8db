/**
 * What a service manager wants to hear of a service of `Type=notify`, over the socket in `NOTIFY_SOCKET`: see
 * sd_notify(3). The process that it started says it, also for a node that it supervises.
 */

import { datagramsTo } from '../../../mount/index.ts';
import { messageOf } from '../../base/index.ts';

/** Beats in the time after which a silent service is taken for hung: systemd asks for two at least. */
const BEATS_PER_WATCHDOG = 4;
/** A line that a person reads in `systemctl status`. */
const STATUS_CHARS_MAX = 200;

export interface ServiceNotifier {
  /** What was mounted is mounted again, and the node answers. */
  ready(): void;
  stopping(): void;
  status(line: string): void;
  /** This process is not hung. */
  alive(): void;
  /** After which silence the manager ends this process; undefined where it does not look. */
  readonly watchdogMs: number | undefined;
}

const NOBODY: ServiceNotifier = {
  ready: () => {},
  stopping: () => {},
  status: () => {},
  alive: () => {},
  watchdogMs: undefined,
};

/**
 * Takes what the manager has put into the environment; processes that this one starts do not find it there, since
 * the manager hears the main process only.
 *
 * @param warn - told why nobody will hear anything, though somebody asked to
 */
export function takeNotifier(warn: (why: string) => void): ServiceNotifier {
  const { NOTIFY_SOCKET: name, WATCHDOG_USEC: period, WATCHDOG_PID: pid } = process.env;
  for (const one of ['NOTIFY_SOCKET', 'WATCHDOG_USEC', 'WATCHDOG_PID']) delete process.env[one];
  if (name === undefined || name === '') return NOBODY;
  try {
    const send = datagramsTo(name);
    const periodMs = Number(period) / 1000;
    // The launcher has become this process, so its number is the one that is meant.
    const isMeant = pid === undefined || Number(pid) === process.pid;
    return {
      ready: () => void send('READY=1\nSTATUS=ready'),
      stopping: () => void send('STOPPING=1\nSTATUS=unmounting and committing'),
      status: (line) => void send(`STATUS=${oneLine(line)}`),
      alive: () => void send('WATCHDOG=1'),
      watchdogMs: periodMs > 0 && isMeant ? periodMs : undefined,
    };
  } catch (error) {
    warn(`the service manager will hear nothing: ${messageOf(error)}`);
    return NOBODY;
  }
}

/** A second line would be read as something else that is said. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, STATUS_CHARS_MAX);
}

/** Says again and again that this process is not hung, until it ends. */
export function keepAlive(watchdogMs: number | undefined, say: () => void): void {
  if (watchdogMs === undefined) return;
  say();
  setInterval(say, watchdogMs / BEATS_PER_WATCHDOG).unref();
}
