import { type Disagreement, quadraticForm } from "@/lib/core/agreement/disagreement/form";
import type { Patterns } from "@/lib/core/agreement/patterns";
import { categoryUses } from "@/lib/core/agreement/per-category";

/** Disagreement of one item; every figure is `null` for an item with fewer than two ratings. */
export interface ItemDisagreement {
  /** What the item adds to D_o, in the raw units of the metric; all items sum to D_o. `null` too where it overflows. */
  contribution: number | null;
  /** Its share of D_o; `null` too when nobody disagrees anywhere. */
  share: number | null;
  /** 1 - [W_u / (m_u (m_u - 1))] / D_e: compares items with different numbers of ratings. `null` without variation. */
  alpha: number | null;
}

/**
 * How much each pattern adds to the observed disagreement: c_u = (1/n) W_u / (m_u - 1), W_u over ordered pairs of the
 * item's ratings. For the ordinal metric pass the distances between the mid-ranks of the whole table.
 */
export function disagreementByPattern(patterns: Patterns, disagreement: Disagreement): ItemDisagreement[] {
  const margins = categoryUses(patterns);
  const n = margins.reduce((sum, uses) => sum + uses, 0);
  const expected = quadraticForm(disagreement, margins) / (n * (n - 1));
  const within = Array.from(patterns.size, (m, p) =>
    m < 2 ? null : disagreement.within(patterns.category, patterns.count, patterns.start[p]!, patterns.start[p + 1]!),
  );
  const observed = within.reduce<number>(
    (sum, w, p) => sum + (w === null ? 0 : (patterns.items[p]! * w) / (patterns.size[p]! - 1)),
    0,
  );
  const varies = margins.reduce((used, uses) => used + (uses > 0 ? 1 : 0), 0) > 1 && expected > 0;
  return within.map((w, p) => {
    if (w === null) return { contribution: null, share: null, alpha: null };
    const m = patterns.size[p]!;
    const contribution = (w / (m - 1) / n) * disagreement.unit;
    return {
      contribution: Number.isFinite(contribution) ? contribution : null,
      share: observed > 0 ? w / (m - 1) / observed : null,
      alpha: varies ? 1 - w / (m * (m - 1)) / expected : null,
    };
  });
}

/** A point of the Pareto curve: the `items` most disputed items carry `share` of the disagreement. */
export interface ParetoPoint {
  items: number;
  share: number;
}

/** Cumulated shares of disagreement, most disputed items first; items without disagreement are left out. */
export function paretoCurve(shares: readonly (number | null)[]): ParetoPoint[] {
  const descending = shares.filter((share) => share !== null && share > 0) as number[];
  descending.sort((a, b) => b - a);
  let sum = 0;
  return descending.map((share, k) => {
    sum += share;
    return { items: k + 1, share: Math.min(1, sum) };
  });
}

/** The smallest number of items that together carry at least `part` of the disagreement; `null` without disagreement. */
export function itemsCarrying(curve: readonly ParetoPoint[], part: number): number | null {
  return curve.find((point) => point.share >= part - 1e-12)?.items ?? null;
}
