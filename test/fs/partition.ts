/** Two mounts of one volume, of which one can be cut off from the ring, and a person at a shell in each. */

import type { ExecutionContext } from 'ava';
import { utf8 } from '../../src/base/index.ts';
import {
  type FileSystem,
  type Ino,
  isDirectory,
  isSymlink,
  type OpenedVolume,
  ROOT_INO,
} from '../../src/fs/index.ts';
import { MemoryLogFolder } from '../../src/sim/index.ts';
import { checkVolume, countVolume } from './check-volume.ts';
import { type Link, LoopbackPond } from './loopback-pond.ts';

const CALLER = { uid: 0, gid: 0, pid: 1 };
const HEAL_MS = 20_000;

/** Commands by path, as in a shell; `mode` and content are text. */
export class Shell {
  readonly opened: OpenedVolume;

  constructor(opened: OpenedVolume) {
    this.opened = opened;
  }

  get fs(): FileSystem {
    return this.opened.fileSystem;
  }

  async find(path: string): Promise<Ino> {
    let ino = ROOT_INO;
    for (const name of path.split('/').filter((part) => part !== '')) {
      const found = await this.fs.lookup(ino, name);
      this.fs.forget(found.ino, 1);
      ino = found.ino;
    }
    return ino;
  }

  async place(path: string): Promise<{ parent: Ino; name: string }> {
    const at = path.lastIndexOf('/');
    return { parent: await this.find(path.slice(0, at)), name: path.slice(at + 1) };
  }

  /** Makes the file, or writes it anew in place. */
  async write(path: string, content: string | Uint8Array): Promise<void> {
    const { parent, name } = await this.place(path);
    const old = await this.find(path).catch(() => undefined);
    const made =
      old === undefined ? await this.fs.create(CALLER, parent, name, { mode: 0o644 }) : undefined;
    const { handle } = made?.opened ?? (await this.fs.open(old as Ino, { truncate: true }));
    await this.fs.write(handle, 0, typeof content === 'string' ? utf8(content) : content);
    await this.fs.flush(handle);
    await this.fs.release(handle);
    if (made !== undefined) this.fs.forget(made.attributes.ino, 1);
  }

  async append(path: string, content: string | Uint8Array): Promise<void> {
    const ino = await this.find(path);
    const { handle } = await this.fs.open(ino);
    const { size } = await this.fs.getattr(ino);
    await this.fs.write(handle, size, typeof content === 'string' ? utf8(content) : content);
    await this.fs.flush(handle);
    await this.fs.release(handle);
  }

  async read(path: string): Promise<string> {
    const { handle } = await this.fs.open(await this.find(path));
    const bytes = await this.fs.read(handle, 0, 64 << 20);
    await this.fs.release(handle);
    return new TextDecoder().decode(bytes);
  }

  async mkdir(path: string): Promise<void> {
    const { parent, name } = await this.place(path);
    const { ino } = await this.fs.mkdir(CALLER, parent, name, { mode: 0o755 });
    this.fs.forget(ino, 1);
  }

  async rm(path: string): Promise<void> {
    const { parent, name } = await this.place(path);
    await this.fs.unlink(parent, name);
  }

  async rmdir(path: string): Promise<void> {
    const { parent, name } = await this.place(path);
    await this.fs.rmdir(parent, name);
  }

  async mv(from: string, to: string): Promise<void> {
    await this.fs.rename(await this.place(from), await this.place(to));
  }

  async ln(from: string, to: string): Promise<void> {
    const { parent, name } = await this.place(to);
    const { ino } = await this.fs.link(await this.find(from), parent, name);
    this.fs.forget(ino, 1);
  }

  async symlink(target: string, path: string): Promise<void> {
    const { parent, name } = await this.place(path);
    const { ino } = await this.fs.symlink(CALLER, parent, name, utf8(target));
    this.fs.forget(ino, 1);
  }

  async chmod(path: string, mode: number): Promise<void> {
    await this.fs.setattr(await this.find(path), { mode });
  }

