import { describe, expect, it } from "vitest";
import { scaleMatrix } from "@/lib/core/agreement/fixtures/read";
import { scoreCoefficients } from "@/lib/core/agreement/score-coefficients";
import { varianceShares } from "@/lib/core/agreement/variance-shares";
import { createRandom } from "@/lib/core/random/generator";

/** Six items by four judges of Shrout & Fleiss (1979). */
const SHROUT_FLEISS = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

describe("where variance comes from", () => {
  it("is of a complete table what its mean squares say, and by items the intraclass correlation", () => {
    const scaled = scaleMatrix(SHROUT_FLEISS, "interval");
    const { item, rater, rest } = varianceShares(scaled);
    // MS items 11.2417, judges 32.4861, rest 1.0194: variances (11.2417 - 1.0194)/4, (32.4861 - 1.0194)/6, 1.0194.
    const [a, b, c] = [(11.2417 - 1.0194) / 4, (32.4861 - 1.0194) / 6, 1.0194];
    expect(item.value).toBeCloseTo(a / (a + b + c), 4);
    expect(rater.value).toBeCloseTo(b / (a + b + c), 4);
    expect(rest.value).toBeCloseTo(c / (a + b + c), 4);
    expect(item.value).toBeCloseTo(scoreCoefficients(scaled).icc2!.value!, 4);
    for (const { value, interval } of [item, rater, rest])
      expect(0 < interval![0] && interval![0] < value! && value! < interval![1] && interval![1] < 1).toBe(true);
  });

  it("finds what scores were made of, on an ordered scale and for two answers", () => {
    const random = createRandom(4);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
    const severity = Array.from({ length: 40 }, () => normal() * Math.SQRT2);
    const matrix = Array.from({ length: 200 }, () => {
      const level = normal() * 2;
      return severity.map((own) => (random.uniform() < 0.2 ? level + own + normal() * Math.SQRT2 : null));
    });
    const { item, rater, rest } = varianceShares(scaleMatrix(matrix, "interval"));
    // Of 40 severities the variance itself is known to a quarter of it.
    const found = [item, rater, rest].map(({ value }) => value!);
    for (const [k, truth] of [0.5, 0.25, 0.25].entries()) expect(Math.abs(found[k]! - truth)).toBeLessThan(0.1);
    for (const { value, interval } of [item, rater, rest])
      expect(interval![0] < value! && value! < interval![1]).toBe(true);
    const answers = matrix.map((row) => row.map((x) => (x === null ? null : x > 0 ? "yes" : "no")));
    const two = varianceShares(scaleMatrix(answers, "nominal"));
    expect(two.item.value! + two.rater.value! + two.rest.value!).toBeCloseTo(1, 12);
    expect(two.item.value).toBeGreaterThan(two.rater.value!);
  });

  it("says why there are none", () => {
    const why = (values: (string | null)[][]) => varianceShares(scaleMatrix(values, "nominal")).item.undefinedBecause;
    expect(
      why([
        ["a", "b"],
        ["c", "a"],
      ]),
    ).toBe("needs-category-order");
    expect(
      why([
        ["a", null],
        [null, "b"],
      ]),
    ).toBe("no-pairable-items");
  });
});
