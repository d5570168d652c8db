import test from 'ava';
import { bytesOnLine, TapestryPond } from '../../src/sim/index.ts';
import { FRAME_PREFIX_BYTES, frameHeadToWire } from '../../src/wire/index.ts';

const TLS_RECORD_BYTES = 22;

test('a frame counts what the host writes for it, and a TLS record', (t) => {
  const lengths = [0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152];
  for (const headerBytes of lengths) {
    for (const payloadBytes of lengths) {
      for (const room of [1, 3]) {
        const head = frameHeadToWire({ kind: 'message', room, headerBytes, payloadBytes });
        const written = FRAME_PREFIX_BYTES + head.length + headerBytes + payloadBytes;
        t.is(bytesOnLine(room, headerBytes, payloadBytes), written + TLS_RECORD_BYTES);
      }
    }
  }
});

test('each node has a tally of its messages, together and by kind', (t) => {
  const pond = new TapestryPond({ seed: 7 });
  pond.grow(6);
  pond.run(10_000);
  let messageCount = 0;
  for (const { self, sentCount } of pond.nodes) {
    const traffic = pond.network.trafficOf(self.nodeId);
    t.is(traffic.messageCount, sentCount);
    const kinds = [...traffic.byKind().values()];
    t.is(
      kinds.reduce((sum, tally) => sum + tally.messageCount, 0),
      sentCount,
    );
    t.is(
      kinds.reduce((sum, tally) => sum + tally.byteCount, 0),
      traffic.byteCount,
    );
    messageCount += sentCount;
  }
  t.is(pond.network.traffic().messageCount, messageCount);
  t.is(pond.network.frameCount, messageCount);
  const pings = pond.network.traffic().byKind().get('ping');
  t.true(pings !== undefined && pings.byteCount > pings.messageCount * bytesOnLine(1, 1, 0));
});

test('a message is as long when it is only measured, and none at all when it is handed over', (t) => {
  const bytesOf = (carrying: 'wire' | 'sized' | 'objects') => {
    const pond = new TapestryPond({ seed: 7, carrying });
    pond.grow(6);
    pond.run(10_000);
    const { messageCount, byteCount } = pond.network.traffic();
    return { messageCount, byteCount };
  };
  const wire = bytesOf('wire');
  t.true(wire.byteCount > 0);
  t.deepEqual(bytesOf('sized'), wire);
  t.deepEqual(bytesOf('objects'), { messageCount: wire.messageCount, byteCount: 0 });
});
