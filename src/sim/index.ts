export { MemoryLogFolder } from './memory-log-folder.ts';
export { MemoryStore } from './memory-store.ts';
export { type Latency, type NetworkOptions, SimulatedNetwork } from './network.ts';
export { RefusingStore } from './refusing-store.ts';
export { type SimulatedNodeOptions, TapestryNode } from './tapestry-node.ts';
export { type PondOptions, TapestryPond } from './tapestry-pond.ts';
export type { Span, Topology } from './topology.ts';
export { type RttMatrixOptions, rttMatrix } from './topology-rtt-matrix.ts';
export {
  TRANSIT_STUB_1092,
  TRANSIT_STUB_10000,
  type TransitStubOptions,
  transitStub,
} from './topology-transit-stub.ts';
export { type UniformOptions, uniform } from './topology-uniform.ts';
export { SIMULATED_PAYLOAD_BYTES_MAX, SimulatedTransport } from './transport.ts';
export { VirtualClock } from './virtual-clock.ts';
