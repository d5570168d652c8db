/** Which versions of an object are kept, as its owner says. */

import { isCount, tryDecode } from './check.ts';
import { ocean } from './generated/ocean.js';
import { type ObjectCertificate, objectCertificateFromWire } from './object-certificate.ts';

/** Body of what the owner signs: with its signature it is one value of the tree. */
export const RETENTION_BYTES_MAX = 15_360;

/** Versions from the one to the other, both included. */
export interface VersionRange {
  readonly from: number;
  readonly to: number;
}

/** Of the versions 1 to `through` only those in `kept` are kept; all others are. */
export interface Retention {
  readonly object: ObjectCertificate;
  /** From 1. */
  readonly serial: number;
  readonly through: number;
  /** Ascending, at least one version apart. */
  readonly kept: readonly VersionRange[];
}

export function encodeRetention(retention: Retention): Uint8Array {
  const { object, serial, through } = retention;
  const kept: number[] = [];
  let end = 0;
  for (const { from, to } of retention.kept) {
    kept.push(from - end - 1, to - from + 1);
    end = to;
  }
  return ocean.object.Retention.encode({ object, serial, through, kept }).finish();
}

/** Undefined for anything malformed or past a limit. */
export function decodeRetention(body: Uint8Array): Retention | undefined {
  if (body.length > RETENTION_BYTES_MAX) return undefined;
  const wire = tryDecode(ocean.object.Retention, body);
  const object = objectCertificateFromWire(wire?.object);
  const { serial = 0, through = 0 } = wire ?? {};
  const numbers = wire?.kept ?? [];
  if (object === undefined || !isCount(serial) || serial === 0 || !isCount(through))
    return undefined;
  if (numbers.length % 2 !== 0 || !numbers.every(isCount)) return undefined;
  const kept: VersionRange[] = [];
  let end = 0;
  for (let i = 0; i < numbers.length; i += 2) {
    const [gap, count] = [numbers[i] as number, numbers[i + 1] as number];
    const [from, to] = [end + gap + 1, end + gap + count];
    if ((gap === 0 && i > 0) || count === 0 || !isCount(to) || to > through) return undefined;
    kept.push({ from, to });
    end = to;
  }
  return { object, serial, through, kept };
}
