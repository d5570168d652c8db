/** Files for people: listings, histories, placements. */

import type { FileVersion } from '../../fs/index.ts';
import {
  isDirectory,
  isSymlink,
  S_IFBLK,
  S_IFCHR,
  S_IFDIR,
  S_IFIFO,
  S_IFLNK,
  S_IFMT,
  S_IFREG,
  S_IFSOCK,
} from '../../fs/index.ts';
import type { ChangeShown, DifferenceShown, Listed } from '../handlers/index.ts';
import type { NodePlace, PackPlace, Placement, VersionPlace } from '../placement.ts';
import { counted, formatBytes } from './common.ts';
import { formatMs, plainTable } from './plain-table.ts';

/** By file type, as `ls` has them. */
const TYPES: ReadonlyMap<number, string> = new Map([
  [S_IFSOCK, 's'],
  [S_IFLNK, 'l'],
  [S_IFREG, '-'],
  [S_IFBLK, 'b'],
  [S_IFDIR, 'd'],
  [S_IFCHR, 'c'],
  [S_IFIFO, 'p'],
]);

/** What `ocean log --json` prints. */
export interface History {
  readonly volume: string;
  readonly path: string;
  readonly uncommitted: number;
  readonly versions: readonly (Omit<FileVersion, 'mtimeNs'> & { readonly mtimeMs: number })[];
}

/** `-rw-r--r--`, as `ls` has it. */
export function formatMode(mode: number): string {
  const bits = ['r', 'w', 'x', 'r', 'w', 'x', 'r', 'w', 'x'].map((letter, i) =>
    (mode & (0o400 >> i)) === 0 ? '-' : letter,
  );
  const special = (bit: number, at: number, letter: string) => {
    if ((mode & bit) === 0) return;
    bits[at] = bits[at] === 'x' ? letter : letter.toUpperCase();
  };
  special(0o4000, 2, 's');
  special(0o2000, 5, 's');
  special(0o1000, 8, 't');
  return `${TYPES.get(mode & S_IFMT) ?? '?'}${bits.join('')}`;
}

export function formatTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

/** A name may hold what a terminal would obey. */
function printable(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return name.replace(/[\x00-\x1f\x7f-\x9f]/g, '?');
}

export function formatListing(listed: readonly Listed[], isLong: boolean): string {
  if (!isLong)
    return listed
      .map(({ name, mode }) => `${printable(name)}${isDirectory(mode) ? '/' : ''}`)
      .join('\n');
  const rows = listed.map(({ name, mode, nlink, uid, gid, size, mtimeMs, target }) => [
    formatMode(mode),
    nlink,
    `${uid}:${gid}`,
    size,
    formatTime(mtimeMs),
    isSymlink(mode) ? `${printable(name)} -> ${printable(target ?? '')}` : printable(name),
  ]);
  return plainTable(['mode', 'links', 'owner', 'bytes', 'modified', 'name'], rows);
}

export function formatLog({ versions, uncommitted }: History): string {
  const rows = versions.map(({ version, timeMs, size, mode, vguid }) => [
    version,
    formatTime(timeMs),
    isDirectory(mode) ? '-' : size,
    vguid,
  ]);
  const table = plainTable(['version', 'time', 'bytes', 'VGUID'], rows);
  return uncommitted === 0
    ? table
    : `${table}\n\n${counted(uncommitted, 'change')} of the volume wait to be committed.`;
}

/** As version control has them. */
const LETTERS: Readonly<Record<ChangeShown['kind'], string>> = {
  added: 'A',
  removed: 'D',
  modified: 'M',
  renamed: 'R',
  attributes: 'P',
};

/** What of a change one wants to know. */
function detailOf({ kind, before, now }: ChangeShown): string {
  if (before === undefined || now === undefined) {
    const one = now ?? before;
    return one === undefined || isDirectory(one.mode) ? '' : formatBytes(one.size);
  }
  if (kind === 'modified') return `${formatBytes(before.size)} → ${formatBytes(now.size)}`;
  const parts: string[] = [];
  if (before.mode !== now.mode) parts.push(`${formatMode(before.mode)} → ${formatMode(now.mode)}`);
  if (before.uid !== now.uid || before.gid !== now.gid)
    parts.push(`${before.uid}:${before.gid} → ${now.uid}:${now.gid}`);
  return parts.join(' ');
}

