/** The package that this file is part of, as source or as built. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function packageFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && folder !== '/') folder = dirname(folder);
  return folder;
}

export function versionOfProgram(): string {
  const text = readFileSync(join(packageFolder(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
