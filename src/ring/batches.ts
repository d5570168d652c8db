/** Reads batches and checks what clients signed in them; the very same is not checked twice. */

import { equal } from '../base/index.ts';
import { checkRing, checkUpdate, stepTo } from '../object/index.ts';
import { decodeBatch, type Request, type SignedRing, type Update } from '../wire/index.ts';
import { type CheckedBatch, checkedBatch, type HostedObject } from './hosted-object.ts';
import type { Requests } from './requests.ts';
import type { Site } from './site.ts';
import { isUnsigned } from './succession.ts';
import { blocksOf } from './update-blocks.ts';

export class Batches {
  readonly #site: Site;
  readonly #object: HostedObject;
  readonly #requests: Requests;

  constructor(site: Site, object: HostedObject, requests: Requests) {
    this.#site = site;
    this.#object = object;
    this.#requests = requests;
  }

  /** Undefined when it is malformed, or one of its updates is not what it should be. */
  read(bytes: Uint8Array): CheckedBatch | undefined {
    const batch = decodeBatch(bytes);
    if (batch === undefined) return undefined;
    const updates: Update[] = [];
    for (const request of batch.requests) {
      const update = this.check(request);
      if (update === undefined) return undefined;
      updates.push(update);
    }
    const { nextRing } = batch;
    const mayFollow = nextRing === undefined || this.isNextRing(nextRing) || this.#isOwn(nextRing);
    if (!mayFollow) return undefined;
    return checkedBatch(batch, updates);
  }

  /** The owner made it the ring of the next epoch, and some of its members have the object. */
  isNextRing(signed: SignedRing): boolean {
    const { ring, certificate } = this.#object;
    if (signed.handover !== undefined) return false;
    const next = checkRing(certificate, signed);
    if (next?.epoch !== ring.epoch + 1 || next.recovery !== undefined) return false;
    return next.members.some((one) =>
      ring.members.some(({ publicKey }) => equal(publicKey, one.publicKey)),
    );
  }

  /** One that this ring may make by itself. Whether it should is for each member to say when it votes. */
  #isOwn(unsigned: SignedRing): boolean {
    return isUnsigned(unsigned) && stepTo(this.#object.ring, unsigned.body) !== undefined;
  }

  /** The update, if a writer of this object signed it and its small blocks are those it names. */
  check(request: Request): Update | undefined {
    const update = checkUpdate(request.update, (unchecked) => this.#isKnown(request, unchecked));
    if (update === undefined || update.aguid !== this.#site.aguid) return undefined;
    return blocksOf(request, update) === undefined ? undefined : update;
  }

  #isKnown(request: Request, update: Update): boolean {
    const known = this.#requests.get(update)?.request.update;
    if (known === undefined) return false;
    const { update: a, writer: b } = request.update;
    return (
      equal(known.update.signature, a.signature) &&
      equal(known.update.body, a.body) &&
      equal(known.writer.signature, b.signature) &&
      equal(known.writer.body, b.body)
    );
  }
}
