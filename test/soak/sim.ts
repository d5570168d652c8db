/** `npm run sim`: one seed of one scenario, in words, with a fingerprint of all that was said. */

import { parseArgs } from 'node:util';
import {
  runScenario,
  type Sent,
  type Station,
  type Trace,
  TraceHash,
} from '../../src/sim/index.ts';
import {
  decodeObjectMessage,
  decodeRingMessage,
  decodeTapestry,
  ROOM_OBJECT,
  ROOM_RING,
} from '../../src/wire/index.ts';
import { countOf, runCommand, UsageError } from './arguments.ts';
import { scenarioNamed, scenarioNames } from './suites.ts';

const USAGE = `usage: npm run sim -- --seed N [--scenario ${scenarioNames().replaceAll(', ', '|')}] [--verbose]`;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function timed(atMs: number, text: string): void {
  print(`${(atMs / 1000).toFixed(3).padStart(9)}  ${text}`);
}

function decoded(sent: Sent) {
  if (!('header' in sent)) return sent;
  const { room, header, payload } = sent;
  if (room === ROOM_OBJECT) return decodeObjectMessage(header, payload);
  const said = room === ROOM_RING ? decodeRingMessage(header, payload) : undefined;
  return said === undefined
    ? decodeTapestry(header, payload)
    : { ...said.message, epoch: said.epoch, object: said.aguid };
}

/** A message on one line: names are cut to four digits, bytes to their length. */
function textOf(sent: Sent): string {
  const message = decoded(sent);
  if (message === undefined) return 'malformed';
  const shorten = (_key: string, value: unknown) => {
    if (value instanceof Uint8Array) return `<${value.length}>`;
    const nodeId = (value as { nodeId?: string } | null)?.nodeId;
    if (nodeId !== undefined) return nodeId.slice(0, 4);
    return typeof value === 'string' && value.length === 40 ? value.slice(0, 4) : value;
  };
  const { kind, ...fields } = message;
  return `${kind} ${JSON.stringify(fields, shorten).replaceAll('"', '')}`;
}

class PrintingTrace implements Trace {
  readonly hash = new TraceHash();
  readonly #verbose: boolean;
  messageCount = 0;

  constructor(verbose: boolean) {
    this.#verbose = verbose;
  }

  onSent(atMs: number, from: Station, to: Station, kind: string, sent: Sent): void {
    this.messageCount++;
    this.hash.onSent(atMs, from, to, kind, sent);
    if (!this.#verbose) return;
    timed(atMs, `${from.nodeId.slice(0, 4)} > ${to.nodeId.slice(0, 4)} ${textOf(sent)}`);
  }
}

async function sim(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      scenario: { type: 'string', default: 'faults' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const seed = countOf(values.seed, { name: 'seed', least: 0 });
  const scenario = scenarioNamed(values.scenario);
  if (scenario === undefined) {
    throw new UsageError(`There is no scenario ${values.scenario}: ${scenarioNames()}`);
  }
  print(`seed ${seed}, scenario ${scenario.name}`);
  const trace = new PrintingTrace(values.verbose);
  const { failures, probes } = await runScenario(scenario, seed, { say: timed, trace });
  print([...probes].map(([name, count]) => `${name} ${count}`).join(', '));
  for (const failure of failures) print(`failed: ${failure}`);
  print(failures.length === 0 ? 'passed' : 'failed');
  print(`trace ${trace.hash.hex} of ${trace.messageCount} messages`);
  return failures.length === 0 ? 0 : 1;
}

await runCommand(USAGE, sim);
