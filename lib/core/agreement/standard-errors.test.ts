import { describe, expect, it } from "vitest";
import { z } from "zod";
import { alpha } from "@/lib/core/agreement/alpha";
import { blocksOfItems } from "@/lib/core/agreement/blocks";
import { fleissKappa, gwetAC } from "@/lib/core/agreement/chance-corrected";
import { linearDisagreement, quadraticDisagreement } from "@/lib/core/agreement/disagreement/metrics";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import { linearizedAlpha, linearizedGwet } from "@/lib/core/agreement/fixtures/linearization";
import { readFixture, readMatrixCase, scaleCase } from "@/lib/core/agreement/fixtures/read";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { jackknife } from "@/lib/core/agreement/resampling/jackknife";

const figure = z.number().nullable();
const { tables } = z
  .object({
    tables: z.record(z.string(), z.record(z.string(), z.object({ fleiss: figure, ac: figure, alpha: figure }))),
  })
  .parse(readFixture("gwet-standard-errors"));
const cases = Object.entries(tables).flatMap(([id, weightings]) =>
  Object.entries(weightings).flatMap(([weights, figures]) =>
    Object.entries(figures).flatMap(([name, printed]) => (printed === null ? [] : [{ id, weights, name, printed }])),
  ),
);

describe("standard errors by linearization, irrCAC 1.4", () => {
  it.each(cases)("$name, $weights weights, $id: $printed, and the jackknife close to it", (test) => {
    const { table, scores } = scaleCase(readMatrixCase(test.id));
    const { patterns } = patternsFromTable(table);
    const d = {
      identity: () => nominalDisagreement(patterns.categories),
      linear: () => linearDisagreement(scores!),
      quadratic: () => quadraticDisagreement(scores!),
    }[test.weights]!();
    const blocks = blocksOfItems(patterns);
    const [linearized, ours] = {
      fleiss: () => [linearizedGwet(patterns, d, false), fleissKappa(blocks, d)] as const,
      ac: () => [linearizedGwet(patterns, d, true), gwetAC(blocks, d)] as const,
      alpha: () => [linearizedAlpha(patterns, d), alpha(blocks, d)] as const,
    }[test.name]!();
    expect(Math.abs(linearized - test.printed)).toBeLessThan(5.0001e-6);
    const left = jackknife(ours);
    // The two differ by terms of order 1/n, which say nothing in the smallest tables.
    if (left === null || left.units < 20) return;
    const ratio = left.standardError / test.printed;
    expect(ratio).toBeGreaterThan(1 - 2 / left.units);
    expect(ratio).toBeLessThan(1 + 6 / left.units);
  });
});
