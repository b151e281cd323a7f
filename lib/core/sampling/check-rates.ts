import type { Estimate } from "@/lib/core/estimate";
import { betaQuantile } from "@/lib/core/sampling/beta-quantile";
import { DEFAULT_CONFIDENCE } from "@/lib/core/sampling/sampled-share";
import { incompleteBeta } from "@/lib/core/special/beta";

type Interval = [low: number, high: number];

/** One side of a check: what it flags, or what it does not, and what people found in a random sample of it. */
export interface CheckedSide {
  /** Examples on this side. */
  population: number;
  /** What was drawn and decided. Copies of each other are one case; an example of which there is no copy is a case of one. */
  cases: readonly DrawnCase[];
}

export interface DrawnCase {
  drawn: number;
  /** Of these, those that lack the quality. */
  lacking: number;
}

/**
 * A check's precision: the share of what it flags that lacks its quality, from a random sample of it.
 * - `census` where all were read: the share itself;
 * - `none-seen` and `all-seen` where all were alike: the one-sided bound 1 - (1 - confidence)^(1/n);
 * - else `jeffreys`: the middle of the posterior of Beta(k + 1/2, n - k + 1/2) (Brown, Cai and DasGupta 2001, Statistical Science 16:101).
 * Copies count as one case: n is Kish's effective number (sum m)² / sum m². There is no correction for finite populations.
 * Undefined (`no-items`) where nothing was decided.
 */
export function checkPrecision(flagged: CheckedSide, confidence = DEFAULT_CONFIDENCE): Estimate {
  const side = summed(flagged);
  const common = { ...counted("check-precision", side.drawn), confidence };
  if (side.drawn === 0) return undefinedBecause(common, "no-items");
  return known(common, side.share, ...shareInterval(side, confidence));
}

/**
 * What a check misses: of all examples that lack its quality, the share that it does not flag, from a random sample of each side:
 * N0 p0 / (N0 p0 + N1 p1) with N0, p0 of what it passes and N1, p1 of what it flags.
 * - `census` where the sides of which it depends were read to their end;
 * - `none-missed` where nothing that it passes lacked it: the largest share under which that, with as many hits among the flagged or more,
 *   has a probability of 1 - confidence (Buehler 1957, JASA 52:482). `all-missed` is the same of the other end;
 * - else `jeffreys-ratio`: the middle of the posterior of the ratio, of independent Beta(k + 1/2, n - k + 1/2), by quadrature.
 * Copies and finite populations as for precision. Undefined: `no-items` where a side that has examples has none that was decided,
 * `none-lacking` where nobody found any.
 */
export function checkMisses(flagged: CheckedSide, passed: CheckedSide, confidence = DEFAULT_CONFIDENCE): Estimate {
  const [found, missed] = [summed(flagged), summed(passed)];
  const common = { ...counted("check-misses", found.drawn + missed.drawn), confidence };
  const isUnread = (side: Side) => side.population > 0 && side.drawn === 0;
  if (isUnread(found) || isUnread(missed)) return undefinedBecause(common, "no-items");
  if (found.share + missed.share === 0) return undefinedBecause(common, "none-lacking");
  const value = missesOf(found, missed, found.share, missed.share);
  const [isFoundKnown, isMissedKnown] = [isCensus(found), isCensus(missed)];
  if ((isFoundKnown && isMissedKnown) || (isMissedKnown && value === 0) || (isFoundKnown && value === 1))
    return known(common, value, [value, value], "census");
  if (value === 0) return known(common, 0, [0, mostMissed(found, missed, confidence)], "none-missed");
  if (value === 1) return known(common, 1, [1 - mostMissed(missed, found, confidence), 1], "all-missed");
  return known(common, value, ratioInterval(found, missed, confidence), "jeffreys-ratio");
}

interface Side {
  population: number;
  drawn: number;
  share: number;
  /** Kish's effective number of those drawn. */
  effective: number;
}

function summed({ population, cases }: CheckedSide): Side {
  const [drawn, lacking, squares] = cases.reduce(
    ([all, some, square], one) => [all + one.drawn, some + one.lacking, square + one.drawn ** 2],
    [0, 0, 0] as [number, number, number],
  );
  const isEmpty = drawn === 0;
  return { population, drawn, share: isEmpty ? 0 : lacking / drawn, effective: isEmpty ? 0 : drawn ** 2 / squares };
}

