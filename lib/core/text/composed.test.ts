import fc from "fast-check";
import { expect, it } from "vitest";
import { composed } from "./composed";

const signs = fc.constantFrom(
  "a",
  "e",
  "\u0301",
  "\u0323",
  "\u0344",
  "\u0958",
  "ᄒ",
  "ᅡ",
  "ᆫ",
  "각",
  "👍",
  "\ud800",
  "\u2126",
);

it("is NFC where no letter has more than 30 marks", () => {
  fc.assert(
    fc.property(fc.string({ unit: signs, maxLength: 30 }), (text) => {
      expect(composed(text)).toBe(text.normalize("NFC"));
    }),
  );
  expect(composed(`e${"\u0301\u0323".repeat(15)}`)).toBe(`e${"\u0301\u0323".repeat(15)}`.normalize("NFC"));
});

it("leaves a letter with more marks as it is, composes what is around it, and nothing twice", () => {
  const overloaded = `e${"\u0301\u0323".repeat(100_000)}`;
  expect(composed(`e\u0301${overloaded}e\u0301`)).toBe(`\u00e9${overloaded}\u00e9`);
  const marks = fc.constantFrom("\u0301", "\u0323", "\u0344", "\u0958", "a");
  fc.assert(
    fc.property(fc.array(fc.tuple(signs, fc.nat({ max: 40 }), marks), { maxLength: 4 }), (parts) => {
      const once = composed(parts.map(([sign, times, mark]) => sign + mark.repeat(times)).join(""));
      expect(composed(once)).toBe(once);
    }),
  );
});
