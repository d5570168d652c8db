/** The page that lists all experiments with what came out, read from their pages: a run of one updates one line. */

import type { Experiment } from './experiment.ts';
import { pageNameOf, tableOf, wrapped } from './markdown.ts';

/** What a page says after `Result: `, which may go on over several lines. */
export function resultIn(page: string): string | undefined {
  return /^Result: ([^.]*)\.$/m.exec(page)?.[1]?.replaceAll('\n', ' ');
}

/** @param read - text of a page, or undefined where none was written yet */
export function indexOf(
  rooms: ReadonlyMap<string, readonly Experiment[]>,
  read: (pageName: string) => string | undefined,
): string {
  const parts = [
    '# Experiments',
    wrapped(
      'Figures of the simulator, each from a seed: `npm run experiment -- tapestry`, or `archive`, runs all of a room ' +
        'and writes these pages, `--only NAME,...` some of them, `--list` names them, and `--quick` tries them at small sizes and ' +
        'prints the pages instead. A page has the figures of the sources it was run on, which may be older than the ' +
        'sources beside it: running it again tells.',
    ),
  ];
  for (const [room, experiments] of rooms) {
    const rows = experiments.map(({ name, title }) => {
      const page = pageNameOf(room, name);
      const text = read(page);
      if (text === undefined) return [`\`${name}\``, title, 'not run yet'];
      return [`\`${name}\``, `[${title}](${page})`, resultIn(text) ?? ''];
    });
    parts.push(`## ${room}`, tableOf(['name', 'experiment', 'result'], rows));
  }
  return `${parts.join('\n\n')}\n`;
}
