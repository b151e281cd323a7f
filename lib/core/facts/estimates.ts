import { degreesOfUnits } from "@/lib/core/agreement/design-effect";
import type { Estimate } from "@/lib/core/estimate";
import { normalQuantile } from "@/lib/core/special/normal";
import { studentTQuantile } from "@/lib/core/special/student-t";
import type { CopiedValue } from "./place";
import { quantilesOf } from "./ranks";
import { momentsOf, type Tally, upTo } from "./tally";

/**
 * Estimates of values that hang together by example: an example may have several parts, or none, and intervals are over examples, never
 * over parts. `examples` names the example of each value and is in order, so that those of one stand together. `unitOf` says by example which
 * unit of copies it is in, -1 for one without: such are one unit of an interval (decision 0055).
 */
const CONFIDENCE = 0.95;
const Z = normalQuantile(0.5 + CONFIDENCE / 2);

type Values = ArrayLike<number>;

function estimate(method: string, items: number, values: number, units = items): Estimate {
  return {
    value: null,
    interval: null,
    standardError: null,
    confidence: CONFIDENCE,
    intervalMethod: null,
    items,
    ...(units < items && { units }),
    raters: 0,
    pairs: values,
    judgments: 0,
    method,
    undefinedBecause: values === 0 ? "no-items" : null,
  };
}

interface Ratio {
  mean: number;
  /** Examples, and units: an example with its copies is one. */
  items: number;
  units: number;
  /** Of t: one less than units, or fewer where these are of unequal size (`degreesOfUnits`). */
  degrees: number;
  error: number | null;
}

/** How far an example with copies lies from the mean, by the unit that it makes with them. */
interface Residual {
  unit: number;
  residual: number;
}

/**
 * Ratio of sums over examples, r = sum of values / number of values, with the standard error of its linearisation (Cochran 1977, 6.4;
 * Särndal 1992, 5.6): sqrt(m / (m - 1) sum over examples of (sum of its values - r times their number)^2) / n for m examples and n
 * values. Null standard error of a single example. Where `unitOf` says which examples are copies, see `withCopies`.
 */
function ratioOverExamples(values: Values, examples: Values, unitOf?: Int32Array): Ratio {
  const n = values.length;
  let sum = 0;
  for (let k = 0; k < n; k++) sum += values[k]!;
  const mean = n === 0 ? 0 : sum / n;
  const copied: Residual[] = [];
  let [items, squares] = [0, 0];
  for (let k = 0; k < n; ) {
    const example = examples[k]!;
    let residual = 0;
    for (; k < n && examples[k] === example; k++) residual += values[k]! - mean;
    items++;
    squares += residual * residual;
    const unit = unitOf ? unitOf[example]! : -1;
    if (unit >= 0) copied.push({ unit, residual });
  }
  return withCopies({ mean, n, items, squares }, copied);
}

/** Of values each of which is an example's own: the same from their number, mean, squared distances from it, and those that are copies. */
function ratioOfSingles(n: number, mean: number, squares: number, copied: readonly CopiedValue[]): Ratio {
  const residuals = copied.map(({ unit, value }) => ({ unit, residual: value - mean }));
  return withCopies({ mean, n, items: n, squares }, residuals);
}

/** The error with sums over units in place of examples, but never a smaller one: copies make no interval narrower. */
function withCopies(
  { mean, n, items, squares }: { mean: number; n: number; items: number; squares: number },
  copied: readonly Residual[],
): Ratio {
  const sums = new Map<number, { residual: number; size: number }>();
  let together = squares;
  for (const { unit, residual } of copied) {
    const known = sums.get(unit) ?? { residual: 0, size: 0 };
    sums.set(unit, { residual: known.residual + residual, size: known.size + 1 });
    together -= residual * residual;
  }
  for (const { residual } of sums.values()) together += residual * residual;
  const units = items - copied.length + sums.size;
  const sizes = [{ size: 1, n: items - copied.length }, ...[...sums.values()].map(({ size }) => ({ size, n: 1 }))];
  const degrees = units === items ? items - 1 : Math.min(units - 1, degreesOfUnits(sizes));
  const error = units < 2 ? null : Math.sqrt((units / (units - 1)) * Math.max(squares, together)) / n;
  return { mean, items, units, degrees, error };
}

/** Mean with Student's t over examples, m - 1 degrees of freedom; undefined (`no-items`) without values, no interval of one example. */
export function meanOverExamples(values: Values, examples: Values, unitOf?: Int32Array): Estimate {
  return meanFrom(ratioOverExamples(values, examples, unitOf), values.length);
}

/** The same of values each of which is an example's own, from their tally. */
export function meanOfTally(tally: Tally, copied: readonly CopiedValue[] = []): Estimate {
  const { n, mean, squares } = momentsOf(tally);
  return meanFrom(ratioOfSingles(n, mean, squares, copied), n);
}

function meanFrom({ mean, items, units, degrees, error }: Ratio, n: number): Estimate {
  const found = estimate("mean", items, n, units);
  if (n === 0) return found;
  if (error === null) return { ...found, value: mean };
  const reach = studentTQuantile(0.5 + CONFIDENCE / 2, degrees) * error;
  return { ...found, value: mean, standardError: error, interval: [mean - reach, mean + reach], intervalMethod: "t" };
}

