export { type Agreement, type Proposal, SoloAgreement } from './agreement.ts';
export { BLOCK_TABLE, LOG_VERSIONS_MAX } from './hosted-object.ts';
export {
  ANSWER_BYTES_MAX,
  CATCH_UP_MAX,
  OBJECTS_MAX,
  type RingInput,
  RingMember,
  SUBSCRIBERS_MAX,
  SUBSCRIPTION_MS,
} from './member.ts';
