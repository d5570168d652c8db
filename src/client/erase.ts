/** The end of an object: nobody writes to it any more, nothing is in it, and no earlier version is kept. */

import { PACK_PREFIX } from '../archive/index.ts';
import { equal, OceanError } from '../base/index.ts';
import { RESERVED, signWriter } from '../object/index.ts';
import { AMENDED_TOGETHER, dropBlocks, dropPacks, type IndexedBlock } from './block-index.ts';
import type { SessionPorts } from './ports.ts';
import { retain } from './retain.ts';
import { Session } from './session.ts';
import type { VolumeKeys } from './volume-keys.ts';
import { WriterAccess } from './writers.ts';

const READY_TIMEOUT_MS = 20_000;

/**
 * Erases the object of these keys. What was done before it was interrupted need not be done again.
 *
 * @throws OceanError `not-permitted` without the owner's key, and those of the ring
 */
export async function eraseObject(keys: VolumeKeys, ports: SessionPorts): Promise<void> {
  const { owner, object, name } = keys;
  if (owner === undefined) {
    const why = 'this machine does not own it';
    throw new OceanError('not-permitted', `Cannot delete "${name}" from here: ${why}`);
  }
  // The owner's key writes whoever else may not.
  const writer = signWriter(owner, { object, writer: owner.publicKey });
  const session = new Session({ ...keys, author: owner, writer }, ports);
  await session.ready(READY_TIMEOUT_MS);
  await new WriterAccess(session, ports).change(() => []);
  await session.snapshot({ freshMs: 0 });
  const blocks: IndexedBlock[] = [];
  for await (const page of session.locations())
    for (const { block, location, version } of page)
      if (location !== undefined) blocks.push({ block, location, version });
  await dropBlocks(session, blocks);
  const packs = [];
  for await (const page of session.packs()) packs.push(...page);
  await dropPacks(session, packs);
  await eraseEntries(session);
  const { version: through } = await session.snapshot({ freshMs: 0 });
  const before = await session.versions.retention();
  await retain(session, { through, kept: [], before, unchanged: [] });
}

/** All but what says that no pack is needed. */
async function eraseEntries(session: Session): Promise<void> {
  const keys: Uint8Array[] = [];
  for await (const entries of session.view.pages(new Uint8Array(0)))
    for (const { key } of entries)
      if (key[0] !== RESERVED && !equal(key, PACK_PREFIX)) keys.push(key);
  for (let at = 0; at < keys.length; at += AMENDED_TOGETHER) {
    const some = keys.slice(at, at + AMENDED_TOGETHER);
    await session.amend({ predicates: [], actions: some.map((key) => ({ kind: 'remove', key })) });
  }
}
