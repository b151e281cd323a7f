import { categoriesOf, metricOf } from "@/lib/core/agreement/metric-of-level";
import { type PairAgreement, pairAgreementUnder, raterPairs } from "@/lib/core/agreement/pairwise";
import { ratingCalculations } from "@/lib/core/agreement/report";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import type { Estimate } from "@/lib/core/estimate";
import type { LogFilter } from "@/lib/labels/log/counted";
import type { RatingLog } from "@/lib/labels/log/rating-log";
import { readCounted } from "@/lib/labels/log/read-log";
import { Dictionary } from "@/lib/server/columns/dictionary";
import { type AskedFor, intervalOptions, type Question } from "./agreement";
import { hasCoefficients } from "./criterion-values";
import { scaleKeys } from "./scale-keys";
import type { RaterCoefficient } from "./schema";

/** A question to the single ratings of a log. */
export interface LogQuestion extends Question {
  log: RatingLog;
  filter: LogFilter;
}

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
  const scaled = await scaledRatings(asked);
  if (scaled && scaled.table.item.length > most) return null;
  const calculations = scaled ? ratingCalculations(scaled, intervalOptions(ci)) : {};
  return { estimate: calculations[coefficient]?.() ?? null, applicable: Object.keys(calculations) };
}

/** Two annotators by id, in the order of these. */
export interface PairFigure extends Omit<PairAgreement, "first" | "second"> {
  first: string;
  second: string;
}

/** Agreement of every two annotators on the examples that both judged; never averaged over pairs. */
export async function measurePairs(question: LogQuestion): Promise<PairFigure[]> {
  const scaled = await scaledRatings(question);
  if (!scaled) return [];
  const { raters } = scaled.table;
  const agreementOf = pairAgreementUnder(metricOf(question.level), categoriesOf(scaled));
  return raterPairs(scaled.table).map(({ first, second, counts }) => ({
    first: raters[first]!,
    second: raters[second]!,
    ...agreementOf(counts),
  }));
}

/** The ratings that stand as a table on their scale, raters in the order of their ids; null where they are not compared. */
async function scaledRatings({ criterion, level, log, filter }: LogQuestion): Promise<ScaledTable | null> {
  if (!hasCoefficients(criterion)) return null;
  const { columns } = await readCounted(log, filter);
  const [values, raters] = [new Dictionary(log.dictionaries.values), new Dictionary(log.dictionaries.raters)];
  const keys = [...new Set(columns.value)].map((code): [number, string] => [code, values.text(code)]);
  const scale = scaleKeys(
    criterion,
    level,
    keys.map(([, key]) => key),
  );
  if (!scale.ok) return null;
  const categoryOf = new Map(keys.map(([code, key]) => [code, scale.scale.codeOf.get(key)!]));
  const people = [...new Set(columns.rater)].map((code): [number, string] => [code, raters.uuid(code)]);
  people.sort(([, a], [, b]) => (a < b ? -1 : 1));
  const placeOf = new Map(people.map(([code], place) => [code, place]));
  const items = renumbered(columns.item);
  const table = {
    items: Array.from({ length: items.size }, (_, k) => String(k)),
    raters: people.map(([, id]) => id),
    values: scale.scale.scaled.table.values,
    item: items.codes,
    rater: columns.rater.map((code) => placeOf.get(code)!),
    value: columns.value.map((code) => categoryOf.get(code)!),
  };
  return { ...scale.scale.scaled, table };
}

/** Codes without gaps, in the order in which they first occur. */
function renumbered(codes: Int32Array): { codes: Int32Array; size: number } {
  const numberOf = new Int32Array(codes.reduce((most, code) => Math.max(most, code), -1) + 1).fill(-1);
  let size = 0;
  const renamed = codes.map((code) => {
    if (numberOf[code]! < 0) numberOf[code] = size++;
    return numberOf[code]!;
  });
  return { codes: renamed, size };
}
