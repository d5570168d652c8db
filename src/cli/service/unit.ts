/** The systemd unit of a node, for the machine or for one user. */

import { dirname, join } from 'node:path';
import { OceanError } from '../../base/index.ts';
import { packageFolder } from '../package-folder.ts';

export type Scope = 'system' | 'user';

export interface UnitOptions {
  readonly scope: Scope;
  /** The node's folder. */
  readonly home: string;
  /** Whose node it is, where a service of the machine runs it for somebody else than root. */
  readonly uid?: number | undefined;
  /** Default: that of this package. */
  readonly launcher?: string;
  /** The Node that the launcher takes where the package has none. Default: this one. */
  readonly node?: string;
}

const PATHS = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export function launcherPath(): string {
  return join(packageFolder(), 'src/cli/ocean');
}

/** A word of a command line or a setting, as systemd.syntax(7) reads it. @throws OceanError `invalid` */
function quoted(word: string): string {
  if (/[\n\r]/.test(word)) throw new OceanError('invalid', `A unit cannot name ${word}`);
  return `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`;
}

/** After the program, `$` begins a variable too. */
const argument = (word: string) => quoted(word).replaceAll('$', '$$$$');

const HARDENED = `
# As little as mounting needs. Nothing that gives the node a view of its own of the file tree (ProtectSystem=,
# ProtectHome=, PrivateTmp=, PrivateDevices=, ReadOnlyPaths= and their kin) may be added: its mounts would not be seen
# outside. Nor MemoryDenyWriteExecute=, which V8 cannot live with.
CapabilityBoundingSet=CAP_SYS_ADMIN CAP_DAC_OVERRIDE CAP_DAC_READ_SEARCH CAP_NET_BIND_SERVICE
NoNewPrivileges=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
RestrictNamespaces=yes
RestrictRealtime=yes
LockPersonality=yes
SystemCallArchitectures=native
`;

const PLAIN = `
# Not hardened: what can be taken from a user implies NoNewPrivileges=, with which fusermount3 cannot mount.
`;

/** The text of the unit's file. */
export function unitText(options: UnitOptions): string {
  const { scope, home, uid, launcher = launcherPath(), node = process.execPath } = options;
  const isSystem = scope === 'system';
  const network = 'After=network-online.target\nWants=network-online.target\n';
  return `# Written by "ocean service install", which writes it anew. Changes belong into a drop-in: systemctl edit.
[Unit]
Description=Ocean node in ${home.replaceAll('%', '%%')}
${isSystem ? network : ''}
[Service]
Type=notify
# The supervisor, which is the main process, speaks for the node.
NotifyAccess=main
${uid === undefined ? '' : `User=${uid}\n`}ExecStart=${quoted(launcher)} --home ${argument(home)} run --restart
Environment=${quoted(`PATH=${dirname(node)}:${PATHS}`)}
# Until the mounts are back, for which their rings must answer; or until it is begun anew.
TimeoutStartSec=5min
# The supervisor alone is told to stop, and tells the node: a second signal would end the node before it has committed.
KillMode=mixed
TimeoutStopSec=45
# The supervisor starts a node that died or hangs again, under its mounts. systemd looks after the supervisor.
WatchdogSec=60
Restart=on-failure
RestartSec=5
RestartPreventExitStatus=2 3
# A node that the kernel killed for want of memory is the supervisor's business too.
OOMPolicy=continue
${isSystem && uid === undefined ? HARDENED : PLAIN}
[Install]
WantedBy=${isSystem ? 'multi-user.target' : 'default.target'}
`;
}
