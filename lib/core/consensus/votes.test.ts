import { describe, expect, it } from "vitest";
import { supportedModel } from "@/lib/core/consensus/sparsity";
import { buildVotes, labelOf, type Votes } from "@/lib/core/consensus/votes";
import type { RatingRow } from "@/lib/core/rating-table";

function build(list: readonly RatingRow[]): Votes {
  const built = buildVotes(list);
  if (!built.ok) throw new Error(built.reason);
  return built.votes;
}

describe("votes", () => {
  it("keep repeats, leave out items without a vote and refuse numbers that are not finite", () => {
    const built = buildVotes([
      { item: "i", rater: "a", value: "x" },
      { item: "i", rater: "a", value: "x" },
      { item: "none", rater: "b", value: null },
    ]);
    expect(built).toMatchObject({ ok: true, unrated: ["none"], votes: { items: ["i"], raters: ["a"] } });
    expect(built.ok && built.votes.rater.length).toBe(2);
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const refused = buildVotes([{ item: "i", rater: "a", value }]);
      expect(refused).toEqual({ ok: false, reason: "value-not-finite", row: 0, item: "i", rater: "a" });
    }
  });

  it("name sets by their members and numbers by their shortest form", () => {
    expect([labelOf(["b", "a"]), labelOf([]), labelOf(-0), labelOf(1.5)]).toEqual(["a|b", "|", "0", "1.5"]);
  });

  it("ask for the one-coin model under 20 labels per rater and class", () => {
    const table = (perCell: number) =>
      build(Array.from({ length: perCell * 2 }, (_, k) => ({ item: `i${k}`, rater: "a", value: k % 2 ? "x" : "y" })));
    expect(supportedModel(table(19))).toEqual({ labelsPerRaterAndClass: 19, model: "one-coin" });
    expect(supportedModel(table(20))).toEqual({ labelsPerRaterAndClass: 20, model: "full" });
  });
});
