import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CheckedSide, checkMisses, checkPrecision } from "@/lib/core/sampling/check-rates";

/** `lacking` of `drawn` examples without copies. */
const side = (population: number, drawn: number, lacking: number): CheckedSide => ({
  population,
  cases: Array.from({ length: drawn }, (_, at) => ({ drawn: 1, lacking: Number(at < lacking) })),
});

describe("a check's precision", () => {
  it.each([
    // Quantiles of Beta(k + 1/2, n - k + 1/2), by a million draws of Python's betavariate.
    [1, 10, 0.011, 0.381],
    [5, 10, 0.224, 0.776],
    [10, 20, 0.293, 0.706],
  ])("of %d among %d has Jeffreys' interval [%d, %d]", (lacking, drawn, low, high) => {
    const { interval, intervalMethod, value } = checkPrecision(side(1e6, drawn, lacking));
    expect([value, intervalMethod]).toEqual([lacking / drawn, "jeffreys"]);
    expect(interval![0]).toBeCloseTo(low, 2);
    expect(interval![1]).toBeCloseTo(high, 2);
  });

  it("has a one-sided bound where all were alike: none or all of 60, 4.87 % from the end", () => {
    expect(checkPrecision(side(1e6, 60, 0)).interval).toEqual([0, expect.closeTo(1 - 0.05 ** (1 / 60), 12)]);
    expect(checkPrecision(side(1e6, 60, 60)).interval).toEqual([expect.closeTo(0.05 ** (1 / 60), 12), 1]);
  });

  it("is itself where all were read, and undefined where nothing was", () => {
    expect(checkPrecision(side(12, 12, 9))).toMatchObject({ interval: [0.75, 0.75], intervalMethod: "census" });
    expect(checkPrecision(side(12, 0, 0))).toMatchObject({ value: null, undefinedBecause: "no-items" });
  });

  it("takes copies as one case: twenty cases three times each say as much as twenty", () => {
    const cases = Array.from({ length: 20 }, (_, at) => ({ drawn: 3, lacking: at < 15 ? 3 : 0 }));
    const [copied, once] = [checkPrecision({ population: 1e6, cases }), checkPrecision(side(1e6, 20, 15))];
    expect(copied.value).toBe(once.value);
    expect(copied.interval![0]).toBeCloseTo(once.interval![0], 9);
    expect(copied.items).toBe(60);
  });
});

describe("what a check misses", () => {
  it("is weighed by the sizes of both sides: 1 of 60 of 8,500 against 54 of 60 of 1,500", () => {
    const { value, interval, intervalMethod } = checkMisses(side(1500, 60, 54), side(8500, 60, 1));
    expect(value).toBeCloseTo(8500 / 60 / (8500 / 60 + (1500 * 54) / 60), 12);
    expect(intervalMethod).toBe("jeffreys-ratio");
    // Quantiles of a million draws from both posteriors (Python's betavariate): 0.01133 and 0.32429.
    expect(interval![0]).toBeCloseTo(0.0113, 3);
    expect(interval![1]).toBeCloseTo(0.3243, 2);
  });

  it("has the exact bound where none was missed: all flagged read, 1 - 0.05^(1/60) of those passed at most", () => {
    const { interval, intervalMethod } = checkMisses(side(30, 30, 30), side(970, 60, 0));
    const most = 970 * (1 - 0.05 ** (1 / 60));
    expect(intervalMethod).toBe("none-missed");
    expect(interval![1]).toBeCloseTo(most / (most + 30), 9);
  });

  it("is wider where also what it flags is known from a sample", () => {
    const all = checkMisses(side(30, 30, 24), side(970, 60, 0)).interval![1];
    expect(checkMisses(side(3e6, 30, 24), side(97e6, 60, 0)).interval![1]).toBeGreaterThan(all);
  });

  it("is known where what it depends on was read to its end", () => {
    expect(checkMisses(side(10, 10, 5), side(20, 20, 5))).toMatchObject({ value: 0.5, interval: [0.5, 0.5] });
    expect(checkMisses(side(1000, 10, 5), side(20, 20, 0))).toMatchObject({ value: 0, intervalMethod: "census" });
    expect(checkMisses(side(0, 0, 0), side(1000, 20, 3))).toMatchObject({ value: 1, intervalMethod: "census" });
  });

  it("is undefined where nobody found any, and where a side was not read", () => {
    expect(checkMisses(side(100, 10, 0), side(100, 10, 0))).toMatchObject({ undefinedBecause: "none-lacking" });
    expect(checkMisses(side(100, 10, 3), side(100, 0, 0))).toMatchObject({ undefinedBecause: "no-items" });
  });

  it("lies in its interval, within 0 and 1, and mirrors where the sides change places", () => {
    const drawn = fc.integer({ min: 1, max: 40 });
    const sides = fc.tuple(fc.integer({ min: 100, max: 100_000 }), drawn, fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(sides, sides, (one, other) => {
        const [found, missed] = [one, other].map(([population, n, share]) =>
          side(population, n, Math.round(n * share)),
        );
        const { value, interval } = checkMisses(found!, missed!);
        if (value === null) return;
        expect(interval![0]).toBeLessThanOrEqual(value + 1e-9);
        expect(interval![1]).toBeGreaterThanOrEqual(value - 1e-9);
        expect(interval![0]).toBeGreaterThanOrEqual(0);
        expect(interval![1]).toBeLessThanOrEqual(1);
        const mirrored = checkMisses(missed!, found!);
        expect(mirrored.value).toBeCloseTo(1 - value, 9);
        expect(mirrored.interval![0]).toBeCloseTo(1 - interval![1], 1);
      }),
      { numRuns: 25 },
    );
  });
});
