import fc from "fast-check";
import { expect, it } from "vitest";
import { itemMatched } from "@/lib/core/distribution/item-matched";
import { scoresOf } from "@/lib/core/distribution/scores";
import { buildRatingTable } from "@/lib/core/rating-table";

function severities(matrix: readonly number[][], units?: (item: number) => number) {
  const rows = matrix.flatMap((row, item) =>
    row.map((value, rater) => ({ item: `${item}`, rater: `r${rater}`, value })),
  );
  const built = buildRatingTable(rows);
  if (!built.ok) throw new Error(built.reason);
  const unitOfItem = units && Int32Array.from(built.table.items, (item) => units(Number(item)));
  const scored = scoresOf({ ...built.table, unitOfItem });
  if (!scored.ok) throw new Error(scored.reason);
  return itemMatched(scored.scores).map(({ severityVsPeers }) => severityVsPeers);
}

const matrices = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }), {
  minLength: 3,
  maxLength: 12,
});

it("severity is as sure where every item stands there twice as where it stands once, and items by themselves change nothing", () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const once = severities(matrix);
      const alone = severities(matrix, () => -1);
      const twice = severities([...matrix, ...matrix], (item) => item % matrix.length);
      for (const [w, { meanDiff, se, p }] of once.entries()) {
        expect(twice[w]!.meanDiff).toBeCloseTo(meanDiff!, 12);
        for (const other of [alone[w]!, twice[w]!]) {
          expect(other.se).toBeCloseTo(se!, 10);
          if (p === null) expect(other.p).toBeNull();
          else expect(other.p).toBeCloseTo(p, 10);
          expect(other.nUnits).toBe(matrix.length);
        }
      }
    }),
  );
});
