import { describe, expect, test } from "vitest";
import { patternCoefficients } from "@/lib/core/agreement/coefficients";
import { categoriesOf } from "@/lib/core/agreement/metric-of-level";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { scaleTable } from "@/lib/core/agreement/scale";
import { buildRatingTable } from "@/lib/core/rating-table";
import { makeRatedProject } from "@/prisma/testing/rated-project";
import { agreementOn, agreementOverview, labelTotals } from "./queries";
import { agreementQuerySchema } from "./schema";

describe("agreement from SQL patterns", () => {
  test("equals agreement from the ratings in memory, by maintained counts and by single judgments", async () => {
    const { rows, scope, workers } = await makeRatedProject(7, 4);
    const table = buildRatingTable(rows);
    if (!table.ok) throw new Error("the rows are usable");
    const scaled = scaleTable(table.table, "ordinal", { declared: [1, 2, 3, 4, 5] });
    if (!scaled.ok) throw new Error(scaled.reason);
    const expected = patternCoefficients(
      patternsFromTable(scaled.scaled.table).patterns,
      "ordinal",
      categoriesOf(scaled.scaled),
    );
    const everybody = workers.map((worker) => worker.annotatorId).join(",");
    for (const query of [{ criterion: "helpfulness" }, { criterion: "helpfulness", annotators: everybody }]) {
      const found = await agreementOn(scope, agreementQuerySchema.parse(query));
      if (!found.ok) throw new Error(found.message);
      for (const [name, estimate] of Object.entries(expected)) {
        expect(found.value.report.coefficients[name]!.value).toBeCloseTo(estimate.value!, 12);
        expect(found.value.report.coefficients[name]!.interval![0]).toBeCloseTo(estimate.interval![0], 12);
      }
      expect(found.value.report.coefficients.alpha).toMatchObject({ items: 12, raters: 4, pairs: 36, judgments: 36 });
    }
  });

  test("names what is unknown", async () => {
    const { scope } = await makeRatedProject(1, 4);
    const ask = (query: object) =>
      agreementOn(scope, agreementQuerySchema.parse({ criterion: "helpfulness", ...query }));
    expect(await ask({ criterion: "charm" })).toMatchObject({ ok: false, reason: "unknown-criterion" });
    expect(await ask({ version: 9 })).toMatchObject({ ok: false, reason: "unknown-version" });
    expect(await ask({ annotators: "who@example.org" })).toMatchObject({ ok: false, reason: "unknown-annotators" });
  });

  test("gives the bootstrap to the coefficient that was asked for, the same each time", async () => {
    const { scope } = await makeRatedProject(5, 4);
    const query = agreementQuerySchema.parse({ criterion: "helpfulness", coefficient: "fleiss", ci: "bootstrap" });
    const [first, again] = [await agreementOn(scope, query), await agreementOn(scope, query)];
    if (!first.ok) throw new Error(first.message);
    const { coefficients } = first.value.report;
    expect([coefficients.fleiss!.intervalMethod, coefficients.alpha!.intervalMethod]).toEqual([
      "bootstrap-bca",
      "jackknife-t",
    ]);
    expect(again).toEqual({ ...first, value: { ...first.value, computedAt: expect.any(Date) } });
  });

  test("gives pairs with their common items, and the totals of the project", async () => {
    const { scope } = await makeRatedProject(3, 4);
    const found = await agreementOn(scope, agreementQuerySchema.parse({ criterion: "correct" }));
    if (!found.ok) throw new Error(found.message);
    expect(found.value.pairwise).toHaveLength(6);
    expect(found.value.pairwise.reduce((sum, pair) => sum + pair.items, 0)).toBe(36);
    expect(await labelTotals(scope)).toEqual({ examples: 12, labelled: 12, annotators: 4, judgments: 72 });
    expect(await agreementOverview(scope, {})).toMatchObject({
      ok: true,
      value: [{ criterion: { key: "helpfulness" } }, { criterion: { key: "correct" } }],
    });
  });
});
