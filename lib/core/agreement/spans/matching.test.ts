import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchSpans, type SpanCriterion } from "@/lib/core/agreement/spans/matching";
import type { Span } from "@/lib/core/agreement/spans/span";

const spans = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 6 }), fc.constantFrom("X", "Y"))
    .map(([start, length, label]): Span => ({ start, end: start + length, label })),
  { maxLength: 6 },
);

const oneToOne = fc.constantFrom<SpanCriterion>("exact", "boundary", "iou50", "overlap");

/** The largest number of pairs, by trying every assignment. */
function matchByBruteForce(a: readonly Span[], b: readonly Span[], criterion: SpanCriterion): number {
  const [first, ...rest] = a;
  if (first === undefined) return 0;
  const skipped = matchByBruteForce(rest, b, criterion);
  const matched = b.map((other, j) =>
    matchSpans([first], [other], criterion).matched === 0
      ? 0
      : 1 +
        matchByBruteForce(
          rest,
          b.filter((_, k) => k !== j),
          criterion,
        ),
  );
  return Math.max(skipped, ...matched);
}

describe("matching", () => {
  it("is a maximum one-to-one matching", () => {
    fc.assert(
      fc.property(spans, spans, oneToOne, (a, b, criterion) => {
        expect(matchSpans(a, b, criterion).matched).toBe(matchByBruteForce(a, b, criterion));
      }),
    );
  });

  it("does not take the first fit: a greedy choice would find one match here, not two", () => {
    const span = (start: number, end: number) => ({ start, end, label: "X" });
    expect(matchSpans([span(0, 10), span(6, 12)], [span(4, 12), span(0, 5)], "overlap").matched).toBe(2);
  });

  it("finds an augmenting chain through thousands of spans", () => {
    const chain = (shift: number) =>
      Array.from({ length: 5000 }, (_, k) => ({ start: 4 * k + shift, end: 4 * k + shift + 4, label: "X" }));
    expect(matchSpans(chain(0), chain(2).reverse(), "overlap").matched).toBe(5000);
  });

  it("counts a character once where spans of one label overlap, and once for each of two labels", () => {
    const a = [
      { start: 0, end: 4, label: "X" },
      { start: 2, end: 6, label: "X" },
      { start: 0, end: 2, label: "Y" },
    ];
    expect(matchSpans(a, [{ start: 0, end: 3, label: "X" }], "characters")).toEqual({
      matched: 3,
      first: 8,
      second: 3,
    });
  });
});
