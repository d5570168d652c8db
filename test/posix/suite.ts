/** Declares the POSIX cases on a file system that some processes use. */

import type { ExecutionContext, SerialFn } from 'ava';
import { ACCESS_LIST_CASES } from './cases/access-lists.ts';
import { ATTRIBUTE_CASES } from './cases/attributes.ts';
import { CONTENT_CASES } from './cases/content.ts';
import { CREATE_CASES } from './cases/create.ts';
import { DIRECTORY_CASES } from './cases/directories.ts';
import { LINK_CASES } from './cases/links.ts';
import { MODE_CASES } from './cases/modes.ts';
import { OPEN_CASES } from './cases/open.ts';
import { OWNER_CASES } from './cases/owners.ts';
import { PATH_CASES } from './cases/paths.ts';
import { REMOVE_CASES } from './cases/remove.ts';
import { RENAME_CASES } from './cases/rename.ts';
import { SPACE_CASES } from './cases/space.ts';
import { TIME_CASES } from './cases/times.ts';
import type { Process } from './process.ts';
import { type Actor, type Case, World } from './world.ts';

export const CASES: readonly Case[] = [
  ...PATH_CASES,
  ...CREATE_CASES,
  ...OPEN_CASES,
  ...CONTENT_CASES,
  ...SPACE_CASES,
  ...DIRECTORY_CASES,
  ...LINK_CASES,
  ...REMOVE_CASES,
  ...RENAME_CASES,
  ...MODE_CASES,
  ...OWNER_CASES,
  ...TIME_CASES,
  ...ATTRIBUTE_CASES,
  ...ACCESS_LIST_CASES,
];

/** The users of one machine, at home in one place. */
export interface Users {
  readonly root: Process;
  readonly alice: Process;
  readonly bob: Process;
}

let directories = 0;

/** Runs a case in an empty directory of its own, and empties it. */
async function runCase(
  t: ExecutionContext,
  { root, alice, bob }: Users,
  home: string,
  [, run]: Case,
  actor: 'root' | 'user',
): Promise<void> {
  const directory = `${home}/case-${++directories}`;
  await root.chdir('/');
  await root.umask(0);
  await root.mkdir(directory, 0o777);
  for (const process of [root, alice, bob]) {
    await process.umask(0o022);
    await process.chdir(directory);
  }
  try {
    await run(t, new World({ me: actor === 'root' ? root : alice, root, bob }));
  } finally {
    for (const process of [root, alice, bob]) await process.chdir('/');
    await removeAll(root, directory);
  }
}

async function removeAll(root: Process, path: string): Promise<void> {
  for (const name of await root.readdir(path)) {
    const entry = `${path}/${name}`;
    if ((await root.lstat(entry)).type === 'directory') await removeAll(root, entry);
    else await root.unlink(entry);
  }
  await root.rmdir(path);
}

/**
 * @param users - started when the first case runs
 * @param lacks - titles of what the place cannot do, whoever makes it: an oracle need not have it all
 * @param actorsOf - as whom a case is run
 */
export function posixSuite(
  test: SerialFn,
  name: string,
  {
    users,
    home,
    lacks = [],
    actorsOf = (actor) => (actor === 'any' ? ['root', 'user'] : [actor]),
  }: {
    users: () => Promise<Users>;
    home: () => string;
    lacks?: readonly RegExp[];
    actorsOf?: (actor: Actor) => readonly ('root' | 'user')[];
  },
): void {
  for (const one of CASES) {
    const [title, , actor = 'any'] = one;
    if (lacks.some((pattern) => pattern.test(title))) continue;
    for (const who of actorsOf(actor)) {
      test(`${name}, as ${who === 'root' ? 'root' : 'a user'}: ${title}`, async (t) => {
        await runCase(t, await users(), home(), one, who);
      });
    }
  }
}
