/**
 * What protobufjs hands out, made plain. Without this it gives `Long` objects for 64-bit integers (what does not
 * fit 53 bits is refused by `isCount`), and a `Buffer` for bytes, whose `slice` is a view and not a copy.
 */

import protobuf from 'protobufjs/minimal.js';

const util = protobuf.util as { Long: unknown; Buffer: unknown };
util.Long = undefined;
util.Buffer = undefined;
protobuf.Writer.create = () => new protobuf.Writer();
protobuf.Reader.create = (bytes) =>
  new protobuf.Reader(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
protobuf.configure();
