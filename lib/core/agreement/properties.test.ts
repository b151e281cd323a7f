import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOfClusters, blocksOfItems } from "@/lib/core/agreement/blocks";
import { patternCoefficients } from "@/lib/core/agreement/coefficients";
import { alphaByDefinition, jackknifeByDefinition, type Matrix } from "@/lib/core/agreement/fixtures/definition";
import { scaleMatrix } from "@/lib/core/agreement/fixtures/read";
import { alphaUnder, categoriesOf, type Metric } from "@/lib/core/agreement/metric-of-level";
import { type CountedPattern, patternsFromCounts, patternsFromTable } from "@/lib/core/agreement/patterns";
import { raterCoefficients } from "@/lib/core/agreement/rater-coefficients";
import { jackknife } from "@/lib/core/agreement/resampling/jackknife";
import type { Level } from "@/lib/core/agreement/scale";
import type { Estimate } from "@/lib/core/estimate";
import { buildRatingTable, type RatingRow } from "@/lib/core/rating-table";

const LEVELS = ["nominal", "ordinal", "interval", "ratio", "circular"] as const;
const CATEGORIES = [0, 1, 2, 5];

const level = fc.constantFrom(...LEVELS);
const complete = matrices(fc.constantFrom(...CATEGORIES));
const withMissing = matrices(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...CATEGORIES) }, fc.constant(null)));

function matrices<T extends number | null>(cell: fc.Arbitrary<T>) {
  return fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2, max: 5 }))
    .chain(([units, raters]) =>
      fc.array(fc.array(cell, { minLength: raters, maxLength: raters }), { minLength: units, maxLength: units }),
    );
}

function estimates(
  matrix: Matrix,
  at: Level,
  declared: readonly number[] | null = CATEGORIES,
): Record<string, Estimate> {
  const scaled = scaleMatrix(matrix, at, declared);
  const { patterns } = patternsFromTable(scaled.table);
  return { ...patternCoefficients(patterns, at, categoriesOf(scaled)), ...raterCoefficients(scaled) };
}

function alphaOf(matrix: Matrix, at: Level, declared: readonly number[] | null = CATEGORIES): number | null {
  return estimates(matrix, at, declared).alpha!.value;
}

function expectSame(actual: number | null | undefined, expected: number | null | undefined, tolerance = 1e-10) {
  if (expected === null || expected === undefined) expect(actual ?? null).toBeNull();
  else expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThan(tolerance);
}

function expectSameEstimates(a: Record<string, Estimate>, b: Record<string, Estimate>) {
  expect(Object.keys(a)).toEqual(Object.keys(b));
  for (const [name, estimate] of Object.entries(a)) {
    expectSame(estimate.value, b[name]!.value);
    expectSame(estimate.standardError, b[name]!.standardError, 1e-8);
    expect(estimate.undefinedBecause).toBe(b[name]!.undefinedBecause);
  }
}

/** A permutation of 0..n-1 from a list of random keys. */
function order(n: number, keys: readonly number[]): number[] {
  return Array.from({ length: n }, (_, i) => i).sort((i, j) => (keys[i] ?? 0) - (keys[j] ?? 0) || i - j);
}
const keys = fc.array(fc.integer(), { minLength: 60, maxLength: 60 });

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

