export type { Advanced, Latest, ReplicaInput, TreePlace } from './interface.ts';
export { CHILDREN_MAX, PARENT_RETRY_MS, SUBSCRIBE_INTERVAL_MS } from './limits.ts';
export { Replica } from './replica.ts';
