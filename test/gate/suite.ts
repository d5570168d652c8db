/** Runs ava and counts: from its own summary, from its lines, and from its exit code, whichever says worse. */

import { execute, type Outcome } from './run.ts';

// The letter in brackets keeps the tidy test from taking TAP's word for a note of ours.
const BAD = /^not ok \d+ - (?!.*# (?:SKIP|[T]ODO)\b)/;

/** @param args - options of ava and patterns of files */
export async function suite(args: readonly string[]): Promise<Outcome> {
  // Failures show at once: whoever waits minutes for the end should know early.
  const report = new Report();
  const { status, errorText } = await execute(['ava', '--tap', ...args], {
    onOutput: (text) => report.add(text),
  });
  report.end();
  const passed = report.summary('pass');
  const failed = Math.max(report.summary('fail') ?? 0, report.bad);
  if (passed === undefined) {
    return {
      failures: ['ava gave no counts'],
      text: report.tail + errorText,
      tests: { passed: 0, failed },
    };
  }
  const failures: string[] = [];
  // Failed tests count by themselves; the step fails beside them only for what no test stands for.
  if (passed === 0) failures.push('No test ran');
  if (failed === 0 && status !== 0) failures.push(`ava ended with ${status}`);
  return { failures, text: report.tail + errorText, tests: { passed, failed } };
}

class Report {
  bad = 0;
  tail = '';
  #rest = '';
  #isInBad = false;
  readonly #summary = new Map<string, number>();

  add(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#line(line);
  }

  end(): void {
    this.#line(this.#rest);
  }

  summary(name: string): number | undefined {
    return this.#summary.get(name);
  }

  #line(line: string): void {
    this.tail = `${this.tail}${line}\n`.slice(-4000);
    if (/^(?:not )?ok\b/.test(line)) {
      this.#isInBad = BAD.test(line);
      if (this.#isInBad) this.bad++;
    }
    if (this.#isInBad) process.stdout.write(`${line}\n`);
    if (/^\s+\.\.\.$/.test(line)) this.#isInBad = false;
    const counted = /^# (\w+) (\d+)$/.exec(line);
    if (counted !== null) this.#summary.set(counted[1] as string, Number(counted[2]));
  }
}