describe("invariance", () => {
  it("to the order of raters, of items and of rows", () => {
    fc.assert(
      fc.property(withMissing, level, keys, keys, (matrix, at, itemKeys, raterKeys) => {
        const columns = order(matrix[0]!.length, raterKeys);
        const shuffled = order(matrix.length, itemKeys).map((u) => columns.map((j) => matrix[u]![j]!));
        expectSameEstimates(estimates(shuffled, at), estimates(matrix, at));
      }),
    );
    fc.assert(
      fc.property(withMissing, keys, (matrix, rowKeys) => {
        const rows = matrix.flatMap((row, u) =>
          row.map((value, j): RatingRow => ({ item: `${u}`, rater: `${j}`, value })),
        );
        const shuffled = order(rows.length, rowKeys).map((k) => rows[k]!);
        const alphaOfRows = (given: RatingRow[]) => {
          const built = buildRatingTable(given);
          if (!built.ok) throw new Error(built.reason);
          const { patterns } = patternsFromTable(built.table);
          const statistic = alphaUnder("nominal", { scores: null, circumference: null, values: built.table.values });
          const { value } = statistic(blocksOfItems(patterns));
          return Number.isNaN(value) ? null : value;
        };
        expectSame(alphaOfRows(shuffled), alphaOfRows(rows));
      }),
    );
  });

  it("to renaming the categories, at nominal level", () => {
    const rename = (value: number | null) => (value === null ? null : [30, 10, 20, 40, 50, 0][value]!);
    fc.assert(
      fc.property(withMissing, (matrix) => {
        const renamed = matrix.map((row) => row.map(rename));
        expectSameEstimates(
          estimates(
            renamed,
            "nominal",
            CATEGORIES.map((value) => rename(value)!),
          ),
          estimates(matrix, "nominal"),
        );
      }),
    );
  });

  it("of interval alpha to a linear change of scale, and of ordinal alpha to a monotone one", () => {
    fc.assert(
      fc.property(withMissing, (matrix) => {
        const map = (f: (x: number) => number) =>
          matrix.map((row) => row.map((value) => (value === null ? null : f(value))));
        expectSame(
          alphaOf(
            map((x) => 1e6 - 1000 * x),
            "interval",
            null,
          ),
          alphaOf(matrix, "interval", null),
          1e-9,
        );
        expectSame(
          alphaOf(
            map((x) => Math.exp(x)),
            "ordinal",
            null,
          ),
          alphaOf(matrix, "ordinal", null),
        );
      }),
    );
  });

  it("of alpha to items with one rating", () => {
    fc.assert(
      fc.property(withMissing, level, fc.constantFrom(...CATEGORIES), (matrix, at, value) => {
        const lone = [value, ...matrix[0]!.slice(1).map(() => null)];
        expectSame(alphaOf([...matrix, lone], at), alphaOf(matrix, at));
      }),
    );
  });

  it("of alpha to declared categories that nobody used", () => {
    fc.assert(
      fc.property(withMissing, fc.constantFrom("nominal", "ordinal", "interval", "ratio"), (matrix, at) => {
        expectSame(alphaOf(matrix, at, [...CATEGORIES, 9, 50]), alphaOf(matrix, at));
      }),
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

describe("patterns", () => {
  it("counted as a GROUP BY does give what the table in memory gives", () => {
    fc.assert(
      fc.property(withMissing, level, (matrix, at) => {
        const scaled = scaleMatrix(matrix, at, CATEGORIES);
        const grouped = new Map<string, CountedPattern>();
        for (const row of matrix) {
          const tally = new Map<number, number>();
          for (const value of row) {
            if (value !== null) tally.set(CATEGORIES.indexOf(value), (tally.get(CATEGORIES.indexOf(value)) ?? 0) + 1);
          }
          if (tally.size === 0) continue;
          const counts = [...tally].sort(([a], [b]) => b - a);
          const key = JSON.stringify(counts);
          grouped.set(key, { counts, items: (grouped.get(key)?.items ?? 0) + 1 });
        }
        const memory = patternsFromTable(scaled.table).patterns;
        const database = patternsFromCounts([...grouped.values()], CATEGORIES.length, memory.raters);
        expectSameEstimates(
          patternCoefficients(database, at, categoriesOf(scaled)),
          patternCoefficients(memory, at, categoriesOf(scaled)),
        );
      }),
    );
  });

  it("of clusters of one item each give the interval of items", () => {
    fc.assert(
      fc.property(withMissing, level, (matrix, at) => {
        const scaled = scaleMatrix(matrix, at, CATEGORIES);
        const { patterns, patternOfItem } = patternsFromTable(scaled.table);
        const alpha = alphaUnder(at as Metric, categoriesOf(scaled));
        const single = blocksOfClusters(patterns, patternOfItem, Int32Array.from(patternOfItem.keys()), matrix.length);
        expectSame(
          jackknife(alpha(single))?.standardError,
          jackknife(alpha(blocksOfItems(patterns)))?.standardError,
          1e-9,
        );
      }),
    );
  });

  it("of larger clusters give the jackknife that deletes a cluster with all its items", () => {
    fc.assert(
      fc.property(withMissing, level, keys, (matrix, at, clusterKeys) => {
        const rated = matrix.filter((row) => row.filter((value) => value !== null).length > 1);
        fc.pre(rated.length > 3);
        const clusterOfItem = Int32Array.from(rated, (_, i) => Math.abs(clusterKeys[i]! % 3));
        const scaled = scaleMatrix(rated, at, CATEGORIES);
        const { patterns, patternOfItem } = patternsFromTable(scaled.table);
        const statistic = alphaUnder(
          at as Metric,
          categoriesOf(scaled),
        )(blocksOfClusters(patterns, patternOfItem, clusterOfItem, 3));
        for (let cluster = 0; cluster < 3; cluster++) {
          if (statistic.units[cluster] === 0 || Number.isNaN(statistic.value)) continue;
          const left = rated.filter((_, i) => clusterOfItem[i] !== cluster);
          const value = statistic.without(cluster);
          expectSame(Number.isNaN(value) ? null : value, alphaByDefinition(left, at, 6));
        }
      }),
    );
  });
});
