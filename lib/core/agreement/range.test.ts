import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearDisagreement, quadraticDisagreement } from "@/lib/core/agreement/disagreement/metrics";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import type { Matrix } from "@/lib/core/agreement/fixtures/definition";
import { estimates, level, withMissing } from "@/lib/core/agreement/fixtures/random-tables";
import { scaleMatrix } from "@/lib/core/agreement/fixtures/read";
import { pairwiseAgreement } from "@/lib/core/agreement/pairwise";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { evenChanceRange, fleissRange } from "@/lib/core/agreement/range";
import type { Estimate } from "@/lib/core/estimate";

const CATEGORIES = [0, 1, 2, 5];

describe("intervals promise nothing impossible", () => {
  it("no coefficient's value lies under its floor, whatever the table", () => {
    fc.assert(
      fc.property(withMissing, level, (matrix, at) => {
        const { table, scores } = scaleMatrix(matrix, at, CATEGORIES);
        const { patterns } = patternsFromTable(table);
        const named = estimates(matrix, at);
        const above = (estimate: Estimate | undefined, floor: number) => {
          if (estimate?.value != null) expect(estimate.value).toBeGreaterThanOrEqual(floor - 1e-9);
        };
        for (const [suffix, ac, d] of [
          ["", "ac1", nominalDisagreement(4)],
          ["-linear", "ac2-linear", scores && linearDisagreement(scores)],
          ["-quadratic", "ac2-quadratic", scores && quadraticDisagreement(scores)],
        ] as const) {
          if (!d || !(`fleiss${suffix}` in named)) continue;
          const { floor } = evenChanceRange(patterns, d, suffix === "");
          above(named[`fleiss${suffix}`], fleissRange(patterns).floor);
          above(named[`brennan-prediger${suffix}`], floor);
          above(named[ac], floor);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("so no interval goes there, and each holds its value", () => {
    fc.assert(
      fc.property(withMissing, level, (matrix, at) => {
        for (const { interval, value } of Object.values(estimates(matrix, at))) {
          if (interval === null) continue;
          expect(interval[0]).toBeLessThanOrEqual(value!);
          expect(interval[1]).toBeGreaterThanOrEqual(value!);
          expect(interval[1]).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ["brennan-prediger", -1 / 3],
    ["ac1", -1 / 3],
    ["fleiss", -1 / 2],
  ])("%s of three raters on two answers ends at %d: they cannot disagree more", (name, least) => {
    const matrix = [0, 0, 1].map((k): number[] => (k ? [0, 0, 0] : [0, 1, 1]));
    const { value, interval } = estimates(matrix, "nominal", [0, 1])[name]!;
    expect(value).toBeLessThan(0.5);
    expect(interval![0]).toBeCloseTo(least, 9);
  });
});

describe("a kappa that is 0 because a rater used one answer", () => {
  const oneAnswer: Matrix = [0, 1, 2, 0, 1, 0].map((k) => [k, 0]);

  it.each(["cohen", "cohen-linear", "cohen-quadratic", "conger", "conger-quadratic"])("has no interval: %s", (name) => {
    expect(estimates(oneAnswer, "ordinal")[name]).toMatchObject({
      value: expect.closeTo(0),
      interval: null,
      standardError: null,
    });
  });

  it("still has one where both vary", () => {
    const { cohen, conger } = estimates([...oneAnswer, [0, 1]], "ordinal");
    for (const { interval } of [cohen!, conger!]) expect(interval![1] - interval![0]).toBeGreaterThan(0.01);
  });
});

it("there is no kappa for pairs of sets, by command or call", () => {
  const sets = [["a"], ["a", "b"], []].map((set) => [set, ["a"]]);
  const rows = pairwiseAgreement(scaleMatrix(sets, "set"), "masi");
  expect(rows).toMatchObject([{ items: 3, kappa: null }]);
  expect(rows[0]!.alpha).not.toBeNull();
});
