import type { IntervalOptions } from "@/lib/core/agreement/estimate-from";
import { ratingCalculations } from "@/lib/core/agreement/report";
import type { Level, ScaledTable } from "@/lib/core/agreement/scale";
import type { Estimate } from "@/lib/core/estimate";
import type { Criterion } from "@/lib/guideline/schema";
import { type AskedFor, intervalOptions, type Question } from "./agreement";
import { hasCoefficients } from "./criterion-values";
import { type KeyScale, scaleKeys } from "./scale-keys";
import type { RaterCoefficient } from "./schema";
import { type ExampleRatings, parseRatings } from "./stored-text";

/** The coefficient that was asked for, or null and the names of those that do apply to these ratings. */
export interface RatingsFigure {
  estimate: Estimate | null;
  applicable: string[];
}

/** A coefficient that asks who gave which rating, from the single ratings of one criterion. */
export function measureRatings(
  criterion: Criterion,
  level: Level,
  examples: readonly ExampleRatings[],
  coefficient: RaterCoefficient,
  options: IntervalOptions,
): RatingsFigure {
  if (!hasCoefficients(criterion)) return { estimate: null, applicable: [] };
  const keys = new Set<string>();
  for (const ratings of examples) for (const [, key] of ratings) keys.add(key);
  const scale = scaleKeys(criterion, level, keys);
  if (!scale.ok) return { estimate: null, applicable: [] };
  const scaled = scaledRatings(examples, scale.scale);
  const calculations = ratingCalculations(scaled, options);
  return { estimate: calculations[coefficient]?.() ?? null, applicable: Object.keys(calculations) };
}

/** The same from the text of ratings. */
export function ratingsTask(
  input: Question & { ratings: string; coefficient: RaterCoefficient; ci: AskedFor["ci"] },
): RatingsFigure {
  const { criterion, level, ratings, coefficient, ci } = input;
  return measureRatings(criterion, level, parseRatings(ratings), coefficient, intervalOptions(ci));
}

function scaledRatings(examples: readonly ExampleRatings[], { scaled, codeOf }: KeyScale): ScaledTable {
  const n = examples.reduce((sum, ratings) => sum + ratings.length, 0);
  const [item, rater, value] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
  let t = 0;
  let raters = 0;
  examples.forEach((ratings, i) => {
    for (const [annotator, key] of ratings) {
      item[t] = i;
      rater[t] = annotator;
      value[t++] = codeOf.get(key)!;
      raters = Math.max(raters, annotator + 1);
    }
  });
  const named = (length: number) => Array.from({ length }, (_, k) => String(k));
  const table = {
    items: named(examples.length),
    raters: named(raters),
    values: scaled.table.values,
    item,
    rater,
    value,
  };
  return { ...scaled, table };
}
