import { simulateCopied } from "@/bench/simulation/agreement-table";
import { raterCalculations } from "@/lib/core/agreement/rater-coefficients";
import type { Level, ScaledTable } from "@/lib/core/agreement/scale";
import { scaleTable } from "@/lib/core/agreement/scale";
import { scoreCalculations } from "@/lib/core/agreement/score-coefficients";
import { varianceShares } from "@/lib/core/agreement/variance-shares";
import type { Estimate } from "@/lib/core/estimate";
import { normal } from "@/lib/core/random/draws";
import type { Random } from "@/lib/core/random/generator";
import { buildRatingTable, type RatingRow } from "@/lib/core/rating-table";

/** Scores item + rater + rest, all normal: items of variance 1, raters and rest of these standard deviations. */
interface ScoreDesign {
  units: number;
  raters: number;
  missing: number;
  rater: number;
  rest: number;
  /** How many copies every fifth unit has, and whether they have labels of their own or those of the first. */
  copies: number;
  areLabelled: boolean;
}

interface Copied {
  rows: RatingRow[];
  unitOf: (item: string) => number;
}

function simulateScored(
  { units, raters, missing, rater, rest, copies, areLabelled }: ScoreDesign,
  random: Random,
): Copied {
  const rows: RatingRow[] = [];
  const severity = Array.from({ length: raters }, () => normal(random, 0, rater));
  for (let u = 0; u < units; u++) {
    const item = normal(random, 0, 1);
    const names = Array.from({ length: u % 5 === 0 ? copies + 1 : 1 }, (_, k) => `u${u} ${k}`);
    const rate = (names: readonly string[]) => {
      for (const [r, own] of severity.entries()) {
        const value = Math.round(1000 * (item + own + normal(random, 0, rest))) / 1000;
        if (random.uniform() >= missing) rows.push(...names.map((item) => ({ item, rater: `r${r}`, value })));
      }
    };
    if (areLabelled) for (const name of names) rate([name]);
    else rate(names);
  }
  return { rows, unitOf: (item) => Number(item.slice(1).split(" ")[0]) };
}

type Statistic = (scaled: ScaledTable) => Estimate;

const ofScores =
  (name: string): Statistic =>
  (scaled) =>
    scoreCalculations(scaled)[name]!();

/** What has a formula of its own, by name: its true value in a design, and how it is calculated. */
const FORMULAS = {
  icc2: { truth: ({ rater, rest }) => 1 / (1 + rater ** 2 + rest ** 2), statistic: ofScores("icc2") },
  icc3: { truth: ({ rest }) => 1 / (1 + rest ** 2), statistic: ofScores("icc3") },
  spearman: {
    truth: ({ rest }) => (6 / Math.PI) * Math.asin(1 / (1 + rest ** 2) / 2),
    statistic: ofScores("spearman"),
  },
  "kendall-tau": {
    truth: ({ rest }) => (2 / Math.PI) * Math.asin(1 / (1 + rest ** 2)),
    statistic: ofScores("kendall-tau"),
  },
  "share of items": {
    truth: ({ rater, rest }) => 1 / (1 + rater ** 2 + rest ** 2),
    statistic: (scaled) => varianceShares(scaled).item,
  },
} as const satisfies Record<string, { truth: (design: ScoreDesign) => number; statistic: Statistic }>;

/** Whether the interval of a simulated table holds the true value, with copies told as one unit or not. */
export function formulaCovered(
  name: keyof typeof FORMULAS,
  design: ScoreDesign,
  random: Random,
  isTold = true,
): boolean {
  const { truth, statistic } = FORMULAS[name];
  const scaled = scaledOf(simulateScored(design, random), "interval", isTold);
  return holds(statistic(scaled), truth(design));
}

/** The same of Cohen's kappa of two who know a share of the answers and guess the others evenly. */
export function kappaCovered(
  design: { units: number; kappa: number; copies: number },
  random: Random,
  isTold = true,
): boolean {
  const { units, kappa, copies } = design;
  const copied = simulateCopied({ units, raters: 2, missing: 0, alpha: kappa, copies }, random);
  return holds(raterCalculations(scaledOf(copied, "nominal", isTold)).cohen!(), kappa);
}

function scaledOf({ rows, unitOf }: Copied, level: Level, isTold: boolean): ScaledTable {
  const built = buildRatingTable(rows);
  if (!built.ok) throw new Error(built.reason);
  const unitOfItem = Int32Array.from(built.table.items, unitOf);
  const scaled = scaleTable(isTold ? { ...built.table, unitOfItem } : built.table, level);
  if (!scaled.ok) throw new Error(scaled.reason);
  return scaled.scaled;
}

function holds({ interval }: Estimate, truth: number): boolean {
  return interval !== null && interval[0] <= truth && truth <= interval[1];
}
