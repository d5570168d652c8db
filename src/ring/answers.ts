/** What a ring member keeps, for whoever asks by digest. */

import type { Tables } from '../base/index.ts';
import type { NamedBytes } from '../wire/index.ts';
import { ANSWER_BYTES_MAX } from './limits.ts';

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
