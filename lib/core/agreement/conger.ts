import { type Disagreement, dot } from "@/lib/core/agreement/disagreement/form";
import type { Patterns } from "@/lib/core/agreement/patterns";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";
import type { RatingTable } from "@/lib/core/rating-table";
import { groupByItem } from "@/lib/core/rating-table";

/** Ratings times categories above which items are not deleted one by one. */
const MOST_STEPS = 500_000_000;

/**
 * Conger's kappa (Conger 1980; Gwet 2014, ch. 2, for missing ratings): chance agreement is the mean over pairs of
 * different raters of sum w_kl p_gk p_hl, p_g the category shares of rater g over the items that g rated. That is
 * Gwet's sum w_kl (pbar_k pbar_l - s2_kl / G), written out. For two raters without missing ratings it is Cohen's kappa.
 * Each item is a unit; with very many ratings and categories deleting them one by one would take too long, and there is
 * no interval.
 */
export function congerKappa(table: RatingTable, disagreement: Disagreement): Resampleable {
  const { start, order } = groupByItem(table);
  const counts = table.raters.map(() => new Float64Array(disagreement.categories));
  const rated = new Float64Array(table.raters.length);
  for (let t = 0; t < table.rater.length; t++) {
    counts[table.rater[t]!]![table.value[t]!]!++;
    rated[table.rater[t]!]!++;
  }
  const units = Float64Array.from(table.items, (_, i) => (start[i + 1]! > start[i]! ? 1 : 0));
  const { patterns, patternOfItem } = patternsFromTable(table);
  const itemDisagreement = units.map((_, i) => meanDisagreement(patterns, patternOfItem[i]!, disagreement));
  const full = summarise(counts, rated, disagreement);
  let observed = 0;
  let pairable = 0;
  itemDisagreement.forEach((d) => {
    if (Number.isNaN(d)) return;
    observed += d;
    pairable++;
  });

  const without = (i: number): number => {
    if (table.item.length * disagreement.categories > MOST_STEPS) return Number.NaN;
    let { raters, ownForms } = full;
    const shares = full.shares.slice();
    for (let s = start[i]!; s < start[i + 1]!; s++) {
      const g = table.rater[order[s]!]!;
      const own = counts[g]!;
      const before = own.map((n) => n / rated[g]!);
      own[table.value[order[s]!]!]!--;
      const after = own.map((n) => n / Math.max(1, rated[g]! - 1));
      own[table.value[order[s]!]!]!++;
      if (rated[g] === 1) raters--;
      ownForms += dot(after, disagreement.times(after)) - full.ownForm[g]!;
      for (let c = 0; c < shares.length; c++) shares[c]! += after[c]! - before[c]!;
    }
    const d = itemDisagreement[i]!;
    const left = Number.isNaN(d) ? [observed, pairable] : [observed - d, pairable - 1];
    return corrected(left[0]! / left[1]!, betweenRaters(shares, ownForms, raters, disagreement));
  };

  const weighted = (weights: Float64Array): number => {
    const drawn = table.raters.map(() => new Float64Array(disagreement.categories));
    const size = new Float64Array(table.raters.length);
    let sum = 0;
    let items = 0;
    for (let i = 0; i < weights.length; i++) {
      const w = weights[i]!;
      if (w === 0) continue;
      for (let s = start[i]!; s < start[i + 1]!; s++) {
        drawn[table.rater[order[s]!]!]![table.value[order[s]!]!]! += w;
        size[table.rater[order[s]!]!]! += w;
      }
      if (Number.isNaN(itemDisagreement[i]!)) continue;
      sum += w * itemDisagreement[i]!;
      items += w;
    }
    const { shares, ownForms, raters } = summarise(drawn, size, disagreement);
    return corrected(sum / items, betweenRaters(shares, ownForms, raters, disagreement));
  };

  return {
    units,
    value: corrected(observed / pairable, betweenRaters(full.shares, full.ownForms, full.raters, disagreement)),
    without,
    weighted,
  };
}

/** Sum of the raters' category shares, and the forms p_g' D p_g. */
function summarise(counts: readonly Float64Array[], rated: Float64Array, disagreement: Disagreement) {
  const shares = new Float64Array(disagreement.categories);
  const ownForm = new Float64Array(counts.length);
  let raters = 0;
  let ownForms = 0;
  counts.forEach((own, g) => {
    if (rated[g] === 0) return;
    const share = own.map((n) => n / rated[g]!);
    share.forEach((p, c) => {
      shares[c]! += p;
    });
    ownForm[g] = dot(share, disagreement.times(share));
    ownForms += ownForm[g]!;
    raters++;
  });
  return { shares, ownForm, ownForms, raters };
}

/** Mean over ordered pairs of different raters of p_g' D p_h. */
function betweenRaters(shares: Float64Array, ownForms: number, raters: number, disagreement: Disagreement): number {
  return (dot(shares, disagreement.times(shares)) - ownForms) / (raters * (raters - 1));
}

/** Undefined when chance disagreement vanishes; the threshold allows for rounding in sums of shares. */
function corrected(observed: number, expected: number): number {
  return expected > 1e-14 ? 1 - observed / expected : Number.NaN;
}

/** Mean disagreement over the pairs of ratings of an item with pattern `p`; `NaN` with fewer than two ratings. */
function meanDisagreement({ start, category, count, size }: Patterns, p: number, disagreement: Disagreement): number {
  const m = p < 0 ? 0 : size[p]!;
  return m < 2 ? Number.NaN : disagreement.within(category, count, start[p]!, start[p + 1]!) / (m * (m - 1));
}
