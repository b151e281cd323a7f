import { type AgreementDesign, simulateAgreement } from "@/bench/simulation/agreement-table";
import { type FatigueDesign, simulateFatigue } from "@/bench/simulation/fatigue-project";
import { type Peculiarity, simulateScores } from "@/bench/simulation/score-project";
import { patternCoefficients } from "@/lib/core/agreement/coefficients";
import { categoriesOf } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { scaleTable } from "@/lib/core/agreement/scale";
import { type FlagTest, flags } from "@/lib/core/distribution/flags";
import { permutationTests } from "@/lib/core/distribution/permutation-tests";
import { scoresOf } from "@/lib/core/distribution/scores";
import { acrossAnnotators } from "@/lib/core/fatigue/across-annotators";
import { goldCorrectness, peerAgreement } from "@/lib/core/fatigue/agreement";
import { analyseFatigue, type FatigueReport } from "@/lib/core/fatigue/analyse";
import { findSessions } from "@/lib/core/fatigue/sessions";
import { codeValues } from "@/lib/core/fatigue/similarity";
import { annotatorSlopes, seriesOf } from "@/lib/core/fatigue/slopes";
import type { Random } from "@/lib/core/random/generator";
import { buildRatingTable, type RatingTable } from "@/lib/core/rating-table";

/** p of the project tests of one simulated project; by gold where the design has it. */
export function fatigueP(design: FatigueDesign, random: Random): { t: number; signFlip: number } {
  const events = simulateFatigue(design, random);
  const result = codeValues(events, "nominal");
  if (!result.ok) throw new Error(result.reason);
  const { members, position } = findSessions(events);
  const quality = design.gold ? goldCorrectness(result.coded) : peerAgreement(events, result.coded).itemAdjusted;
  const slopes = annotatorSlopes(seriesOf(members, (e) => events[e]!.annotator, position, quality));
  const test = acrossAnnotators(
    slopes.map(({ slope }) => slope),
    random,
  );
  return { t: test.pT ?? 1, signFlip: test.pSignflip ?? 1 };
}

/** The whole report of one simulated project. */
export function fatigueReport(design: FatigueDesign, random: Random): FatigueReport {
  const result = analyseFatigue(simulateFatigue(design, random), "nominal", { random });
  if (!result.ok) throw new Error(result.reason);
  return result.report;
}

/** Flags of one simulated project of scores: those of the first annotator, and all. */
export function scoreFlags(
  peculiarity: Peculiarity,
  random: Random,
  permutations?: number,
): { first: FlagTest[]; all: FlagTest[] } {
  const result = scoresOf(tableOf(simulateScores(peculiarity, random)), [1, 2, 3, 4, 5]);
  if (!result.ok) throw new Error(result.reason);
  const permuted = permutationTests(result.scores, random, permutations);
  if (!permuted.ok) throw new Error(permuted.reason);
  const tests = flags(permuted.tests, 4).map((own) => own.filter(({ flagged }) => flagged));
  return { first: tests[result.scores.raters.indexOf("a0")] ?? [], all: tests.flat() };
}

/** Whether the jackknife interval of nominal alpha holds the population value. */
export function alphaCovered(design: AgreementDesign, random: Random): boolean {
  const table = tableOf(simulateAgreement(design, random));
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
