/** What a ring member keeps of an object, beside the messages' own encodings. */

import { tryDecode } from './check.ts';
import { ocean } from './generated/ocean.js';
import {
  type CertifiedHeartbeat,
  certifiedHeartbeatFromWire,
  certifiedHeartbeatToWire,
  type Handover,
  handoverFromWire,
  handoverToWire,
  type ObjectCertificate,
  objectCertificateFromWire,
  ringFromWire,
  ringToWire,
  type SignedRing,
} from './object-certificate.ts';

export interface HostedObject {
  readonly object: ObjectCertificate;
  readonly ring: SignedRing;
  /** Undefined until the ring has certified version 0. */
  readonly heartbeat: CertifiedHeartbeat | undefined;
  /** The member may have voted before it lost its disk. */
  readonly recovering: boolean;
  /** How the epoch before ended; undefined in the first. */
  readonly handover: Handover | undefined;
  /** The ring that this one has given way to. */
  readonly next: SignedRing | undefined;
}

export function encodeHostedObject(hosted: HostedObject): Uint8Array {
  const { object, ring, heartbeat, recovering, handover, next } = hosted;
  return ocean.object.HostedObject.encode({
    object,
    ring: ringToWire(ring),
    recovering,
    ...(heartbeat && { heartbeat: certifiedHeartbeatToWire(heartbeat) }),
    ...(handover && { handover: handoverToWire(handover) }),
    ...(next && { next: ringToWire(next) }),
  }).finish();
}

/** Undefined when damaged. */
export function decodeHostedObject(bytes: Uint8Array): HostedObject | undefined {
  const wire = tryDecode(ocean.object.HostedObject, bytes);
  const object = objectCertificateFromWire(wire?.object);
  const ring = ringFromWire(wire?.ring);
  const heartbeat = certifiedHeartbeatFromWire(wire?.heartbeat);
  if (object === undefined || ring === undefined) return undefined;
  if (wire?.heartbeat != null && heartbeat === undefined) return undefined;
  const handover = handoverFromWire(wire?.handover);
  const next = wire?.next == null ? undefined : ringFromWire(wire.next);
  if (handover === null || (wire?.next != null && next === undefined)) return undefined;
  return { object, ring, heartbeat, recovering: wire?.recovering ?? false, handover, next };
}
