/** What a ring member keeps on disk, beside the messages' own encodings. */

import { isCount, tryDecode } from './check.ts';
import { ocean } from './generated/ocean.js';
import {
  type CertifiedHeartbeat,
  certifiedHeartbeatFromWire,
  type ObjectCertificate,
  objectCertificateFromWire,
  type Signed,
  signedFromWire,
} from './object-certificate.ts';

export interface HostedObject {
  readonly object: ObjectCertificate;
  readonly ring: Signed;
  readonly heartbeat: CertifiedHeartbeat;
}

export interface Outcome {
  readonly sequence: number;
  readonly committed: boolean;
  readonly clause: number;
  readonly heartbeat: CertifiedHeartbeat;
}

const heartbeatToWire = (certified: CertifiedHeartbeat): ocean.object.ICertifiedHeartbeat => ({
  heartbeat: certified.heartbeat,
  signatures: [...certified.signatures],
});

export function encodeHostedObject(hosted: HostedObject): Uint8Array {
  return ocean.object.HostedObject.encode({
    ...hosted,
    heartbeat: heartbeatToWire(hosted.heartbeat),
  }).finish();
}

export function decodeHostedObject(bytes: Uint8Array): HostedObject | undefined {
  const wire = tryDecode(ocean.object.HostedObject, bytes);
  const object = objectCertificateFromWire(wire?.object);
  const ring = signedFromWire(wire?.ring);
  const heartbeat = certifiedHeartbeatFromWire(wire?.heartbeat);
  return object && ring && heartbeat ? { object, ring, heartbeat } : undefined;
}

export function encodeOutcome(outcome: Outcome): Uint8Array {
  return ocean.object.Outcome.encode({
    ...outcome,
    heartbeat: heartbeatToWire(outcome.heartbeat),
  }).finish();
}

export function decodeOutcome(bytes: Uint8Array): Outcome | undefined {
  const wire = tryDecode(ocean.object.Outcome, bytes);
  const heartbeat = certifiedHeartbeatFromWire(wire?.heartbeat);
  const sequence = wire?.sequence ?? 0;
  if (heartbeat === undefined || !isCount(sequence)) return undefined;
  return { sequence, committed: wire?.committed ?? false, clause: wire?.clause ?? 0, heartbeat };
}
