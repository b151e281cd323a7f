/** Why an example is not in a file. */
export const LEFT_OUT_WORDS = {
  excluded: "excluded by a curator",
  "other-kind": "of another kind",
  "bad-example": "called a bad example by a reviewer",
  "not-a-seed": "not marked as a seed for training data",
  undecided: "not decided",
  tie: "decided as a tie",
} as const;
export type LeftOut = keyof typeof LEFT_OUT_WORDS;

/** What a writer wrote and what it left out. Deterministic for equal input, so that it can stand in a manifest. */
export class Tally {
  /** Examples that the file is about. */
  examples = 0;
  /** Rows of a table or lines of JSON. */
  records = 0;
  readonly leftOut: Partial<Record<LeftOut, number>> = {};

  leave(reason: LeftOut): void {
    this.leftOut[reason] = (this.leftOut[reason] ?? 0) + 1;
  }
}
