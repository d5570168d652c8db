import test from 'ava';
import { nodeIdOf } from '../../src/id/index.ts';
import {
  SIMULATED_PAYLOAD_BYTES_MAX,
  SimulatedNetwork,
  VirtualClock,
} from '../../src/sim/index.ts';
import { transportContract } from '../contract/transport.ts';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

transportContract(test, 'The simulated transport', async () => {
  const clock = new VirtualClock(settle);
  const network = new SimulatedNetwork({ seed: 7, clock, latencyMs: () => 3 });
  const address = (port: number) => ({
    nodeId: nodeIdOf(new Uint8Array(32).fill(port)),
    host: 'simulated',
    port,
  });
  const a = network.connect(address(1));
  const b = network.connect(address(2));
  return {
    a,
    b,
    kill: async (which) => network.kill((which === 'a' ? a : b).self.nodeId),
    advance: (ms) => clock.advance(ms),
    payloadBytesMax: SIMULATED_PAYLOAD_BYTES_MAX,
    cleanup: async () => {},
  };
});
