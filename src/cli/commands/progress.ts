/** Progress on standard error: a bar on a terminal, a line now and then elsewhere. */

import { SingleBar } from 'cli-progress';
import type { Progress } from '../control.ts';
import { formatBytes, note } from './common.ts';

const LINE_INTERVAL_MS = 10_000;

export interface ProgressView {
  update(progress: Progress): void;
  /** Leaves the terminal as it was. */
  end(): void;
}

export function progressView(quiet: boolean | undefined): ProgressView {
  if (quiet) return { update: () => {}, end: () => {} };
  return process.stderr.isTTY ? barView() : lineView();
}

function barView(): ProgressView {
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {percentage}%  {bytes}  {speed}/s  {what}',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 50,
    gracefulExit: false,
  });
  const startMs = Date.now();
  let isStarted = false;
  return {
    update({ done, total, what }) {
      const seconds = Math.max(0.1, (Date.now() - startMs) / 1000);
      const bytes = `${formatBytes(done)} of ${formatBytes(total)}`;
      const payload = { bytes, speed: formatBytes(done / seconds), what: what.slice(-32) };
      if (isStarted) {
        bar.setTotal(total);
        bar.update(done, payload);
      } else bar.start(total, done, payload);
      isStarted = true;
    },
    end() {
      if (isStarted) bar.stop();
    },
  };
}

function lineView(): ProgressView {
  let lastMs = Date.now();
  return {
    update({ done, total, what }) {
      if (Date.now() - lastMs < LINE_INTERVAL_MS) return;
      lastMs = Date.now();
      note(`${formatBytes(done)} of ${formatBytes(total)}  ${what}`);
    },
    end() {},
  };
}
