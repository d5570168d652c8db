/** What a ring member keeps of an object, beside the messages' own encodings. */

import { tryDecode } from './check.ts';
import { ocean } from './generated/ocean.js';
import {
  type CertifiedHeartbeat,
  certifiedHeartbeatFromWire,
  certifiedHeartbeatToWire,
  type ObjectCertificate,
  objectCertificateFromWire,
  type Signed,
  signedFromWire,
} from './object-certificate.ts';

export interface HostedObject {
  readonly object: ObjectCertificate;
  readonly ring: Signed;
  /** Undefined until the ring has certified version 0. */
  readonly heartbeat: CertifiedHeartbeat | undefined;
  /** The member may have voted before it lost its disk. */
  readonly recovering: boolean;
}

export function encodeHostedObject(hosted: HostedObject): Uint8Array {
  const { object, ring, heartbeat, recovering } = hosted;
  const wire = { object, ring, recovering };
  return ocean.object.HostedObject.encode(
    heartbeat === undefined ? wire : { ...wire, heartbeat: certifiedHeartbeatToWire(heartbeat) },
  ).finish();
}

/** Undefined when damaged. */
export function decodeHostedObject(bytes: Uint8Array): HostedObject | undefined {
  const wire = tryDecode(ocean.object.HostedObject, bytes);
  const object = objectCertificateFromWire(wire?.object);
  const ring = signedFromWire(wire?.ring);
  const heartbeat = certifiedHeartbeatFromWire(wire?.heartbeat);
  if (object === undefined || ring === undefined) return undefined;
  if (wire?.heartbeat != null && heartbeat === undefined) return undefined;
  return { object, ring, heartbeat, recovering: wire?.recovering ?? false };
}
