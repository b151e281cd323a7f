import { type AgreementDesign, simulateCopied } from "@/bench/simulation/agreement-table";
import { type FatigueDesign, simulateFatigue } from "@/bench/simulation/fatigue-project";
import { type Peculiarity, simulateScores } from "@/bench/simulation/score-project";
import { patternCoefficients } from "@/lib/core/agreement/coefficients";
import { leaveOneRaterOut, outOfStep, type WithoutRater } from "@/lib/core/agreement/leave-one-out";
import { categoriesOf } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { scaleTable } from "@/lib/core/agreement/scale";
import { type FlagTest, flagPanel } from "@/lib/core/distribution/flags";
import { scoresOf } from "@/lib/core/distribution/scores";
import { acrossAnnotators } from "@/lib/core/fatigue/across-annotators";
import { goldCorrectness, peerAgreement } from "@/lib/core/fatigue/agreement";
import { analyseFatigue, type FatigueReport } from "@/lib/core/fatigue/analyse";
import { workColumns } from "@/lib/core/fatigue/events";
import { findSessions } from "@/lib/core/fatigue/sessions";
import { codeValues } from "@/lib/core/fatigue/similarity";
import { annotatorSlopes, byPosition, slopeWeights } from "@/lib/core/fatigue/slopes";
import type { Random } from "@/lib/core/random/generator";
import { buildRatingTable, type RatingRow, type RatingTable } from "@/lib/core/rating-table";

/** p of the project tests of one simulated project; by gold where the design has it. */
export function fatigueP(
  design: FatigueDesign,
  random: Random,
): Record<"t" | "signFlip" | "weightedT" | "weightedSignFlip", number> {
  const events = simulateFatigue(design, random);
  const result = codeValues(events, "nominal");
  if (!result.ok) throw new Error(result.reason);
  const work = workColumns(events);
  const quality = design.gold ? goldCorrectness(result.coded) : peerAgreement(work, result.coded).itemAdjusted;
  const slopes = annotatorSlopes(byPosition(work, findSessions(work), quality));
  const values = slopes.map(({ slope }) => slope);
  const test = acrossAnnotators(values, random);
  const weighted = acrossAnnotators(values, random, slopeWeights(slopes));
  return {
    t: test.pT ?? 1,
    signFlip: test.pSignflip ?? 1,
    weightedT: weighted.pT ?? 1,
    weightedSignFlip: weighted.pSignflip ?? 1,
  };
}

/** The whole report of one simulated project. */
export function fatigueReport(design: FatigueDesign, random: Random): FatigueReport {
  const result = analyseFatigue(simulateFatigue(design, random), "nominal", { random });
  if (!result.ok) throw new Error(result.reason);
  return result.report;
}

/** Flags of one simulated project of scores: those of the first annotator, and all. */
export function scoreFlags(peculiarity: Peculiarity, random: Random): { first: FlagTest[]; all: FlagTest[] } {
  const { tests, raters } = scoreTests(simulateScores(peculiarity, random), random);
  const flagged = tests.map((own) => own.filter((test) => test.flagged));
  return { first: flagged[raters.indexOf("a0")] ?? [], all: flagged.flat() };
}

function scoreTests(rows: readonly RatingRow[], random: Random) {
  const result = scoresOf(tableOf(rows), [1, 2, 3, 4, 5]);
  if (!result.ok) throw new Error(result.reason);
  const odd = alphaVerdicts(rows, "interval").outOfStep.map((rater) => result.scores.raters.indexOf(rater));
  const tested = flagPanel(result.scores, random, {}, odd);
  if (!tested.ok) throw new Error(tested.reason);
  return { tests: tested.panel, raters: result.scores.raters };
}

/** Of one simulated table of ratings: who matters for alpha at its level, and who of them is out of step. */
export function alphaVerdicts(
  rows: readonly RatingRow[],
  level: "nominal" | "interval",
): { matter: string[]; outOfStep: string[] } {
  const scale = scaleTable(tableOf(rows), level);
  if (!scale.ok) throw new Error(scale.reason);
  const { raters } = scale.scaled.table;
  const panel = leaveOneRaterOut(scale.scaled, level);
  const names = (list: readonly WithoutRater[]) => list.map(({ rater }) => raters[rater]!);
  return { matter: names(panel.filter(({ matters }) => matters)), outOfStep: names(outOfStep(panel)) };
}

/** Whoever has any flag in one simulated project: for their scores, or because the others agree better without them. */
export function whoIsFlagged(peculiarity: Peculiarity, random: Random): Set<string> {
  const rows = simulateScores(peculiarity, random);
  const { tests, raters } = scoreTests(rows, random);
  const byScores = raters.filter((_, w) => tests[w]!.some(({ flagged }) => flagged));
  return new Set([...byScores, ...alphaVerdicts(rows, "interval").outOfStep]);
}

/** Whether the jackknife interval of nominal alpha holds the population value; without `isTold` copies are taken for units of their own. */
export function alphaCovered(design: AgreementDesign, random: Random, isTold = true): boolean {
  const { rows, unitOf } = simulateCopied(design, random);
  const table = tableOf(rows);
  if (design.copies && isTold) table.unitOfItem = Int32Array.from(table.items, unitOf);
  const scale = scaleTable(table, "nominal");
  if (!scale.ok) throw new Error(scale.reason);
  const { patterns } = patternsFromTable(scale.scaled.table);
  const { interval } = patternCoefficients(patterns, "nominal", categoriesOf(scale.scaled)).alpha!;
  return interval !== null && interval[0] <= design.alpha && design.alpha <= interval[1];
}

function tableOf(rows: Parameters<typeof buildRatingTable>[0]): RatingTable {
  const built = buildRatingTable(rows);
  if (!built.ok) throw new Error(built.reason);
  return built.table;
}
