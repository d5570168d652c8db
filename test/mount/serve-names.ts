/** Names that the served file system never answers for. */

/** A lookup of it never ends. */
export const NEVER_FOUND = 'never-found';
/** A read of it never ends. */
export const NEVER_READ = 'never-read';
