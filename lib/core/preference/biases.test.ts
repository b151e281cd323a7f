import { describe, expect, it } from "vitest";
import { byAnnotator, lengthBias, positionBias, tieRate } from "@/lib/core/preference/biases";
import type { Comparison } from "@/lib/core/preference/comparison";
import { transitivity, transitivityByAnnotator } from "@/lib/core/preference/transitivity";

function compare(
  first: string,
  second: string,
  winner: Comparison["winner"],
  extra: Partial<Comparison> = {},
): Comparison {
  return { item: "i", annotator: "a", first, second, winner, ...extra };
}

describe("biases of preference judgments", () => {
  const comparisons = [
    ...Array.from({ length: 7 }, () => compare("x", "y", "first", { firstLength: 10, secondLength: 5 })),
    ...Array.from({ length: 3 }, () => compare("x", "y", "second", { firstLength: 10, secondLength: 5 })),
    compare("x", "y", "tie"),
    compare("x", "y", "second", { annotator: "b", firstLength: 4, secondLength: 4 }),
  ];

  it("estimates the share of the response shown first with Wilson's interval (7 of 11: [.354, .848])", () => {
    const estimate = positionBias(comparisons);
    expect(estimate.value).toBeCloseTo(7 / 11, 12);
    expect(estimate.interval![0]).toBeCloseTo(0.3538, 4);
    expect(estimate.interval![1]).toBeCloseTo(0.8483, 4);
    expect(estimate).toMatchObject({ pairs: 11, raters: 2, undefinedBecause: null });
  });

  it("leaves ties, equal and unknown lengths out of the length bias", () => {
    expect(lengthBias(comparisons)).toMatchObject({ value: 0.7, pairs: 10 });
    expect(lengthBias([compare("x", "y", "first")])).toMatchObject({ value: null, undefinedBecause: "no-items" });
  });

  it("counts ties over everything, and by annotator", () => {
    expect(tieRate(comparisons).value).toBeCloseTo(1 / 12, 12);
    expect([...byAnnotator(comparisons, tieRate)].map(([name, { value }]) => [name, value])).toEqual([
      ["a", 1 / 11],
      ["b", 0],
    ]);
  });
});

describe("transitivity", () => {
  it("finds the one cycle among four responses: A > B > C > A, all over D", () => {
    const list = [
      compare("A", "B", "first"),
      compare("B", "C", "first"),
      compare("A", "C", "second"),
      compare("A", "D", "first"),
      compare("B", "D", "first"),
      compare("D", "C", "second"),
    ];
    const result = transitivity(list);
    expect(result.cyclicShare).toMatchObject({ value: 0.25, pairs: 4 });
    expect(result.cycles).toEqual([{ item: "i", annotator: "a", responses: ["A", "B", "C"] }]);
    expect(transitivityByAnnotator(list).get("a")!.value).toBe(0.25);
  });

  it("needs all three pairs decided by one person", () => {
    const tied = [compare("A", "B", "first"), compare("B", "C", "first"), compare("A", "C", "tie")];
    expect(transitivity(tied).cyclicShare.undefinedBecause).toBe("no-items");
    const spread = tied.map((c, k) => ({ ...c, winner: "first" as const, annotator: `p${k}` }));
    expect(transitivity(spread).cyclicShare.pairs).toBe(0);
  });
});
