export { type Agreement, type Proposal, SoloAgreement } from './agreement.ts';
export { ANSWER_BYTES_MAX, type RingInput } from './answers.ts';
export { BLOCK_TABLE, LOG_VERSIONS_MAX } from './hosted-object.ts';
export {
  CATCH_UP_MAX,
  OBJECTS_MAX,
  RingMember,
  SUBSCRIBERS_MAX,
  SUBSCRIPTION_MS,
} from './member.ts';
