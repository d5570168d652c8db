/** Commands about the node as a service of systemd. */

import { type Command, InvalidArgumentError } from 'commander';
import {
  installService,
  ownerOf,
  type ServiceSteps,
  uninstallService,
} from '../service/install.ts';
import { type Scope, unitText } from '../service/unit.ts';
import { homeOf, say, show } from './common.ts';

interface Options {
  readonly user?: boolean;
  readonly system?: boolean;
  readonly name: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

function parseUnitName(text: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(text) && !text.endsWith('.service')) return text;
  throw new InvalidArgumentError('It must be a name without ".service", such as ocean.');
}

/** Of the machine for root, who can mount for all; else of the user. */
function scopeOf({ user, system }: Options, command: Command): Scope {
  if (user && system) command.error('error: give --user or --system, not both');
  if (user) return 'user';
  return system || process.geteuid?.() === 0 ? 'system' : 'user';
}

function formatSteps({ done, todo }: ServiceSteps): string {
  const lines = done.map((line) => `done: ${line}`);
  return [...lines, ...todo.map((line) => `to do: ${line}`)].join('\n');
}

function withScope(command: Command): Command {
  return command
    .option('--system', 'a service of the machine (default for root)')
    .option('--user', 'a service of this user (default for others)');
}

/** `service install`, `uninstall` and `print`. */
export function addServiceCommands(root: Command): void {
  const service = root
    .command('service')
    .description('the node as a service of systemd')
    .addHelpText('after', '\nExample:\n  ocean service install --dry-run');
  withScope(service.command('install'))
    .description('write the unit, enable it and start it')
    .option('--name <name>', 'of the unit, for more than one node', parseUnitName, 'ocean')
    .option('--dry-run', 'only print what would be done')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean --home /var/lib/ocean service install')
    .action(async (options: Options, command: Command) => {
      const scope = scopeOf(options, command);
      const { name, dryRun: isDry = false } = options;
      const steps = await installService(homeOf(command), { scope, name }, { isDry });
      show(steps, options, formatSteps);
    });
  service
    .command('uninstall')
    .description('stop the node, disable its unit and remove it')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ocean --home /var/lib/ocean service uninstall')
    .action(async (options: { json?: boolean }, command: Command) => {
      show(await uninstallService(homeOf(command)), options, formatSteps);
    });
  withScope(service.command('print'))
    .description('print the unit')
    .addHelpText('after', '\nExample:\n  ocean service print --user')
    .action((options: Options, command: Command) => {
      const home = homeOf(command);
      const scope = scopeOf(options, command);
      const text = unitText({ scope, home: home.directory, uid: ownerOf(home, scope) });
      say(text.trimEnd());
    });
}
