import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aroundChange } from "./around-change";

describe("texts around their first difference", () => {
  test("are whole where both are short", () => {
    expect(aroundChange("one", "other", 5)).toEqual({
      one: "one",
      other: "other",
      before: 0,
      afterOne: 0,
      afterOther: 0,
    });
  });

  test("begin a little before it, however far it stands", () => {
    const same = "a".repeat(50_000);
    const { one, other, before, afterOne, afterOther } = aroundChange(`${same}X${same}`, `${same}Y`, 1000);
    expect(before).toBe(49_700);
    expect([one.indexOf("X"), other.indexOf("Y")]).toEqual([300, 300]);
    expect([one.length, other.length]).toEqual([1000, 301]);
    expect([afterOne, afterOther]).toEqual([50_001 - 700, 0]);
  });

  test("begin with the texts where these are the same", () => {
    const same = "a".repeat(2000);
    expect(aroundChange(same, same, 1000)).toMatchObject({ before: 0, afterOne: 1000, afterOther: 1000 });
  });

  test("are stretches of both that differ, and nothing is counted twice or cut through", () => {
    const text = fc.string({ unit: "binary", maxLength: 900 });
    fc.assert(
      fc.property(text, text, text, text, fc.integer({ min: 310, max: 500 }), (start, a, b, end, most) => {
        const [first, second] = [start + a + end, start + b + end];
        const { one, other, before, afterOne, afterOther } = aroundChange(first, second, most);
        expect([before + one.length + afterOne, before + other.length + afterOther]).toEqual([
          first.length,
          second.length,
        ]);
        expect(first.slice(0, before)).toBe(second.slice(0, before));
        expect(first.slice(before).startsWith(one) && second.slice(before).startsWith(other)).toBe(true);
        expect([one.isWellFormed(), other.isWellFormed()]).toEqual([true, true]);
        if (first !== second) expect(one === other).toBe(false);
        if (Math.max(first.length, second.length) > most)
          expect(Math.max(one.length, other.length)).toBeLessThanOrEqual(most);
      }),
    );
  });
});
