import { describe, expect, it } from "vitest";
import { binomial, multinomial } from "@/lib/core/random/binomial";
import { createBinomials } from "@/lib/core/random/binomial-tables";
import { integerBelow, normal, shuffle } from "@/lib/core/random/draws";
import { createRandom, type Random } from "@/lib/core/random/generator";
import { chiSquareUpper } from "@/lib/core/special/chi-square";
import { logGamma } from "@/lib/core/special/gamma";

/** Pearson's goodness of fit; cells with an expectation below five are pooled into one. */
function fitPValue(observed: readonly number[], expected: readonly number[]): number {
  let statistic = 0;
  let cells = 0;
  let restObserved = 0;
  let restExpected = 0;
  observed.forEach((o, k) => {
    if (expected[k]! >= 5) {
      statistic += (o - expected[k]!) ** 2 / expected[k]!;
      cells++;
    } else {
      restObserved += o;
      restExpected += expected[k]!;
    }
  });
  if (restExpected > 0) {
    statistic += (restObserved - restExpected) ** 2 / restExpected;
    cells++;
  }
  return chiSquareUpper(statistic, cells - 1);
}

function tally(draws: number, cells: number, draw: () => number): number[] {
  const counts = new Array<number>(cells).fill(0);
  for (let i = 0; i < draws; i++) counts[draw()]!++;
  return counts;
}

describe("createRandom", () => {
  it("repeats itself for the same seed and differs for the next", () => {
    const take = (random: Random) => Array.from({ length: 5 }, () => random.uint32());
    expect(take(createRandom(7))).toEqual(take(createRandom(7)));
    expect(take(createRandom(7))).not.toEqual(take(createRandom(8)));
    expect(take(createRandom(2 ** 40))).not.toEqual(take(createRandom(2 ** 41)));
  });

  it("refuses a seed that is not a whole number", () => {
    expect(() => createRandom(0.5)).toThrow(RangeError);
  });

  it("fills [0, 1) evenly", () => {
    const random = createRandom(1);
    const counts = tally(200_000, 64, () => Math.floor(random.uniform() * 64));
    expect(
      fitPValue(
        counts,
        counts.map(() => 200_000 / 64),
      ),
    ).toBeGreaterThan(1e-3);
  });
});

describe("draws", () => {
  it("draws integers evenly where a remainder would favour the small ones", () => {
    const random = createRandom(2);
    const n = 3 * 2 ** 30;
    const counts = tally(90_000, 3, () => Math.floor(integerBelow(random, n) / 2 ** 30));
    expect(fitPValue(counts, [30_000, 30_000, 30_000])).toBeGreaterThan(1e-3);
  });

  it("draws normal deviates with the right mean and spread", () => {
    const random = createRandom(3);
    const draws = Array.from({ length: 100_000 }, () => normal(random, 10, 2));
    const mean = draws.reduce((a, b) => a + b) / draws.length;
    const variance = draws.reduce((a, b) => a + (b - mean) ** 2, 0) / draws.length;
    expect(Math.abs(mean - 10)).toBeLessThan(4 * (2 / Math.sqrt(draws.length)));
    expect(Math.abs(variance - 4)).toBeLessThan(4 * 4 * Math.sqrt(2 / draws.length));
  });

  it("shuffles into every order equally often", () => {
    const random = createRandom(4);
    const orders = ["abc", "acb", "bac", "bca", "cab", "cba"];
    const counts = tally(60_000, 6, () => orders.indexOf(shuffle(random, ["a", "b", "c"]).join("")));
    expect(
      fitPValue(
        counts,
        counts.map(() => 10_000),
      ),
    ).toBeGreaterThan(1e-3);
  });
});

describe("binomial and multinomial", () => {
  it.each([
    [12, 0.3, "inversion"],
    [60, 0.9, "inversion, mirrored"],
    [40, 0.45, "rejection"],
    [3000, 0.02, "rejection, skewed"],
    [500, 0.77, "rejection, mirrored"],
  ])("binomial(%d, %d) has its exact distribution (%s)", (n, p) => {
    const random = createRandom(5);
    const tabled = createBinomials(createRandom(5));
    const draws = 100_000;
    const mass = (k: number) =>
      Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p));
    for (const draw of [() => binomial(random, n, p), () => tabled(n, 100 * p, 100)]) {
      const counts = tally(draws, n + 1, draw);
      expect(
        fitPValue(
          counts,
          counts.map((_, k) => draws * mass(k)),
        ),
      ).toBeGreaterThan(1e-3);
    }
  });

  it("always shares out all trials, and none to a class without weight", () => {
    const random = createRandom(6);
    const weights = Float64Array.of(0, 5, 1, 0, 100_000, 3, 0);
    for (let i = 0; i < 200; i++) {
      const counts = multinomial(random, 100_009, weights, new Float64Array(7));
      expect(counts.reduce((a, b) => a + b)).toBe(100_009);
      expect([counts[0], counts[3], counts[6]]).toEqual([0, 0, 0]);
    }
  });

  it("gives each class its share on average", () => {
    const random = createRandom(8);
    const weights = Float64Array.of(2, 3, 5);
    const totals = [0, 0, 0];
    const into = new Float64Array(3);
    for (let i = 0; i < 2000; i++) {
      multinomial(random, 50, weights, into);
      for (let k = 0; k < 3; k++) totals[k]! += into[k]!;
    }
    expect(fitPValue(totals, [20_000, 30_000, 50_000])).toBeGreaterThan(1e-3);
  });
});
