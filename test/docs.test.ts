/** What the documents say must be there, and what is there must be in the documents. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import test from 'ava';

const ROOT = join(import.meta.dirname, '..');
const WIDTH = 120;

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(ROOT, path)));
const documents = tracked.filter((path) => path.endsWith('.md'));
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const proseOf = (path: string) => textOf(path).replace(/^```.*?^```/gms, '');
const handWritten = (path: string) =>
  /^(?:src|mount)\/.*\.ts$/.test(path) && !path.includes('/generated/');

/** The name under which a heading can be linked to, as GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

const anchorsOf = (path: string) =>
  [...proseOf(path).matchAll(/^#+ (.*)$/gm)].map((match) => anchorOf(match[1] as string));

test('every relative link leads to a file, and to a heading that is in it', (t) => {
  const broken: string[] = [];
  let count = 0;
  for (const path of documents) {
    for (const [, target = ''] of proseOf(path).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      count++;
      const [file = '', anchor] = target.split('#');
      const found = file === '' ? path : posix.join(dirname(path), file);
      const isThere = existsSync(join(ROOT, found));
      if (isThere && (anchor === undefined || anchorsOf(found).includes(anchor))) continue;
      broken.push(`${path}: ${target}`);
    }
  }
  t.true(count > 0);
  t.deepEqual(broken, []);
});

test('documents are as narrow as the code', (t) => {
  const ours = documents.filter((path) => path === 'README.md' || path.startsWith('docs/'));
  // Rows of tables that experiments have written have as many columns as were measured.
  const isRow = (path: string, line: string) =>
    path.startsWith('docs/experiments/') && line.startsWith('|');
  const wide = ours.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, index) =>
        line.length > WIDTH && !isRow(path, line) ? [`${path}:${index + 1}`] : [],
      ),
  );
  t.deepEqual(wide, []);
});

test('every exported limit is in docs/limits.md', (t) => {
  const listed = textOf('docs/limits.md');
  const pattern = /^export const ([A-Z][A-Z0-9_]*_(?:MAX|MS|BYTES))\b[^=\n]*= [-\d(A-Z]/gm;
  const names = tracked
    .filter(handWritten)
    .flatMap((path) => [...textOf(path).matchAll(pattern)].map((match) => match[1] as string))
    .filter((name) => name !== 'EMPTY_LEAF_BYTES');
  t.true(names.length > 50);
  const missing = names.filter((name) => !listed.includes(`\`${name}\``));
  t.deepEqual(missing, []);
});

test('every command is in docs/operations.md', (t) => {
  const help = (...path: string[]) =>
    execFileSync(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...path, '--help'], {
      encoding: 'utf8',
    });
  const commandsOf = (text: string) =>
    [...(text.split(/^Commands:$/m)[1]?.split('\n\n')[0] ?? '').matchAll(/^ {2}([a-z]+)\b/gm)]
      .map((match) => match[1] as string)
      .filter((name) => name !== 'help');
  const described = textOf('docs/operations.md');
  const missing = commandsOf(help()).filter((name) => !described.includes(`\`ocean ${name}`));
  for (const group of ['volume', 'key']) {
    for (const name of commandsOf(help(group))) {
      if (!described.includes(`\`ocean ${group} ${name}`)) missing.push(`${group} ${name}`);
    }
  }
  t.true(commandsOf(help()).length > 5);
  t.deepEqual(missing, []);
});

test('every environment variable that the command reads is in docs/operations.md', (t) => {
  const described = textOf('docs/operations.md');
  const files = tracked.filter((path) => path.startsWith('src/cli/'));
  const read = files.flatMap((path) => [
    ...[...textOf(path).matchAll(/process\.env\.([A-Z_]+)/g)].map((match) => match[1] as string),
    ...[...textOf(path).matchAll(/\.env\('([A-Z_]+)'\)/g)].map((match) => match[1] as string),
    ...[...textOf(path).matchAll(/^export ([A-Z_]+)=/gm)].map((match) => match[1] as string),
  ]);
  t.true(read.length > 0);
  t.deepEqual(
    read.filter((name) => !described.includes(`\`${name}\``)),
    [],
  );
});

test('exit codes are in docs/operations.md', (t) => {
  const described = textOf('docs/operations.md');
  const codes = [...textOf('src/cli/exit-code.ts').matchAll(/^ {2}\w+: (\d+),$/gm)];
  t.true(codes.length > 5);
  for (const [, code] of codes) t.true(described.includes(`| ${code} |`), `exit code ${code}`);
});

test('what hurt elsewhere is held by tests that exist', (t) => {
  const [, section = ''] = textOf('docs/testing.md').split('## What hurt elsewhere');
  const titles = [...(section.split('\n## ')[0] ?? '').matchAll(/^ {2}- (.+)$/gm)].map(
    (match) => match[1] as string,
  );
  t.true(titles.length > 30);
  const sources = tracked
    .filter((path) => path.startsWith('test/') && path.endsWith('.ts'))
    .map(textOf);
  const missing = titles.filter(
    (title) => !sources.some((source) => source.includes(`'${title}'`)),
  );
  t.deepEqual(missing, []);
});

test('every decision is in the list of decisions', (t) => {
  const list = textOf('docs/adr/README.md');
  const records = tracked.filter((path) => /^docs\/adr\/\d{4}-/.test(path));
  t.true(records.length > 0);
  for (const path of records) t.true(list.includes(`](${posix.basename(path)})`), path);
});
