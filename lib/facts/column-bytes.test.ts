import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FactPart, type FactValue, type FactValueKind, PART_KINDS, SPEAKERS } from "@/lib/core/facts/fact";
import { decodeColumn, encodeColumn, toColumn, valueAt } from "./column-bytes";
import { decodeIds, decodeParts, encodeLayout, layoutOf, placesAmong } from "./layout-bytes";

const count = fc.oneof(fc.nat(255), fc.nat(65_535), fc.maxSafeNat());
const span = fc.record(
  {
    type: fc.string({ unit: "binary" }),
    from: fc.nat(),
    to: fc.nat(),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
  },
  { requiredKeys: ["type", "from", "to"], noNullPrototype: true },
);
const VALUES: Record<FactValueKind, fc.Arbitrary<FactValue>> = {
  count,
  number: fc.oneof(count, fc.double({ noNaN: true }), fc.float({ noNaN: true })),
  flag: fc.boolean(),
  // Lone surrogates among them.
  word: fc.oneof(fc.constantFrom("en", "de", "", "__proto__"), fc.string({ unit: "binary" }), fc.constant("\ud800")),
  list: fc.array(span, { maxLength: 3 }),
  hash: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
};

describe("a column", () => {
  test.each(Object.keys(VALUES) as FactValueKind[])("of %s is read back from its bytes as it was", (kind) => {
    fc.assert(
      fc.property(fc.array(fc.option(VALUES[kind]), { maxLength: 300 }), (values) => {
        const column = toColumn(kind, values);
        // As it comes from the database: a piece of something larger, at any place.
        const bytes = Buffer.concat([Buffer.of(1), encodeColumn(column)]).subarray(1);
        expect(decodeColumn(kind, bytes, values.length)).toEqual(column);
        const read = values.map((_, row) => valueAt(column, row));
        expect(read.every((value, row) => Object.is(value, values[row]) || Array.isArray(value))).toBe(true);
        expect(read).toEqual(values);
      }),
    );
  });

  test("takes one byte a value where values are small, and no more than it must where one is large", () => {
    const small = Array.from({ length: 1000 }, (_, k) => k % 200);
    expect(encodeColumn(toColumn("count", small)).length).toBe(1001);
    expect(encodeColumn(toColumn("count", [...small, 255])).length).toBe(2003);
    expect(encodeColumn(toColumn("count", [...small, 2 ** 40])).length).toBeGreaterThan(4000);
  });

  test("takes no value of another kind", () => {
    expect(() => toColumn("count", ["7"])).toThrow("a count was to be found, and it is the string 7");
    expect(() => toColumn("list", [true])).toThrow("a list was to be found");
  });
});

test("what a batch holds is read back from its bytes as it was", () => {
  const part = fc.record(
    {
      kind: fc.constantFrom(...PART_KINDS),
      place: fc.nat(70_000),
      speaker: fc.constantFrom(...SPEAKERS),
      text: fc.constant(""),
    },
    { requiredKeys: ["kind", "place", "text"] },
  ) as fc.Arbitrary<FactPart>;
  const example = fc.tuple(fc.uuid(), fc.array(part, { maxLength: 5 }));
  fc.assert(
    fc.property(fc.array(example, { maxLength: 40 }), (examples) => {
      const layout = layoutOf(
        examples.map(([id]) => id),
        examples.map(([, parts]) => parts),
      );
      const bytes = Buffer.concat([Buffer.of(1), encodeLayout(layout)]).subarray(1);
      const parts = decodeParts(bytes, examples.length, layout.partExample.length);
      const asked = [...layout.ids.filter((_, k) => k % 3 === 0).toReversed(), "01a22d40-d239-7032-bd07-5242719d8c3e"];
      expect([...placesAmong(bytes, examples.length, asked)]).toEqual(asked.map((id) => layout.ids.lastIndexOf(id)));
      expect({ ids: decodeIds(bytes, examples.length), ...parts }).toEqual(layout);
      expect([...layout.partPlace].every((place) => place <= 65_535)).toBe(true);
    }),
  );
});
