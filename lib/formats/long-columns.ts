/** The columns of labels in long form, one row per judgment: what the export writes and the import knows by name. */
export const LONG_COLUMNS = [
  "example",
  "annotator",
  "criterion",
  "value",
  "submittedAt",
  "activeMs",
  "wallMs",
  "session",
  "position",
  "guidelineVersion",
  "revision",
  "comment",
] as const;
