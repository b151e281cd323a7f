import fc from "fast-check";
import { describe, it } from "vitest";
import { blocksOfClusters, blocksOfItems } from "@/lib/core/agreement/blocks";
import { patternCoefficients } from "@/lib/core/agreement/coefficients";
import { alphaByDefinition } from "@/lib/core/agreement/fixtures/definition";
import {
  CATEGORIES,
  expectSame,
  expectSameEstimates,
  keys,
  level,
  withMissing,
} from "@/lib/core/agreement/fixtures/random-tables";
import { scaleMatrix } from "@/lib/core/agreement/fixtures/read";
import { alphaUnder, categoriesOf, type Metric } from "@/lib/core/agreement/metric-of-level";
import { type CountedPattern, patternsFromCounts } from "@/lib/core/agreement/patterns";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { jackknife } from "@/lib/core/agreement/resampling/jackknife";

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
