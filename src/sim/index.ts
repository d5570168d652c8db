export { ArchivePond } from './archive-pond.ts';
export type { Carrying } from './carrying.ts';
export { EpochRings } from './checkers/epoch-rings.ts';
export { falseHoles } from './checkers/false-holes.ts';
export { differingRoots, type Published, unfoundObjects } from './checkers/found-objects.ts';
export { notLinearizable } from './checkers/linearizable.ts';
export { LiveNames } from './checkers/live-names.ts';
export type { Operation, ReadOperation, UpdateOperation } from './checkers/object-history.ts';
export { mapsOf, pathOf, wrongRoots } from './checkers/one-root.ts';
export { RingCertificates } from './checkers/ring-certificates.ts';
export { isProof } from './checkers/ring-evidence.ts';
export { Survey } from './checkers/survey.ts';
export { WholePacks } from './checkers/whole-packs.ts';
export type { Liar, LiarSite } from './liar.ts';
export { LIAR_KINDS, type LiarKind, liarOf } from './liars.ts';
export { MemoryLogFolder } from './memory-log-folder.ts';
export { MemoryStore } from './memory-store.ts';
export { type Latency, type NetworkOptions, SimulatedNetwork } from './network.ts';
export type { Delay, FaultCounts } from './network-faults.ts';
export { RefusingStore } from './refusing-store.ts';
export { RingPond } from './ring-pond.ts';
export {
  Probes,
  type Result,
  runScenario,
  type Scenario,
  type Watcher,
} from './scenario.ts';
export { ARCHIVE_SCENARIOS } from './scenarios/lifetime.ts';
export { PACK_SCENARIOS } from './scenarios/packs.ts';
export { RING_SCENARIOS } from './scenarios/ring.ts';
export { TAPESTRY_SCENARIOS } from './scenarios/tapestry.ts';
export { SimulatedDisk } from './simulated-disk.ts';
export { type Lane, Station, type StationState } from './station.ts';
export { type SimulatedNodeOptions, TapestryNode } from './tapestry-node.ts';
export {
  type AddOptions,
  type PondOptions,
  type RestartOptions,
  TapestryPond,
} from './tapestry-pond.ts';
export type { Span, Topology } from './topology.ts';
export { type RttMatrixOptions, rttMatrix } from './topology-rtt-matrix.ts';
export {
  TRANSIT_STUB_1092,
  TRANSIT_STUB_10000,
  type TransitStubOptions,
  transitStub,
} from './topology-transit-stub.ts';
export { type UniformOptions, uniform } from './topology-uniform.ts';
export { type Sent, type Trace, TraceHash } from './trace.ts';
export { bytesOnLine, type Tally, Traffic } from './traffic.ts';
export { SIMULATED_PAYLOAD_BYTES_MAX, SimulatedTransport } from './transport.ts';
export { VirtualClock } from './virtual-clock.ts';
