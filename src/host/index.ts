export { type TlsIdentity, tlsIdentityOf } from './certificate.ts';
export type { SocketTransportOptions, TransportCounts } from './connection-pool.ts';
export { DiskLogFolder, openLogFile } from './disk-log-folder.ts';
export {
  DiskStore,
  type DiskStoreOptions,
  STORE_KEY_BYTES_MAX,
  STORE_VALUE_BYTES_MAX,
} from './disk-store.ts';
export { GivenBack } from './given-back.ts';
export { HostClock } from './host-clock.ts';
export { HostRandom } from './host-random.ts';
export { SocketTransport } from './socket-transport.ts';
