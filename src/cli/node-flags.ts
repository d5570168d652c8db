/**
 * With which heap Node runs a node. A node's own heap is small, and most of what it moves lies beside it, in buffers.
 * By its defaults V8 looks for garbage in the whole heap after every few megabytes moved, for a third of all processor
 * time: so the old part may grow before that, and what lies beside it counts as a part of it. New objects have several
 * times their size in buffers, which wait with them: so they are collected sooner. After a collection all may grow by a
 * part of what is left, and not to four times as much. The launcher `ocean` gives the same to what runs in the
 * foreground.
 */

/** Earlier versions refuse to start with flags that they do not know. */
const NODE_VERSION_MIN = 26;

const FLAGS = [
  '--initial-old-space-size=128',
  '--max-semi-space-size=8',
  '--external-memory-accounted-in-global-limit',
  '--heap-growing-percent=60',
];

const [version] = process.versions.node.split('.');

export const NODE_FLAGS: readonly string[] = Number(version) >= NODE_VERSION_MIN ? FLAGS : [];
