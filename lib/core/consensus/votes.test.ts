import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { supportedModel } from "@/lib/core/consensus/sparsity";
import { votePatterns } from "@/lib/core/consensus/vote-patterns";
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

test("items with the same votes become one that stands for all of them, wherever they come", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(2), fc.nat(1)), { minLength: 1, maxLength: 30 }), (rows) => {
      const votes = build(rows.map(([item, rater, value]) => ({ item: `${item}`, rater: `${rater}`, value })));
      const listOf = ({ start, rater, label }: Votes, i: number) =>
        Array.from({ length: start[i + 1]! - start[i]! }, (_, k) => `${rater[start[i]! + k]} ${label[start[i]! + k]}`);
      const { votes: patterns, restore } = votePatterns(votes);
      const lists = patterns.items.map((_, p) => listOf(patterns, p).join());
      expect(new Set(lists).size).toBe(lists.length);
      const places = restore(Float64Array.from(lists.keys()), 1);
      expect(votes.items.map((_, i) => listOf(votes, i).join())).toEqual(Array.from(places, (p) => lists[p]));
      expect([...patterns.times]).toEqual(lists.map((_, p) => places.filter((place) => place === p).length));
      const turned = build(
        [...rows].reverse().map(([item, rater, value]) => ({ item: `${item}`, rater: `${rater}`, value })),
      );
      expect(votePatterns(turned).votes).toMatchObject({
        start: patterns.start,
        rater: patterns.rater,
        times: patterns.times,
      });
    }),
  );
});
