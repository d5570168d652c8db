/** What a ring member is asked, and how it answers. */

import type { Envelope, NodeAddress, Outbox, Tables } from '../base/index.ts';
import type { NamedBytes, ObjectMessage } from '../wire/index.ts';

/** Bytes of nodes or blocks in one answer; what does not fit is asked for again. */
export const ANSWER_BYTES_MAX = 8 << 20;

export type RingInput =
  | {
      readonly kind: 'message';
      readonly from: NodeAddress;
      /** Set when the message came as a request and wants an answer. */
      readonly token: number | undefined;
      readonly message: ObjectMessage;
    }
  | { readonly kind: 'lost'; readonly nodeId: string };

export type Out = Outbox<ObjectMessage, never>;
export type Received = Extract<RingInput, { kind: 'message' }>;

/** What is here of the wanted, in order, up to ANSWER_BYTES_MAX. */
export function collect(
  tables: Tables,
  table: string,
  digests: readonly Uint8Array[],
): NamedBytes[] {
  const found: NamedBytes[] = [];
  let length = 0;
  for (const wanted of digests) {
    const bytes = tables.get(table, wanted);
    if (bytes === undefined) continue;
    length += bytes.length;
    if (found.length > 0 && length > ANSWER_BYTES_MAX) break;
    found.push({ digest: wanted, bytes });
  }
  return found;
}

/** To whoever asked: under its token when it waits for one. */
export function answer(out: Out, input: Received, message: ObjectMessage): void {
  const envelope: Envelope<ObjectMessage> =
    input.token === undefined ? { to: input.from, message } : { token: input.token, message };
  out.send.push(envelope);
}
