import { type Disagreement, dot } from "@/lib/core/agreement/disagreement/form";
import type { PairCounts } from "@/lib/core/agreement/pair-counts";

/** Cohen's kappa of two raters; the value is undefined (`null`) when chance agreement is 1 or nothing was co-rated. */
export interface CohenKappa {
  value: number | null;
  observedAgreement: number | null;
  expectedAgreement: number | null;
  /** Largest kappa that the margins allow; `null` for weighted kappa. */
  standardError: number | null;
  /** Standard error if the true kappa were zero, for the test of that hypothesis. */
  nullStandardError: number | null;
  /** Items that both rated. */
  items: number;
}

/**
 * Cohen's kappa, unweighted or with any weights w = 1 - d (Cohen 1960, 1968): (p_o - p_e) / (1 - p_e) over the items that
 * both raters rated, each rater with their own margins. Standard errors of Fleiss, Cohen & Everitt (1969):
 *
 *     var = [sum p_ij (w_ij - (wbar_i. + wbar_.j)(1 - kappa))^2 - (kappa - p_e (1 - kappa))^2] / (n (1 - p_e)^2)
 *
 * with wbar_i. = sum_j w_ij p_.j; under kappa = 0 the sum runs over p_i. p_.j and the last term is p_e^2.
 */
export function cohenKappa(counts: PairCounts, d: Disagreement, items = total(counts)): CohenKappa {
  const sum = total(counts);
  if (sum === 0) return undefinedKappa(0, null, null);
  const first = new Float64Array(d.categories);
  const second = new Float64Array(d.categories);
  let observed = 0;
  for (let k = 0; k < counts.n.length; k++) {
    const p = counts.n[k]! / sum;
    first[counts.a[k]!]! += p;
    second[counts.b[k]!]! += p;
    observed += p * d.between(counts.a[k]!, counts.b[k]!);
  }
  const rows = d.times(second);
  const columns = d.times(first);
  const expected = dot(first, rows);
  if (!(expected > 1e-15)) return undefinedKappa(items, 1 - observed, 1 - expected);

  const kappa = 1 - observed / expected;
  const term = (i: number, j: number, excess: number) =>
    (1 - d.between(i, j) - (2 - rows[i]! - columns[j]!) * (1 - excess)) ** 2;
  let spread = 0;
  for (let k = 0; k < counts.n.length; k++) {
    spread += (counts.n[k]! / sum) * term(counts.a[k]!, counts.b[k]!, kappa);
  }
  const scale = items * expected ** 2;
  const variance = (spread - (kappa - (1 - expected) * (1 - kappa)) ** 2) / scale;
  const nullVariance = (nullSpread(first, second, term) - (1 - expected) ** 2) / scale;
  return {
    value: kappa,
    observedAgreement: 1 - observed,
    expectedAgreement: 1 - expected,
    standardError: Math.sqrt(Math.max(0, variance)),
    nullStandardError: Math.sqrt(Math.max(0, nullVariance)),
    items,
  };
}

/** The largest kappa that these margins allow: (sum_i min(p_i., p_.i) - p_e) / (1 - p_e). `null` when p_e = 1. */
export function kappaMaximum(counts: PairCounts, categories: number): number | null {
  const n = total(counts);
  const first = new Float64Array(categories);
  const second = new Float64Array(categories);
  for (let k = 0; k < counts.n.length; k++) {
    first[counts.a[k]!]! += counts.n[k]! / n;
    second[counts.b[k]!]! += counts.n[k]! / n;
  }
  const expected = dot(first, second);
  const attainable = first.reduce((sum, p, c) => sum + Math.min(p, second[c]!), 0);
  return n > 0 && 1 - expected > 1e-15 ? (attainable - expected) / (1 - expected) : null;
}

function nullSpread(
  first: Float64Array,
  second: Float64Array,
  term: (i: number, j: number, excess: number) => number,
): number {
  const usedColumns = Array.from(second.keys()).filter((j) => second[j]! > 0);
  let spread = 0;
  first.forEach((p, i) => {
    if (p > 0) for (const j of usedColumns) spread += p * second[j]! * term(i, j, 0);
  });
  return spread;
}

function undefinedKappa(items: number, observed: number | null, expected: number | null): CohenKappa {
  return {
    value: null,
    observedAgreement: observed,
    expectedAgreement: expected,
    standardError: null,
    nullStandardError: null,
    items,
  };
}

function total(counts: PairCounts): number {
  return counts.n.reduce((sum, n) => sum + n, 0);
}
