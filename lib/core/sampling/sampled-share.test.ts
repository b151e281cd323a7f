import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/core/random/generator";
import { clopperPearson, noneSeenBound, type Stratum } from "@/lib/core/sampling/exact-interval";
import { sampledShare } from "@/lib/core/sampling/sampled-share";
import { chiSquareQuantile } from "@/lib/core/special/chi-square";

describe("exact intervals of shares", () => {
  it.each([
    // Newcombe 1998, Statistics in Medicine 17:857, table I, method 5.
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])("%d of %d is Clopper and Pearson's [%d, %d]", (hits, n, low, high) => {
    const interval = clopperPearson(hits, n);
    expect(interval[0]).toBeCloseTo(low, 3);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  it("of 60 without a hit, at most 4.87 % have: the solution of (1 - p)^60 = 0.05", () => {
    const bound = noneSeenBound([{ population: 1e6, drawn: 60, hits: 0 }]);
    expect(bound).toBeCloseTo(1 - 0.05 ** (1 / 60), 14);
    expect(bound).toBeCloseTo(0.0487, 4);
  });

  it("in proportion drawn strata without a hit have the bound of one", () => {
    const strata = [600, 300, 100].map((population) => ({ population, drawn: population / 10, hits: 0 }));
    expect(noneSeenBound(strata)).toBeCloseTo(1 - 0.05 ** (1 / 100), 12);
  });

  it("no share of which seeing nothing is as likely is above the bound, and the bound is reached", () => {
    const parts = fc.array(
      fc.record({ population: fc.integer({ min: 50, max: 5000 }), drawn: fc.integer({ min: 1, max: 40 }) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(parts, fc.integer(), (given, seed) => {
        const strata: Stratum[] = given.map((one) => ({ ...one, hits: 0 }));
        const bound = noneSeenBound(strata);
        const total = strata.reduce((sum, { population }) => sum + population, 0);
        const random = createRandom(seed);
        for (let trial = 0; trial < 200; trial++) {
          const towards = strata.map(() => -Math.log(random.uniform()));
          const sum = towards.reduce((a, b) => a + b, 0);
          // Shares by which seeing nothing has a probability of exactly 0.05.
          const shares = strata.map(({ drawn }, s) => 1 - 0.05 ** (towards[s]! / sum / drawn));
          const share = strata.reduce((all, { population }, s) => all + (population / total) * shares[s]!, 0);
          expect(share).toBeLessThanOrEqual(bound + 1e-9);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("a stratum that nobody looked at may be full of them, one that was read to its end has none", () => {
    const bound = noneSeenBound([
      { population: 50, drawn: 0, hits: 0 },
      { population: 50, drawn: 50, hits: 0 },
    ]);
    expect(bound).toBe(0.5);
  });
});

describe("the share that a sample says", () => {
  const share = (...strata: [population: number, drawn: number, hits: number][]) =>
    sampledShare(
      "share",
      strata.map(([population, drawn, hits]) => ({ population, drawn, hits })),
    );

  it("names how its interval came to be", () => {
    expect(share([1000, 60, 0]).intervalMethod).toBe("none-seen");
    expect(share([1000, 60, 60]).intervalMethod).toBe("all-seen");
    expect(share([1000, 60, 60]).interval![0]).toBeCloseTo(0.05 ** (1 / 60), 12);
    expect(share([1000, 60, 3]).intervalMethod).toBe("clopper-pearson");
    expect(share([60, 60, 3])).toMatchObject({ intervalMethod: "census", value: 0.05, interval: [0.05, 0.05] });
    expect(share([900, 30, 3], [100, 30, 6])).toMatchObject({ intervalMethod: "gamma-weighted", items: 60 });
    expect(share([900, 30, 3], [100, 30, 6]).value).toBeCloseTo(0.9 * 0.1 + 0.1 * 0.2, 12);
    expect(share([0, 0, 0], [1000, 60, 3]).intervalMethod).toBe("clopper-pearson");
  });

  it("has no value without draws, nor where one part was left out", () => {
    expect(share([1000, 0, 0])).toMatchObject({ value: null, undefinedBecause: "no-items" });
    expect(share()).toMatchObject({ value: null, undefinedBecause: "no-items" });
    expect(share([900, 30, 3], [100, 0, 0])).toMatchObject({ value: null, undefinedBecause: "stratum-not-sampled" });
  });

  it("of one weight is the exact interval of a Poisson count: of 10 it is [4.80, 18.39] (Garwood 1936)", () => {
    const [low, high] = share([50_000, 500, 4], [50_000, 500, 6]).interval!;
    expect(low * 1000).toBeCloseTo(4.795, 3);
    expect(high * 1000).toBeCloseTo(18.39, 2);
    expect(chiSquareQuantile(0.95, 2)).toBeCloseTo(-2 * Math.log(0.05), 12);
  });

  it("says of the misses what it says of the hits, and holds its value", () => {
    const stratum = fc.record({
      population: fc.integer({ min: 40, max: 500 }),
      drawn: fc.integer({ min: 1, max: 30 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 5 }), (given) => {
        const strata = given.map(({ population, drawn, share: of }) => ({
          population,
          drawn,
          hits: Math.round(drawn * of),
        }));
        const { value, interval } = sampledShare("share", strata);
        const other = sampledShare(
          "share",
          strata.map((one) => ({ ...one, hits: one.drawn - one.hits })),
        );
        expect(interval![0]).toBeLessThanOrEqual(value! + 1e-12);
        expect(interval![1]).toBeGreaterThanOrEqual(value! - 1e-12);
        expect(interval![0]).toBeGreaterThanOrEqual(0);
        expect(interval![1]).toBeLessThanOrEqual(1);
        expect(other.value).toBeCloseTo(1 - value!, 10);
        if (Math.abs(value! - 0.5) > 1e-9) expect(other.interval![0]).toBeCloseTo(1 - interval![1], 10);
      }),
    );
  });
});
