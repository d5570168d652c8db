/**
 * The calls of the C library that Node lacks: a socket pair, descriptors sent over it, a file in memory, and
 * datagrams.
 */

import { closeSync } from 'node:fs';
import koffi from 'koffi';
import { OceanError } from '../../src/base/index.ts';

const AF_UNIX = 1;
const SOCK_STREAM = 1;
const SOCK_DGRAM = 2;
const SOCK_CLOEXEC = 0o2000000;
const MSG_DONTWAIT = 0x40;
const MSG_CMSG_CLOEXEC = 0x4000_0000;
const SCM_RIGHTS = 1;
const SOL_SOCKET = 1;
const MSG_NOSIGNAL = 0x4000;
const MFD_CLOEXEC = 1;
/** struct cmsghdr on 64-bit Linux: length (8), level (4), type (4), then the descriptors, 4 bytes each. */
const CONTROL_HEADER_BYTES = 16;
const DESCRIPTORS_MAX = 2;
const CONTROL_BYTES = CONTROL_HEADER_BYTES + 4 * DESCRIPTORS_MAX;
/** struct sockaddr_un without the family. */
const SOCKET_NAME_BYTES_MAX = 108;

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
      sendmsg: libc.func('sendmsg', 'int64_t', ['int', koffi.pointer(message), 'int']),
      memfd_create: libc.func('memfd_create', 'int', ['str', 'uint32_t']),
      socket: libc.func('socket', 'int', ['int', 'int', 'int']),
      connect: libc.func('connect', 'int', ['int', 'void *', 'uint32_t']),
      send: libc.func('send', 'int64_t', ['int', 'void *', 'size_t', 'int']),
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

/** struct msghdr with one byte of content, without which no descriptor travels. */
function messageWith(control: Buffer) {
  return {
    name: null,
    nameLength: 0,
    vector: { base: Buffer.alloc(1), length: 1 },
    vectorLength: 1,
    control,
    controlLength: control.length,
    flags: 0,
  };
}

/** The descriptors that one message over `socket` brought, owned by the caller; none when none has come. */
export function receiveDescriptors(socket: number): number[] {
  const control = Buffer.alloc(CONTROL_BYTES);
  const message = messageWith(control);
  if (Number(load().recvmsg(socket, message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC)) < 0) return [];
  if (control.readUInt32LE(12) !== SCM_RIGHTS) return [];
  const count = (control.readUInt32LE(0) - CONTROL_HEADER_BYTES) / 4;
  return Array.from({ length: count }, (_, i) => control.readInt32LE(CONTROL_HEADER_BYTES + 4 * i));
}

/**
 * Sends one or two descriptors in one message; the receiver has duplicates.
 * @throws OceanError `unavailable` when nobody is at the other end
 */
export function sendDescriptors(socket: number, descriptors: readonly number[]): void {
  const length = CONTROL_HEADER_BYTES + 4 * descriptors.length;
  const control = Buffer.alloc(Math.ceil(length / 8) * 8);
  control.writeUInt32LE(length, 0);
  control.writeUInt32LE(SOL_SOCKET, 8);
  control.writeUInt32LE(SCM_RIGHTS, 12);
  descriptors.forEach((descriptor, i) => {
    control.writeInt32LE(descriptor, CONTROL_HEADER_BYTES + 4 * i);
  });
  if (Number(load().sendmsg(socket, messageWith(control), MSG_DONTWAIT | MSG_NOSIGNAL)) < 0) {
    throw new OceanError('unavailable', 'Cannot hand over a descriptor: nobody takes it');
  }
}

/** A new file that exists in memory only, closed on exec; it goes with the last descriptor of it. */
export function memoryFile(): number {
  const descriptor = load().memfd_create('ocean', MFD_CLOEXEC);
  if (descriptor >= 0) return descriptor;
  throw new OceanError('unavailable', 'Cannot make a file in memory: memfd_create failed');
}

/**
 * Connects a datagram socket to a name in the file system or, with `@` before it, to an abstract one.
 *
 * @returns sends one datagram without waiting; false when it was not taken
 * @throws OceanError `unavailable` when nobody has a socket of that name
 */
export function datagramsTo(name: string): (text: string) => boolean {
  // An abstract name begins with a zero byte and ends with the address, not with a zero.
  const path = Buffer.from(name.startsWith('@') ? `\0${name.slice(1)}` : `${name}\0`);
  if (path.length > SOCKET_NAME_BYTES_MAX)
    throw new OceanError('invalid', `"${name}" is too long for the name of a socket`);
  const address = Buffer.alloc(2 + path.length);
  address.writeUInt16LE(AF_UNIX, 0);
  path.copy(address, 2);
  const { socket, connect, send } = load();
  const descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0 || connect(descriptor, address, address.length) !== 0) {
    if (descriptor >= 0) closeSync(descriptor);
    throw new OceanError('unavailable', `Nobody listens on the socket ${name}`);
  }
  return (text) => {
    const bytes = Buffer.from(text);
    const sent = Number(send(descriptor, bytes, bytes.length, MSG_DONTWAIT | MSG_NOSIGNAL));
    return sent === bytes.length;
  };
}

/** Whether what needs the C library works here; else why not. */
export function libraryFault(): string | undefined {
  try {
    load();
    return undefined;
  } catch (error) {
    return error instanceof Error && error.cause instanceof Error ? error.cause.message : 'no';
  }
}
