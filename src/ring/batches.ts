/** Reads batches and checks what clients signed in them; the very same is not checked twice. */

import { equal } from '../base/index.ts';
import { checkUpdate } from '../object/index.ts';
import { decodeBatch, type Request, type Update } from '../wire/index.ts';
import { blocksOf, type CheckedBatch, checkedBatch } from './hosted-object.ts';
import type { Requests } from './requests.ts';
import type { Site } from './site.ts';

export class Batches {
  readonly #site: Site;
  readonly #requests: Requests;

  constructor(site: Site, requests: Requests) {
    this.#site = site;
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
    return checkedBatch(batch, updates);
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
