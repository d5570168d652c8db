export { MemoryLogFolder } from './memory-log-folder.ts';
export { MemoryStore } from './memory-store.ts';
export { type Latency, type NetworkOptions, SimulatedNetwork } from './network.ts';
export { RefusingStore } from './refusing-store.ts';
export { type SimulatedNodeOptions, TapestryNode } from './tapestry-node.ts';
export { type PondOptions, TapestryPond } from './tapestry-pond.ts';
export { SIMULATED_PAYLOAD_BYTES_MAX, SimulatedTransport } from './transport.ts';
export { VirtualClock } from './virtual-clock.ts';
