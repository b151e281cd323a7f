import { agreementReport } from "@/lib/core/agreement/report";
import { type Level, scaleTable } from "@/lib/core/agreement/scale";
import type { Estimate } from "@/lib/core/estimate";
import { buildRatingTable, type Value } from "@/lib/core/rating-table";
import type { Opinion } from "./labelling";
import type { Decision } from "./resolving";

export const CORRECT = "Is it correct?";
export const HELPFUL = "How far does it help?";
export const ANCHORS = { 1: "useless", 2: "hardly helps", 3: "half of it", 4: "most of it", 5: "solves it" };

export const GUIDELINE = `# Short answers

Rate what the answer does for somebody who asked.

## Correctness

An answer is correct when nothing in it is false.

## Helpfulness

Rate how far it helps, also where it is wrong.
`;

export const EXAMPLES = ["s1", "s2", "s3", "s4", "s5", "s6"].map((id, index) => ({
  id,
  kind: "instruction",
  prompt: `Task ${id}: what is ${index} times three?`,
  // On a phone the questions of every other one lie far below.
  response: `It is ${3 * index}.${index % 2 === 0 ? "" : " One can count it out on the fingers of both hands.".repeat(30)}`,
}));

/** What the two annotators say. They differ on s5 (both questions) and s6 (helpfulness); words are never compared. */
export const OPINIONS: readonly [Record<string, Opinion>, Record<string, Opinion>] = [
  {
    s1: { correct: "yes", helpfulness: 5, remark: "clear and short" },
    s2: { correct: "yes", helpfulness: 4 },
    s3: { correct: "no", helpfulness: 2 },
    s4: { correct: "yes", helpfulness: 5 },
    s5: { correct: "yes", helpfulness: 4 },
    s6: { correct: "yes", helpfulness: 3 },
  },
  {
    s1: { correct: "yes", helpfulness: 5, remark: "nothing to add" },
    s2: { correct: "yes", helpfulness: 4 },
    s3: { correct: "no", helpfulness: 2 },
    s4: { correct: "yes", helpfulness: 5 },
    s5: { correct: "no", helpfulness: 2, remark: "counts from one" },
    s6: { correct: "yes", helpfulness: 4 },
  },
];

/** In the order of the queue: a choice that differs, then scales by how far apart they are: ((4 − 2) / 4)², ((4 − 3) / 4)². */
export const DECISIONS: readonly { waits: string; settled: Decision }[] = [
  {
    waits: `${CORRECT} 1.00 ${EXAMPLES[4]!.prompt}`,
    settled: { answer: "No", reasonKey: "g", reason: "Guideline gap", note: "Say from where one counts." },
  },
  { waits: `${HELPFUL} 0.25 ${EXAMPLES[4]!.prompt}`, settled: { answer: "2", reasonKey: "s", reason: "Slip" } },
  {
    waits: `${HELPFUL} 0.06 ${EXAMPLES[5]!.prompt}`,
    settled: { answer: "4", reasonKey: "l", reason: "Legitimate disagreement" },
  },
];

/** What stands in the end: what both said, and what the reviewer settled. */
export const DECIDED: Readonly<Record<string, { "is-it-correct": string; "how-far-does-it-help": number }>> = {
  s1: { "is-it-correct": "yes", "how-far-does-it-help": 5 },
  s2: { "is-it-correct": "yes", "how-far-does-it-help": 4 },
  s3: { "is-it-correct": "no", "how-far-does-it-help": 2 },
  s4: { "is-it-correct": "yes", "how-far-does-it-help": 5 },
  s5: { "is-it-correct": "no", "how-far-does-it-help": 2 },
  s6: { "is-it-correct": "yes", "how-far-does-it-help": 4 },
};

/** Alpha with its interval on what the two people say to a question. */
export function expectedAlpha(question: "correct" | "helpfulness", level: Level, declared: readonly Value[]): Estimate {
  const rows = OPINIONS.flatMap((opinions, rater) =>
    Object.entries(opinions).map(([item, opinion]) => ({ item, rater: String(rater), value: opinion[question] })),
  );
  const built = buildRatingTable(rows);
  const scaled = built.ok ? scaleTable(built.table, level, { declared }) : null;
  if (!scaled?.ok) throw new Error("the plan is no table of ratings");
  return agreementReport(scaled.scaled).coefficients.alpha!;
}

/** An estimate in the words of the pages: `0.59 [−0.12, 1.00] n 6`. */
export function inWords({ value, interval, items }: Estimate): string {
  const number = (x: number) => x.toFixed(2).replace("-", "−");
  return `${number(value!)} [${interval!.map(number).join(", ")}] n ${items}`;
}
