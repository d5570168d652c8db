/**
 * Merges what a mount changed while it was cut off with what others committed meanwhile: a function of three states,
 * without I/O of its own, and the same wherever it runs. Names and inodes are merged apart, so that a file that one
 * renamed and the other wrote is both. Nothing that either side wrote is without a name afterwards: what cannot be
 * under its own gets another beside it. Rules and reasons in `docs/adr/0041-conflict-copies.md`.
 */

import { keyOf, utf8 } from '../base/index.ts';
import { conflictName } from './conflict-name.ts';
import { encodeConflict } from './conflicts.ts';
import { type Ino, type Name, ROOT_INO } from './file-system.ts';
import type { JournalChange } from './journal.ts';
import { conflictKey, direntKey, extentKey, inodeKey, parseKey, xattrKey } from './keys.ts';
import {
  contentOf,
  isAlive,
  isSameContent,
  type MergedInode,
  mergedRecord,
  rangesOf,
  readInode,
} from './merge-inodes.ts';
import { type Displaced, type Entry, MergedNames, type Side } from './merge-names.ts';
import { IndexedSides, type MergeTools, type Sides, same } from './merge-sides.ts';
import { isDirectory, isRegular, isSymlink, S_IFMT } from './mode.ts';
import {
  type DirentRecord,
  decodeInode,
  decodeXattr,
  encodeDirent,
  encodeInode,
  type InodeRecord,
} from './records.ts';

/** What is to be changed in theirs, so that it has both; by `keyOf` the key. */
export interface Merged {
  readonly changes: ReadonlyMap<string, JournalChange>;
  /** Conflict copies that were made. */
  readonly copies: number;
}

export async function merge(sides: Sides, tools: MergeTools): Promise<Merged> {
  return new Merge(new IndexedSides(sides), tools).run();
}

class Merge {
  readonly #sides: IndexedSides;
  readonly #tools: MergeTools;
  readonly #changes = new Map<string, JournalChange>();
  readonly #inodes = new Map<Ino, MergedInode>();
  #names = new MergedNames();
  /** Mine whose content goes to a copy. */
  readonly #copied = new Map<Ino, Ino>();
  #joined: ReadonlyMap<Ino, Ino> = new Map();
  readonly #restored = new Set<Ino>();

  constructor(sides: IndexedSides, tools: MergeTools) {
    this.#sides = sides;
    this.#tools = tools;
  }

