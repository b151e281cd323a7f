import { type Disagreement, dot } from "@/lib/core/agreement/disagreement/form";
import type { Patterns } from "@/lib/core/agreement/patterns";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";
import { itemsOfUnits } from "@/lib/core/agreement/units";
import type { RatingTable } from "@/lib/core/rating-table";
import { groupByItem } from "@/lib/core/rating-table";

/** Pairs of raters that meet times categories above which units are not deleted one by one. */
const MOST_STEPS = 500_000_000;
/** Raters of whom all pairs are kept. */
const MOST_IN_PAIRS = 1000;

/**
 * Conger's kappa (Conger 1980; Gwet 2014, ch. 2, for missing ratings): chance agreement is the mean over pairs of
 * different raters of sum w_kl p_gk p_hl, p_g the category shares of rater g over the items that g rated. That is
 * Gwet's sum w_kl (pbar_k pbar_l - s2_kl / G), written out. For two raters without missing ratings it is Cohen's kappa.
 * Units are items, or several that are one together; with very many raters and categories deleting them one by one would take too long, and there is
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

  const forms = fullForms(full, disagreement);
  const meetings = Math.min(
    table.raters.length ** 2,
    members.reduce((sum, items) => sum + items.reduce((n, i) => n + start[i + 1]! - start[i]!, 0) ** 2, 0),
  );
  const without = (unit: number): number => {
    if (meetings * disagreement.categories > MOST_STEPS) return Number.NaN;
    let [left, pairs] = [observed, pairable];
    const gone = new Map<number, Map<number, number>>();
    for (const i of members[unit]!) {
      for (let s = start[i]!; s < start[i + 1]!; s++) {
        const g = table.rater[order[s]!]!;
        const own = gone.get(g) ?? new Map<number, number>();
        const category = table.value[order[s]!]!;
        own.set(category, (own.get(category) ?? 0) + 1);
        gone.set(g, own);
      }
      if (Number.isNaN(itemDisagreement[i]!)) continue;
      left -= itemDisagreement[i]!;
      pairs--;
    }
    return corrected(left / pairs, forms.without(gone, rated));
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

/** How many ratings a rater gave in each category, of few categories. */
type Ratings = ReadonlyMap<number, number>;

/** Sum of the raters' category shares, and the forms p_g' D p_g. */
function summarise(counts: readonly Float64Array[], rated: Float64Array, disagreement: Disagreement) {
  const shares = new Float64Array(disagreement.categories);
  const own = counts.map((given, g) => (rated[g] === 0 ? given : given.map((n) => n / rated[g]!)));
  const times = own.map((share) => disagreement.times(share));
  const ownForm = Float64Array.from(own, (share, g) => dot(share, times[g]!));
  let raters = 0;
  for (const [g, share] of own.entries()) {
    if (rated[g] === 0) continue;
    raters++;
    for (let c = 0; c < share.length; c++) shares[c]! += share[c]!;
  }
  return { shares, own, times, ownForm, ownForms: ownForm.reduce((sum, form) => sum + form, 0), raters };
}

/**
 * Chance disagreement without some ratings, from the forms of all. Without r_g of a rater's n_g ratings their shares are a_g p_g - b_g r_g,
 * where a_g = n_g / (n_g - |r_g|) and b_g = 1 / (n_g - |r_g|): all forms follow from D p_g, D s (s the sum of the shares) and p_g' D p_h, and
 * nothing is multiplied by D anew for each of them.
 */
function fullForms(
  { shares, own, times, ownForm, ownForms, raters }: ReturnType<typeof summarise>,
  disagreement: Disagreement,
) {
  const timesShares = disagreement.times(shares);
  const form = dot(shares, timesShares);
  const withShares = Float64Array.from(own, (share) => dot(share, timesShares));
  const known = own.length <= MOST_IN_PAIRS ? new Float64Array(own.length ** 2).fill(Number.NaN) : null;
  const between = (pairs: Float64Array, g: number, h: number): number => {
    const at = Math.min(g, h) * own.length + Math.max(g, h);
    if (Number.isNaN(pairs[at]!)) pairs[at] = dot(own[g]!, times[h]!);
    return pairs[at]!;
  };
  const onSparse = (of: Ratings, vector: Float64Array) => {
    let sum = 0;
    for (const [category, n] of of) sum += n * vector[category]!;
    return sum;
  };
  const sparseForm = (of: Ratings) => {
    let sum = 0;
    for (const [k, n] of of) for (const [l, m] of of) if (k !== l) sum += n * m * disagreement.between(k, l);
    return sum;
  };
  /** Of the sum of the raters' shares, each as many times as it says: pair by pair where these are fewer than categories. */
  const formOfSum = (terms: readonly (readonly [rater: number, factor: number])[]) => {
    let form = 0;
    if (known && terms.length <= disagreement.categories) {
      for (const [g, factor] of terms) for (const [h, other] of terms) form += factor * other * between(known, g, h);
      return form;
    }
    const sum = new Float64Array(disagreement.categories);
    for (const [g, factor] of terms) for (let c = 0; c < sum.length; c++) sum[c]! += factor * own[g]![c]!;
    return dot(sum, disagreement.times(sum));
  };
  return {
    /** With what each rater's ratings lose, and how many ratings each gave. */
    without(gone: ReadonlyMap<number, Ratings>, rated: Float64Array): number {
      let formsLeft = ownForms;
      let ratersLeft = raters;
      let [onShares, square] = [0, 0];
      const lost = new Map<number, number>();
      const growths: [rater: number, growth: number][] = [];
      for (const [g, ratings] of gone) {
        let n = rated[g]!;
        for (const count of ratings.values()) n -= count;
        // Of whoever has no rating left nothing is left.
        const [a, b] = n === 0 ? [0, 0] : [rated[g]! / n, 1 / n];
        if (n === 0) ratersLeft--;
        formsLeft += (a * a - 1) * ownForm[g]! - 2 * a * b * onSparse(ratings, times[g]!) + b * b * sparseForm(ratings);
        onShares += (a - 1) * withShares[g]! - b * onSparse(ratings, timesShares);
        growths.push([g, a - 1]);
        for (const [category, count] of ratings) lost.set(category, (lost.get(category) ?? 0) + b * count);
      }
      for (const [g, growth] of growths) square -= 2 * growth * onSparse(lost, times[g]!);
      square += formOfSum(growths);
      square += sparseForm(lost);
      // One alone meets nobody.
      if (ratersLeft < 2) return Number.NaN;
      return (form + 2 * onShares + square - formsLeft) / (ratersLeft * (ratersLeft - 1));
    },
  };
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
