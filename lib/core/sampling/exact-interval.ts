import { betaQuantile } from "@/lib/core/sampling/beta-quantile";

type Interval = [low: number, high: number];

/**
 * Clopper and Pearson's interval (1934) for a share of which `hits` of `n` independent draws were seen: all p that neither tail refuses at
 * half of what `confidence` leaves. Covers at least `confidence`, whatever the share. Without draws it is [0, 1].
 */
export function clopperPearson(hits: number, n: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2;
  return [
    hits === 0 ? 0 : betaQuantile(tail, hits, n - hits + 1),
    hits === n ? 1 : betaQuantile(1 - tail, hits + 1, n - hits),
  ];
}

/** A part of a population from which draws were made. */
export interface Stratum {
  /** How many the part has. */
  population: number;
  drawn: number;
  /** Of the drawn. */
  hits: number;
}

/**
 * What a share of a population is at most, with `confidence`, where no draw of any stratum was a hit: the largest share of which seeing
 * nothing has a probability of at least 1 - confidence. With one stratum that is 1 - (1 - confidence)^(1/n), Clopper and Pearson's one-sided
 * bound; with several it is the maximum of sum(W p) under sum(n log(1 - p)) >= log(1 - confidence), by Lagrange 1 - p = min(1, t n / W).
 * A stratum of which nothing was drawn may be all hits; one of which all were drawn has none.
 */
export function noneSeenBound(strata: readonly Stratum[], confidence = 0.95): number {
  const total = strata.reduce((sum, { population }) => sum + population, 0);
  const open = strata.filter(({ population, drawn }) => drawn > 0 && drawn < population);
  const unseen = strata.reduce((sum, { population, drawn }) => sum + (drawn === 0 ? population : 0), 0);
  if (open.length === 0) return unseen / total;
  const draws = open.reduce((sum, { drawn }) => sum + drawn, 0);
  const least = Math.log(1 - confidence);
  const ends = open.map(({ population, drawn }) => Math.log(population / drawn));
  // The logarithm of a share of misses, at the logarithm of the multiplier t.
  const missesAt = (t: number, s: number) => Math.min(0, t - ends[s]!);
  let [low, high] = [Math.min(...ends) + least / draws, Math.max(...ends)];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    const seeing = open.reduce((sum, { drawn }, s) => sum + drawn * missesAt(middle, s), 0);
    if (seeing < least) low = middle;
    else high = middle;
  }
  const hits = open.reduce((sum, { population }, s) => sum - population * Math.expm1(missesAt(low, s)), unseen);
  return hits / total;
}
