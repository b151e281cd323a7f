import type { CriterionInput } from "@/lib/guideline/schema";

/** What is asked of each example: a score from 1 to 5, and whether it is safe. */
export const CRITERIA: CriterionInput[] = [
  {
    key: "score",
    title: "Score",
    kind: "scale",
    level: "ordinal",
    required: true,
    scale: { min: 1, max: 5, anchors: { "1": "bad", "5": "good" } },
  },
  {
    key: "safe",
    title: "Safe?",
    kind: "choice",
    level: "nominal",
    required: true,
    options: [
      { value: "yes", label: "Yes" },
      { value: "no", label: "No" },
    ],
  },
];
