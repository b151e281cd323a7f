import { expect, it } from "vitest";
import { scaleMatrix } from "@/lib/core/agreement/fixtures/read";
import { agreementReport } from "@/lib/core/agreement/report";
import { eachAgainstOthers } from "@/lib/core/judge/each-against-others";

it("each rater against the answer that most of the others gave: by hand", () => {
  const matrix = [
    ["a", "a", "a"],
    ["a", "b", "b"],
    ["b", "b", "a"],
    ["b", "a", null],
    [null, "b", null],
  ];
  const found = eachAgainstOthers(scaleMatrix(matrix, "nominal", ["a", "b"]));
  const alphaOf = (pairs: string[][]) => agreementReport(scaleMatrix(pairs, "nominal", ["a", "b"])).coefficients.alpha!;
  // Of the first: the others say a; b; share the lead; a.
  const first = alphaOf([
    ["a", "a"],
    ["a", "b"],
    ["b", "a"],
  ]);
  // Of the second: a; share the lead; share the lead; b.
  const second = alphaOf([
    ["a", "a"],
    ["a", "b"],
  ]);
  // Of the third: a; share the lead; b.
  const third = alphaOf([
    ["a", "a"],
    ["a", "b"],
  ]);
  expect(found.map(({ alpha }) => [alpha.value, alpha.items])).toEqual([
    [expect.closeTo(first.value!, 12), 3],
    [expect.closeTo(second.value!, 12), 2],
    [expect.closeTo(third.value!, 12), 2],
  ]);
});