/**
 * Share of values that are 1, with Wilson's interval for as many independent values as tell as much (Korn and Graubard 1998):
 * p (1 - p) / error^2, times (z / t)^2 where copies are units, and the number of units where p is 0 or 1. Undefined (`no-items`) without values.
 */
export function shareOverExamples(values: Values, examples: Values, unitOf?: Int32Array): Estimate {
  return shareFrom(ratioOverExamples(values, examples, unitOf), values.length);
}

/** The same of values each of which is an example's own: so many of them are 1. */
export function shareOfSingles(yes: number, n: number, copied: readonly CopiedValue[] = []): Estimate {
  return shareFrom(shareRatio(yes, n, copied), n);
}

function shareRatio(yes: number, n: number, copied: readonly CopiedValue[]): Ratio {
  const mean = n === 0 ? 0 : yes / n;
  return ratioOfSingles(n, mean, n * mean * (1 - mean), copied);
}

function shareFrom({ mean, items, units, degrees, error }: Ratio, n: number): Estimate {
  const found = estimate("share", items, n, units);
  if (n === 0) return found;
  const spread = mean * (1 - mean);
  const isSingle = units === n;
  const reach = units === items ? Z : studentTQuantile(0.5 + CONFIDENCE / 2, Math.max(1, degrees));
  const telling =
    isSingle || error === null || spread === 0 || error === 0 ? units : (spread / error ** 2) * (Z / reach) ** 2;
  return { ...found, value: mean, standardError: error, interval: wilson(mean, telling), intervalMethod: "wilson" };
}

function wilson(p: number, n: number): [number, number] {
  const scale = 1 + (Z * Z) / n;
  const centre = (p + (Z * Z) / (2 * n)) / scale;
  const reach = (Z / scale) * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  return [Math.max(0, centre - reach), Math.min(1, centre + reach)];
}

/**
 * Median (type 7) with Woodruff's interval (1952): the quantiles at the ends of the interval of the share of values that are at or below
 * it, over examples. Undefined (`no-items`) without values; no interval under six examples, whose ends it would only repeat.
 */
export function medianOverExamples(
  values: Float64Array,
  examples: Values,
  unitOf?: Int32Array,
  quantile = values.length > 0 ? quantilesOf(values) : () => Number.NaN,
): Estimate {
  const n = values.length;
  if (n === 0) return estimate("median", 0, 0);
  const value = quantile(0.5);
  const below = new Uint8Array(n);
  for (let k = 0; k < n; k++) below[k] = Number(values[k]! <= value);
  return medianFrom(ratioOverExamples(below, examples, unitOf), n, quantile);
}

/** The same of values each of which is an example's own, from their tally. */
export function medianOfTally(
  tally: Tally,
  quantile: (p: number) => number,
  copied: readonly CopiedValue[] = [],
): Estimate {
  const n = tally.n;
  if (n === 0) return estimate("median", 0, 0);
  const middle = quantile(0.5);
  const below = copied.map(({ unit, value }) => ({ unit, value: Number(value <= middle) }));
  return medianFrom(shareRatio(upTo(tally, middle), n, below), n, quantile);
}

function medianFrom(
  { mean, items, units, degrees, error }: Ratio,
  n: number,
  quantile: (p: number) => number,
): Estimate {
  const value = quantile(0.5);
  const found = { ...estimate("median", items, n, units), value };
  if (units < FEWEST_FOR_MEDIAN) return found;
  // Where ties make the share at the median a large one, its error says nothing of the values beside it.
  const own = error === null || mean > 0.9 ? 0.5 / Math.sqrt(units) : error;
  const z = units === items ? Z : studentTQuantile(0.5 + CONFIDENCE / 2, degrees);
  const reach = z * Math.max(own, 0.5 / Math.sqrt(n));
  const interval: [number, number] = [
    Math.min(value, quantile(Math.max(0, 0.5 - reach))),
    Math.max(value, quantile(Math.min(1, 0.5 + reach))),
  ];
  return { ...found, interval, intervalMethod: "woodruff" };
}

const FEWEST_FOR_MEDIAN = 6;

/**
 * Difference of two estimates over examples that have none in common, first minus second. The interval is put together from those of both
 * (Newcombe 1998, method 10; Zou and Donner 2008): low = d - sqrt((a - low a)^2 + (high b - b)^2), and high likewise. Undefined
 * (`no-items`) where one of them is, no interval where one has none.
 */
export function differenceOf(first: Estimate, second: Estimate): Estimate {
  const found = {
    ...estimate(
      `difference-of-${first.method}s`,
      first.items + second.items,
      first.pairs + second.pairs,
      (first.units ?? first.items) + (second.units ?? second.items),
    ),
  };
  if (first.value === null || second.value === null) return { ...found, undefinedBecause: "no-items" };
  const value = first.value - second.value;
  if (!first.interval || !second.interval) return { ...found, value };
  const low = Math.hypot(first.value - first.interval[0], second.interval[1] - second.value);
  const high = Math.hypot(first.interval[1] - first.value, second.value - second.interval[0]);
  return {
    ...found,
    value,
    interval: [value - low, value + high],
    intervalMethod: `recovered-${first.intervalMethod}`,
  };
}
