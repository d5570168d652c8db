/**
 * With what Node runs a node. By itself it collects when 16 MiB of new objects have come together. Those of a node have
 * several times as many bytes outside of the heap, in buffers, which wait with them.
 */
export const NODE_FLAGS = ['--max-semi-space-size=8'];
