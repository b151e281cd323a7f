import { describe, expect, test } from "vitest";
import type { Estimate } from "@/lib/core/estimate";
import type { AgreementReport } from "./agreement";
import { readAgreement } from "./agreement-reading";
import type { NamedDrillDown } from "./drill-down-queries";

const estimate = (value: number | null, interval: Estimate["interval"] = null, items = 100) =>
  ({ value, interval, items }) as Estimate;

function report(alpha: Estimate, more: Partial<AgreementReport> = {}): AgreementReport {
  return { level: "nominal", coefficients: { alpha }, categories: [], warnings: [], undefinedBecause: null, ...more };
}

const SOUND: NonNullable<Parameters<typeof readAgreement>[0]["drillDown"]> = {
  compared: 100,
  carryingHalf: 40,
  confusion: null,
  comparable: [[]],
  precision: null,
};
const read = (asked: AgreementReport, drillDown: Partial<typeof SOUND> = {}) =>
  readAgreement({ report: asked, drillDown: { ...SOUND, ...drillDown }, words: String });

describe("agreement in words", () => {
  test.each([
    [0.9, [0.85, 0.95], /can be relied on/],
    [0.8, [0.7, 0.9], /tentative conclusions/],
    [0.7, [0.6, 0.8], /cannot be said yet/],
    [0.5, [0.4, 0.6], /Too little agreement/],
    [-0.2, [-0.4, 0], /less than by chance/],
  ] as const)("alpha %s in %s", (value, interval, words) => {
    expect(read(report(estimate(value, [...interval])))).toEqual([expect.stringMatching(words)]);
  });

  test("few examples are a hint, whatever alpha is, and nothing is said of what is undefined", () => {
    expect(read(report(estimate(0.95, [0.9, 1], 12)))).toEqual([
      "Only 12 examples have two labels: a hint, not a finding.",
    ]);
    expect(read(report(estimate(null)))).toEqual([]);
  });

  test("a common answer is named where it makes agreement look better than it is", () => {
    const common = report(estimate(0.2, [0.1, 0.3]), {
      coefficients: { alpha: estimate(0.2, [0.1, 0.3]), "percent-unit": estimate(0.85) },
      warnings: ["prevalent-category"],
      categories: [
        { value: "no", share: 0.1 } as AgreementReport["categories"][number],
        { value: "yes", share: 0.9 } as AgreementReport["categories"][number],
      ],
    });
    expect(read(common)[1]).toBe(
      "Equal answers in 85\u202f%, but 90\u202f% of labels are “yes”: much of that would happen by chance.",
    );
    expect(read({ ...common, warnings: [] })).toHaveLength(1);
  });

  test("two answers that are taken for each other are named from a third of the unequal pairs on", () => {
    const counts = (worst: number) => [
      [50, 1, 1],
      [1, 40, worst],
      [1, worst, 30],
    ];
    const confusion = (worst: number): NamedDrillDown["confusion"] => ({ values: [1, 3, 4], counts: counts(worst) });
    const sound = report(estimate(0.9, [0.85, 0.95]));
    expect(read(sound, { confusion: confusion(8) })[1]).toBe("80\u202f% of the unequal pairs are “3” against “4”.");
    expect(read(sound, { confusion: confusion(0) })).toHaveLength(2);
    expect(
      read(sound, {
        confusion: {
          values: ["a", "b"],
          counts: [
            [5, 3],
            [3, 5],
          ],
        },
      }),
    ).toHaveLength(1);
  });

  test("how few examples carry it, who cannot be compared, and how many more are wanted", () => {
    const sound = report(estimate(0.9, [0.85, 0.95]));
    expect(read(sound, { carryingHalf: 18 })[1]).toBe("Half of the disagreement sits in 18 of 100 examples.");
    expect(read(sound, { carryingHalf: 21 })).toHaveLength(1);
    expect(read(sound, { comparable: [[], []] })[1]).toMatch(/2 groups that share no example/);
    const precision = { reach: 0.1, wanted: 0.05, items: 400, more: 1300 };
    expect(read(sound, { precision })[1]).toBe("With 1,300 more examples labelled twice the interval would be ± 0.05.");
    expect(read(sound, { precision: { ...precision, more: 0 } })).toHaveLength(1);
  });
});
