/**
 * A node of a pond inside a program that keeps objects of its own. The program has the node's home folder to itself
 * while it runs; `ocean status` and the other commands work on that folder as they do with any node.
 */

import type { Server } from 'node:http';
import { isKind, OceanError } from '../base/index.ts';
import {
  OceanObject,
  parseVolumeKeys,
  Session,
  type SessionOptions,
  type VolumeKeys,
} from '../client/index.ts';
import { isRunning } from './background.ts';
import { serveControl } from './control.ts';
import { Daemon } from './daemon.ts';
import { handlersOf, streamsOf } from './handlers/index.ts';
import { Home, homeDirectory } from './home.ts';
import type { Log } from './log.ts';
import { admitWriter, revokeWriter, shareVolume, type WritersShown, writersOf } from './writers.ts';

const READY_TIMEOUT_MS = 20_000;
/** What ends a program from outside. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const silent: Log = () => {};

export class Application {
  readonly #daemon: Daemon;
  readonly #server: Server;
  /** By name: two sessions of one author would number their updates alike. */
  readonly #objects = new Map<string, Promise<OceanObject>>();
  #closing: Promise<void> | undefined;

  private constructor(daemon: Daemon, server: Server) {
    this.#daemon = daemon;
    this.#server = server;
  }

  /** Leaves the pond, then lets the signal do what it does to any program; a second one does so at once. */
  readonly #endBy = (signal: NodeJS.Signals): void => {
    const end = () => process.kill(process.pid, signal);
    this.close().then(end, end);
  };

  /**
   * Starts the node of a home folder, which `ocean init` or `ocean join` has made, and waits until it is a member.
   *
   * @param directory - left out: `OCEAN_HOME`, else `~/.ocean`
   * @param options - `signals`: unless false, SIGINT, SIGTERM and SIGHUP close the application before they end the
   *   program; a program that says false calls `close` in handlers of its own
   * @throws OceanError `not-found` where there is no node, `busy` while one runs there
   */
  static async open(
    directory?: string,
    options: { log?: Log; signals?: boolean } = {},
  ): Promise<Application> {
    const home = new Home(homeDirectory(directory));
    home.config();
    if (await isRunning(home)) throw taken(home);
    const daemon = await Daemon.start(home, options.log ?? silent).catch((error) => {
      throw isKind(error, 'busy') ? taken(home) : error;
    });
    let application: Application | undefined;
    const server = await serveControl(
      home.socketPath,
      handlersOf(daemon, () => void application?.close()),
      streamsOf(daemon),
    );
    application = new Application(daemon, server);
    if (options.signals !== false)
      for (const signal of SIGNALS) process.on(signal, application.#endBy);
    await daemon.joined;
    daemon.isReady = true;
    return application;
  }

  /**
   * Makes an object, of which this home keeps the keys.
   *
   * @param options - `ring`: how many nodes order its updates, 3f + 1; by default 4 where the pond has so many
   * @throws OceanError `exists` | `unavailable`
   */
  async createObject(name: string, options: { ring?: number } = {}): Promise<OceanObject> {
    await this.#daemon.createVolume(name, options.ring);
    return this.object(name);
  }

  /** An object, or a volume, whose keys are here. @throws OceanError `not-found` | `timeout` */
  object(name: string): Promise<OceanObject> {
    let opened = this.#objects.get(name);
    if (opened === undefined) {
      opened = Promise.resolve().then(() => this.#open(this.#daemon.home.volumeKeys(name)));
      this.#objects.set(name, opened);
      opened.catch(() => this.#objects.delete(name));
    }
    return opened;
  }

  /** Keys for another author of an object of this home, as text with secrets. @throws OceanError `not-permitted` */
  share(name: string, shareName?: string): Promise<string> {
    return shareVolume(this.#daemon, name, shareName);
  }

  /** The keys that write to an object, or may. */
  writers(name: string): Promise<WritersShown> {
    return writersOf(this.#daemon, name);
  }

  /**
   * Takes a key off the list of writers: its updates fail with `permission` from now on.
   *
   * @param key - its first digits, or what it was shared for
   * @throws OceanError `not-found` | `not-permitted`
   */
  revoke(name: string, key: string): Promise<WritersShown> {
    return revokeWriter(this.#daemon, name, key);
  }

  /** Lets a revoked key write again. @throws OceanError `not-found` | `not-permitted` */
  admit(name: string, key: string): Promise<WritersShown> {
    return admitWriter(this.#daemon, name, key);
  }

  /** An object by the keys that `share`, or `ocean volume share`, gave; they are not kept here. */
  async shared(text: string): Promise<OceanObject> {
    const keys = parseVolumeKeys(text);
    if (keys === undefined) throw new OceanError('invalid', 'That is not what sharing gives');
    return this.#open(keys);
  }

  /** A session with an object or volume whose keys are here, for what `OceanObject` does not offer. */
  session(name: string, options: SessionOptions = {}): Promise<Session> {
    return this.#session(this.#daemon.home.volumeKeys(name), options);
  }

  async #open(keys: VolumeKeys): Promise<OceanObject> {
    return new OceanObject(await this.#session(keys), this.#daemon.ports(keys));
  }

  async #session(keys: VolumeKeys, options: SessionOptions = {}): Promise<Session> {
    this.#daemon.node.follow(keys.object, keys.ring);
    const session = new Session(keys, this.#daemon.ports(keys), options);
    await session.ready(READY_TIMEOUT_MS);
    return session;
  }

  /** Leaves the pond and frees the home. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    for (const signal of SIGNALS) process.off(signal, this.#endBy);
    await this.#daemon.stop();
    this.#server.close();
  }
}

function taken(home: Home): OceanError {
  return new OceanError(
    'busy',
    `A node runs in ${home.directory}: stop it with "ocean stop", or give this program a home of its own`,
  );
}
