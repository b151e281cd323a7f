import { describe, expect, it } from "vitest";
import { z } from "zod";
import { blocksOfItems } from "@/lib/core/agreement/blocks";
import { readFixture, readMatrixCase, scaleCase } from "@/lib/core/agreement/fixtures/read";
import { alphaUnder, categoriesOf, type Metric } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import {
  bcaInterval,
  bootstrap,
  percentileInterval,
  quantile,
  shareAtLeast,
  standardDeviation,
} from "@/lib/core/agreement/resampling/bootstrap";
import { jackknife } from "@/lib/core/agreement/resampling/jackknife";
import type { Resampleable } from "@/lib/core/agreement/resampling/resampleable";
import { createRandom } from "@/lib/core/random/generator";

const interval = z.tuple([z.number(), z.number()]);
const references = ["fleiss-1971", "hayes-krippendorff-2007", "krippendorff-2011-C"].flatMap((id) => {
  const { metrics } = z
    .object({
      metrics: z.record(
        z.string(),
        z.object({ percentile_ci95: interval, percentile_ci90: interval, sd: z.number(), median: z.number() }),
      ),
    })
    .parse(readFixture(`bootstrap-${id}`));
  return Object.entries(metrics).map(([metric, figures]) => ({ id, metric: metric as Metric, figures }));
});

function alphaOfCase(id: string, metric: Metric): Resampleable {
  const scaled = scaleCase(readMatrixCase(id), metric as "nominal");
  return alphaUnder(metric, categoriesOf(scaled))(blocksOfItems(patternsFromTable(scaled.table).patterns));
}

describe.each(references)(
  "bootstrap of $metric alpha, $id, against 60 000 to 100 000 reference replicates",
  ({ id, metric, figures }) => {
    const statistic = alphaOfCase(id, metric);
    const distribution = bootstrap(statistic, createRandom(20), 10_000);
    const tolerance = id === "krippendorff-2011-C" ? 0.02 : 0.012;

    it("has the same quantiles and spread", () => {
      for (const [confidence, expected] of [
        [0.95, figures.percentile_ci95],
        [0.9, figures.percentile_ci90],
      ] as const) {
        const [low, high] = percentileInterval(distribution, confidence);
        expect(Math.abs(low - expected[0])).toBeLessThan(tolerance);
        expect(Math.abs(high - expected[1])).toBeLessThan(tolerance);
      }
      expect(Math.abs(quantile(distribution, 0.5) - figures.median)).toBeLessThan(tolerance);
      expect(Math.abs(standardDeviation(distribution) / figures.sd - 1)).toBeLessThan(0.04);
    });

    it("repeats itself for the same seed", () => {
      expect(bootstrap(statistic, createRandom(20), 200)).toEqual(bootstrap(statistic, createRandom(20), 200));
    });
  },
);

/** The mean of numbers, each its own block: its jackknife and BCa have closed forms. */
function meanOf(numbers: readonly number[]): Resampleable {
  const weighted = (weights: Float64Array) => {
    let sum = 0;
    let n = 0;
    weights.forEach((w, b) => {
      sum += w * numbers[b]!;
      n += w;
    });
    return sum / n;
  };
  const units = new Float64Array(numbers.length).fill(1);
  const total = numbers.reduce((a, b) => a + b, 0);
  return {
    units,
    value: total / numbers.length,
    without: (b) => (total - numbers[b]!) / (numbers.length - 1),
    weighted,
  };
}

describe("jackknife and BCa", () => {
  const numbers = [1, 4, 2, 8, 5, 7, 3, 9, 30];

  it("gives the mean its usual standard error s / sqrt(n)", () => {
    const mean = numbers.reduce((a, b) => a + b) / numbers.length;
    const s = Math.sqrt(numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (numbers.length - 1));
    expect(jackknife(meanOf(numbers))?.standardError).toBeCloseTo(s / Math.sqrt(numbers.length), 12);
  });

  it("has the acceleration sum d^3 / (6 (sum d^2)^(3/2)) of the mean (Efron 1987)", () => {
    const mean = numbers.reduce((a, b) => a + b) / numbers.length;
    const power = (k: number) => numbers.reduce((sum, x) => sum + (x - mean) ** k, 0);
    expect(jackknife(meanOf(numbers))?.acceleration).toBeCloseTo(power(3) / (6 * power(2) ** 1.5), 12);
  });

  it("shifts the interval of a skewed sample towards its long tail", () => {
    const statistic = meanOf(numbers);
    const distribution = bootstrap(statistic, createRandom(3), 20_000);
    const [low, high] = bcaInterval(distribution, statistic.value, jackknife(statistic)!, 0.95)!;
    const [plainLow, plainHigh] = percentileInterval(distribution, 0.95);
    expect(low).toBeGreaterThan(plainLow);
    expect(high).toBeGreaterThan(plainHigh);
  });

  it("is undefined for one unit, and where the value is undefined without some unit", () => {
    expect(jackknife(meanOf([1]))).toBeNull();
    expect(jackknife(alphaOfCase("edge-perfect", "nominal"))).toBeNull();
  });

  it("gives the probability that agreement reaches a threshold", () => {
    expect(shareAtLeast(Float64Array.of(0.5, 0.6, 0.667, 0.8), 0.667)).toBe(0.5);
    expect(shareAtLeast(Float64Array.of(0.5), 0.6)).toBe(0);
  });
});
