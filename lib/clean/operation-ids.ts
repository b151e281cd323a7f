/** What can be done to clean an example, in the order in which it is done. */
export const CLEANING_IDS = [
  "invisible-characters",
  "line-endings",
  "unicode-nfc",
  "trim",
  "html-to-text",
  "markdown-to-text",
  "personal-data",
] as const;
export type CleaningId = (typeof CLEANING_IDS)[number];

/** An operation as it is kept with what it made: another version may clean otherwise. */
export interface UsedOperation {
  id: CleaningId;
  version: number;
}
