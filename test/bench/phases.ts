/** What is timed: work that a person does in a shell, each phase on what the ones before it left. */

export interface Phase {
  readonly name: string;
  /** Phases that must have run in the same folder. */
  readonly needs: readonly string[];
  /** A shell script with `$1` as the folder and `$2` as the archive of files; or a task of `worker.ts`. */
  readonly work: { readonly script: string } | { readonly task: string };
  /** The kernel forgets what it has read before this phase. */
  readonly isCold?: boolean;
}

const script = (name: string, needs: readonly string[], text: string): Phase => ({
  name,
  needs,
  work: { script: text },
});
const task = (name: string, needs: readonly string[] = []): Phase => ({
  name,
  needs,
  work: { task: name },
});

export const PHASES: readonly Phase[] = [
  script('unpack', [], 'mkdir "$1"/tree && tar xf "$2" -C "$1"/tree'),
  script('walk', ['unpack'], 'find "$1"/tree -type f -printf "%s\\n" > /dev/null'),
  script('grep', ['unpack'], 'grep -r zzqqxx "$1"/tree || true'),
  script('copy', ['unpack'], 'cp -r "$1"/tree "$1"/copy'),
  script('diff', ['copy'], 'diff -r "$1"/tree "$1"/copy'),
  task('stream-in'),
  task('stream-out', ['stream-in']),
  { ...task('stream-out-cold', ['stream-in']), work: { task: 'stream-out' }, isCold: true },
  task('random-writes', ['stream-in']),
  task('create'),
  task('stat', ['create']),
  task('rename', ['create']),
  task('unlink', ['rename']),
  task('append-fsync'),
  task('sqlite'),
  script('remove', ['copy'], 'rm -r "$1"/copy'),
];

/** The phases that were asked for, and those that they need, in order. @throws Error on an unknown name */
export function chosen(only: readonly string[] | undefined): Phase[] {
  if (only === undefined) return [...PHASES];
  const wanted = new Set<string>();
  const want = (name: string): void => {
    const phase = PHASES.find((one) => one.name === name);
    if (phase === undefined)
      throw new Error(`No phase "${name}": ${PHASES.map((one) => one.name)}`);
    wanted.add(name);
    for (const needed of phase.needs) want(needed);
  };
  for (const name of only) want(name);
  return PHASES.filter(({ name }) => wanted.has(name));
}
