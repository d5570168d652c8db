/** Ways to break the agreement protocol in one line each: what the checkers of the ring scenario are there to catch. */

export interface Mutation {
  readonly name: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly right: string;
  readonly wrong: string;
  /** A seed of the ring scenario that catches it; another one when the scenario is changed: see `mutant.ts`. */
  readonly caughtBy?: number;
  /** What catches it, where that is too rare a thing for the scenario. */
  readonly caughtIn?: string;
}

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'a quorum is 2f',
    file: 'src/object/certificate.ts',
    right: 'return 2 * ring.faultyMax + 1;',
    wrong: 'return Math.max(1, 2 * ring.faultyMax);',
    caughtBy: 103,
  },
  {
    name: 'messages leave before what they build on is durable',
    file: 'src/node/runner.ts',
    right: 'if (persist.length > 0) this.#sendAfter(this.#ports.store.write(persist), send);',
    wrong:
      'if (persist.length > 0) { void this.#ports.store.write(persist); for (const one of send) this.#ports.send(one); }',
    caughtBy: 3,
  },
  {
    name: 'a new view takes what was prepared in the lowest view',
    file: 'src/ring/plan.ts',
    right: 'known.view >= prepared.view',
    wrong: 'known.view <= prepared.view',
    caughtIn: 'view-change.test.ts',
  },
  {
    name: 'a new view takes nothing over',
    file: 'src/ring/plan.ts',
    right: 'changes.flatMap((change) => change.prepared)',
    wrong: 'changes.flatMap((change) => change.prepared.slice(0, 0))',
    caughtBy: 18,
  },
  {
    name: 'an update may be executed twice',
    file: 'src/ring/hosted-object.ts',
    right: 'if (update.sequence <= lastSequence(this.#nodes, state.top, update.author)) continue;',
    wrong: '',
    caughtBy: 20,
  },
  {
    name: 'a member that has lost its disk votes at once',
    file: 'src/ring/member.ts',
    right: 'const place = { object, ring, handover, recovering: known === undefined };',
    wrong: 'const place = { object, ring, handover, recovering: false };',
    caughtIn: 'recovery.test.ts',
  },
  {
    name: 'a member that recovers and restarts meanwhile votes',
    file: 'src/ring/hosted-object.ts',
    right: 'recovering: this.#site.isRecovering,',
    wrong: 'recovering: this.#site.isRecovering && this.#head.slot === 0,',
    caughtIn: 'recovery.test.ts',
  },
  {
    name: 'a recovered member votes in the view that it has forgotten',
    file: 'src/ring/ring-object.ts',
    right: 'if (view !== undefined) this.#views.rejoin(view + 1);',
    wrong: 'if (view !== undefined) { this.site.setView(view, false); this.site.recoveredAt = 0; }',
    caughtIn: 'recovery.test.ts',
  },
  {
    name: 'a member that was restarted votes in its view again',
    file: 'src/ring/ring-object.ts',
    right: 'if (isBack && !site.isChanging) this.#views.rejoin(site.view + 1);',
    wrong: '',
    caughtIn: 'recovery.test.ts',
  },
  {
    name: 'a view begins before the version that it builds on is here',
    file: 'src/ring/view-changes.ts',
    right:
      'if (stable === undefined || stable.slot <= this.#parts.object.slot) this.#enter(message);',
    wrong: 'if (message !== undefined) this.#enter(message);',
    caughtIn: 'view-change.test.ts',
  },
  {
    name: 'a member forgets which view it wanted',
    file: 'src/ring/member.ts',
    right: 'site.isChanging = record.changing;',
    wrong: 'site.isChanging = false;',
    caughtIn: 'recovery.test.ts',
  },
  {
    name: 'a version in the middle of a batch stands for its slot',
    file: 'src/object/certificate.ts',
    right: 'return (sides & everyStep) === everyStep;',
    wrong: 'return (sides & everyStep) >= 0;',
    caughtIn: 'lies.test.ts',
  },
  {
    name: 'a member gives its word for what it has committed, and not for what it has voted for',
    file: 'src/ring/freshness.ts',
    right: 'Math.max(object.slot, slots.filledMax(site.view), slots.preparedMax)',
    wrong: 'object.slot',
    caughtIn: 'freshness.test.ts',
  },
  {
    name: 'a tree is taken for the one of a later version',
    file: 'src/ring/transfer.ts',
    right: 'this.#adopt(this.#walked);',
    wrong: 'this.#adopt(this.#target ?? this.#walked);',
    caughtIn: 'recovery.test.ts',
  },
  {
    name: 'a revoked writer passes the door',
    file: 'src/ring/client-door.ts',
    right: "if ('value' in may && !may.value) {",
    wrong: "if ('value' in may && !may.value && asked === undefined) {",
    caughtIn: 'writers.test.ts',
  },
  {
    name: 'whoever was admitted once may write',
    file: 'src/object/writers.ts',
    right: 'if (found === undefined) return true;',
    wrong: 'if (found === undefined || author.length > 0) return true;',
    caughtIn: 'writers.test.ts',
  },
  {
    name: 'a member votes for a successor though it hears who is to go',
    file: 'src/ring/succession.ts',
    right: 'return this.#isSilent(step.gone, this.#silenceMs) && this.#isThere(step.spare);',
    wrong: 'return this.#isThere(step.spare);',
    caughtIn: 'succession.test.ts',
  },
  {
    name: 'one member alone wants another ring',
    file: 'src/ring/succession.ts',
    right: 'others.length + 1 >= quorum',
    wrong: 'others.length + 1 >= 1',
    caughtIn: 'succession.test.ts',
  },
  {
    name: 'a member that was not run takes the others for silent',
    file: 'src/ring/succession.ts',
    right: 'if (nowMs - this.#lookedMs > this.#silenceMs / 2) {',
    wrong: 'if (this.#lookedMs < 0) {',
    caughtIn: 'succession.test.ts',
  },
  {
    name: 'a ring makes whatever successor it likes',
    file: 'src/object/certificate.ts',
    right: 'if (ring === undefined || stepTo(ring, next.body) === undefined) return false;',
    wrong: 'if (ring === undefined) return false;',
    caughtIn: 'succession.test.ts',
  },
];
