import { patternCalculations } from "@/lib/core/agreement/coefficients";
import { categoriesOf } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { scaleTable } from "@/lib/core/agreement/scale";
import type { Estimate } from "@/lib/core/estimate";
import { buildRatingTable } from "@/lib/core/rating-table";
import { type CheckedSide, checkMisses, checkPrecision, type DrawnCase } from "@/lib/core/sampling/check-rates";
import type { DrawnFor, MeasuredCheck, Verdict } from "./schema";
import { type Truth, truthOf } from "./truth";

/** An example of a measurement with what was said of it. */
export interface ReadExample {
  position: number;
  drawn: DrawnFor[];
  caseNumber: number;
  settled: boolean | null;
  answers: readonly { readerId: string; verdict: Verdict }[];
}

/** What was drawn of one side of a check at random, and what came of it. */
export interface SideResult {
  drawn: number;
  decided: number;
  lacking: number;
}

export interface CheckResult {
  /** Of what it flags, the share that lacks the quality. */
  precision: Estimate;
  /** Of what lacks the quality, the share that it does not flag. */
  misses: Estimate;
  flagged: SideResult;
  passed: SideResult;
  /** The same of those nearest to its bound, which enter no figure. */
  near: { flagged: SideResult; passed: SideResult };
  /** Positions of those that it flags though they have the quality, and of those that it passes though they lack it. */
  wrong: number[];
  missed: number[];
}

/** What was read to the end and is still not decided, and so enters no figure. */
export interface LeftOut {
  /** Fewer people answered than were asked for. */
  unread: number;
  /** Nobody could tell. */
  unsure: number;
  /** Readers differ, and nobody has settled it. */
  differ: number;
}

export interface MeasurementResult {
  /** In the order of the checks. */
  checks: CheckResult[];
  leftOut: LeftOut;
  /** Krippendorff's alpha of the readers; copies are one unit. Undefined where each example had one reader. */
  agreement: Estimate;
}

/** What people's answers say of checks, from simple random samples of both sides of each. */
export function resultOf(
  checks: readonly MeasuredCheck[],
  examples: readonly ReadExample[],
  each: number,
): MeasurementResult {
  const judged = examples.map((example) => ({
    ...example,
    truth: truthOf(
      example.answers.map(({ verdict }) => verdict),
      each,
      example.settled,
    ),
  }));
  const leftOut = { unread: 0, unsure: 0, differ: 0 };
  for (const { truth } of judged) if (truth.lacks === null) leftOut[truth.because]++;
  return { checks: checks.map((check) => checkResult(check, judged)), leftOut, agreement: agreementOf(examples) };
}

type Judged = ReadExample & { truth: Truth };

function checkResult({ key, flagged, passed }: MeasuredCheck, examples: readonly Judged[]): CheckResult {
  const of = (side: DrawnFor["side"], near: boolean) =>
    examples.filter(({ drawn }) => drawn.some((one) => one.check === key && one.side === side && one.near === near));
  const [taken, left] = [of("flagged", false), of("passed", false)];
  const sides = { flagged: sideOf(flagged, taken), passed: sideOf(passed, left) };
  const who = readersOf([...taken, ...left]);
  const positions = (side: DrawnFor["side"], lacks: boolean) =>
    [...of(side, false), ...of(side, true)]
      .filter(({ truth }) => truth.lacks === lacks)
      .map(({ position }) => position)
      .sort((a, b) => a - b);
  return {
    precision: { ...checkPrecision(sides.flagged), ...readersOf(taken) },
    misses: { ...checkMisses(sides.flagged, sides.passed), ...who },
    flagged: summary(taken),
    passed: summary(left),
    near: { flagged: summary(of("flagged", true)), passed: summary(of("passed", true)) },
    wrong: positions("flagged", false),
    missed: positions("passed", true),
  };
}

/** A side of a check as the core takes it: what was decided, by case. */
function sideOf(population: number, examples: readonly Judged[]): CheckedSide {
  const cases = new Map<number, DrawnCase>();
  for (const { caseNumber, truth } of examples) {
    if (truth.lacks === null) continue;
    const before = cases.get(caseNumber) ?? { drawn: 0, lacking: 0 };
    cases.set(caseNumber, { drawn: before.drawn + 1, lacking: before.lacking + Number(truth.lacks) });
  }
  return { population, cases: [...cases.values()] };
}

function summary(examples: readonly Judged[]): SideResult {
  const decided = examples.filter(({ truth }) => truth.lacks !== null);
  return {
    drawn: examples.length,
    decided: decided.length,
    lacking: decided.filter(({ truth }) => truth.lacks === true).length,
  };
}

function readersOf(examples: readonly Judged[]): { raters: number; judgments: number } {
  const answers = examples.filter(({ truth }) => truth.lacks !== null).flatMap(({ answers }) => answers);
  return { raters: new Set(answers.map(({ readerId }) => readerId)).size, judgments: answers.length };
}

/** Alpha, nominal, of whether an example lacks the quality; who cannot tell gave no rating. */
function agreementOf(examples: readonly ReadExample[]): Estimate {
  const told = examples
    .map(({ answers, ...example }) => ({ ...example, told: answers.filter(({ verdict }) => verdict !== "unsure") }))
    .filter(({ told }) => told.length > 1);
  const built = buildRatingTable(
    told.flatMap(({ position, told }) =>
      told.map(({ readerId, verdict }) => ({ item: String(position), rater: readerId, value: verdict })),
    ),
  );
  if (!built.ok) throw new Error("verdicts are not ratings");
  const scaled = scaleTable(built.table, "nominal", { declared: ["lacks", "has"] });
  if (!scaled.ok) throw new Error("verdicts are not nominal");
  const { patterns, patternOfItem } = patternsFromTable(scaled.scaled.table);
  const cases = [...new Set(told.map(({ caseNumber }) => caseNumber))];
  const clusterOfItem = Int32Array.from(told, ({ caseNumber }) => cases.indexOf(caseNumber));
  const nested = { patternOfItem, clusterOfItem, clusters: cases.length };
  return patternCalculations(patterns, "nominal", categoriesOf(scaled.scaled), {}, nested).alpha!();
}
