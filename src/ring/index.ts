export { OBJECT_TABLE } from './hosted-object.ts';
export {
  ANSWER_BYTES_MAX,
  CATCH_UP_MAX,
  FRESH_MS,
  LOG_VERSIONS_MAX,
  OBJECTS_MAX,
  SUBSCRIBERS_MAX,
  SUBSCRIPTION_MS,
} from './limits.ts';
export { type RingInput, RingMember } from './member.ts';
export type { RingOutput } from './site.ts';
export { BLOCK_TABLE } from './update-blocks.ts';
