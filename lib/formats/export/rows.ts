import type { Example } from "@/lib/formats/example";
import type { AnswerValue } from "@/lib/guideline/schema";

/** One judgment as it is exported: a row of the long form. `value` is null where an answer was taken back. */
export interface JudgmentRow {
  example: string;
  annotator: string;
  criterion: string;
  value: AnswerValue | null;
  submittedAt?: Date | string | null;
  activeMs?: number | null;
  wallMs?: number | null;
  session?: string | null;
  position?: number | null;
  guidelineVersion?: number | null;
  revision?: number | null;
  comment?: string | null;
}

/** What was settled about an example on one criterion; `value` is null where there is no single right answer. */
export interface SettledAnswer {
  value: AnswerValue | null;
  method?: string;
  reason?: string;
  note?: string;
  distribution?: unknown;
  guidelineVersion?: number;
  settledAt?: string;
  author?: string;
}

/** An example as it is exported, with what was settled about it by criterion. */
export interface ExampleRow {
  example: Example;
  resolutions?: Readonly<Record<string, SettledAnswer>>;
}

export interface TrainingOptions {
  /** The criterion whose settled answer decides (the preference, the score); without it the first one that fits. */
  criterion?: string;
}
