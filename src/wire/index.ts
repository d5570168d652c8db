export { addressFromWire, addressToWire, HOST_BYTES_MAX } from './address.ts';
export { ROOM_ARCHIVE, ROOM_NODE, ROOM_OBJECT, ROOM_TAPESTRY } from './rooms.ts';
