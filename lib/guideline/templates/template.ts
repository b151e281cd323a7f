import type { CriterionInput, GuidelineContent } from "../schema";

/** A guideline to start from: complete enough to publish as it is, meant to be rewritten. */
export interface GuidelineTemplate {
  id: string;
  name: string;
  /** When to take it. */
  summary: string;
  body: string;
  criteria: CriterionInput[];
  qualities: GuidelineContent["qualities"];
  /** At least a good, a bad and a borderline one, so that writers see what they are for. */
  examples: NonNullable<GuidelineContent["examples"]>;
}
