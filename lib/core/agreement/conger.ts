import { type Disagreement, dot } from "@/lib/core/agreement/disagreement/form";
import type { Patterns } from "@/lib/core/agreement/patterns";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";
import { itemsOfUnits } from "@/lib/core/agreement/units";
import type { RatingTable } from "@/lib/core/rating-table";
import { groupByItem } from "@/lib/core/rating-table";

/** Ratings times categories above which items are not deleted one by one. */
const MOST_STEPS = 500_000_000;

/**
 * Conger's kappa (Conger 1980; Gwet 2014, ch. 2, for missing ratings): chance agreement is the mean over pairs of
 * different raters of sum w_kl p_gk p_hl, p_g the category shares of rater g over the items that g rated. That is
 * Gwet's sum w_kl (pbar_k pbar_l - s2_kl / G), written out. For two raters without missing ratings it is Cohen's kappa.
 * Units are items, or several that are one together; with very many ratings and categories deleting them one by one would take too long, and there is
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
  const members = itemsOfUnits(table);
  const isRated = (i: number) => start[i + 1]! > start[i]!;
  const units = Float64Array.from(members, (items) => (items.some(isRated) ? 1 : 0));
  const { patterns, patternOfItem } = patternsFromTable(table);
  const itemDisagreement = Float64Array.from(patternOfItem, (p) => meanDisagreement(patterns, p, disagreement));
  const unitOf = new Int32Array(table.items.length);
  for (const [unit, items] of members.entries()) for (const i of items) unitOf[i] = unit;
  const weightOf = (weights: Float64Array, item: number) => weights[unitOf[item]!]!;
  const full = summarise(counts, rated, disagreement);
  let observed = 0;
  let pairable = 0;
  itemDisagreement.forEach((d) => {
    if (Number.isNaN(d)) return;
    observed += d;
    pairable++;
  });

  const without = (unit: number): number => {
    if (table.item.length * disagreement.categories > MOST_STEPS) return Number.NaN;
    let { raters, ownForms } = full;
    let [left, pairs] = [observed, pairable];
    const shares = full.shares.slice();
    const kept = new Map<number, Float64Array>();
    for (const i of members[unit]!) {
      for (let s = start[i]!; s < start[i + 1]!; s++) {
        const g = table.rater[order[s]!]!;
        const own = kept.get(g) ?? counts[g]!.slice();
        own[table.value[order[s]!]!]!--;
        kept.set(g, own);
      }
      if (Number.isNaN(itemDisagreement[i]!)) continue;
      left -= itemDisagreement[i]!;
      pairs--;
    }
    for (const [g, own] of kept) {
      const ratings = own.reduce((sum, n) => sum + n, 0);
      const after = own.map((n) => n / Math.max(1, ratings));
      if (ratings === 0) raters--;
      ownForms += dot(after, disagreement.times(after)) - full.ownForm[g]!;
      for (let c = 0; c < shares.length; c++) shares[c]! += after[c]! - counts[g]![c]! / rated[g]!;
    }
    return corrected(left / pairs, betweenRaters(shares, ownForms, raters, disagreement));
  };

  const weighted = (weights: Float64Array): number => {
    const drawn = table.raters.map(() => new Float64Array(disagreement.categories));
    const size = new Float64Array(table.raters.length);
    let sum = 0;
    let items = 0;
    for (let i = 0; i < table.items.length; i++) {
      const w = weightOf(weights, i);
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
