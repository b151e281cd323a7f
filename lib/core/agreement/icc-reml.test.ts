import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readFixture, readMatrixCase, scaleCase } from "@/lib/core/agreement/fixtures/read";
import { remlComponents } from "@/lib/core/agreement/icc-reml";
import { iccFromComponents, remlInterval } from "@/lib/core/agreement/icc-reml-interval";

const remlCases = z
  .object({
    values: z.array(
      z.object({
        case: z.string(),
        var_unit: z.number(),
        var_rater: z.number(),
        var_residual: z.number(),
        ICC_agreement_single: z.number(),
        ICC_consistency_single: z.number(),
        reml: z.number(),
      }),
    ),
  })
  .parse(readFixture("icc-missing-lme4"));

describe.each(remlCases.values)("variance components by REML as lme4 finds them: $case", (expected) => {
  const scaled = scaleCase(readMatrixCase(expected.case), "interval");
  const fit = remlComponents(scaled.table, scaled.scores!);

  it("finds the variances, the criterion and the intraclass correlations", () => {
    if (!fit.ok) throw new Error(fit.reason);
    const { components } = fit;
    expect(Math.abs(components.unit / expected.var_unit - 1)).toBeLessThan(1e-3);
    expect(Math.abs(components.residual / expected.var_residual - 1)).toBeLessThan(1e-3);
    expect(Math.abs(components.rater - expected.var_rater)).toBeLessThan(1e-3 * Math.max(expected.var_rater, 0.01));
    expect(components.deviance).toBeCloseTo(expected.reml, 4);
    expect(iccFromComponents("agreement", components)).toBeCloseTo(expected.ICC_agreement_single, 4);
    expect(iccFromComponents("consistency", components)).toBeCloseTo(expected.ICC_consistency_single, 4);
  });

  it("gives an interval around the estimate and inside (0, 1)", () => {
    if (!fit.ok) throw new Error(fit.reason);
    const value = iccFromComponents("consistency", fit.components);
    const [low, high] = remlInterval(
      (components) => iccFromComponents("consistency", components),
      fit.components,
      fit.model,
      0.95,
      scaled.table,
    )!.interval;
    expect(0 < low && low < value && value < high && high < 1).toBe(true);
  });
});
