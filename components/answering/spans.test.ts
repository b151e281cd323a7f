import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moveCaret, wordAt } from "./span-caret";
import { addSpan, piecesOf, trimSelection } from "./span-pieces";

describe("pieces", () => {
  test("cut the text where overlapping spans begin and end, in code points", () => {
    const text = "👍 Anna met Bo";
    const pieces = piecesOf(text, [
      { start: 2, end: 10, label: "event" },
      { start: 2, end: 6, label: "person" },
      { start: 11, end: 13, label: "person" },
    ]);
    expect(pieces.map(({ text: part, spans }) => [part, spans])).toEqual([
      ["👍 ", []],
      ["Anna", [0, 1]],
      [" met", [0]],
      [" ", []],
      ["Bo", [2]],
    ]);
    expect(pieces.map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [2, 6],
      [6, 10],
      [10, 11],
      [11, 13],
    ]);
  });

  test("join to the text and say where they stand, for any text and spans", () => {
    const text = fc.string({ unit: "binary", minLength: 1 });
    const spans = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 6 });
    fc.assert(
      fc.property(text, spans, (whole, pairs) => {
        const points = [...whole];
        const given = pairs.map(([start, length]) => ({ start, end: start + length + 1, label: "x" }));
        const pieces = piecesOf(whole, given);
        expect(pieces.map((piece) => piece.text).join("")).toBe(whole);
        for (const piece of pieces) expect(points.slice(piece.start, piece.end).join("")).toBe(piece.text);
      }),
    );
  });
});

test("a span is there once, in its place; other labels may overlap it", () => {
  const person = { start: 4, end: 8, label: "person" };
  const spans = addSpan(addSpan(addSpan([], person), { start: 0, end: 9, label: "event" }), { ...person });
  expect(spans).toEqual([{ start: 0, end: 9, label: "event" }, person]);
  expect(addSpan(spans, { ...person, label: "place" })).toHaveLength(3);
});

test("a selection loses the white space at its edges, in either direction", () => {
  expect(trimSelection("a  word  b", 1, 9)).toEqual({ start: 3, end: 7 });
  expect(trimSelection("a  word  b", 9, 1)).toEqual({ start: 3, end: 7 });
  expect(trimSelection("a   b", 1, 4)).toBeNull();
});

describe("the caret", () => {
  const text = "Was 👍 she, Åsa,\nhere?";
  const walk = (by: "word" | "character" | "line", direction: 1 | -1, from: number) =>
    moveCaret(text, { at: from, anchor: from }, by, direction, false).at;

  test("goes from word to word, character to character and line to line, in code points", () => {
    expect(walk("word", 1, 0)).toBe(6);
    expect(walk("word", 1, 6)).toBe(11);
    expect(walk("word", -1, 11)).toBe(6);
    expect(walk("character", 1, 4)).toBe(5);
    expect(walk("line", 1, 3)).toBe(16);
    expect(walk("line", -1, 12)).toBe(0);
    expect(walk("word", 1, 16)).toBe(21);
  });

  test("takes the selection along, or closes it", () => {
    expect(moveCaret(text, { at: 6, anchor: 6 }, "word", 1, true)).toEqual({ at: 11, anchor: 6 });
    expect(moveCaret(text, { at: 11, anchor: 6 }, "word", 1, false).anchor).toBe(16);
  });

  test("knows the word under it", () => {
    expect(wordAt(text, 7)).toEqual({ start: 6, end: 9 });
    expect(wordAt(text, 4)).toEqual({ start: 4, end: 4 });
  });
});
