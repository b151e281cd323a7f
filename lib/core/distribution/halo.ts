import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import { itemTotals, type Scores } from "@/lib/core/distribution/scores";
import { mean, regressionFromSums } from "@/lib/core/distribution/simple-regression";
import { groupByCode } from "@/lib/core/rating-table";
import { normalCdf, normalQuantile } from "@/lib/core/special/normal";

export interface Halo {
  annotator: string;
  /** Mean over pairs of criteria of the correlation of item-centred scores; `null` where no pair has enough items. */
  meanCorrelation: number | null;
  /** By Fisher's z; as wide as if the pairs of criteria told one and the same thing. */
  interval: [low: number, high: number] | null;
  /** Mean of the other annotators' values. */
  pool: number | null;
  /** meanCorrelation - pool. */
  excess: number | null;
  pairs: number;
  /** Items of the pair of criteria that has the most. */
  items: number;
  /** One-sided, of the others' mean not being lower, and adjusted over the panel. */
  p: number | null;
  q: number | null;
  /** Higher than the others' beyond chance over the whole panel, and by so much that it is worth a word. */
  standsOut: boolean;
}

/** Items with both criteria, rated by others too, that a correlation needs. */
const MIN_ITEMS = 10;
/** So small that all looks of a page together flag hardly anybody where nobody differs. */
const RATE = 0.003;
const LEAST_EXCESS = 0.15;

/**
 * Halo: does one impression colour all criteria? For each annotator the correlations between criteria of x - item mean
 * (over at least 10 items that others rated too), averaged over pairs of criteria, against the same figure of the others.
 * `criteria` holds one set of scores for each criterion; annotators and items are matched by name.
 */
export function halo(criteria: readonly Scores[]): Halo[] {
  const annotators = [...new Set(criteria.flatMap((scores) => scores.raters))];
  const items = new Map<string, number>();
  const centred = criteria.map((scores) => itemCentred(scores, annotators, items));
  const found = annotators.map(() => [] as { r: number; n: number }[]);
  for (const [a, one] of centred.entries())
    for (const other of centred.slice(a + 1))
      correlations(one, other, annotators.length, items.size, (w, pair) => found[w]!.push(pair));
  const own = found.map((pairs, w) => ofOne(annotators[w]!, pairs));
  const compared = own.map((one) => against(one, own));
  const q = benjaminiHochberg(compared.map(({ p }) => p));
  return compared.map(({ z: _z, variance: _v, ...one }, w) => ({
    ...one,
    q: q[w]!,
    standsOut: q[w] !== null && q[w]! <= RATE && one.excess! >= LEAST_EXCESS,
  }));
}

/** Ratings of a criterion, those of each annotator together, as distances from the item's mean. */
interface Centred {
  start: Int32Array;
  item: Int32Array;
  residual: Float64Array;
}

/** Score - mean of all ratings of the item, for items with at least two. New items get the next number. */
function itemCentred(scores: Scores, annotators: readonly string[], items: Map<string, number>): Centred {
  const { count, sum } = itemTotals(scores);
  const place = new Map(annotators.map((name, w) => [name, w]));
  const annotator = scores.raters.map((name) => place.get(name)!);
  const number = Int32Array.from(scores.items, (name) => {
    const known = items.get(name) ?? items.size;
    items.set(name, known);
    return known;
  });
  const shared = new Int32Array(scores.item.length);
  let n = 0;
  for (let t = 0; t < shared.length; t++) if (count[scores.item[t]!]! >= 2) shared[n++] = t;
  const rows = shared.subarray(0, n);
  const { start, order } = groupByCode(
    rows.map((t) => annotator[scores.rater[t]!]!),
    annotators.length,
  );
  const [item, residual] = [new Int32Array(n), new Float64Array(n)];
  for (let k = 0; k < n; k++) {
    const t = rows[order[k]!]!;
    const i = scores.item[t]!;
    item[k] = number[i]!;
    residual[k] = scores.score[t]! - sum[i]! / count[i]!;
  }
  return { start, item, residual };
}

/** Of each annotator the correlation of two criteria over the items of both, where these are enough. */
function correlations(
  one: Centred,
  other: Centred,
  annotators: number,
  items: number,
  use: (annotator: number, pair: { r: number; n: number }) => void,
): void {
  const rowOf = new Int32Array(items).fill(-1);
  for (let w = 0; w < annotators; w++) {
    for (let t = one.start[w]!; t < one.start[w + 1]!; t++) rowOf[one.item[t]!] = t;
    const [x, y]: [number[], number[]] = [[], []];
    for (let t = other.start[w]!; t < other.start[w + 1]!; t++) {
      const row = rowOf[other.item[t]!]!;
      if (row < 0) continue;
      x.push(one.residual[row]!);
      y.push(other.residual[t]!);
    }
    for (let t = one.start[w]!; t < one.start[w + 1]!; t++) rowOf[one.item[t]!] = -1;
    const r = x.length < MIN_ITEMS ? null : correlation(x, y);
    if (r !== null) use(w, { r, n: x.length });
  }
}

function correlation(x: readonly number[], y: readonly number[]): number | null {
  const [mx, my] = [mean(x), mean(y)];
  let [sxx, sxy, syy] = [0, 0, 0];
  for (let k = 0; k < x.length; k++) {
    const [a, b] = [x[k]! - mx, y[k]! - my];
    sxx += a * a;
    sxy += a * b;
    syy += b * b;
  }
  return regressionFromSums({ n: x.length, sxx, sxy, syy }).correlation;
}

/** Fisher's z is infinite at 1. */
const HIGHEST = 1 - 1e-9;

function ofOne(annotator: string, pairs: readonly { r: number; n: number }[]) {
  const [known, items] = [pairs.length > 0, pairs.reduce((most, { n }) => Math.max(most, n), 0)];
  const z = mean(pairs.map(({ r }) => Math.atanh(Math.max(-HIGHEST, Math.min(HIGHEST, r)))));
  const variance = mean(pairs.map(({ n }) => 1 / (n - 3)));
  const reach = normalQuantile(0.975) * Math.sqrt(variance);
  const interval: [number, number] | null = known ? [Math.tanh(z - reach), Math.tanh(z + reach)] : null;
  const meanCorrelation = known ? mean(pairs.map(({ r }) => r)) : null;
  return { annotator, meanCorrelation, interval, pairs: pairs.length, items, z, variance };
}

type Own = ReturnType<typeof ofOne>;

function against(one: Own, all: readonly Own[]) {
  const others = all.filter((other) => other !== one && other.meanCorrelation !== null);
  const pool = others.length === 0 ? null : mean(others.map(({ meanCorrelation }) => meanCorrelation!));
  if (one.meanCorrelation === null || pool === null) return { ...one, pool, excess: null, p: null };
  const difference = one.z - mean(others.map(({ z }) => z));
  const standardError = Math.sqrt(one.variance + mean(others.map(({ variance }) => variance)) / others.length);
  return { ...one, pool, excess: one.meanCorrelation - pool, p: normalCdf(-difference / standardError) };
}
