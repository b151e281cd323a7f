import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { congerKappa } from "@/lib/core/agreement/conger";
import { linearDisagreement, quadraticDisagreement } from "@/lib/core/agreement/disagreement/metrics";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import { expectSame, withMissing } from "@/lib/core/agreement/fixtures/random-tables";
import { scaleMatrix } from "@/lib/core/agreement/fixtures/read";
import { itemsOfUnits } from "@/lib/core/agreement/units";

const CATEGORIES = [0, 1, 2, 5];
const SCORES = Float64Array.from(CATEGORIES);
const METRICS = {
  nominal: nominalDisagreement(CATEGORIES.length),
  linear: linearDisagreement(SCORES),
  quadratic: quadraticDisagreement(SCORES),
};

describe("Conger's kappa", () => {
  it("without a unit of any size is that of a table that never had it", () => {
    fc.assert(
      fc.property(
        withMissing,
        fc.constantFrom(...Object.values(METRICS)),
        fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 30, maxLength: 30 }),
        (matrix, disagreement, drawn) => {
          const { table } = scaleMatrix(matrix, "interval", CATEGORIES);
          const unitOfItem = Int32Array.from(table.items, (_, i) => drawn[i % drawn.length]!);
          const units = itemsOfUnits({ ...table, unitOfItem });
          const kappa = congerKappa({ ...table, unitOfItem }, disagreement);
          for (const [unit, members] of units.entries()) {
            const left = matrix.map((row, i) => (members.includes(i) ? row.map(() => null) : row));
            const { table: rest } = scaleMatrix(left, "interval", CATEGORIES);
            const alone = congerKappa(rest, disagreement).value;
            const value = kappa.without(unit);
            expectSame(Number.isNaN(value) ? null : value, Number.isNaN(alone) ? null : alone, 1e-9);
          }
        },
      ),
    );
  });

  it("has an interval also where each of two raters gives thousands of values", () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [i, i % 7 === 0 ? (i * 31) % 20_000 : i]);
    const { table } = scaleMatrix(
      rows,
      "interval",
      Array.from({ length: 20_000 }, (_, k) => k),
    );
    expect(Number.isFinite(congerKappa(table, nominalDisagreement(20_000)).without(1))).toBe(true);
  });
});
