/** The two calls of the C library that Node lacks: a socket pair, and receiving a descriptor over it. */

import koffi from 'koffi';
import { OceanError } from '../../src/base/index.ts';

const AF_UNIX = 1;
const SOCK_STREAM = 1;
const SOCK_CLOEXEC = 0o2000000;
const MSG_DONTWAIT = 0x40;
const MSG_CMSG_CLOEXEC = 0x4000_0000;
const SCM_RIGHTS = 1;
/** struct cmsghdr on 64-bit Linux: length (8), level (4), type (4), then the descriptor. */
const CONTROL_BYTES = 24;

function load() {
  try {
    const libc = koffi.load('libc.so.6');
    // koffi keeps type names for the whole process: anonymous types can be made again.
    const vector = koffi.struct({ base: 'void *', length: 'size_t' });
    const message = koffi.struct({
      name: 'void *',
      nameLength: 'uint32_t',
      vector: koffi.pointer(vector),
      vectorLength: 'size_t',
      control: 'void *',
      controlLength: 'size_t',
      flags: 'int',
    });
    return {
      socketpair: libc.func('socketpair', 'int', ['int', 'int', 'int', koffi.out('int *')]),
      recvmsg: libc.func('recvmsg', 'int64_t', ['int', koffi.pointer(message), 'int']),
    };
  } catch (cause) {
    const advice = 'it needs glibc and the package koffi; root can mount without';
    throw new OceanError('unsupported', `Cannot load the C library: ${advice}`, { cause });
  }
}

/** Two connected stream sockets, closed on exec. */
export function connectedSockets(): [number, number] {
  const pair = new Int32Array(2);
  if (load().socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) !== 0) {
    throw new OceanError('unavailable', 'Cannot mount: socketpair failed');
  }
  return [pair[0] as number, pair[1] as number];
}

/** The descriptor that was sent over `socket`, owned by the caller; undefined when none was. */
export function receiveDescriptor(socket: number): number | undefined {
  const control = Buffer.alloc(CONTROL_BYTES);
  const message = {
    name: null,
    nameLength: 0,
    vector: { base: Buffer.alloc(1), length: 1 },
    vectorLength: 1,
    control,
    controlLength: control.length,
    flags: 0,
  };
  if (Number(load().recvmsg(socket, message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC)) < 0)
    return undefined;
  if (control.readUInt32LE(12) !== SCM_RIGHTS) return undefined;
  return control.readInt32LE(16);
}
