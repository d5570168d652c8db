/** Somebody outside of the rings who asks nodes, and waits for what each answers: a client's or an owner's machine. */

import { type Clock, type NodeAddress, OceanError } from '../base/index.ts';
import type { ObjectMessage } from '../wire/index.ts';
import type { Party, RingNetwork, Said } from './ring-network.ts';

export class RingAsker implements Party {
  readonly self: NodeAddress;
  readonly incarnation = 0;
  readonly #network: RingNetwork;
  readonly #clock: Clock;
  readonly #waiting = new Map<number, (answer: ObjectMessage) => void>();
  #tokens = 0;

  constructor(self: NodeAddress, { network, clock }: { network: RingNetwork; clock: Clock }) {
    this.self = self;
    this.#network = network;
    this.#clock = clock;
    network.join(this);
  }

  hear(_from: NodeAddress, said: Said, token: number | undefined): void {
    this.#waiting.get(token ?? -1)?.(said as ObjectMessage);
  }

  /** Without waiting for the answer. */
  tell(to: NodeAddress, message: ObjectMessage): void {
    this.#network.carry(this, to, message, ++this.#tokens);
  }

  /** @throws OceanError `timeout`, or what it was refused with */
  request(to: NodeAddress, message: ObjectMessage, timeoutMs: number): Promise<ObjectMessage> {
    const token = ++this.#tokens;
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.after(timeoutMs, () => {
        this.#waiting.delete(token);
        reject(new OceanError('timeout', `Node ${to.nodeId} does not answer`));
      });
      this.#waiting.set(token, (answer) => {
        cancel();
        this.#waiting.delete(token);
        if (answer.kind !== 'refused') resolve(answer);
        else reject(new OceanError(answer.error, answer.message));
      });
      this.#network.carry(this, to, message, token);
    });
  }
}
