import { compareGroups } from "@/lib/core/agreement/comparison";
import { scaleTable } from "@/lib/core/agreement/scale";
import { buildRatingTable } from "@/lib/core/rating-table";
import type { Opinion } from "./labelling";
import { ANCHORS, CORRECT, GUIDELINE, HELPFUL } from "./story-plan";

/** The first version of the guideline, as a program sends it. */
export const FIRST_VERSION = {
  body: GUIDELINE,
  criteria: [
    {
      key: "correct",
      title: CORRECT,
      kind: "choice",
      level: "nominal",
      required: true,
      clause: "correctness",
      options: [
        { value: "yes", label: "Yes" },
        { value: "no", label: "No" },
      ],
    },
    {
      key: "helpfulness",
      title: HELPFUL,
      kind: "scale",
      level: "ordinal",
      required: true,
      clause: "helpfulness",
      scale: { min: 1, max: 5, anchors: ANCHORS },
    },
  ],
};

/** What the second version asks. */
export const FOR_BEGINNERS = `${HELPFUL} Think of a beginner.`;
export const CLAUSE = {
  before: "Rate how far it helps, also where it is wrong.",
  after: "Rate how far it helps a beginner.",
};

const IDS = Array.from({ length: 20 }, (_, index) => `v${index + 1}`);
export const EXAMPLES = IDS.map((id, index) => ({
  id,
  kind: "instruction",
  prompt: `Task ${id}: what is ${index} times seven?`,
  response: `It is ${7 * index}.`,
}));

const ratings = (of: (index: number) => number) => Object.fromEntries(IDS.map((id, index) => [id, of(index)]));
const clipped = (rating: number) => Math.min(5, Math.max(1, rating));

/** Under version 1 the two differ on v6 (by three points) and on every fourth; under version 2 only on every seventh. */
const FIRST = ratings((index) => 1 + (index % 5));
const UNDER_1 = [
  FIRST,
  ratings((index) => (index === 5 ? 4 : clipped(1 + (index % 5) + (index % 4 === 0 ? 1 : 0)))),
] as const;
const UNDER_2 = [FIRST, ratings((index) => clipped(1 + (index % 5) + (index % 7 === 0 ? 1 : 0)))] as const;

/** What an annotator answers to an example under a version. */
export function opinionOf(person: 0 | 1, version: 1 | 2, example: string): Opinion {
  const helpfulness = (version === 1 ? UNDER_1 : UNDER_2)[person][example]!;
  return version === 1 ? { correct: "yes", helpfulness } : { helpfulness };
}

/** Alpha on helpfulness under both versions, and the difference, where some examples came back under the second. */
export function expectedComparison(cameBack: readonly string[]) {
  const under = (version: 1 | 2, examples: readonly string[]) =>
    ([0, 1] as const).flatMap((person) =>
      examples.map((item) => ({
        version,
        item,
        rater: `${person} under ${version}`,
        value: opinionOf(person, version, item).helpfulness,
      })),
    );
  const rows = [...under(1, IDS), ...under(2, cameBack)];
  const built = buildRatingTable(rows);
  const scaled = built.ok ? scaleTable(built.table, "ordinal", { declared: [1, 2, 3, 4, 5] }) : null;
  if (!scaled?.ok) throw new Error("the plan is no table of ratings");
  return compareGroups(
    scaled.scaled,
    "ordinal",
    Int32Array.from(rows, ({ version }) => version),
    [1, 2],
  );
}
