import { describe, expect, it } from "vitest";
import { buildRatingTable, groupByItem, type RatingRow } from "@/lib/core/rating-table";

function build(rows: RatingRow[]) {
  const result = buildRatingTable(rows);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

describe("buildRatingTable", () => {
  it("keeps the latest rating of a rater who answered twice", () => {
    const { table, replaced } = build([
      { item: "i", rater: "a", value: "old" },
      { item: "i", rater: "b", value: "other" },
      { item: "i", rater: "a", value: "new" },
    ]);
    expect(replaced).toBe(1);
    expect(Array.from(table.rater, (r, t) => [table.raters[r], table.values[table.value[t]!]])).toEqual([
      ["b", "other"],
      ["a", "new"],
    ]);
  });

  it("lists the item and rater of a missing value without counting a rating", () => {
    const { table } = build([
      { item: "i", rater: "a", value: null },
      { item: "j", rater: "a", value: 1 },
      { item: "j", rater: "a", value: undefined },
    ]);
    expect(table.items).toEqual(["i", "j"]);
    expect(Array.from(table.value, (v) => table.values[v])).toEqual([1]);
  });

  it("takes hostile labels for what they are: strings", () => {
    const labels = ["__proto__", "constructor", "\ud800", "\udfff", "", "toString"];
    const { table } = build(labels.map((label) => ({ item: label, rater: label, value: label })));
    expect(table.items).toEqual(labels);
    expect(table.raters).toEqual(labels);
    expect(table.values).toEqual(labels);
  });

  it('keeps 1 and "1" apart, and 0 and -0 together', () => {
    const values = [1, "1", 0, -0];
    const { table } = build(values.map((value, k) => ({ item: "i", rater: `r${k}`, value })));
    expect(table.values).toEqual([1, "1", 0]);
    expect(Array.from(table.value)).toEqual([0, 1, 2, 2]);
  });

  it("reads sets as sets: order and repetition do not matter, the empty set is a value", () => {
    const sets = [["b", "a"], ["a", "b", "b"], [], ["a,b"]];
    const { table } = build(sets.map((value, k) => ({ item: "i", rater: `r${k}`, value })));
    expect(table.values).toEqual([["a", "b"], [], ["a,b"]]);
    expect(Array.from(table.value)).toEqual([0, 0, 1, 2]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("refuses %d and says where", (value) => {
    const rows = [
      { item: "i", rater: "a", value: 1 },
      { item: "j", rater: "b", value },
    ];
    expect(buildRatingTable(rows)).toEqual({ ok: false, reason: "value-not-finite", row: 1, item: "j", rater: "b" });
  });

  it("groups ratings by item in their own order", () => {
    const { table } = build([
      { item: "i", rater: "a", value: 1 },
      { item: "j", rater: "a", value: 1 },
      { item: "i", rater: "b", value: 1 },
      { item: "k", rater: "c", value: null },
    ]);
    const { start, order } = groupByItem(table);
    expect([Array.from(start), Array.from(order)]).toEqual([
      [0, 2, 3, 3],
      [0, 2, 1],
    ]);
  });
});

describe("submission times", () => {
  it("decide which rating is the latest, whatever the order of the rows", () => {
    const { table } = build([
      { item: "i", rater: "a", value: "second", at: 20 },
      { item: "i", rater: "a", value: "third", at: 30 },
      { item: "i", rater: "a", value: "first", at: 10 },
    ]);
    expect(Array.from(table.value, (v) => table.values[v])).toEqual(["third"]);
  });

  it("that are unknown leave it to the order given", () => {
    for (const times of [
      [30, undefined],
      [undefined, -30],
    ]) {
      const { table } = build(times.map((at, k) => ({ item: "i", rater: "a", value: k, ...(at && { at }) })));
      expect(Array.from(table.value, (v) => table.values[v])).toEqual([1]);
    }
  });
});
