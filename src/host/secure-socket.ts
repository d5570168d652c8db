/** TLS 1.3 on both ends: who may open a connection, and whose key is at the other end. */

import { constants } from 'node:crypto';
import { connect, createServer, type Server, type TLSSocket } from 'node:tls';
import { OceanError } from '../base/index.ts';
import { PUBLIC_KEY_BYTES } from '../crypto/index.ts';
import { nodeIdOf } from '../id/index.ts';
import type { TlsIdentity } from './certificate.ts';
import type { Peer } from './connection.ts';

/** AES-128 first: a third faster than AES-256 in OpenSSL, and far past what the signatures resist. */
const CIPHERS = 'TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256';

function securityOf(identity: TlsIdentity) {
  return {
    key: identity.key.export({ format: 'pem', type: 'pkcs8' }),
    cert: identity.certificate,
    minVersion: 'TLSv1.3' as const,
    ciphers: CIPHERS,
    // Nobody certifies anybody: the handshake proves possession of the key, and the key is the name.
    rejectUnauthorized: false,
  };
}

/** Who is at the other end; undefined when it showed no Ed25519 certificate. */
export function peerOf(socket: TLSSocket): Peer | undefined {
  try {
    // On a resumed session the peer has proved nothing, and there is no certificate: undefined is a failure.
    const key = socket.getPeerX509Certificate()?.publicKey;
    if (key === undefined || key.asymmetricKeyType !== 'ed25519') return undefined;
    const der = key.export({ format: 'der', type: 'spki' });
    const publicKey = new Uint8Array(der.subarray(der.length - PUBLIC_KEY_BYTES));
    return { nodeId: nodeIdOf(publicKey), publicKey };
  } catch {
    return undefined;
  }
}

/** A server that asks every client for its certificate and resumes no session. */
export function serverOf(identity: TlsIdentity, handshakeTimeoutMs: number): Server {
  return createServer({
    ...securityOf(identity),
    requestCert: true,
    secureOptions: constants.SSL_OP_NO_TICKET,
    handshakeTimeout: handshakeTimeoutMs,
    noDelay: true,
    keepAlive: true,
  });
}

export interface Dial {
  /** Rejects `unavailable` when nobody answers in time, or the one who answers is not the one dialled. */
  readonly opened: Promise<{ readonly socket: TLSSocket; readonly peer: Peer }>;
  abort(): void;
}

export interface DialTarget {
  readonly nodeId: string;
  readonly host: string;
  readonly port: number;
}

export function dial(identity: TlsIdentity, to: DialTarget, timeoutMs: number): Dial {
  const socket = connect({
    ...securityOf(identity),
    host: to.host,
    port: to.port,
    servername: '',
    checkServerIdentity: () => undefined,
  });
  socket.setNoDelay(true);
  socket.setKeepAlive(true);
  const where = `${to.nodeId} at ${to.host}:${to.port}`;
  const opened = new Promise<{ socket: TLSSocket; peer: Peer }>((resolve, reject) => {
    const fail = (saw: string, cause?: unknown) => {
      clearTimeout(timer);
      socket.destroy();
      reject(new OceanError('unavailable', `Cannot connect to ${where}: ${saw}`, { cause }));
    };
    const timer = setTimeout(() => fail(`no answer in ${timeoutMs} ms`), timeoutMs);
    socket.on('error', (error) => fail(error.message, error));
    socket.on('close', () => fail('the connection was closed'));
    socket.once('secureConnect', () => {
      const peer = peerOf(socket);
      if (peer === undefined || peer.nodeId !== to.nodeId) {
        fail(`another node answered: ${peer?.nodeId ?? 'one without an Ed25519 certificate'}`);
        return;
      }
      clearTimeout(timer);
      resolve({ socket, peer });
    });
  });
  return { opened, abort: () => socket.destroy() };
}
