import fc from "fast-check";
import { expect, test } from "vitest";
import type { FactValue, FactValueKind } from "@/lib/core/facts/fact";
import { assemble } from "./assembled";
import { toColumn, valueAt } from "./column-bytes";
import { KeptFacts, unchanged } from "./kept-facts";

const VALUES: Record<FactValueKind, fc.Arbitrary<FactValue>> = {
  count: fc.nat(300),
  number: fc.double({ noNaN: true }),
  flag: fc.boolean(),
  word: fc.constantFrom("a", "b", "c", "d"),
  list: fc.array(fc.record({ type: fc.constant("t"), from: fc.nat(), to: fc.nat() }), { maxLength: 2 }),
  hash: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
};

test.each(Object.keys(VALUES) as FactValueKind[])(
  "a column of %s put together of batches is that of all their values, and what no batch brings is missing",
  (kind) => {
    const batch = fc.record({ values: fc.array(fc.option(VALUES[kind]), { maxLength: 9 }), isThere: fc.boolean() });
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 6 }), fc.nat(6), (batches, kept) => {
        const expected = batches.flatMap(({ values, isThere }) => values.map((value) => (isThere ? value : null)));
        const put = (some: typeof batches, from: number, into: ReturnType<typeof assemble>) => {
          let at = from;
          for (const { values, isThere } of some) {
            if (isThere) into.put(toColumn(kind, values), at, values.length);
            at += values.length;
          }
        };
        // As it is read: first some batches, then those that came with what is kept of these.
        const first = batches.slice(0, kept);
        const length = first.reduce((sum, { values }) => sum + values.length, 0);
        const earlier = assemble(kind, length);
        put(first, 0, earlier);
        const whole = assemble(kind, expected.length);
        whole.put(earlier.finish(), 0, length);
        put(batches.slice(kept), length, whole);
        const column = whole.finish();
        expect(expected.map((_, row) => valueAt(column, row))).toEqual(expected);
      }),
    );
  },
);

test("values of two kinds are not put together", () => {
  expect(() => assemble("count", 1).put(toColumn("number", [1]), 0, 1)).toThrow(
    "values of a number among those of a count",
  );
});

test("batches are as they were up to the first that is not", () => {
  expect([unchanged([1, 2, 3], [1, 2, 3]), unchanged([1, 5, 3], [1, 2, 3]), unchanged([1, 2], [1, 2, 3])]).toEqual([
    3, 1, 2,
  ]);
});

test("what was not asked for longest is given up beyond the bound, and all after ten minutes", () => {
  let now = 0;
  const kept = new KeptFacts(2000, () => now);
  const column = () => ({
    revisions: new Float64Array(),
    known: 0,
    column: toColumn("number", new Array(100).fill(1)),
  });
  for (const fact of ["a", "b"]) kept.keepColumn("p", fact, column());
  expect(kept.column("p", "a")).toBeDefined();
  kept.keepColumn("p", "c", column());
  kept.forget();
  expect(["a", "b", "c"].map((fact) => kept.column("p", fact) !== undefined)).toEqual([true, false, true]);
  now = 10 * 60_000 + 1;
  kept.forget();
  expect(kept.column("p", "a")).toBeUndefined();
});
