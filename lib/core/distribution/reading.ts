import { benjaminiHochberg } from "@/lib/core/benjamini-hochberg";
import type { Estimate } from "@/lib/core/estimate";
import { isWithin, logCapOf } from "@/lib/core/fatigue/durations";
import { quantile } from "@/lib/core/fatigue/quantile";
import { groupByCode } from "@/lib/core/rating-table";
import { studentTCdf, studentTQuantile } from "@/lib/core/special/student-t";

/** How long answers took, and how much there was to read. */
export interface Timed {
  raters: number;
  rater: Int32Array;
  /** Of work; not positive where unknown. */
  seconds: Float64Array;
  /** What had to be read; not positive where unknown. */
  words: Float64Array;
}

export interface Reading {
  /** Answers whose time and length are known; those beyond the annotator's cap are left out. */
  answers: number;
  /** Median; null without an answer. */
  secondsPerHundredWords: number | null;
  /** Of log time on log length: 0 as long over long as over short examples, 1 twice as long over twice as much. */
  slope: Estimate;
  /** The others' together. */
  othersSlope: number | null;
  /** One-sided, of the slope being at least half of the others', and adjusted over the panel; null where it cannot be told. */
  p: number | null;
  q: number | null;
  /** Time does not grow with length though it does with the others, beyond chance over the whole panel. */
  isFlat: boolean;
}

export interface Readings {
  people: Reading[];
  /** Within annotators, of all of them together. */
  together: Estimate;
}

const FEWEST = 30;
/** So small that all looks of a page together flag hardly anybody where nobody differs. */
const RATE = 0.003;
/** The others must take longer over longer examples by at least so much for it to be worth a word that somebody does not. */
const LEAST_SLOPE = 0.1;

interface Sums {
  n: number;
  sxx: number;
  sxy: number;
  syy: number;
}

/**
 * Time against length for each annotator: ordinary least squares of ln seconds on ln words with its t interval. Times over
 * min(30 min, exp(Q3 + 3 IQR)) of the annotator's ln times are no work on the item, as in `measureDurations`. Nobody is held against
 * a slope of 0 or 1, which depends on the examples, but against half of what the others together have, on one side: people differ,
 * and somebody with three quarters of their slope reads too.
 */
export function readings({ raters, rater, seconds, words }: Timed): Readings {
  const { start, order } = groupByCode(rater, raters);
  const own = Array.from({ length: raters }, (_, w) => {
    const rows = order.subarray(start[w], start[w + 1]).filter((t) => seconds[t]! > 0);
    const logs = Array.from(rows, (t) => Math.log(seconds[t]!));
    const cap = logCapOf(logs) ?? 0;
    const known = [...rows.keys()].filter((k) => isWithin(cap, logs[k]!) && words[rows[k]!]! > 0);
    const perWord = known.map((k) => (100 * seconds[rows[k]!]!) / words[rows[k]!]!);
    const sums = sumsOf(
      known.map((k) => Math.log(words[rows[k]!]!)),
      known.map((k) => logs[k]!),
    );
    return { sums, median: perWord.length === 0 ? null : quantile(perWord, 0.5) };
  });
  const all = own.map(({ sums }) => sums);
  const judged = own.map(({ sums, median }) => {
    const slope = slopeWithin([sums]);
    const theirs = slopeWithin(all.filter((one) => one !== sums));
    return { sums, median, slope, theirs, p: pOfHalf(slope, theirs, sums.n) };
  });
  const q = benjaminiHochberg(judged.map(({ p }) => p));
  return {
    people: judged.map(({ sums, median, slope, theirs, p }, w) => ({
      answers: sums.n,
      secondsPerHundredWords: median,
      slope,
      othersSlope: theirs.value,
      p,
      q: q[w]!,
      isFlat: q[w] !== null && q[w]! <= RATE,
    })),
    together: slopeWithin(all),
  };
}

function sumsOf(x: readonly number[], y: readonly number[]): Sums {
  const n = x.length;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, n);
  const [mx, my] = [mean(x), mean(y)];
  const sums = { n, sxx: 0, sxy: 0, syy: 0 };
  for (let k = 0; k < n; k++) {
    const [a, b] = [x[k]! - mx, y[k]! - my];
    sums.sxx += a * a;
    sums.sxy += a * b;
    sums.syy += b * b;
  }
  return sums;
}

/** Lengths that differ by rounding alone are one length. */
const ROUNDING = 1e-9;

/** One slope within each of these people, whose own means are taken out. */
function slopeWithin(people: readonly Sums[]): Estimate {
  const [n, sxx, sxy, syy] = [total(people, "n"), total(people, "sxx"), total(people, "sxy"), total(people, "syy")];
  const raters = people.filter((one) => one.n > 0).length;
  const none = {
    ...{ confidence: 0.95, items: n, raters, pairs: 0, judgments: n, method: "slope-of-log-time-on-log-length" },
    ...{ interval: null, standardError: null, intervalMethod: null },
  };
  if (n === 0) return { ...none, value: null, undefinedBecause: "no-items" };
  if (!(sxx > ROUNDING)) return { ...none, value: null, undefinedBecause: "no-variation" };
  const slope = sxy / sxx;
  const df = n - raters - 1;
  if (df < 1) return { ...none, value: slope, undefinedBecause: null };
  const standardError = Math.sqrt(Math.max(syy - slope * sxy, 0) / df / sxx);
  const reach = studentTQuantile(0.975, df) * standardError;
  const interval: [number, number] = [slope - reach, slope + reach];
  return { ...none, value: slope, standardError, interval, intervalMethod: "t", undefinedBecause: null };
}

function total(people: readonly Sums[], name: keyof Sums): number {
  return people.reduce((sum, one) => sum + one[name], 0);
}

function pOfHalf(slope: Estimate, theirs: Estimate, n: number): number | null {
  if (n < FEWEST || slope.value === null || !slope.standardError) return null;
  if (theirs.value === null || theirs.interval === null || theirs.interval[0] < LEAST_SLOPE) return null;
  const standardError = Math.sqrt(slope.standardError ** 2 + (theirs.standardError! / 2) ** 2);
  return studentTCdf((slope.value - theirs.value / 2) / standardError, n - 2);
}
