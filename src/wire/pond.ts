/** Membership of a pond: the founder signs invitations, an invitation's key signs members. */

import { isCount, isOfLength, tryDecode } from './check.ts';
import { ocean } from './generated/ocean.js';
import { type Signed, signedFromWire } from './object-certificate.ts';

export interface Invitation {
  /** The founder's public key, which names the pond. */
  readonly founder: Uint8Array;
  readonly inviteKey: Uint8Array;
  readonly expiresMs: number;
}

export interface Member {
  readonly nodeKey: Uint8Array;
  readonly joinedMs: number;
}

export interface Credential {
  readonly invitation: Signed;
  readonly member: Signed;
}

export function encodeInvitation(invitation: Invitation): Uint8Array {
  return ocean.pond.Invitation.encode(invitation).finish();
}

export function decodeInvitation(body: Uint8Array): Invitation | undefined {
  const wire = tryDecode(ocean.pond.Invitation, body);
  const expiresMs = wire?.expiresMs as number | undefined;
  if (!isOfLength(wire?.founder, 32) || !isOfLength(wire?.inviteKey, 32) || !isCount(expiresMs)) {
    return undefined;
  }
  return { founder: wire.founder, inviteKey: wire.inviteKey, expiresMs };
}

export function encodeMember(member: Member): Uint8Array {
  return ocean.pond.Member.encode(member).finish();
}

export function decodeMember(body: Uint8Array): Member | undefined {
  const wire = tryDecode(ocean.pond.Member, body);
  const joinedMs = wire?.joinedMs as number | undefined;
  if (!isOfLength(wire?.nodeKey, 32) || !isCount(joinedMs)) return undefined;
  return { nodeKey: wire.nodeKey, joinedMs };
}

export function encodeCredential(credential: Credential): Uint8Array {
  return ocean.pond.Credential.encode(credential).finish();
}

export function decodeCredential(bytes: Uint8Array): Credential | undefined {
  const wire = tryDecode(ocean.pond.Credential, bytes);
  const invitation = signedFromWire(wire?.invitation);
  const member = signedFromWire(wire?.member);
  return invitation && member ? { invitation, member } : undefined;
}
