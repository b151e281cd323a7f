import { calculateAll, type NamedEstimates } from "@/lib/core/agreement/coefficients";
import { metricOf } from "@/lib/core/agreement/metric-of-level";
import { type PairAgreement, pairAgreementUnder, raterPairs } from "@/lib/core/agreement/pairwise";
import { ratingCalculations } from "@/lib/core/agreement/report";
import type { Estimate } from "@/lib/core/estimate";
import { type AskedFor, intervalOptions } from "./agreement";
import { type LogQuestion, readRated } from "./rated";
import type { RaterCoefficient } from "./schema";

/** The coefficient that was asked for, or null and the names of those that do apply to these ratings. */
export interface RatingsFigure {
  estimate: Estimate | null;
  applicable: string[];
}

export interface RatingsQuestion extends LogQuestion {
  coefficient: RaterCoefficient;
  ci: AskedFor["ci"];
  /** Beyond so many ratings there is no figure. */
  most: number;
}

/** A coefficient that asks who gave which rating; null beyond `most` ratings. */
export async function measureRatings(asked: RatingsQuestion): Promise<RatingsFigure | null> {
  const { coefficient, ci, most } = asked;
  const scaled = (await readRated(asked))?.scaled;
  if (scaled && scaled.table.item.length > most) return null;
  const calculations = scaled ? ratingCalculations(scaled, intervalOptions(ci)) : {};
  return { estimate: calculations[coefficient]?.() ?? null, applicable: Object.keys(calculations) };
}

/** Every coefficient that asks who gave which rating; null beyond `most` ratings. */
export async function measureRaterCoefficients(asked: LogQuestion & { most: number }): Promise<NamedEstimates | null> {
  const scaled = (await readRated(asked))?.scaled;
  if (!scaled) return {};
  return scaled.table.item.length > asked.most ? null : calculateAll(ratingCalculations(scaled));
}

/** Two annotators by id, in the order of these. */
export interface PairFigure extends Omit<PairAgreement, "first" | "second"> {
  first: string;
  second: string;
}

/** Agreement of every two annotators on the examples that both judged; never averaged over pairs. */
export async function measurePairs(question: LogQuestion): Promise<PairFigure[]> {
  const scaled = (await readRated(question))?.scaled;
  if (!scaled) return [];
  const { raters } = scaled.table;
  const agreementOf = pairAgreementUnder(metricOf(question.level), scaled);
  return raterPairs(scaled.table).map(({ first, second, counts }) => ({
    first: raters[first]!,
    second: raters[second]!,
    ...agreementOf(counts),
  }));
}
