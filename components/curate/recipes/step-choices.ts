import type { Criterion } from "@/lib/guideline/schema";

/** What steps can be made of in this project. */
export interface StepChoices {
  checks: readonly { key: string; title: string; repeats: boolean }[];
  criteria: readonly Criterion[];
  /** Each as name=value. */
  slices: readonly string[];
}
