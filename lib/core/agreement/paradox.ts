import { cohenKappa, kappaMaximum } from "@/lib/core/agreement/cohen";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import type { PairCounts } from "@/lib/core/agreement/pair-counts";

/** Why a chance-corrected coefficient and plain agreement may seem to contradict each other. */
export type ParadoxWarning =
  /** One category takes more than 80 % of the ratings, or the effective number of categories is below 1.5. */
  | "prevalent-category"
  /** At least 80 % agreement and yet alpha below 0.4. */
  | "high-agreement-low-alpha"
  /** AC1 exceeds alpha by more than 0.2. */
  | "coefficients-diverge";

export interface Prevalence {
  /** Share of the most frequent category. */
  largestShare: number;
  /** 1 / sum p_k^2: how many equally frequent categories would be as diverse. */
  effectiveCategories: number;
}

/** How unevenly the categories are used; `null` without ratings. */
export function prevalence(uses: Float64Array): Prevalence | null {
  const n = uses.reduce((sum, use) => sum + use, 0);
  if (n === 0) return null;
  const squares = uses.reduce((sum, use) => sum + (use / n) ** 2, 0);
  return { largestShare: Math.max(0, ...largest(uses)) / n, effectiveCategories: 1 / squares };
}

/** Which warnings change how the figures should be read (Feinstein & Cicchetti 1990; Cicchetti & Feinstein 1990). */
export function paradoxWarnings(
  uses: Float64Array,
  figures: { percentAgreement: number | null; alpha: number | null; ac1: number | null },
): ParadoxWarning[] {
  const { percentAgreement, alpha, ac1 } = figures;
  const shares = prevalence(uses);
  const warnings: ParadoxWarning[] = [];
  if (shares && (shares.largestShare > 0.8 || shares.effectiveCategories < 1.5)) warnings.push("prevalent-category");
  if (alpha !== null && percentAgreement !== null && percentAgreement >= 0.8 && alpha < 0.4) {
    warnings.push("high-agreement-low-alpha");
  }
  if (alpha !== null && ac1 !== null && ac1 - alpha > 0.2) warnings.push("coefficients-diverge");
  return warnings;
}

/** Byrt, Bishop & Carlin's (1993) decomposition for two raters and two categories. */
export interface TwoByTwo {
  /** |a - d| / n: how unequal the two agreed categories are. */
  prevalenceIndex: number;
  /** |b - c| / n: how differently the raters use the categories. */
  biasIndex: number;
  /** Kappa adjusted for both, 2 p_o - 1. */
  pabak: number;
  /** The largest kappa that the margins allow; `null` when p_e = 1. */
  kappaMaximum: number | null;
}

/** Prevalence, bias and PABAK of a two-by-two table; `null` when nothing was co-rated. */
export function twoByTwo(counts: PairCounts): TwoByTwo | null {
  const cells = [0, 0, 0, 0];
  for (let k = 0; k < counts.n.length; k++) cells[2 * counts.a[k]! + counts.b[k]!]! += counts.n[k]!;
  const [a, b, c, d] = cells as [number, number, number, number];
  const n = a + b + c + d;
  if (n === 0) return null;
  const observed = cohenKappa(counts, nominalDisagreement(2)).observedAgreement ?? 0;
  return {
    prevalenceIndex: Math.abs(a - d) / n,
    biasIndex: Math.abs(b - c) / n,
    pabak: 2 * observed - 1,
    kappaMaximum: kappaMaximum(counts, 2),
  };
}

function largest(uses: Float64Array): number[] {
  return [uses.reduce((max, use) => Math.max(max, use), 0)];
}
