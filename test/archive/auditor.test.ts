import test from 'ava';
import fc from 'fast-check';
import { Auditor, type AuditPack, makePack, type RepairPorts } from '../../src/archive/index.ts';
import { type NodeAddress, OceanError, SeededRandom } from '../../src/base/index.ts';
import { createVolumeKeys } from '../../src/client/index.ts';
import { digest, keyPairOf } from '../../src/crypto/index.ts';
import { reconstruct } from '../../src/erasure/index.ts';
import { nodeIdOf } from '../../src/id/index.ts';
import { aguidOf } from '../../src/object/index.ts';

type Behavior = 'honest' | 'wrong' | 'missing' | 'mute' | 'gone' | 'dropped' | 'conspires';

function bytesFrom(seed: number) {
  const random = new SeededRandom(seed);
  return (length: number) => random.bytes(length);
}

/** A pack, one fragment a node; each node behaves as told. */
class Audited {
  readonly nodes: NodeAddress[];
  readonly pack;
  readonly behaviors: Behavior[];
  /** Fragments that were read whole. */
  wholeReads = 0;

  constructor({ k, behaviors }: { k: number; behaviors: Behavior[] }) {
    const random = bytesFrom(3);
    this.behaviors = behaviors;
    this.nodes = behaviors.map((_, at) => {
      const nodeId = nodeIdOf(keyPairOf(random(32)).publicKey);
      return { nodeId, host: 'n', port: at + 1 };
    });
    const member = { publicKey: new Uint8Array(32), address: this.nodes[0]! };
    const keys = createVolumeKeys({ name: 'v', members: [member], random });
    const author = { aguid: aguidOf(keys.object), key: keys.author, writer: keys.writer };
    const sealed = random(9000);
    const blocks = [{ sealed, digest: digest('block', sealed) }];
    this.pack = makePack(blocks, { k, n: behaviors.length }, author, 1);
  }

  #ports(): RepairPorts {
    return {
      request: async (to, message) => {
        const at = this.nodes.findIndex(({ nodeId }) => nodeId === to.nodeId);
        if (message.kind !== 'readFragment') throw new OceanError('invalid', 'not asked here');
        const { index, offset, length } = message;
        const bytes = this.#truth(index, offset, length);
        if (length > 128) this.wholeReads++;
        switch (this.behaviors[at]) {
          case 'wrong':
            return { kind: 'fragmentRange', bytes: bytesFrom(at)(bytes.length) };
          case 'conspires':
            return { kind: 'fragmentRange', bytes: this.#falsehood(index, offset, length) };
          case 'missing':
          case 'dropped':
            throw new OceanError('not-found', 'not here');
          case 'mute':
            throw new OceanError('timeout', 'no answer');
          case 'gone':
            throw new OceanError('unavailable', 'down');
          default:
            return { kind: 'fragmentRange', bytes };
        }
      },
      held: async (node, pack) => {
        const at = this.nodes.findIndex(({ nodeId }) => nodeId === node.nodeId);
        return { pack, indexes: this.behaviors[at] === 'dropped' ? [] : [at] };
      },
      manifest: () => this.pack.signed,
    } as Partial<RepairPorts> as RepairPorts;
  }

  #truth(index: number, offset: number, length: number): Uint8Array {
    return this.pack.fragments[index]!.subarray(offset, offset + length);
  }

  /** Of another code word, which has k − 1 fragments of honest holders and one that is made up. */
  #falsehood(index: number, offset: number, length: number): Uint8Array {
    const { k, n } = this.pack.manifest;
    const honest = this.behaviors.flatMap((one, at) => (one === 'honest' ? [at] : []));
    const word = new Map(honest.slice(0, k - 1).map((at) => [at, this.#truth(at, offset, length)]));
    word.set(this.behaviors.indexOf('conspires'), new Uint8Array(length).fill(7));
    return reconstruct(word, { k, n }, [index])[0]!;
  }

  /** Verdicts, `-` where nothing is said of a node. */
  async verdicts(offset = 5, length = 128): Promise<string[]> {
    const { k, n } = this.pack.manifest;
    const holders = this.nodes.map((node, at) => ({ node, indexes: [at] }));
    const range = { offset, length };
    const asked: AuditPack = { kind: 'audit', pack: this.pack.guid, k, n, range, holders };
    const { verdicts } = await new Auditor(this.#ports()).audit(asked);
    return this.nodes.map(
      (node) => verdicts.find((one) => one.node.nodeId === node.nodeId)?.result ?? '-',
    );
  }
}

test('honest holders prove themselves by a short range, and nothing is read whole', async (t) => {
  const audited = new Audited({ k: 4, behaviors: Array(6).fill('honest') });
  t.deepEqual(await audited.verdicts(), Array(6).fill('proved'));
  t.is(audited.wholeReads, 0);
});

test('who pretends is found; who is away, or has said that it dropped it, is not blamed', async (t) => {
  const behaviors: Behavior[] = ['honest', 'wrong', 'missing', 'mute', 'gone', 'dropped'];
  const audited = new Audited({ k: 1, behaviors });
  t.deepEqual(await audited.verdicts(), ['proved', 'wrong', 'missing', 'mute', '-', '-']);
  // Of two that differ nobody knows who is right: both are read whole.
  t.is(audited.wholeReads, 2);
});

test('two who conspire with a false code word do not get an honest holder blamed', async (t) => {
  const behaviors: Behavior[] = ['honest', 'honest', 'honest', 'conspires', 'conspires', 'honest'];
  const audited = new Audited({ k: 4, behaviors });
  const wanted = behaviors.map((one) => (one === 'honest' ? 'proved' : 'wrong'));
  t.deepEqual(await audited.verdicts(), wanted);
});

test('with k answers nothing can be compared: one fragment is read whole', async (t) => {
  const behaviors: Behavior[] = ['honest', 'wrong', 'gone', 'gone'];
  const audited = new Audited({ k: 2, behaviors });
  t.deepEqual(await audited.verdicts(0), ['proved', '-', '-', '-']);
  t.deepEqual(await audited.verdicts(1), ['-', 'wrong', '-', '-']);
  t.is(audited.wholeReads, 2);
});

test('of any code, whichever holders give wrong bytes, exactly those are found', async (t) => {
  const codes = fc.integer({ min: 1, max: 8 }).chain((k) =>
    fc.record({
      k: fc.constant(k),
      isWrong: fc.array(fc.boolean(), { minLength: k + 1, maxLength: 16 }),
      offset: fc.integer({ min: 0, max: 900 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(codes, async ({ k, isWrong, offset }) => {
      const behaviors = isWrong.map((one): Behavior => (one ? 'wrong' : 'honest'));
      const said = await new Audited({ k, behaviors }).verdicts(offset);
      t.deepEqual(
        said,
        isWrong.map((one) => (one ? 'wrong' : 'proved')),
      );
    }),
    { numRuns: 60 },
  );
});
