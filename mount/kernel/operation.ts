/** What the handlers of requests share. */

import type { Clock } from '../../src/base/index.ts';
import {
  type Attributes,
  type FileSystem,
  isDirectory,
  S_ISGID,
  S_ISUID,
} from '../../src/fs/index.ts';
import { encodeEntry, type Timeouts } from './answer.ts';
import type { Handles } from './handles.ts';
import type { Request } from './request.ts';

export interface Reply {
  readonly bytes: Uint8Array;
  /** An error that no file system operation causes, such as ERANGE for a buffer of the caller's. */
  readonly errno?: number;
  /** Gives back what the answer hands over, when the kernel never got it. */
  readonly undo?: () => void;
}

export const DONE: Reply = { bytes: new Uint8Array(0) };

/** What a handler works on. */
export interface Context {
  readonly fileSystem: FileSystem;
  readonly clock: Clock;
  readonly timeouts: Timeouts;
  readonly handles: Handles;
  /** Whether SETXATTR has its second word of flags. */
  readonly extendsSetxattr: () => boolean;
  /** Makes the kernel ask for the inode's attributes again. */
  readonly forgetAttributes: (ino: number) => void;
  /** Resolves when the kernel has heard of all changes by others that the file system has told so far. */
  readonly told: () => Promise<void>;
}

export interface Operation {
  /** Reads the whole body before it first awaits: the read buffer is used again after, unless lent. */
  run(context: Context, request: Request, signal?: AbortSignal): Reply | Promise<Reply>;
  /** Hears by its signal when nobody waits for the answer any more. */
  readonly withdrawable?: boolean;
  /** May wait for ever. */
  readonly endless?: boolean;
  /** Nothing is lost when a caller that goes on hears EINTR: it may be done later, or twice. */
  readonly interruptible?: boolean;
  /** Waits for disks and other nodes: has the longer deadline. */
  readonly slow?: boolean;
  /** The read buffer belongs to the operation until it ends. */
  readonly lent?: boolean;
}

/** Answers with an entry, which is one reference that the kernel gives back with FORGET. */
export function entryReply({ fileSystem, timeouts }: Context, attributes: Attributes): Reply {
  return {
    bytes: encodeEntry(attributes, timeouts),
    undo: () => fileSystem.forget(attributes.ino, 1),
  };
}

const S_IXGRP = 0o010;

/**
 * The mode without the set-id bits that a write or a new owner takes away; undefined when there are none.
 * S_ISGID without group execution means mandatory locking and stays.
 */
export function withoutSetIds(mode: number): number | undefined {
  if (isDirectory(mode)) return undefined;
  const setIds = (mode & S_ISUID) | ((mode & S_IXGRP) !== 0 ? mode & S_ISGID : 0);
  return setIds === 0 ? undefined : mode & ~setIds & 0o7777;
}

/**
 * Takes the set-id bits from a file: HANDLE_KILLPRIV_V2 leaves it to us, and saves a GETXATTR before
 * each write. The kernel does not ask what became of the mode, so it is told.
 */
export async function dropSetIds(context: Context, ino: number): Promise<void> {
  const mode = withoutSetIds((await context.fileSystem.getattr(ino)).mode);
  if (mode === undefined) return;
  await context.fileSystem.setattr(ino, { mode });
  context.forgetAttributes(ino);
}
