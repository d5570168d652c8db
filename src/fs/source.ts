/** Where records of a volume come from: a version, a version with what is not committed, or a state of a merge. */

/** Values are opened; a scan gives none that are removed, in any order. */
export interface Source {
  get(key: Uint8Array): Promise<Uint8Array | undefined>;
  scan(prefix: Uint8Array): Promise<readonly { key: Uint8Array; value: Uint8Array | undefined }[]>;
}
