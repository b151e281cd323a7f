import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupedAgreement } from "@/lib/core/agreement/by-group";
import { expectSame, level, withMissing } from "@/lib/core/agreement/fixtures/random-tables";
import { scaleMatrix } from "@/lib/core/agreement/fixtures/read";
import { agreementReport } from "@/lib/core/agreement/report";
import { filterRatings } from "@/lib/core/rating-table";

describe("agreement by group of items", () => {
  it("is of each group what the core says of its items alone, and the groups share out all disagreement and all ratings", () => {
    fc.assert(
      fc.property(withMissing, level, fc.infiniteStream(fc.integer({ min: 0, max: 2 })), (matrix, at, stream) => {
        const scaled = scaleMatrix(matrix, at, [0, 1, 2, 5]);
        const groupOfItem = Int32Array.from(scaled.table.items, () => stream.next().value!);
        const found = groupedAgreement(scaled, at)({ groupOfItem, groups: 3 });
        found.forEach(({ alpha }, group) => {
          const table = filterRatings(scaled.table, (t) => groupOfItem[scaled.table.item[t]!] === group);
          const alone = agreementReport({ ...scaled, table }).coefficients.alpha!;
          expectSame(alpha.value, alone.value);
          expectSame(alpha.standardError, alone.standardError, 1e-8);
          expect([alpha.items, alpha.raters, alpha.judgments]).toEqual([alone.items, alone.raters, alone.judgments]);
          expect(alpha.undefinedBecause).toBe(alone.undefinedBecause);
        });
        const sum = (of: "disagreement" | "ratings") => found.reduce((total, group) => total + (group[of] ?? 0), 0);
        if (found[0]!.disagreement !== null) expect(sum("disagreement")).toBeCloseTo(1, 10);
        if (found[0]!.ratings !== null) expect(sum("ratings")).toBeCloseTo(1, 10);
      }),
    );
  });

  it("leaves out items that are in no group", () => {
    const scaled = scaleMatrix(
      [
        [1, 1],
        [1, 2],
        [2, 2],
      ],
      "nominal",
      [1, 2],
    );
    const [only] = groupedAgreement(scaled, "nominal")({ groupOfItem: Int32Array.of(0, 0, -1), groups: 1 });
    expect([only!.alpha.items, only!.disagreement]).toEqual([2, 1]);
    expect(only!.ratings).toBeCloseTo(2 / 3, 12);
  });
});
