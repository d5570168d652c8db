export {
  type Advanced,
  type Latest,
  RETRY_MS,
  Replica,
  type ReplicaInput,
  SUBSCRIBE_INTERVAL_MS,
} from './replica.ts';