/** `ocean diff` for people. */
export function formatDifference({ volume, path, from, to, changes }: DifferenceShown): string {
  const [older, newer] = [from, to].map(
    ({ version, timeMs }) => `${version} of ${formatTime(timeMs)}`,
  );
  const versions = `version ${older} and ${newer}`;
  if (changes.length === 0) return `${volume}:${path} is the same in ${versions}.`;
  const rows = changes.map((change) => [
    LETTERS[change.kind],
    printable(change.from === undefined ? change.path : `${change.from} → ${change.path}`),
    detailOf(change),
  ]);
  return `${volume}:${path}, ${versions}\n\n${plainTable(['', 'path', ''], rows)}`;
}

function formatNode({ nodeId, host, port }: Omit<NodePlace, 'rttMs'>): string {
  return `${nodeId} ${host}:${port}`;
}

/** `ocean where` for people. */
export function formatPlacement({
  volume,
  path,
  ring,
  versions,
  packs,
  uncommitted,
}: Placement): string {
  const labels = new Map(packs.map(({ pack }, index) => [pack as string, `P${index + 1}`]));
  const parts = versions.map((version) => formatVersion(`${volume}:${path}`, version, labels));
  for (const pack of packs) parts.push(formatPack(pack, labels.get(pack.pack) ?? ''));
  parts.push(formatRing(ring));
  if (uncommitted > 0)
    parts.push(`${counted(uncommitted, 'change')} of the volume wait to be committed.`);
  return parts.join('\n\n');
}

function formatVersion(
  what: string,
  { version, timeMs, vguid, size, mode, isInline, blocks }: VersionPlace,
  labels: ReadonlyMap<string, string>,
): string {
  const head = `${what}  version ${version}  ${formatTime(timeMs)}  ${formatBytes(size)}\nVGUID ${vguid}`;
  if (isInline) return `${head}\nThe content lies in the inode, which the ring keeps.`;
  if (blocks.length === 0)
    return isDirectory(mode)
      ? `${head}\nA directory lies in the volume's tree, which the ring keeps.`
      : `${head}\nIt has no blocks.`;
  const rows = blocks.map((block) => [
    block.offset,
    block.length,
    block.block,
    block.where === 'pack' ? (labels.get(block.pack ?? '') ?? '?') : block.where,
    block.inFragments.join(',') || '-',
  ]);
  const table = plainTable(['offset', 'bytes', 'BGUID', 'pack', 'fragments'], rows);
  const withRing = blocks.filter(({ where }) => where === 'ring').length;
  const tail =
    withRing === 0
      ? ''
      : `\n${counted(withRing, 'block')} still with the ring; they go into a pack within minutes.`;
  return `${head}\n${table}${tail}`;
}

function formatPack(pack: PackPlace, label: string): string {
  const { k, n, bytes, fragments, root, route } = pack;
  const head = `${label}  pack ${pack.pack}  ${formatBytes(bytes)}  any ${k} of ${n} fragments rebuild it`;
  const rows = fragments.map(({ index, holder }) =>
    holder === null
      ? [index, '-', 'nobody who answers', '-', '-']
      : [
          index,
          holder.nodeId,
          `${holder.host}:${holder.port}`,
          holder.zone || '-',
          formatMs(holder.rttMs ?? undefined),
        ],
  );
  const steps = route.map(
    ({ nodeId, rttMs }) => `${nodeId.slice(0, 8)} (${formatMs(rttMs ?? undefined)})`,
  );
  const way =
    root === null
      ? 'root: no route was found in time'
      : `root ${formatNode(root)}, ${counted(route.length - 1, 'hop')}` +
        (route.length < 2 ? ': this node' : `: ${steps.join(' → ')}`);
  return `${head}\n${plainTable(['fragment', 'holder', 'address', 'zone', 'rtt'], rows)}\n${way}`;
}

function formatRing(ring: readonly NodePlace[]): string {
  const rows = ring.map(({ nodeId, host, port, rttMs }) => [
    nodeId,
    `${host}:${port}`,
    formatMs(rttMs ?? undefined),
  ]);
  return plainTable(['inner ring', 'address', 'rtt'], rows);
}
