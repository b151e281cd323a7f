/** What a kind of step is, beside its fields; its work is in lib/curate/recipes/perform. */
export interface StepKind<Step> {
  /** As it is offered. */
  title: string;
  /** Whether its work grows with the examples that are still in, or it looks at all, whatever was taken before. */
  grows: "with-kept" | "with-all";
  /** It changes what the others look at, and so is done before them. */
  comesFirst?: true;
  /**
   * Whether it keeps one of several, so that what it takes depends on which examples are still in. Such steps come after all others: what
   * they keep then stays, and the order of the others changes nothing about the outcome. `repeats` says it of checks.
   */
  keepsOne: (step: Step, repeats: (check: string) => boolean) => boolean;
  /** The counts that it tells beside how many it took, in words behind the number. */
  counts: Readonly<Record<string, string>>;
}
