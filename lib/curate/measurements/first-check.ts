/** A check as the form of a measurement offers it. */
export interface OfferedCheck {
  key: string;
  counts: { flagged: number; passed: number };
  /** People found out how often it is right, as it is now. */
  isMeasured: boolean;
}

/** The check that the form begins with: one that flags something and was never measured, else one that flags something, else the first. */
export function firstToMeasure<Check extends OfferedCheck>(checks: readonly Check[]): Check | undefined {
  const flagging = checks.filter(({ counts }) => counts.flagged > 0);
  return flagging.find(({ isMeasured }) => !isMeasured) ?? flagging[0] ?? checks[0];
}
