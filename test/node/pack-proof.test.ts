import test from 'ava';
import { type ArchiveAuthor, makePack, PACK_PREFIX } from '../../src/archive/index.ts';
import { OceanError } from '../../src/base/index.ts';
import { digest } from '../../src/crypto/index.ts';
import { type OpenedVolume, ROOT_INO } from '../../src/fs/index.ts';
import type { PackGuid } from '../../src/id/index.ts';
import { RingDoor } from '../../src/node/index.ts';
import { PackProof, type PackProofPorts, ringPlace } from '../../src/node/pack-proof.ts';
import { aguidOf, checkRing } from '../../src/object/index.ts';
import type { ObjectMessage } from '../../src/wire/index.ts';
import { LoopbackPond } from '../fs/loopback-pond.ts';

const LARGE = 100_000;

async function opened() {
  const pond = new LoopbackPond();
  const volume = await pond.open();
  const { session } = volume.volume;
  const { request } = pond.ports.get(session)!;
  const ring = checkRing(pond.keys.object, pond.keys.ring)!;
  const ask = (message: ObjectMessage) => request(ring, message);
  const door = new RingDoor({
    clock: pond.clock,
    request: (_to, message) => ask(message),
    rttMs: () => undefined,
  });
  const ports: PackProofPorts = {
    locate: async (guid) =>
      guid === ringPlace(session.aguid) ? ring.members.map(({ address }) => address) : [],
    askMember: (_to, message) => ask(message),
    askRing: (one, message) => door.ask(one, message),
  };
  return { pond, volume, session, ports };
}

/** Writes a file of one pack. */
async function write({ fileSystem, volume }: OpenedVolume, name: string, fill: number) {
  const caller = { uid: 1, gid: 1, pid: 1 };
  const { handle } = (await fileSystem.create(caller, ROOT_INO, name, { mode: 0o600 })).opened;
  await fileSystem.write(handle, 0, new Uint8Array(LARGE).fill(fill));
  await fileSystem.fsync(handle);
  await fileSystem.release(handle);
  const packs: PackGuid[] = [];
  for await (const page of volume.session.packs()) packs.push(...page.map(({ pack }) => pack));
  return packs;
}

/** A pack that was stored and never committed: its manifest is what a holder has. */
function stray(pond: LoopbackPond) {
  const { author, writer, object } = pond.keys;
  const sealed = new Uint8Array(100);
  const owner: ArchiveAuthor = { aguid: aguidOf(object), key: author, writer };
  return makePack([{ digest: digest('block', sealed), sealed }], { k: 1, n: 1 }, owner, 1);
}

test('what the latest version lists is listed, and what it does not is proven to be absent', async (t) => {
  const { pond, volume, ports } = await opened();
  const packs = await write(volume, 'f', 1);
  const { guid, signed } = stray(pond);
  const proof = new PackProof(ports);
  t.is(packs.length, 1);
  t.deepEqual(await proof.unlisted(signed, [guid, ...packs]), [guid]);
  await volume.close(1000);
});

test('nothing is proven of an object that does not say that it lists its packs', async (t) => {
  const { pond, volume, session, ports } = await opened();
  await write(volume, 'f', 1);
  await session.commit({ changes: [{ key: PACK_PREFIX, value: undefined }], blocks: [] }, [], 5000);
  const { guid, signed } = stray(pond);
  t.deepEqual(await new PackProof(ports).unlisted(signed, [guid]), []);
  await volume.close(1000);
});

test('a ring that is not found, or does not answer, or is of another object, proves nothing', async (t) => {
  const { pond, volume, ports } = await opened();
  await write(volume, 'f', 1);
  const { guid, signed } = stray(pond);
  const failing = (changed: Partial<PackProofPorts>) =>
    t.throwsAsync(new PackProof({ ...ports, ...changed }).unlisted(signed, [guid]), {
      instanceOf: OceanError,
    });
  await failing({ locate: async () => [] });
  await failing({
    askMember: async () => {
      throw new OceanError('timeout', 'The node is dead');
    },
  });
  const other = new LoopbackPond(8);
  const ring = { kind: 'ring', ring: other.keys.ring, view: 0, version: 0 } as const;
  const rest = { changing: false, recovering: false, evidence: [] };
  await failing({ askMember: async () => ({ ...ring, ...rest }) });
  // A version that nobody certified.
  await failing({
    askRing: async (one, message) => {
      const answer = await ports.askRing(one, message);
      if (answer.kind !== 'heartbeats') return answer;
      const heartbeats = answer.heartbeats.map((certified) => ({ ...certified, signatures: [] }));
      return { ...answer, heartbeats };
    },
  });
  t.deepEqual(await new PackProof(ports).unlisted(signed, [guid]), [guid]);
  await volume.close(1000);
});
