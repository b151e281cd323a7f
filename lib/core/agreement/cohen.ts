import { degreesOfUnits } from "@/lib/core/agreement/design-effect";
import { type Disagreement, dot } from "@/lib/core/agreement/disagreement/form";
import type { PairCounts } from "@/lib/core/agreement/pair-counts";

/** Beyond this many pairs of categories the standard error under no agreement is left out. */
const MOST_CATEGORY_PAIRS = 4_000_000;

/** Cohen's kappa of two raters; the value is undefined (`null`) when chance agreement is 1 or nothing was co-rated. */
export interface CohenKappa {
  value: number | null;
  observedAgreement: number | null;
  expectedAgreement: number | null;
  standardError: number | null;
  /** Standard error if the true kappa were zero, for the test of that; `null` too with very many categories. */
  nullStandardError: number | null;
  /** Items that both rated. */
  items: number;
  /** Where several of them make one unit: how many units these are, and the degrees of freedom of their variance. */
  units?: { n: number; degrees: number };
}

/**
 * Cohen's kappa, unweighted or with any weights w = 1 - d (Cohen 1960, 1968): (p_o - p_e) / (1 - p_e) over the items that
 * both raters rated, each rater with their own margins. Standard errors of Fleiss, Cohen & Everitt (1969):
 *
 *     var = [sum p_ij (w_ij - (wbar_i. + wbar_.j)(1 - kappa))^2 - (kappa - p_e (1 - kappa))^2] / (n (1 - p_e)^2)
 *
 * with wbar_i. = sum_j w_ij p_.j; under kappa = 0 the sum runs over p_i. p_.j and the last term is p_e^2. The numerator
 * is the variance of the bracket, and is computed as one: the printed form cancels where kappa is near 0 or 1. Where several items
 * are one unit their brackets are added before they are squared, the sandwich of clustered data (Liang & Zeger 1986); not so under kappa = 0.
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
  const deviation = (i: number, j: number, excess: number) =>
    1 - d.between(i, j) - (2 - rows[i]! - columns[j]!) * (1 - excess) - (excess - (1 - expected) * (1 - excess));
  let spread = 0;
  for (let k = 0; k < counts.n.length; k++) {
    spread += (counts.n[k]! / sum) * deviation(counts.a[k]!, counts.b[k]!, kappa) ** 2;
  }
  const { together = [] } = counts;
  for (const cells of together) {
    const own = Array.from(cells, (cell) => deviation(counts.a[cell]!, counts.b[cell]!, kappa));
    const whole = own.reduce((sum, one) => sum + one, 0);
    // Never less than of single items: copies make no interval narrower.
    spread += Math.max(0, whole ** 2 - own.reduce((sum, one) => sum + one ** 2, 0)) / sum;
  }
  const nullSpread = independentSpread(first, second, (i, j) => deviation(i, j, 0));
  const scale = Math.sqrt(items) * expected;
  return {
    value: kappa,
    observedAgreement: 1 - observed,
    expectedAgreement: 1 - expected,
    standardError: Math.sqrt(spread) / scale,
    nullStandardError: nullSpread === null ? null : Math.sqrt(nullSpread) / scale,
    items,
    ...(together.length > 0 && { units: unitsAmong(items, together) }),
  };
}

function unitsAmong(items: number, together: readonly Int32Array[]) {
  const several = together.map(({ length }) => ({ size: length, n: 1 }));
  const alone = items - several.reduce((sum, { size }) => sum + size, 0);
  return { n: alone + several.length, degrees: degreesOfUnits([...several, { size: 1, n: alone }]) };
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

/** sum p_i. p_.j deviation^2 over the categories that were used; `null` when there are too many pairs of them. */
function independentSpread(
  first: Float64Array,
  second: Float64Array,
  deviation: (i: number, j: number) => number,
): number | null {
  const used = (shares: Float64Array) => Array.from(shares.keys()).filter((c) => shares[c]! > 0);
  const [rows, columns] = [used(first), used(second)];
  if (rows.length * columns.length > MOST_CATEGORY_PAIRS) return null;
  let spread = 0;
  for (const i of rows) for (const j of columns) spread += first[i]! * second[j]! * deviation(i, j) ** 2;
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
