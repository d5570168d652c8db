/** Who belongs to a pond. Checked offline, by every node, of every peer, before a byte of protocol is read. */

import { equal } from '../base/index.ts';
import { type KeyPair, keyPairOf, sign, verify } from '../crypto/index.ts';
import {
  decodeCredential,
  decodeInvitation,
  decodeMember,
  encodeCredential,
  encodeInvitation,
  encodeMember,
  type Signed,
} from '../wire/index.ts';

/** What a person hands to somebody who may bring a machine: secret until it expires. */
export interface InvitationKey {
  readonly invitation: Signed;
  readonly seed: Uint8Array;
}

export function createInvitation(
  founder: KeyPair,
  options: { seed: Uint8Array; expiresMs: number },
): InvitationKey {
  const inviteKey = keyPairOf(options.seed).publicKey;
  const body = encodeInvitation({
    founder: founder.publicKey,
    inviteKey,
    expiresMs: options.expiresMs,
  });
  return { invitation: { body, signature: sign(founder, 'invitation', body) }, seed: options.seed };
}

/** The founder's key that signed an invitation, if it did. */
export function founderOf(invitation: Signed): Uint8Array | undefined {
  const decoded = decodeInvitation(invitation.body);
  if (decoded === undefined) return undefined;
  const { founder } = decoded;
  return verify(founder, 'invitation', invitation.body, invitation.signature) ? founder : undefined;
}

/** What a node shows to others. Undefined when the invitation has expired. */
export function enrol(
  key: InvitationKey,
  nodeKey: Uint8Array,
  nowMs: number,
): Uint8Array | undefined {
  const invitation = decodeInvitation(key.invitation.body);
  if (invitation === undefined || invitation.expiresMs < nowMs) return undefined;
  const body = encodeMember({ nodeKey, joinedMs: nowMs });
  const signature = sign(keyPairOf(key.seed), 'member', body);
  return encodeCredential({ invitation: key.invitation, member: { body, signature } });
}

/**
 * True when `credential` shows that the node belongs to the founder's pond. Whoever holds an invitation's key
 * can enrol any number of nodes; its date is the enrolling node's word.
 */
export function isMember(options: {
  founder: Uint8Array;
  nodeKey: Uint8Array;
  credential: Uint8Array;
}): boolean {
  const credential = decodeCredential(options.credential);
  const invitation = credential && decodeInvitation(credential.invitation.body);
  const member = credential && decodeMember(credential.member.body);
  if (credential === undefined || invitation === undefined || member === undefined) return false;
  return (
    equal(invitation.founder, options.founder) &&
    equal(member.nodeKey, options.nodeKey) &&
    member.joinedMs <= invitation.expiresMs &&
    verify(
      options.founder,
      'invitation',
      credential.invitation.body,
      credential.invitation.signature,
    ) &&
    verify(invitation.inviteKey, 'member', credential.member.body, credential.member.signature)
  );
}
