/** Commands about volumes and mounts. */

import { OceanError } from '../../base/index.ts';
import { parseVolumeKeys, redundancyIn } from '../../client/index.ts';
import { versionAt } from '../../fs/index.ts';
import { aguidOf, checkRing } from '../../object/index.ts';
import { chosenBinding } from '../binding.ts';
import type { Handler } from '../control.ts';
import type { Daemon } from '../daemon.ts';
import { type RecoverOptions, recoverVolume } from '../recover.ts';
import { setVolumeRedundancy } from '../redundancy.ts';
import { setVolumeQuota, spaceOf } from '../space.ts';
import { admitWriter, revokeWriter, shareVolume, writersOf } from '../writers.ts';

export function volumeHandlers(daemon: Daemon): Record<string, Handler> {
  const { home } = daemon;
  return {
    'volume.create': async ({ name, ring }) => {
      const keys = await daemon.createVolume(name, ring);
      const members = checkRing(keys.object, keys.ring)?.members ?? [];
      return { name, aguid: aguidOf(keys.object), ring: members.map(({ address }) => address) };
    },
    'volume.ls': async () => {
      const open = new Set(daemon.openVolumes());
      const listed = home.volumeNames().map(async (name) => {
        const keys = home.volumeKeys(name);
        const mounts = [...daemon.mounts].filter(([, mount]) => mount.volume === name);
        const served = open.has(name) ? await daemon.volume(name) : undefined;
        return {
          name,
          aguid: aguidOf(keys.object),
          isOwner: keys.owner !== undefined,
          mounts: mounts.map(([directory]) => directory),
          // Only what is in use is known.
          ...(served && { rate: (await redundancyIn(served.session.view)) ?? null }),
        };
      });
      return Promise.all(listed);
    },
    'volume.share': async ({ name, shareName }) => ({
      keys: await shareVolume(daemon, name, shareName),
    }),
    'volume.writers': ({ name }) => writersOf(daemon, name),
    'volume.revoke': ({ name, key }) => revokeWriter(daemon, name, key),
    'volume.admit': ({ name, key }) => admitWriter(daemon, name, key),
    'volume.quota': async ({ name, bytes }) => {
      await setVolumeQuota(daemon, name, bytes);
      return { name, bytes };
    },
    'volume.redundancy': async ({ name, rate, isForced }) => {
      await setVolumeRedundancy(daemon, name, { rate: rate ?? undefined, isForced });
      return { name, rate };
    },
    'volume.delete': async ({ name }) => {
      await daemon.deleteVolume(name);
      return { name };
    },
    'volume.checkpoint': async ({ name }) => {
      const { checkpointer } = await daemon.volume(name);
      const made = await checkpointer.make();
      return { name, made: made ?? null, latest: await checkpointer.latest() };
    },
    'volume.recover': (options, context) =>
      recoverVolume(daemon, options as RecoverOptions, context),
    df: ({ name }) => spaceOf(daemon, name),
    'volume.accept': async ({ keys: text }) => {
      const keys = parseVolumeKeys(text);
      if (keys === undefined)
        throw new OceanError('invalid', 'That is not what "ocean volume share" prints');
      if (home.volumeNames().includes(keys.name)) {
        throw new OceanError('exists', `A volume "${keys.name}" is known here already`);
      }
      home.keepVolumeKeys(keys);
      return { name: keys.name, aguid: aguidOf(keys.object) };
    },
    mounts: async () =>
      [...daemon.mounts].map(([directory, { volume }]) => ({ directory, volume })),
    mount: async ({ volume, directory, at, binding: asked, ...given }) => {
      const { session } = await daemon.volume(volume);
      const past = at === undefined ? {} : { at: await versionAt(session, at), readOnly: true };
      const binding = chosenBinding(asked);
      const chosen = binding === undefined ? {} : { binding };
      const { readOnly, exclusive, allowOther, deadline: deadlineMs } = given;
      const options = { readOnly, exclusive, allowOther, deadlineMs, ...chosen, ...past };
      const mounted = await daemon.mount(volume, directory, options);
      return { directory: mounted.directory, volume };
    },
    umount: async ({ directory }) => {
      await daemon.unmount(directory);
      return { directory };
    },
  };
}
