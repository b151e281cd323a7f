import fc from "fast-check";
import { expect, test } from "vitest";
import type { Estimate } from "@/lib/core/estimate";
import { roundDomain } from "./round-domain";

const estimate = (value: number, reach: number, items: number): Estimate => ({
  value,
  interval: [value - reach, value + reach],
  standardError: null,
  confidence: 0.95,
  intervalMethod: "t",
  items,
  raters: 1,
  pairs: items,
  judgments: items,
  method: "difference",
  undefinedBecause: null,
});

test("no value is cut, nor an interval of enough examples, and the reference is in the middle", () => {
  const size = fc.double({ min: -40, max: 40, noNaN: true });
  const one = fc.tuple(size, size.map(Math.abs), fc.constantFrom(3, 19, 20, 500));
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 12 }), fc.constantFrom(0, 0.5), (drawn, reference) => {
      const estimates = drawn.map((each) => estimate(...each));
      const [low, high] = roundDomain(estimates, reference);
      expect((low + high) / 2).toBeCloseTo(reference, 9);
      for (const { value, interval, items } of estimates)
        for (const end of [value!, ...(items >= 20 ? interval! : [])]) {
          expect(end).toBeGreaterThanOrEqual(low - 1e-9);
          expect(end).toBeLessThanOrEqual(high + 1e-9);
        }
    }),
  );
});

test("its ends are round, and a wide interval of few examples does not flatten the others", () => {
  expect(roundDomain([estimate(0.5, 0.14, 171), estimate(-0.1, 0.2, 170)], 0)).toEqual([-0.8, 0.8]);
  expect(roundDomain([estimate(0.5, 0.14, 171), estimate(0.1, 90, 2)], 0)).toEqual([-0.8, 0.8]);
  expect(roundDomain([estimate(0, 0, 30)], 0)).toEqual([-0.1, 0.1]);
});
