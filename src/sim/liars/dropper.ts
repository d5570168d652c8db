/** A liar that keeps its place in the mesh, and lets nothing pass through it. */

import type { TapestryMessage } from '../../wire/index.ts';
import type { Liar } from '../liar.ts';

const DROPPED: ReadonlySet<TapestryMessage['kind']> = new Set([
  'join',
  'locate',
  'trace',
  'carry',
  'put',
  'get',
  'publish',
  'multicast',
]);

export class Dropper implements Liar {
  readonly kind = 'dropper';
  lieCount = 0;

  hears(_site: unknown, _from: unknown, message: TapestryMessage): boolean {
    if (!DROPPED.has(message.kind)) return true;
    this.lieCount++;
    return false;
  }
}
