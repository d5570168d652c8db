export { type TlsIdentity, tlsIdentityOf } from './certificate.ts';
export type { SocketTransportOptions, TransportCounts } from './connection-pool.ts';
export { HostClock } from './host-clock.ts';
export { HostRandom } from './host-random.ts';
export { SocketTransport } from './socket-transport.ts';
