/** The machine's clock. */

import type { Clock } from '../base/index.ts';

const NS_PER_MS = 1_000_000;

export class HostClock implements Clock {
  nowMs(): number {
    return Date.now();
  }

  nowNs(): bigint {
    // The monotonic clock has the nanoseconds; `timeOrigin` puts it on the calendar.
    const ms = performance.timeOrigin + performance.now();
    const whole = Math.floor(ms);
    return BigInt(whole) * BigInt(NS_PER_MS) + BigInt(Math.floor((ms - whole) * NS_PER_MS));
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = setTimeout(run, Math.max(0, delayMs));
    return () => clearTimeout(timer);
  }
}
