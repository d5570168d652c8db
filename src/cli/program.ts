/** The commands, their options and their help. What they do is in `commands/`. */

import { Command, CommanderError, Option } from 'commander';
import { isKind, messageOf } from '../base/index.ts';
import { addCheckCommands } from './commands/check.ts';
import { addDebugCommands } from './commands/debug.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addFileCommands } from './commands/files.ts';
import { addForgettingCommands } from './commands/forgetting.ts';
import { addKeyCommands } from './commands/keys.ts';
import { addNodeCommands } from './commands/node.ts';
import { addOverlayCommands } from './commands/overlay.ts';
import { addRingCommands } from './commands/rings.ts';
import { addServiceCommands } from './commands/service.ts';
import { addVolumeCommands } from './commands/volumes.ts';
import { ExitCode, exitCodeOf } from './exit-code.ts';
import { versionOfProgram } from './package-folder.ts';

const AFTER_HELP = `  --version             print the version of this program

PATH is inside a mount of this node, or VOLUME:/path, which needs no mount.

Examples:
  ocean demo                          see it work, on this machine alone
  ocean init && ocean start           make a node, and run it
  ocean volume create shared          make a volume
  ocean mount shared ~/ocean          use it
  ocean where ~/ocean/photo.jpg       see where a file lies`;

function makeProgram(): Command {
  const root = new Command('ocean')
    .description('A replicated, versioned, encrypted file system over a peer-to-peer overlay')
    .addOption(
      new Option('--home <dir>', 'the folder of the node')
        .env('OCEAN_HOME')
        .default(undefined, '~/.ocean'),
    )
    .addHelpText('after', `\n${AFTER_HELP}`);
  addNodeCommands(root);
  addVolumeCommands(root);
  addRingCommands(root);
  addFileCommands(root);
  addForgettingCommands(root);
  addCheckCommands(root);
  addOverlayCommands(root);
  addServiceCommands(root);
  addKeyCommands(root);
  addDebugCommands(root);
  addDemoCommand(root);
  prepare(root);
  return root;
}

/** Runs one command line and sets the process's exit code. */
export async function program(argv: readonly string[]): Promise<void> {
  // A reader such as `head` may have gone: that is its right.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  const words = withoutHome(argv.slice(2));
  // Not an option of the root, which would take it from commands that have one of that name.
  if (words[0] === '--version' || words[0] === '-V') {
    process.stdout.write(`${versionOfProgram()}\n`);
    return;
  }
  try {
    const root = makeProgram();
    refuseHelpOnUnknown(root, words);
    await root.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      // A command that only groups others was called alone: its help was the answer.
      const isHelp = error.exitCode === 0 || error.code === 'commander.help';
      process.exitCode = isHelp ? ExitCode.ok : ExitCode.usage;
      return;
    }
    process.stderr.write(`ocean: ${messageOf(error)}${adviceOn(error)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}

/** What to do about errors that come from deep below, where nobody knows the commands. */
function adviceOn(error: unknown): string {
  return isKind(error, 'no-space')
    ? '; raise a quota, add nodes ("ocean invite"), or make room'
    : '';
}

/** Words of the command line but `--home` and its value. */
function withoutHome(words: readonly string[]): string[] {
  return words.filter(
    (word, i) => word !== '--home' && !word.startsWith('--home=') && words[i - 1] !== '--home',
  );
}

/** `help` of what does not exist would pass for help on everything. */
function refuseHelpOnUnknown(root: Command, words: readonly string[]): void {
  if (words[0] !== 'help') return;
  let at = root;
  for (const word of words.slice(1)) {
    const below = at.commands.find((command) => command.name() === word);
    if (below === undefined && word !== 'help' && !word.startsWith('-'))
      at.error(`error: unknown command '${word}'`, { exitCode: ExitCode.usage });
    at = below ?? at;
  }
}

/** Subcommands report errors as the root does: one line that also says what would be right. */
function prepare(command: Command): void {
  command
    .exitOverride()
    .showSuggestionAfterError(true)
    .showHelpAfterError(false)
    .configureOutput({
      writeErr: (text) => process.stdout.write(text),
      outputError: (text) => process.stderr.write(`ocean: ${explained(command, text)}\n`),
    });
  for (const below of command.commands) prepare(below);
}

/** One line of commander's one or two, and the way to what is right. */
function explained(command: Command, text: string): string {
  const said = text
    .replace(/^error: /, '')
    .trim()
    .replace(/\.?\n/g, ' ')
    .replace(/\.$/, '');
  const isHelped = /Did you mean|It must be|A GUID has|A volume's name/.test(said);
  if (isHelped) return said;
  const path: string[] = [];
  for (let at: Command | null = command; at !== null; at = at.parent) path.unshift(at.name());
  if (command.commands.length > 0) return `${said}; see "${path.join(' ')} --help"`;
  return `${said}; use: ${path.join(' ')} ${command.usage()}`;
}
