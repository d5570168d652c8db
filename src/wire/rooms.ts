/** Which room a frame is for. INVARIANT: append-only, the numbers are on the wire. */

export const ROOM_TAPESTRY = 1;
export const ROOM_ARCHIVE = 2;
export const ROOM_OBJECT = 3;
export const ROOM_RING = 4;
export const ROOM_WATCH = 5;
