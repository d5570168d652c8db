export { type Kernel, simdKernel, tablesKernel } from './kernel.ts';
export {
  type CodeShape,
  encode,
  FRAGMENTS_MAX,
  fragmentBytes,
  join,
  reconstruct,
} from './reed-solomon.ts';
