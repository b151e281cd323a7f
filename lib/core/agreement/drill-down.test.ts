import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alphaByDefinition } from "@/lib/core/agreement/fixtures/definition";
import { readMatrixCase, scaleCase, scaleMatrix } from "@/lib/core/agreement/fixtures/read";
import { disagreementByPattern, itemsCarrying, paretoCurve } from "@/lib/core/agreement/item-disagreement";
import { categoriesOf, disagreementOf, type Metric } from "@/lib/core/agreement/metric-of-level";
import { paradoxWarnings, prevalence } from "@/lib/core/agreement/paradox";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { perCategory, perLabel } from "@/lib/core/agreement/per-category";
import { buildRepeatTable, consistency } from "@/lib/core/agreement/repeats";
import { agreementReport } from "@/lib/core/agreement/report";
import { scaleTable } from "@/lib/core/agreement/scale";
import { buildRatingTable, type RatingRow } from "@/lib/core/rating-table";

const cell = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, 1, 2) }, fc.constant(null));
const matrix3 = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 4, maxLength: 14 });
const metric = fc.constantFrom<Metric>("nominal", "ordinal", "interval");

describe("disagreement of items", () => {
  it("is shared out completely: the shares sum to 1 and the contributions to D_o", () => {
    fc.assert(
      fc.property(matrix3, metric, (matrix, m) => {
        const scaled = scaleMatrix(matrix, m as "nominal", [0, 1, 2]);
        const { patterns, patternOfItem } = patternsFromTable(scaled.table);
        const byPattern = disagreementByPattern(patterns, disagreementOf(m, categoriesOf(scaled), patterns));
        const shares = Array.from(patternOfItem, (p) => byPattern[p]?.share ?? null);
        const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
        if (shares.some((share) => share !== null)) expect(sum).toBeCloseTo(1, 10);
      }),
    );
  });

  it("names how many items carry half of it", () => {
    const curve = paretoCurve([0.1, null, 0.6, 0, 0.3]);
    expect(curve).toEqual([
      { items: 1, share: 0.6 },
      { items: 2, share: expect.closeTo(0.9, 12) },
      { items: 3, share: expect.closeTo(1, 12) },
    ]);
    expect([itemsCarrying(curve, 0.5), itemsCarrying(curve, 0.8), itemsCarrying([], 0.5)]).toEqual([1, 2, null]);
  });
});

describe("categories and labels", () => {
  it("warns of categories with fewer than 20 uses", () => {
    const matrix = Array.from({ length: 30 }, (_, i) => [i % 10 === 0 ? 1 : 0, i % 10 === 0 ? 1 : 0]);
    const { patterns } = patternsFromTable(scaleMatrix(matrix, "nominal").table);
    expect(perCategory(patterns).map(({ uses, fewUses, share }) => [uses, fewUses, share])).toEqual([
      [54, false, 0.9],
      [6, true, 0.1],
    ]);
  });

  it("takes the labels of a multi-label question apart", () => {
    const scaled = scaleMatrix(
      [
        [["a"], ["a", "b"]],
        [["b"], ["b"]],
        [[], []],
      ],
      "set",
    );
    const { patterns } = patternsFromTable(scaled.table);
    const sets = scaled.table.values.map((value) => new Set(value as readonly string[]));
    const [a, b] = perLabel(patterns, sets, ["a", "b"]);
    expect(a?.alpha.value).toBe(1);
    expect(b?.alpha.value).toBeCloseTo(
      alphaByDefinition(
        [
          [0, 1],
          [1, 1],
          [0, 0],
        ],
        "nominal",
      )!,
      12,
    );
  });
});

describe("consistency over repeats", () => {
  const rows: RatingRow[] = [
    { item: "i", rater: "a", value: "x" },
    { item: "j", rater: "a", value: "y" },
    { item: "i", rater: "b", value: "x" },
    { item: "i", rater: "a", value: "x" },
    { item: "j", rater: "a", value: "x" },
    { item: "j", rater: "b", value: "y" },
    { item: "j", rater: "a", value: null },
  ];
  const built = buildRepeatTable(rows);
  if (!built.ok) throw new Error(built.reason);
  const scaled = scaleTable(built.table, "nominal");
  if (!scaled.ok) throw new Error(scaled.reason);

  it("compares a person's ratings of the same item, and nobody else's", () => {
    const { agreement, alpha } = consistency(scaled.scaled, "nominal");
    expect([agreement.value, agreement.items]).toEqual([0.5, 2]);
    expect(alpha.value).toBeCloseTo(
      alphaByDefinition(
        [
          [0, 0],
          [1, 0],
        ],
        "nominal",
      )!,
      12,
    );
    expect(consistency(scaled.scaled, "nominal", {}, "a").agreement.value).toBe(0.5);
  });

  it("is undefined for someone without repeats", () => {
    expect(consistency(scaled.scaled, "nominal", {}, "b").agreement.undefinedBecause).toBe("no-repeats");
  });

  it("and those repeats never count as two raters", () => {
    const once = buildRatingTable(rows.filter(({ rater }) => rater === "a"));
    if (!once.ok) throw new Error(once.reason);
    const table = scaleTable(once.table, "nominal");
    if (!table.ok) throw new Error(table.reason);
    expect(agreementReport(table.scaled).coefficients.alpha?.undefinedBecause).toBe("one-rater");
  });
});

describe("paradox warnings", () => {
  it("explain Feinstein & Cicchetti's skewed table and leave their balanced one alone", () => {
    const warnings = (id: string) => agreementReport(scaleCase(readMatrixCase(id))).warnings;
    expect(warnings("feinstein-cicchetti-1990-skewed")).toEqual([
      "prevalent-category",
      "high-agreement-low-alpha",
      "coefficients-diverge",
    ]);
    expect(warnings("feinstein-cicchetti-1990-balanced")).toEqual([]);
  });

  it("measure how unevenly categories are used", () => {
    expect(prevalence(Float64Array.of(50, 50))).toEqual({ largestShare: 0.5, effectiveCategories: 2 });
    expect(prevalence(Float64Array.of(0, 0))).toBeNull();
    expect(paradoxWarnings(Float64Array.of(9, 1), { percentAgreement: null, alpha: null, ac1: null })).toEqual([
      "prevalent-category",
    ]);
  });
});