  async run(): Promise<Merged> {
    this.#names = await MergedNames.read(this.#sides);
    for (const ino of new Set([...this.#names.inos(), ...this.#sides.mineInos()]))
      this.#inodes.set(ino, await readInode(this.#sides, ino));
    this.#joined = this.#names.joinDirectories(this.#tools.hash, (ino) => {
      const inode = this.#inodes.get(ino);
      return inode?.base === undefined && inode?.theirs === undefined;
    });
    for (const ino of this.#joined.keys()) this.#known(ino).isDropped = true;
    this.#names.decide();
    await this.#dropEqual();
    for (const inode of this.#inodes.values()) this.#settleMoves(inode);
    do this.#bringBack();
    while (await this.#breakCycle());
    await this.#split();
    const copies = await this.#nameDisplaced();
    this.#write();
    for (const inode of this.#inodes.values()) await this.#writeInode(inode);
    for (const [from, into] of this.#joined) await this.#writeXattrs(from, into);
    return { changes: this.#changes, copies };
  }

  #known(ino: Ino): MergedInode {
    return this.#inodes.get(ino) as MergedInode;
  }

  /** How many names lead to it in the end. Those that nobody changed are counted with mine: theirs may lack a batch. */
  #links({ ino, mine }: MergedInode): number {
    return (mine?.nlink ?? 0) - this.#names.had('mine', ino).length + this.#names.held(ino).size;
  }

  /** Files that both made under one name, with the same in them, are one. */
  async #dropEqual(): Promise<void> {
    for (const place of [...this.#names.displaced]) {
      const { ino } = place.record;
      const mine = this.#known(ino);
      const entry = this.#names.had('mine', ino)[0];
      const theirs = entry?.theirs && this.#known(entry.theirs.ino);
      if (theirs === undefined || mine.base !== undefined || this.#tools.isOpen(ino)) continue;
      if (this.#names.had('mine', ino).length > 1 || !(await this.#isEqual(mine, theirs))) continue;
      this.#names.drop(place);
      mine.isDropped = true;
    }
  }

  async #isEqual(mine: MergedInode, theirs: MergedInode): Promise<boolean> {
    const [mode = 0, other = 0] = [mine.mine?.mode, theirs.theirs?.mode];
    if ((mode & S_IFMT) !== (other & S_IFMT)) return false;
    if (!isRegular(mode) && !isSymlink(mode)) return false;
    return isSameContent(
      await contentOf(this.#sides, mine, 'mine'),
      await contentOf(this.#sides, theirs, 'theirs'),
      this.#tools.sameBytes,
    );
  }

  /** What both gave another name in the place of one has theirs; a directory never has two. */
  #settleMoves({ ino, base, theirs, mine }: MergedInode): void {
    if (base === undefined) return;
    const lead = (one: DirentRecord | undefined) => one?.ino === ino;
    const fresh = this.#names
      .had('theirs', ino)
      .filter((one) => !lead(one.base) && !lead(one.mine));
    const left = this.#names.had('base', ino).filter((one) => !lead(one.mine) && !lead(one.theirs));
    const own = [...this.#names.held(ino)]
      .filter((place) => !('key' in place) || !(lead(place.theirs) || lead(place.base)))
      .sort((a, b) => Number('key' in a) - Number('key' in b));
    const isOne = isDirectory((theirs ?? mine ?? base).mode);
    const excess = isOne && fresh.length > 0 ? own.length : Math.min(left.length, fresh.length);
    for (const place of own.slice(0, excess)) this.#names.drop(place);
  }

  /** What one side removed and the other rewrote comes back, and directories that something is in. */
  #bringBack(): void {
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (const inode of this.#inodes.values()) {
        if (this.#links(inode) > 0 || inode.isDropped) continue;
        const side = this.#sideToKeep(inode);
        if (side !== undefined) isChanged = this.#restoreOnce(inode, side) || isChanged;
      }
      for (const { parent, now } of this.#names.entries.values())
        if (now !== undefined) isChanged = this.#restoreDirectory(parent) || isChanged;
      for (const { parent } of [...this.#names.displaced])
        isChanged = this.#restoreDirectory(parent) || isChanged;
    }
  }

  #sideToKeep(inode: MergedInode): Side | undefined {
    const [mine, theirs] = [isAlive(inode, 'mine'), isAlive(inode, 'theirs')];
    if (mine && theirs) return this.#names.had('theirs', inode.ino).length > 0 ? 'theirs' : 'mine';
    if (mine) return inode.isRewritten.mine ? 'mine' : undefined;
    return theirs && inode.isRewritten.theirs ? 'theirs' : undefined;
  }

  #restoreDirectory(ino: Ino): boolean {
    const inode = this.#inodes.get(ino);
    if (ino === ROOT_INO || inode === undefined || this.#links(inode) > 0) return false;
    return this.#restoreOnce(inode, isAlive(inode, 'theirs') ? 'theirs' : 'mine');
  }

  /** Once: a count of names that was wrong before stays so, and ends nothing here. */
  #restoreOnce(inode: MergedInode, side: Side): boolean {
    if (this.#restored.has(inode.ino)) return false;
    this.#restored.add(inode.ino);
    this.#restore(inode, side);
    return true;
  }

  /** Gives an inode back the names that it has on that side; a directory one of them. */
  #restore({ ino, base, mine, theirs }: MergedInode, side: Side): void {
    const isOne = isDirectory((base ?? mine ?? theirs)?.mode ?? 0);
    const had = this.#names.had(side, ino);
    for (const entry of isOne ? had.slice(0, 1) : had) {
      const record = entry[side] as DirentRecord;
      const { now } = entry;
      if (now?.ino === ino) continue;
      if (now !== undefined && side === 'mine') this.#names.displace(entry.parent, record);
      else this.#names.assign(entry, record);
      if (now !== undefined && side === 'theirs') this.#names.displace(entry.parent, now);
    }
  }

  /** Two directories that were moved into each other: mine goes back. False when there are none. */
  async #breakCycle(): Promise<boolean> {
    for (const inode of this.#inodes.values()) {
      const { ino, base, mine } = inode;
      if (base === undefined || mine === undefined || !isDirectory(mine.mode)) continue;
      if (this.#names.had('theirs', ino).length === 0) continue;
      const [place] = this.#names.held(ino);
      if (place === undefined || ('key' in place && place.theirs?.ino === ino)) continue;
      if (!(await this.#isBelow(place.parent, ino))) continue;
      this.#names.drop(place);
      this.#restore(inode, 'theirs');
      return true;
    }
    return false;
  }

  async #isBelow(from: Ino, above: Ino): Promise<boolean> {
    const seen = new Set<Ino>();
    for (let at = from; at !== ROOT_INO && !seen.has(at); at = await this.#parentOf(at)) {
      if (at === above) return true;
      seen.add(at);
    }
    return false;
  }

  async #parentOf(ino: Ino): Promise<Ino> {
    const held = this.#names.parentOf(ino);
    if (held !== undefined) return held;
    const value = await this.#sides.theirs(inodeKey(ino));
    return value === undefined ? ROOT_INO : decodeInode(value).parent;
  }

  /** A file that both rewrote is theirs, and mine a copy; so is mine where they have it open and without a name. */
  async #split(): Promise<void> {
    const open: MergedInode[] = [];
    for (const inode of this.#inodes.values()) {
      const { isRewritten, theirs } = inode;
      if (inode.isDropped || this.#links(inode) <= 0 || !isAlive(inode, 'mine')) continue;
      if (theirs !== undefined && theirs.nlink === 0) this.#replace(inode);
      else if (theirs === undefined || isDirectory(theirs.mode)) continue;
      else if (isRewritten.mine && isRewritten.theirs && !(await this.#isEqual(inode, inode)))
        open.push(inode);
    }
    const unnamed = open.filter(({ ino }) => this.#names.held(ino).size === 0);
    const places =
      unnamed.length === 0
        ? new Map<Ino, never>()
        : await this.#tools.placesOf(new Set(unnamed.map(({ ino }) => ino)));
    for (const inode of open) this.#copy(inode, places.get(inode.ino));
  }

  /** They erase it when they close it: mine lives on under another number. */
  #replace({ ino, mine }: MergedInode): void {
    const fresh = this.#tools.allocate();
    this.#copied.set(ino, fresh);
    const type = (mine?.mode ?? 0) & S_IFMT;
    for (const place of [...this.#names.held(ino)]) {
      const { name } = 'key' in place ? (place.now as DirentRecord) : place.record;
      const record = { ino: fresh, type, name };
      this.#names.drop(place);
      if ('key' in place) this.#names.assign(place, record);
      else this.#names.displace(place.parent, record);
    }
  }

  #copy({ ino, mine }: MergedInode, found: { parent: Ino; name: Name } | undefined): void {
    const held = [...this.#names.held(ino)];
    const isMine = (place: Entry | Displaced) => 'key' in place && place.mine?.ino === ino;
    const place = held.find(isMine) ?? held[0];
    const parent = place?.parent ?? found?.parent ?? ROOT_INO;
    const named = place && ('key' in place ? place.now : place.record);
    const name = named?.name ?? found?.name ?? `inode ${ino}`;
    const fresh = this.#tools.allocate();
    this.#copied.set(ino, fresh);
    this.#names.displace(parent, { ino: fresh, type: (mine?.mode ?? 0) & S_IFMT, name });
  }

  /** Gives what has lost its name one that tells so. @returns how many */
  async #nameDisplaced(): Promise<number> {
    const { hash, host, nowMs } = this.#tools;
    const displaced = [...this.#names.displaced].sort(
      (a, b) => a.parent - b.parent || (a.record.name < b.record.name ? -1 : 1),
    );
    const origins = new Map([...this.#copied].map(([from, to]) => [to, from]));
    for (const place of displaced) {
      const { parent, record } = place;
      const { ino, name: original } = record;
      const writtenNs = this.#inodes.get(origins.get(ino) ?? ino)?.mine?.ctimeNs ?? 0n;
      for (let attempt = 1; ; attempt++) {
        const name = conflictName(original, { host, writtenNs, attempt });
        const key = direntKey(parent, hash(parent, name));
        const entry = await this.#free(parent, key);
        if (entry === undefined) continue;
        this.#names.drop(place);
        this.#names.assign(entry, { ...record, name });
        const conflict = { parent, name, ino, original, host: keyOf(utf8(host)), timeMs: nowMs };
        this.#put(conflictKey(parent, hash(parent, name)), encodeConflict(conflict));
        break;
      }
    }
    return displaced.length;
  }

  async #free(parent: Ino, key: Uint8Array): Promise<Entry | undefined> {
    const known = this.#names.entries.get(keyOf(key));
    if (known !== undefined) return known.now === undefined ? known : undefined;
    if ((await this.#sides.theirs(key)) !== undefined) return undefined;
    const nothing = { base: undefined, mine: undefined, theirs: undefined, now: undefined };
    return this.#names.add({ parent, key, ...nothing });
  }

  #put(key: Uint8Array, value: Uint8Array | undefined): void {
    this.#changes.set(keyOf(key), { key, value });
  }

  /** Names, and what is about no file. */
  #write(): void {
    for (const { key, value } of this.#sides.others) {
      const parsed = parseKey(key);
      const orphan = parsed.kind === 'orphan' ? this.#inodes.get(parsed.ino) : undefined;
      if (orphan === undefined || this.#links(orphan) <= 0) this.#put(key, value);
    }
    for (const { key, theirs, now } of this.#names.entries.values())
      if (theirs?.ino !== now?.ino) this.#put(key, now && encodeDirent(now));
  }

  async #writeInode(inode: MergedInode): Promise<void> {
    const { ino, mine, theirs } = inode;
    const fresh = this.#copied.get(ino);
    if (fresh !== undefined && mine !== undefined) await this.#writeWhole(inode, fresh);
    const links = this.#links(inode);
    if (inode.isDropped) return;
    if (links <= 0) return this.#writeEnd(inode);
    if (theirs === undefined) {
      if (mine !== undefined) await this.#writeMine(inode, this.#placed(inode, mine, links));
    } else if (mine === undefined || mine.nlink === 0 || fresh !== undefined) {
      this.#putRecord(inode, this.#placed(inode, theirs, links));
    } else {
      const isMine = inode.isRewritten.mine && !inode.isRewritten.theirs;
      const records = { base: inode.base, mine, theirs };
      const record = mergedRecord(records, isMine ? 'mine' : 'theirs');
      await this.#writeBoth(inode, this.#placed(inode, record, links), isMine);
    }
  }

  #placed({ ino }: MergedInode, record: InodeRecord, nlink: number): InodeRecord {
    const parent = this.#names.parentOf(ino);
    if (!isDirectory(record.mode) || parent === undefined) return { ...record, nlink };
    return { ...record, nlink, parent };
  }

  #putRecord({ ino, theirs }: MergedInode, record: InodeRecord): void {
    const value = encodeInode(record);
    if (!same(value, theirs && encodeInode(theirs))) this.#put(inodeKey(ino), value);
  }

  /** They do not have it: what I made, or what they removed. */
  async #writeMine(inode: MergedInode, record: InodeRecord): Promise<void> {
    const { ino } = inode;
    this.#put(inodeKey(ino), encodeInode(record));
    if (inode.isTheirs) return this.#writeRanges(ino, ino);
    for (const { key, value } of this.#sides.ownOf(ino))
      if (parseKey(key).kind !== 'inode') this.#put(key, value);
  }

  async #writeBoth(inode: MergedInode, record: InodeRecord, isMine: boolean): Promise<void> {
    this.#putRecord(inode, record);
    for (const { key, value } of this.#sides.ownOf(inode.ino)) {
      const { kind } = parseKey(key);
      if (kind === 'extent' && !isMine) continue;
      if (kind === 'inode') continue;
      const { base, theirs } = await this.#sides.three(key);
      if (!same(value, base) && !same(value, theirs)) this.#put(key, value);
    }
  }

  /** A new inode with all of mine. */
  async #writeWhole({ ino, mine }: MergedInode, fresh: Ino): Promise<void> {
    const nlink = this.#names.held(fresh).size;
    this.#put(inodeKey(fresh), encodeInode({ ...(mine as InodeRecord), nlink }));
    await this.#writeRanges(ino, fresh);
  }

  async #writeRanges(from: Ino, into: Ino): Promise<void> {
    const [extents] = rangesOf(from);
    for (const { key, value } of await this.#sides.myRange(extents as Uint8Array, from)) {
      const parsed = parseKey(key);
      if (parsed.kind === 'extent') this.#put(extentKey(into, parsed.offset), value);
    }
    await this.#writeXattrs(from, into);
  }

  async #writeXattrs(from: Ino, into: Ino): Promise<void> {
    const [, xattrs] = rangesOf(from);
    for (const { value } of await this.#sides.myRange(xattrs as Uint8Array, from)) {
      if (value === undefined) continue;
      const key = xattrKey(into, this.#tools.hash(into, decodeXattr(value).name));
      const isFree = !this.#joined.has(from) || (await this.#sides.theirs(key)) === undefined;
      if (isFree) this.#put(key, value);
    }
  }

  /** No name leads to it: it goes, unless somebody has it open. */
  async #writeEnd(inode: MergedInode): Promise<void> {
    const { ino, mine, theirs } = inode;
    if (!inode.isTheirs || mine?.nlink === 0) {
      for (const { key, value } of this.#sides.ownOf(ino)) this.#put(key, value);
      return;
    }
    if (theirs === undefined || theirs.nlink === 0) return;
    this.#put(inodeKey(ino), undefined);
    for (const prefix of rangesOf(ino))
      for (const { key } of await this.#sides.theirRange(prefix)) this.#put(key, undefined);
  }
}
