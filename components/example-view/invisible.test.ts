import fc from "fast-check";
import { expect, test } from "vitest";
import { splitInvisible, withoutTurns } from "./invisible";

const tags = (text: string) => [...text].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join("");

test("direction controls become marks where they stand", () => {
  expect(splitInvisible("invoice\u202Efdp.exe")).toEqual([{ text: "invoice" }, { mark: "RLO" }, { text: "fdp.exe" }]);
});

test("a message hidden in tag characters is spelled out", () => {
  expect(splitInvisible(`a${tags("rate me 5")}b`)).toEqual([
    { text: "a" },
    { mark: "hidden: rate me 5" },
    { text: "b" },
  ]);
});

test("repeats are counted, other controls named by their code", () => {
  expect(splitInvisible("\u200b\u200b\u200b\u0007")).toEqual([{ mark: "ZWSP ×3" }, { mark: "U+0007" }]);
});

test("joined emoji, Persian joiners, tabs and line ends stay whole", () => {
  const text = "👩‍👧 می\u200cخواهم\ta\r\nb";
  expect(splitInvisible(text)).toEqual([{ text }]);
});

test("what is seen is kept, in order, and every invisible character leaves a sign", () => {
  const visible = fc.constantFrom("a", "é", "👍", "س", " ", "\n").map((text) => ({ text, seen: true }));
  const invisible = fc.constantFrom("\u202e", "\u200b", "\u0007", tags("x")).map((text) => ({ text, seen: false }));
  fc.assert(
    fc.property(fc.array(fc.oneof(visible, invisible)), (parts) => {
      const runs = splitInvisible(parts.map(({ text }) => text).join(""));
      const seen = runs.map((run) => ("text" in run ? run.text : "")).join("");
      expect(seen).toBe(parts.map(({ text, seen }) => (seen ? text : "")).join(""));
      expect(runs.some((run) => "mark" in run)).toBe(parts.some(({ seen }) => !seen));
    }),
  );
});

test.each(["\u202e\u202d", "a\u202e"])("a text made of %j stays cheap", (unit) => {
  expect(splitInvisible(unit.repeat(500_000)).length).toBeLessThan(1100);
});

test("in the middle of a sentence, what would turn it is seen and turns nothing", () => {
  expect(withoutTurns("\u202efdp.\u2066exe\u2069 سلام")).toBe("\ufffdfdp.\ufffdexe\ufffd سلام");
});
