/** Commands about which versions are kept. */

import type { Handler } from '../control.ts';
import type { Daemon } from '../daemon.ts';
import { forget, nameVersion, retentionOf, setRetention, unnameVersion } from '../forget.ts';

export function forgettingHandlers(daemon: Daemon): Record<string, Handler> {
  return {
    forget: ({ volume, isDryRun, policy }) => forget(daemon, volume, { isDryRun, policy }),
    'volume.retention': ({ name, policy }) =>
      policy === undefined ? retentionOf(daemon, name) : setRetention(daemon, name, policy),
    'snapshot.add': ({ volume, name, when }) => nameVersion(daemon, volume, { name, when }),
    'snapshot.remove': async ({ volume, name }) => {
      await unnameVersion(daemon, volume, name);
      return { volume, name };
    },
  };
}
