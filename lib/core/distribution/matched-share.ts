import { type Severity, severityOf } from "@/lib/core/distribution/item-matched";
import type { Estimate } from "@/lib/core/estimate";
import { shareEstimate } from "@/lib/core/preference/share";
import { groupByCode } from "@/lib/core/rating-table";
import { normalCdf } from "@/lib/core/special/normal";

/** Ratings of which something holds or does not: being right, choosing the longer response, being a tie. */
export interface Marked {
  raters: number;
  items: number;
  rater: Int32Array;
  item: Int32Array;
  /** 1 where it holds, 0 where it does not, -1 where it cannot be said: these have no part in anything. */
  holds: Int8Array;
}

export interface MatchedShare {
  /** Share of one's own ratings, Wilson's interval. */
  share: Estimate;
  /** Mean over items that others rated too of one's own 1 or 0 minus the share of the others. */
  difference: Severity;
  /** Two-sided, of it not mattering who of an item's raters gave which rating; null where no item tells. */
  p: number | null;
}

/**
 * How often something holds of each rater's ratings, by itself and against the others on the same items, so that nobody is blamed for
 * the items they got. The test is exact for any mix of items: if an item's ratings could as well have been given the other way round,
 * each of its m raters has one of the R that hold with probability R / m, and a rater's count is a sum of independent draws.
 */
export function matchedShares(method: string, { raters, items, rater, item, holds }: Marked): MatchedShare[] {
  const [rated, holding] = [new Int32Array(items), new Int32Array(items)];
  for (let t = 0; t < holds.length; t++) {
    if (holds[t]! < 0) continue;
    rated[item[t]!]!++;
    holding[item[t]!]! += holds[t]!;
  }
  const { start, order } = groupByCode(rater, raters);
  return Array.from({ length: raters }, (_, w) => {
    let [n, held, drawn] = [0, 0, 0];
    const [differences, chances]: [number[], number[]] = [[], []];
    for (let s = start[w]!; s < start[w + 1]!; s++) {
      const t = order[s]!;
      const own = holds[t]!;
      if (own < 0) continue;
      n++;
      held += own;
      const [m, r] = [rated[item[t]!]!, holding[item[t]!]!];
      if (m < 2) continue;
      differences.push(own - (r - own) / (m - 1));
      if (r === 0 || r === m) continue;
      chances.push(r / m);
      drawn += own;
    }
    return {
      share: shareEstimate(method, held, n, { items: n, raters: n > 0 ? 1 : 0 }),
      difference: severityOf(differences),
      p: chances.length === 0 ? null : twoSided(chances, drawn),
    };
  });
}

/** Beyond so many draws the sum is as good as normal, and its exact distribution takes long. */
const MOST_EXACT = 1000;

/** Probability that a sum of draws with these chances lies as far out as `count`: twice the smaller tail, at most 1. */
export function twoSided(chances: readonly number[], count: number): number {
  const [low, high] = chances.length > MOST_EXACT ? normalTails(chances, count) : exactTails(chances, count);
  return Math.min(1, 2 * Math.min(low, high));
}

function exactTails(chances: readonly number[], count: number): [low: number, high: number] {
  const sums = new Float64Array(chances.length + 1);
  sums[0] = 1;
  chances.forEach((p, n) => {
    for (let k = n + 1; k > 0; k--) sums[k] = sums[k]! * (1 - p) + sums[k - 1]! * p;
    sums[0]! *= 1 - p;
  });
  const sum = (from: number, to: number) => sums.subarray(from, to).reduce((all, p) => all + p, 0);
  return [sum(0, count + 1), sum(count, sums.length)];
}

/** With half a step of correction, since counts are whole. */
function normalTails(chances: readonly number[], count: number): [low: number, high: number] {
  const mean = chances.reduce((sum, p) => sum + p, 0);
  const sd = Math.sqrt(chances.reduce((sum, p) => sum + p * (1 - p), 0));
  return [normalCdf((count + 0.5 - mean) / sd), normalCdf((mean - count + 0.5) / sd)];
}
