/** A guideline version as figures and files name it. */
export interface VersionRef {
  id: string;
  number: number;
  hash: string;
}

/** A version under which labels of one criterion were given. */
export interface MeantVersion extends VersionRef {
  /** Number of the version that began what the criterion means in it. Versions that share it ask the same question. */
  since: number;
}

/** Whether a criterion means the same in all of these versions, so that labels under them answer one question. */
export function meanTheSame(versions: readonly { since?: number }[]): boolean {
  return versions.every(({ since }) => since !== undefined && since === versions[0]!.since);
}
