import { topClasses } from "@/lib/core/consensus/posterior";
import type { Value } from "@/lib/core/rating-table";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { textOf } from "../answer-text";
import type { AnsweredConditions } from "./schema";
import { type Solution, TIED } from "./solution";

/** Below this probability an answer is unsure. */
export const SURE = 0.9;

/** What a model says of one example, and what it rests on. */
export interface Answered {
  /** Id of the example. */
  example: string;
  /** null where several are as probable; these are then in `ties`. */
  answer: Value | null;
  ties: Value[];
  /** The majority's; null where it is tied. */
  majority: Value | null;
  posterior: { value: Value; probability: number; labels: number }[];
  scale: { median: number; trimmedMean: number; severityCorrected: number } | null;
}

/** A page of the examples that a model answers, those that it is least sure of first. */
export function answeredExamples(
  solution: Solution,
  conditions: AnsweredConditions,
  { offset, limit }: { offset: number; limit: number },
): { total: number; rows: Answered[] } {
  const isAmong = conditionOn(solution, conditions);
  const found = solution.order.filter(isAmong);
  const examples = new Dictionary(solution.examples);
  const rows = Array.from(found.subarray(offset, offset + limit), (item) => answered(solution, examples, item));
  return { total: found.length, rows };
}

/** How many examples the model answers otherwise than the majority, is unsure of, and leaves tied. */
export function countsOf(solution: Solution): Record<AnsweredConditions["examples"], number> {
  const counts = { all: solution.answer.length, differ: 0, unsure: 0, tied: 0 };
  for (const shown of ["differ", "unsure", "tied"] as const) {
    const isShown = SHOWN[shown](solution);
    for (let item = 0; item < counts.all; item++) if (isShown(item)) counts[shown]++;
  }
  return counts;
}

type Condition = (item: number) => boolean;

const SHOWN: Record<AnsweredConditions["examples"], (solution: Solution) => Condition> = {
  all: () => () => true,
  differ:
    ({ answer, majority }) =>
    (item) =>
      answer[item] !== majority[item],
  unsure: (solution) => (item) => !isSure(solution, item),
  tied:
    ({ answer }) =>
    (item) =>
      answer[item] === TIED,
};

function conditionOn(solution: Solution, { examples, answer, by, said }: AnsweredConditions): Condition {
  const codeOf = (text: string) => solution.values.findIndex((value) => textOf(value) === text);
  const isShown = SHOWN[examples](solution);
  const answers = answer === undefined ? null : codeOf(answer);
  const labels =
    by === undefined || said === undefined ? null : { rater: solution.raters.indexOf(by), label: codeOf(said) };
  return (item) =>
    isShown(item) &&
    (answers === null || solution.answer[item] === answers) &&
    (labels === null || hasLabel(solution, item, labels));
}

function isSure({ posterior, values }: Solution, item: number): boolean {
  const from = item * values.length;
  for (let j = from; j < from + values.length; j++) if (posterior[j]! >= SURE) return true;
  return false;
}

function hasLabel(solution: Solution, item: number, wanted: { rater: number; label: number }): boolean {
  for (let t = solution.start[item]!; t < solution.start[item + 1]!; t++)
    if (solution.rater[t] === wanted.rater && solution.label[t] === wanted.label) return true;
  return false;
}

function answered(solution: Solution, examples: Dictionary, item: number): Answered {
  const { values, scale, start, label } = solution;
  const given = values.map(() => 0);
  for (let t = start[item]!; t < start[item + 1]!; t++) given[label[t]!]!++;
  const posterior = values.map((value, j) => ({
    value,
    probability: solution.posterior[item * values.length + j]!,
    labels: given[j]!,
  }));
  const top = topClasses(solution.posterior, values.length, item);
  const code = (column: Int32Array) => (column[item] === TIED ? null : values[column[item]!]!);
  const answer = code(solution.answer);
  return {
    example: examples.uuid(solution.example[item]!),
    answer,
    ties: answer === null ? top.map((j) => values[j]!) : [],
    majority: code(solution.majority),
    posterior,
    scale: scale && {
      median: scale.median[item]!,
      trimmedMean: scale.trimmedMean[item]!,
      severityCorrected: scale.severityCorrected[item]!,
    },
  };
}
