import { itemTotals, type Scores } from "@/lib/core/distribution/scores";
import { mean, simpleRegression } from "@/lib/core/distribution/simple-regression";

export interface Halo {
  annotator: string;
  /** Mean over pairs of criteria of the correlation of item-centred scores; `null` where no pair has enough items. */
  meanCorrelation: number | null;
  /** Mean of the other annotators' values. */
  pool: number | null;
  /** meanCorrelation - pool. */
  excess: number | null;
  pairs: number;
}

/** Items with both criteria, rated by others too, that a correlation needs. */
const MIN_ITEMS = 10;

/**
 * Halo: does one impression colour all criteria? For each annotator the correlations between criteria of x - item mean
 * (over at least 10 items that others rated too), averaged over pairs of criteria, against the same figure of the others.
 * `criteria` holds one set of scores for each criterion; annotators and items are matched by name.
 */
export function halo(criteria: readonly Scores[]): Halo[] {
  const residuals = criteria.map(itemCentred);
  const annotators = [...new Set(criteria.flatMap((scores) => scores.raters))];
  const values = annotators.map((annotator) => {
    const correlations: number[] = [];
    for (let a = 0; a < residuals.length; a++) {
      for (let b = a + 1; b < residuals.length; b++) {
        const r = correlation(residuals[a]!.get(annotator), residuals[b]!.get(annotator));
        if (r !== null) correlations.push(r);
      }
    }
    return { annotator, value: correlations.length > 0 ? mean(correlations) : null, pairs: correlations.length };
  });
  const known = values.flatMap(({ value }) => (value === null ? [] : [value]));
  const total = known.reduce((a, b) => a + b, 0);
  return values.map(({ annotator, value, pairs }) => {
    const others = known.length - (value === null ? 0 : 1);
    const pool = others > 0 ? (total - (value ?? 0)) / others : null;
    return {
      annotator,
      meanCorrelation: value,
      pool,
      excess: value === null || pool === null ? null : value - pool,
      pairs,
    };
  });
}

/** Per annotator and item: score - mean of all ratings of the item, for items with at least two. */
function itemCentred(scores: Scores): Map<string, Map<string, number>> {
  const { count, sum } = itemTotals(scores);
  const table = new Map<string, Map<string, number>>(scores.raters.map((rater) => [rater, new Map()]));
  for (let t = 0; t < scores.rater.length; t++) {
    const i = scores.item[t]!;
    if (count[i]! < 2) continue;
    table.get(scores.raters[scores.rater[t]!]!)!.set(scores.items[i]!, scores.score[t]! - sum[i]! / count[i]!);
  }
  return table;
}

function correlation(a: Map<string, number> | undefined, b: Map<string, number> | undefined): number | null {
  const x: number[] = [];
  const y: number[] = [];
  for (const [item, value] of a ?? []) {
    const other = b?.get(item);
    if (other === undefined) continue;
    x.push(value);
    y.push(other);
  }
  return x.length < MIN_ITEMS ? null : simpleRegression(x, y).correlation;
}
