import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alphaByDefinition, jackknifeByDefinition } from "@/lib/core/agreement/fixtures/definition";
import {
  alphaOf,
  CATEGORIES,
  complete,
  estimates,
  expectSame,
  level,
  withMissing,
} from "@/lib/core/agreement/fixtures/random-tables";

describe("alpha from patterns is alpha by definition", () => {
  it("on random tables with missing values, at every level, to 1e-10", () => {
    fc.assert(
      fc.property(withMissing, level, (matrix, at) => {
        // The default circumference is the declared range plus one.
        expectSame(alphaOf(matrix, at), alphaByDefinition(matrix, at, 6));
      }),
      { numRuns: 500 },
    );
  });

  it("and so is its jackknife, whose delete-one values are updates", () => {
    fc.assert(
      fc.property(withMissing, level, (matrix, at) => {
        const own = estimates(matrix, at).alpha!;
        const expected =
          own.value === null ? null : jackknifeByDefinition(matrix, (left) => alphaByDefinition(left, at, 6));
        expectSame(own.standardError, expected, 1e-8);
      }),
      { numRuns: 200 },
    );
  });

  it("and the delete-one values of the other coefficients are those of the smaller table", () => {
    fc.assert(
      fc.property(
        withMissing,
        fc.constantFrom("fleiss-quadratic", "ac2-linear", "conger", "percent-pair"),
        (matrix, name) => {
          const rated = matrix.filter((row) => row.some((value) => value !== null));
          const own = estimates(rated, "interval")[name]!;
          if (own.standardError === null) return;
          const counted =
            name === "percent-pair" ? rated.filter((row) => row.filter((v) => v !== null).length > 1) : rated;
          const left = counted.map(
            (_, u) =>
              estimates(
                counted.filter((_row, v) => v !== u),
                "interval",
              )[name]!.value!,
          );
          const mean = left.reduce((a, b) => a + b) / left.length;
          const squares = left.reduce((sum, x) => sum + (x - mean) ** 2, 0);
          expectSame(own.standardError, Math.sqrt(((left.length - 1) / left.length) * squares), 1e-8);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("items with one rating", () => {
  const SINGLES = [[0], [0], [0], [5], [1], [1]];
  const weighted = ["", "-linear", "-quadratic"];
  const fromPairs = ["alpha", "percent-unit", "percent-pair", ...weighted.map((w) => `brennan-prediger${w}`)];

  it("are no units of the share of agreeing pairs: 1, 0, 1 has the standard error 1/3 with six of them as without", () => {
    const pairs = [
      [1, 1],
      [1, 0],
      [0, 0],
    ];
    const { "percent-unit": own } = estimates([...pairs, ...SINGLES.map(([value]) => [value!, null])], "nominal");
    expectSame(own!.value, 2 / 3);
    expectSame(own!.standardError, 1 / 3);
  });

  it("change nothing in any coefficient that does not learn from them how common an answer is", () => {
    fc.assert(
      fc.property(withMissing, level, (matrix, at) => {
        const pairable = matrix.filter((row) => row.filter((value) => value !== null).length > 1);
        fc.pre(pairable.length > 0);
        const raters = matrix[0]!.length;
        const singles = SINGLES.map(([value]) => [value!, ...Array<null>(raters - 1).fill(null)]);
        const [without, together] = [estimates(pairable, at), estimates([...pairable, ...singles], at)];
        for (const name of fromPairs.filter((known) => known in without)) {
          expect({ ...together[name], raters }).toEqual({ ...without[name], raters });
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("fixed points", () => {
  it("perfect agreement with variation gives 1", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CATEGORIES), { minLength: 2, maxLength: 20 }), level, (truth, at) => {
        fc.pre(new Set(truth).size > 1);
        for (const estimate of Object.values(
          estimates(
            truth.map((value) => [value, value, value]),
            at,
          ),
        )) {
          expectSame(estimate.value, 1, 1e-12);
        }
      }),
    );
  });

  it("no variation is undefined, not 1 and not 0", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CATEGORIES), fc.integer({ min: 1, max: 9 }), level, (value, units, at) => {
        const { alpha, fleiss, conger } = estimates(
          Array.from({ length: units }, () => [value, value]),
          at,
        );
        for (const estimate of [alpha!, fleiss!, conger!]) {
          expect(estimate.value).toBeNull();
          expect(estimate.undefinedBecause).toBe("no-variation");
        }
      }),
    );
  });

  it("on complete tables nominal alpha is 1 - (1 - Fleiss' kappa)(nm - 1)/(nm)", () => {
    fc.assert(
      fc.property(complete, (matrix) => {
        const { alpha, fleiss } = estimates(matrix, "nominal");
        const ratings = matrix.length * matrix[0]!.length;
        expectSame(alpha!.value, fleiss!.value === null ? null : 1 - ((1 - fleiss!.value) * (ratings - 1)) / ratings);
      }),
    );
  });

  it("for two raters on complete tables Conger's kappa is Cohen's", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...CATEGORIES), fc.constantFrom(...CATEGORIES)), { minLength: 1 }),
        (pairs) => {
          const { cohen, conger } = estimates(pairs, "nominal");
          if (cohen) expectSame(conger!.value, cohen.value);
        },
      ),
    );
  });
});
