import fc from "fast-check";
import { expect, it } from "vitest";
import { KnownValues } from "./known-values";

it("finds the longest known value wherever one stands for itself", () => {
  const text = (least: number, most: number) =>
    fc.string({ unit: fc.constantFrom("a", "b", "1", "@", " ", "é", "🙂"), minLength: least, maxLength: most });
  fc.assert(
    fc.property(fc.array(text(1, 7), { maxLength: 8 }), text(0, 60), (values, given) => {
      const known = new KnownValues();
      for (const value of values) known.add(value);
      const isWithin = (at: number) =>
        /[\p{L}\p{N}]/u.test(given[at - 1] ?? "") && /[\p{L}\p{N}]/u.test(given[at] ?? "");
      const longestFirst = values.filter((value) => value.length >= 4).sort((a, b) => b.length - a.length);
      const found = [];
      for (let from = 0; from < given.length; from++) {
        const value = longestFirst.find(
          (one) => given.startsWith(one, from) && !isWithin(from) && !isWithin(from + one.length),
        );
        if (value === undefined) continue;
        found.push({ from, to: from + value.length });
        from += value.length - 1;
      }
      expect(known.find(given)).toEqual(found);
    }),
    { numRuns: 300 },
  );
});
