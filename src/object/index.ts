export {
  type Applied,
  applyUpdate,
  authorKey,
  lastSequence,
  lastUpdate,
  RING_BLOCK_PREFIX,
  ringBlockKey,
  type State,
} from './apply.ts';
export {
  aguidOf,
  checkHandover,
  checkHeartbeat,
  checkRing,
  checkUpdate,
  checkWriter,
  endsBatch,
  hasQuorum,
  heartbeatDigest,
  isAborted,
  quorumOf,
  ringDigest,
  signRing,
  signStatement,
  signUpdate,
  signWriter,
  statementOf,
  updateDigest,
} from './certificate.ts';
export { checkFresh, checkFreshVote, signFreshVote } from './freshness.ts';
export { heartbeatTree, type TreePath } from './heartbeat-tree.ts';
export { NODES_CACHED_BYTES_MAX, NodeCache, TREE_TABLE } from './node-cache.ts';
export {
  checkRetention,
  isKept,
  keptFrom,
  keptUpTo,
  RETENTION_KEY,
  rangesOf,
  retentionAt,
  signRetention,
} from './retention.ts';
export { neighborsOf, type Step, stepTo, successor } from './succession.ts';
export {
  find,
  lacking,
  leavesFrom,
  MissingNode,
  type NodeSource,
  type Page,
  page,
  scan,
} from './tree.ts';
export { type Change, type Changed, type Created, change } from './tree-change.ts';
export { differingKeys } from './tree-difference.ts';
export {
  type Child,
  decodeNode,
  digestOfNode,
  EMPTY_LEAF,
  EMPTY_TREE,
  type Entry,
  encodeNode,
  isLeaf,
  NODE_BYTES_MAX,
  type TreeNode,
} from './tree-node.ts';
export { RESERVED } from './work.ts';
export { checkWriters, mayWrite, signWriters, WRITERS_KEY, writersAt } from './writers.ts';