/** Nothing of this side is a matter of chance. */
const isCensus = ({ population, drawn }: Side) => drawn >= population;

function missesOf(found: Side, missed: Side, foundShare: number, missedShare: number): number {
  const [hits, misses] = [found.population * foundShare, missed.population * missedShare];
  return misses / (hits + misses);
}

/** The largest share of which `n` draws without a hit have a probability of at least `tail`. */
const mostUnseen = (n: number, tail: number) => -Math.expm1(Math.log(tail) / n);

function shareInterval(side: Side, confidence: number): [Interval, string] {
  const { share, effective } = side;
  if (isCensus(side)) return [[share, share], "census"];
  const bound = mostUnseen(effective, 1 - confidence);
  if (share === 0) return [[0, bound], "none-seen"];
  if (share === 1) return [[1 - bound, 1], "all-seen"];
  const tail = (1 - confidence) / 2;
  return [[posteriorQuantile(side, tail), posteriorQuantile(side, 1 - tail)], "jeffreys"];
}

function posterior({ share, effective }: Side): [a: number, b: number] {
  return [share * effective + 0.5, (1 - share) * effective + 0.5];
}

const posteriorQuantile = (side: Side, p: number) =>
  isCensus(side) ? side.share : betaQuantile(p, ...posterior(side));

/** Ways in which the chance of being wrong is divided between both sides. */
const DIVISIONS = 60;

/** The most that is missed where nothing was among those passed, over all divisions of the tail between both sides. */
function mostMissed(found: Side, missed: Side, confidence: number): number {
  const least = Math.log(1 - confidence);
  let most = 0;
  for (let step = 0; step <= DIVISIONS; step++) {
    const part = (least * step) / DIVISIONS;
    const missedShare = mostUnseen(missed.effective, Math.exp(part));
    const foundShare = isCensus(found) ? found.share : fewestHits(found, Math.exp(least - part));
    most = Math.max(most, missesOf(found, missed, foundShare, missedShare));
  }
  return most;
}

/** Clopper and Pearson's lower bound: the smallest share of which as many hits or more have a probability of `tail`. */
function fewestHits({ share, effective }: Side, tail: number): number {
  const hits = share * effective;
  if (hits === 0 || tail <= 0) return 0;
  return tail >= 1 ? share : betaQuantile(tail, hits, effective - hits + 1);
}

/** Points of the posterior of the flagged side, each as probable as the others. */
const NODES = 100;
const HALVINGS = 40;

function ratioInterval(found: Side, missed: Side, confidence: number): Interval {
  const nodes = isCensus(found)
    ? [found.share]
    : Array.from({ length: NODES }, (_, k) => posteriorQuantile(found, (k + 0.5) / NODES));
  const [a, b] = posterior(missed);
  /** The probability that the odds of being missed are at most `odds`. */
  const upTo = (odds: number) => {
    const bound = (odds * found.population) / missed.population;
    const below = nodes.map((share) => {
      const most = bound * share;
      return isCensus(missed) ? Number(missed.share <= most) : incompleteBeta(Math.min(1, most), a, b).lower;
    });
    return below.reduce((sum, p) => sum + p, 0) / nodes.length;
  };
  const quantile = (p: number) => {
    let [low, high] = [-40, 40];
    for (let step = 0; step < HALVINGS; step++) {
      const middle = (low + high) / 2;
      if (upTo(Math.exp(middle)) < p) low = middle;
      else high = middle;
    }
    return 1 / (1 + Math.exp(-low));
  };
  const tail = (1 - confidence) / 2;
  return [quantile(tail), quantile(1 - tail)];
}

type Counted = Omit<Estimate, "value" | "interval" | "standardError" | "intervalMethod" | "undefinedBecause">;

function counted(method: string, drawn: number): Omit<Counted, "confidence"> {
  return { items: drawn, raters: drawn > 0 ? 1 : 0, pairs: 0, judgments: drawn, method };
}

function known(common: Counted, value: number, interval: Interval, intervalMethod: string): Estimate {
  return { ...common, value, interval, intervalMethod, standardError: null, undefinedBecause: null };
}

function undefinedBecause(common: Counted, reason: Estimate["undefinedBecause"]): Estimate {
  return {
    ...common,
    value: null,
    interval: null,
    intervalMethod: null,
    standardError: null,
    undefinedBecause: reason,
  };
}
