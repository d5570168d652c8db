/** The commands, their options and their help. What they do is in `commands/`. */

import { Command, CommanderError, Option } from 'commander';
import { messageOf } from '../base/index.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addNodeCommands } from './commands/node.ts';
import { addVolumeCommands } from './commands/volumes.ts';
import { ExitCode, exitCodeOf } from './exit-code.ts';

/** Runs one command line and sets the process's exit code. */
export async function program(argv: readonly string[]): Promise<void> {
  const root = new Command('ocean')
    .description('A replicated, versioned, encrypted file system over a peer-to-peer overlay')
    .version('0.1.0')
    .addOption(
      new Option('--home <dir>', 'the folder of the node')
        .env('OCEAN_HOME')
        .default(undefined, '~/.ocean'),
    )
    .showSuggestionAfterError(true)
    .showHelpAfterError(false)
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(`ocean: ${text.replace(/^error: /, '')}`),
    });
  addNodeCommands(root);
  addVolumeCommands(root);
  addDemoCommand(root);
  for (const command of root.commands) prepare(command);
  try {
    await root.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
      return;
    }
    process.stderr.write(`ocean: ${messageOf(error)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}

/** Subcommands report errors as the root does: one line, and exit code 2. */
function prepare(command: Command): void {
  command.exitOverride();
  command.configureOutput({
    outputError: (text, write) => write(`ocean: ${text.replace(/^error: /, '')}`),
  });
  for (const below of command.commands) prepare(below);
}
