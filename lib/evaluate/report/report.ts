import type { Estimate } from "@/lib/core/estimate";
import {
  type Evaluated,
  type HeadToHead,
  type ModelDifference,
  type ModelWins,
  scoreChanges,
  scoreFigures,
  shareOfCategory,
  winChanges,
  winFigures,
} from "@/lib/core/evaluation/model-figures";
import { valueOfKey } from "@/lib/guideline/answers/stored-key";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { readColumns, type Statement } from "@/lib/server/columns/read-columns";
import { answersOf, type CountedAnswer, compares, members, outcomeOf } from "./answers";
import { coded, type KeyPattern, OUTPUTS_SPEC, outputPatterns } from "./outputs";

export interface ModelScores {
  /** The mean of a scale, or the share of the answer that is counted. */
  headline: Estimate;
  /** How often each answer was given to the model's outputs, and its share; in the order of `answers`. */
  uses: number[];
  shares: Estimate[];
}

export interface ScoreReport {
  kind: "scores";
  answers: CountedAnswer[];
  /** The answer whose share is the headline; null for the mean of a scale. */
  counted: CountedAnswer | null;
  models: ModelScores[];
  differences: ModelDifference[];
}

export interface WinReport {
  kind: "wins";
  models: ModelWins[];
  pairs: HeadToHead[];
}

export type EvaluationReport = ScoreReport | WinReport;

export interface Question {
  criterion: Criterion;
  /** How many models there are; they go by 0, 1 … */
  models: number;
  raters: number;
  /** The answer whose share is wanted; the first one unless said. */
  answer?: string | undefined;
}

/** What labels on one criterion say of each model and of each two of them. Units are prompts; see docs/statistics.md. */
export function reportOn(question: Question, patterns: readonly KeyPattern[]): EvaluationReport {
  const { evaluated, given } = evaluatedOf(question, patterns);
  return compares(question.criterion)
    ? { kind: "wins", ...winFigures(evaluated, outcomeOf(given)) }
    : scoreReport(question, evaluated, given);
}

function evaluatedOf({ models, raters }: Question, patterns: readonly KeyPattern[]) {
  const keys = [
    ...new Set(patterns.flatMap(({ outputs }) => outputs.flatMap(({ counts }) => counts.map(([key]) => key)))),
  ];
  const codes = new Map(keys.map((key, code) => [key, code]));
  return {
    evaluated: { prompts: coded(patterns, codes), models, raters },
    given: keys.map((key) => valueOfKey(key)),
  };
}

/** A model's headline without the prompts that training data holds, and that minus its headline on all prompts. */
export interface CleanFigure {
  headline: Estimate;
  change: Estimate;
}

/** The headlines without some prompts, and how they change by that: of the same answer as those on all prompts. */
export function withoutTainted(
  question: Question,
  clean: readonly KeyPattern[],
  tainted: readonly KeyPattern[],
): CleanFigure[] {
  const all = [...clean, ...tainted];
  const isKept = all.map((_, at) => at < clean.length);
  const { evaluated, given } = evaluatedOf(question, all);
  const { counted, changes } = compares(question.criterion)
    ? { counted: null, changes: winChanges(evaluated, outcomeOf(given), isKept) }
    : scoreChangesOf(question, evaluated, given, isKept);
  const answer = counted === null ? question.answer : String(counted.value);
  return reportOn({ ...question, answer }, clean).models.map(({ headline }, model) => ({
    headline,
    change: changes[model]!,
  }));
}

function scoreChangesOf(
  question: Question,
  evaluated: Evaluated,
  given: readonly (AnswerValue | undefined)[],
  isKept: readonly boolean[],
) {
  const { counted, worth } = worthOf(question, given);
  return { counted, changes: scoreChanges(evaluated, worth, counted ? "share" : "mean", isKept) };
}

/** What each answer is worth for the headline: its number, or whether it is the answer that is counted. */
function worthOf({ criterion, answer }: Question, given: readonly (AnswerValue | undefined)[]) {
  const answers = answersOf(criterion, given);
  const counted = KINDS[criterion.kind].isNumber
    ? null
    : (answers.find(({ value }) => String(value) === answer) ?? answers[0] ?? null);
  const sets = given.map((value) => new Set(members(value)));
  const has = ({ value }: CountedAnswer) => sets.map((own) => own.has(value));
  const worth = counted ? has(counted).map(Number) : given.map((value) => (typeof value === "number" ? value : 0));
  return { answers, counted, has, worth };
}

function scoreReport(
  question: Question,
  evaluated: Evaluated,
  given: readonly (AnswerValue | undefined)[],
): ScoreReport {
  const { answers, counted, has, worth } = worthOf(question, given);
  const { headlines, differences } = scoreFigures(evaluated, worth, counted ? "share" : "mean");
  const models = headlines.map((headline, model): ModelScores => {
    const figures = answers.map((one) => shareOfCategory(evaluated, model, has(one)));
    return { headline, uses: figures.map(({ uses }) => uses), shares: figures.map(({ share }) => share) };
  });
  return { kind: "scores", answers, counted, models, differences };
}

/** The headline of every model on the outputs with one value of the slice. */
export interface SliceFigures {
  value: string;
  models: Estimate[];
}

/** The report and the headlines within a slice, for a thread; `outputs` asks for the labels of outputs. */
export async function readEvaluation({ outputs, ...question }: Question & { outputs: Statement }) {
  const read = outputPatterns(await readColumns(outputs, OUTPUTS_SPEC), compares(question.criterion));
  const { whole, clean, tainted, slices } = read;
  const headlines = (patterns: readonly KeyPattern[]) =>
    reportOn(question, patterns).models.map(({ headline }) => headline);
  return {
    report: reportOn(question, whole),
    /** None where no labelled prompt is in training data. */
    clean: tainted.length > 0 ? withoutTainted(question, clean, tainted) : [],
    slices: slices.map(({ value, patterns }): SliceFigures => ({ value, models: headlines(patterns) })),
  };
}
