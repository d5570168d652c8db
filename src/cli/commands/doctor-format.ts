/** `ocean doctor` for people. */

import type { Finding } from '../finding.ts';
import { counted } from './common.ts';
import { plainTable } from './plain-table.ts';

export function formatFindings(findings: readonly Finding[]): string {
  const rows = findings.map(({ result, name, seen, advice }) => [
    result,
    name,
    advice === '' ? seen : `${seen}: ${advice}`,
  ]);
  const count = (wanted: string) => findings.filter(({ result }) => result === wanted).length;
  const [fails, warns] = [count('fail'), count('warn')];
  const end =
    fails + warns === 0
      ? 'All is well.'
      : `${counted(fails, 'failure')}, ${counted(warns, 'warning')}.`;
  return `${plainTable(['result', 'check', 'seen'], rows)}\n\n${end}`;
}
