import test from 'ava';
import { SocketTransport } from '../../src/host/index.ts';
import { PAYLOAD_BYTES_MAX } from '../../src/wire/index.ts';
import { transportContract } from '../contract/transport.ts';

const listen = (digit: number) =>
  SocketTransport.listen({ seed: new Uint8Array(32).fill(digit), host: '127.0.0.1', port: 0 });

transportContract(test, 'The socket transport', async () => {
  const [a, b] = await Promise.all([listen(1), listen(2)]);
  return {
    a,
    b,
    kill: (which) => (which === 'a' ? a : b).close(),
    payloadBytesMax: PAYLOAD_BYTES_MAX,
    cleanup: async () => {
      await Promise.all([a.close(), b.close()]);
    },
  };
});