  /** Paths below one, sorted, with link counts and contents. */
  async tree(path = ''): Promise<string[]> {
    const lines: string[] = [];
    const { handle } = await this.fs.opendir(await this.find(path));
    const entries = await this.fs.readdir(handle, 0n, 10_000);
    await this.fs.releasedir(handle);
    for (const { name, ino } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (name === '.' || name === '..') continue;
      const { mode, nlink } = await this.fs.getattr(ino);
      const own = `${path}/${name}`;
      if (isDirectory(mode)) lines.push(`${own}/`, ...(await this.tree(own)));
      else if (isSymlink(mode)) lines.push(`${own} -> `);
      else lines.push(`${own} ${nlink} ${await this.read(own)}`);
    }
    return lines;
  }
}

export class Partition {
  readonly pond: LoopbackPond;
  link: Link & { isCut: boolean } = { isCut: false };
  folder: MemoryLogFolder;
  /** Is cut off now and then. */
  laptop: Shell;
  /** Never is. */
  readonly server: Shell;

  private constructor(pond: LoopbackPond, laptop: Shell, server: Shell, folder: MemoryLogFolder) {
    this.pond = pond;
    this.laptop = laptop;
    this.server = server;
    this.folder = folder;
  }

  static async make(t: Pick<ExecutionContext, 'teardown'>): Promise<Partition> {
    const pond = new LoopbackPond();
    const server = new Shell(await pond.open({ node: 'server' }));
    const folder = new MemoryLogFolder();
    const made = new Partition(pond, server, server, folder);
    made.laptop = new Shell(await made.#openLaptop());
    t.teardown(() => made.#end());
    return made;
  }

  /** Nothing of it tries on. */
  async #end(): Promise<void> {
    await Promise.all([this.laptop, this.server].map(({ opened }) => opened.close(0)));
  }

  #keys: ReturnType<LoopbackPond['share']> | undefined;

  #openLaptop(): Promise<OpenedVolume> {
    this.#keys ??= this.pond.share();
    const { folder, link } = this;
    return this.pond.open({ keys: this.#keys, node: 'laptop', folder, link, slot: 2 });
  }

  /** Both have committed what they wrote, and see the other's. */
  async agree(): Promise<void> {
    const until = Date.now() + HEAL_MS;
    const volumes = [this.laptop, this.server].map(({ opened }) => opened.volume);
    for (;;) {
      await Promise.all(volumes.map(({ draft }) => draft.flush()));
      const versions = volumes.map(({ session }) => session.latest().version);
      const isQuiet = volumes.every(({ draft }) => !draft.isFrozen && draft.status().changes === 0);
      if (isQuiet && versions[0] === versions[1]) break;
      if (Date.now() > until) throw new Error(`They do not agree: versions ${versions.join()}`);
      await new Promise(setImmediate);
    }
    // What they have heard of is taken over in turns of its own.
    for (let turns = 0; turns < 100; turns++) await new Promise(setImmediate);
  }

  /** The laptop cannot reach the ring, and has noticed. */
  async cut(): Promise<void> {
    await this.agree();
    this.link.isCut = true;
  }

  /** What it wrote has met that nobody answers. */
  async notice(): Promise<void> {
    const { draft } = this.laptop.opened.volume;
    while (draft.status().changes > 0 && !draft.isFrozen) await new Promise(setImmediate);
  }

  async heal(): Promise<void> {
    if (this.link.isCut) await this.notice();
    this.link.isCut = false;
    await this.agree();
  }

  /** The laptop's process is killed, and when it is back another one opens the volume from its journal. */
  async restart(link: Partition['link'] = { isCut: false }): Promise<void> {
    const left = this.folder.copy();
    await this.laptop.opened.close(0);
    this.link = link;
    this.folder = left;
    this.laptop = new Shell(await this.#openLaptop());
  }

  /** What is wrong with the volume, or differs between the two mounts. */
  async wrong(): Promise<string[]> {
    const { session, usage } = this.server.opened.volume;
    const wrong = await checkVolume(session.view);
    const [counted, anew] = [await usage.look(), await countVolume(session.view)];
    if (counted.files !== anew.files || counted.bytes !== anew.bytes)
      wrong.push(`usage ${JSON.stringify(counted)}, counted anew ${JSON.stringify(anew)}`);
    const [mine, theirs] = [await this.laptop.tree(), await this.server.tree()];
    if (mine.join('\n') !== theirs.join('\n'))
      wrong.push(`the laptop shows ${mine.join(' | ')}, the server ${theirs.join(' | ')}`);
    return wrong;
  }
}
