import fc from "fast-check";
import { expect, test } from "vitest";
import { Dictionary } from "./dictionary";

const entry = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("", "a", "\u0000", "\uFEFFa", "__proto__"),
);

const viewOf = ({ buffer, byteOffset, length }: Buffer) => new DataView(buffer, byteOffset, length);

test("codes are those of a map in order of appearance, whatever the entries, and go on from data that was handed over", () => {
  fc.assert(
    fc.property(fc.array(fc.array(entry, { maxLength: 400, size: "max" }), { maxLength: 4 }), (batches) => {
      const expected = new Map<string, number>();
      let dictionary = new Dictionary();
      for (const batch of batches) {
        dictionary = new Dictionary(dictionary.data());
        for (const one of batch) {
          const text = Buffer.from(one).toString();
          if (!expected.has(text)) expected.set(text, expected.size);
          const bytes = viewOf(Buffer.from(`?${text}`));
          expect(dictionary.encode(bytes, 1, bytes.byteLength - 1)).toBe(expected.get(text));
        }
      }
      expect(dictionary.texts()).toEqual([...expected.keys()]);
    }),
  );
});

test("ids are written as PostgreSQL writes them", () => {
  const dictionary = new Dictionary();
  const id = "0191f3c2-8a6b-7c3d-9e4f-00112233445a";
  expect(dictionary.encode(viewOf(Buffer.from(id.replaceAll("-", ""), "hex")), 0, 16)).toBe(0);
  expect(dictionary.uuids()).toEqual([id]);
});
