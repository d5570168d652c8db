/**
 * 64-bit integers as plain numbers: protobufjs hands out `Long` objects where its `long` package is installed.
 * What does not fit 53 bits is refused by `isCount`.
 */

import protobuf from 'protobufjs/minimal.js';

// The declared type has no undefined, but that is how the library says "not installed".
(protobuf.util as { Long: unknown }).Long = undefined;
protobuf.configure();
