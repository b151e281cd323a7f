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
