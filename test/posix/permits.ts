/** Who may do what by an access list, as the kernel decides: POSIX 1003.1e, draft 17, section 23.1.5. */

import { type AccessEntry, TAG } from '../../src/fs/index.ts';

/** @param who - not the owner: the kernel goes by the mode for that one */
export function permits(
  list: readonly AccessEntry[],
  who: { uid: number; owningGroup: number; isMember: (gid: number) => boolean },
  wanted: number,
): boolean {
  const mask = list.find(({ tag }) => tag === TAG.mask)?.permissions ?? 7;
  const has = ({ permissions }: AccessEntry) => (permissions & mask & wanted) === wanted;
  const user = list.find(({ tag, id }) => tag === TAG.user && id === who.uid);
  if (user !== undefined) return has(user);
  const groups = list.filter(
    ({ tag, id }) =>
      (tag === TAG.owningGroup && who.isMember(who.owningGroup)) ||
      (tag === TAG.group && who.isMember(id)),
  );
  if (groups.length > 0) return groups.some(has);
  const other = list.find(({ tag }) => tag === TAG.other)?.permissions ?? 0;
  return (other & wanted) === wanted;
}
