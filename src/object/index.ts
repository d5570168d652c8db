export { type Applied, applyUpdate, authorKey, lastSequence, type State } from './apply.ts';
export {
  aguidOf,
  checkHeartbeat,
  checkRing,
  checkUpdate,
  checkWriter,
  quorumOf,
  signHeartbeat,
  signRing,
  signUpdate,
  signWriter,
  updateDigest,
} from './certificate.ts';
export { NODES_CACHED_MAX, NodeCache, TREE_TABLE } from './node-cache.ts';
export { find, lacking, MissingNode, type NodeSource, type Page, page, scan } from './tree.ts';
export { type Change, type Changed, type Created, change } from './tree-change.ts';
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
