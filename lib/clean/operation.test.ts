import fc from "fast-check";
import { expect, it } from "vitest";
import { composeMaps, editText } from "@/lib/core/text/position-map";
import { settled, settledInTurn } from "./operation";

const replacing = (pattern: RegExp, by: string) => (text: string) =>
  editText(
    text,
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ from: index, to: index + found.length, by })),
  );

it("passes in turn come to what all of them again and again come to", () => {
  const [one, other] = [settled(replacing(/ab|cc/g, "b")), settled(replacing(/bb|ba/g, "c"))];
  const both = settled((text) => {
    const [first, second] = [one(text), other(one(text).text)];
    if (second.map.length === 0) return first;
    return { text: second.text, map: first.map.length === 0 ? second.map : composeMaps(first.map, second.map) };
  });
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 30 }), (text) => {
      expect(settledInTurn(one, other)(text)).toEqual(both(text));
    }),
    { numRuns: 1000 },
  );
});
