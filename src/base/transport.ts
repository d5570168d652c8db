/** The network as an argument: frames between nodes whose identity the transport has proved. */

/** Where a node is. `nodeId` is the GUID of its public key, 40 hex digits. */
export interface NodeAddress {
  readonly nodeId: string;
  readonly host: string;
  readonly port: number;
}

/** A room's message: a small encoded header, and raw payload bytes beside it. */
export interface Frame {
  /** Which room decodes it; `wire` has the list. */
  readonly room: number;
  readonly header: Uint8Array;
  readonly payload: Uint8Array;
  /** Nobody waits for it: it may leave together with what is sent to the same peer next, a few milliseconds later. */
  readonly canWait?: boolean | undefined;
}

export interface RoundTrip {
  readonly meanMs: number;
  readonly deviationMs: number;
}

export interface FrameHandler {
  /** A one-way message. Must not throw. */
  onMessage(from: NodeAddress, frame: Frame): void;
  /** A request; the answer goes back to its sender. A rejection is sent as its error kind and message. */
  onRequest(from: NodeAddress, frame: Frame): Promise<Frame>;
  /** The peer's last connection is gone or could not be made. */
  onPeerLost(nodeId: string): void;
}

/** `socket` and `simulated` implementations pass one contract suite. */
export interface Transport {
  readonly self: NodeAddress;
  /** Says who is served. Before, everything is refused. */
  serve(handler: FrameHandler): void;
  /** Best effort, in order per peer; dropped and counted when the peer cannot be reached or its queue is full. */
  send(to: NodeAddress, frame: Frame): void;
  /**
   * @throws OceanError (rejection) `unavailable` as soon as the peer is lost, `timeout` past the deadline,
   * or the kind that the peer answered with
   */
  request(to: NodeAddress, frame: Frame, options?: { timeoutMs?: number }): Promise<Frame>;
  /** Measured round trip; undefined before the first answer. */
  roundTrip(nodeId: string): RoundTrip | undefined;
  /** Drops the connection to a peer, if any. */
  disconnect(nodeId: string): void;
  close(): Promise<void>;
}
