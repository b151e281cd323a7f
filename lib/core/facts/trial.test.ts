import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PASSED, UNKNOWN } from "@/lib/core/facts/flagged";
import { decidingValues, histogramOf, lossesBy, nearestFlagged, sampleFlagged } from "@/lib/core/facts/trial";
import { createRandom } from "@/lib/core/random/generator";

const flags = Uint8Array.of(1, 0, 2, 1, 0, 1, 0);

describe("a trial of a check", () => {
  it("puts every known value into one bin or above all", () => {
    const anyValue = fc.oneof(fc.double({ min: -5, max: 1e6 }), fc.constantFrom(0, 0.3, 1, Number.NaN), fc.nat(2000));
    fc.assert(
      fc.property(
        fc.array(anyValue, { maxLength: 60 }),
        fc.double({ min: 0, max: 2000, noNaN: true }),
        fc.boolean(),
        (all, bound, whole) => {
          const values = Float64Array.from(all);
          const known = values.filter((value) => !Number.isNaN(value));
          const histogram = histogramOf(values, bound, whole);
          if (known.length === 0) return histogram === null;
          const { from, width, counts, above } = histogram!;
          expect(counts.reduce((sum, n) => sum + n, above)).toBe(known.length);
          expect(counts.length).toBeLessThanOrEqual(42);
          expect(from).toBeLessThanOrEqual(Math.min(...known) + 1e-9);
          return from + width * counts.length > bound * (1 - 1e-9);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("has round bins: shares in steps, whole numbers one each where they are few", () => {
    const shares = Float64Array.from({ length: 100 }, (_, at) => at / 100);
    expect(histogramOf(shares, 0.3, false)).toMatchObject({ from: 0, width: 0.025 });
    expect(histogramOf(Float64Array.of(0, 1, 1, 3), 2, true)).toEqual({
      from: 0,
      width: 1,
      counts: [1, 2, 0, 1],
      above: 0,
    });
  });

  it("draws of one side only, each as likely, and repeats itself", () => {
    expect(sampleFlagged(flags, 1, 10, createRandom(1))).toEqual([0, 3, 5]);
    expect(sampleFlagged(flags, 1, 2, createRandom(7))).toEqual(sampleFlagged(flags, 1, 2, createRandom(7)));
    const drawn = [0, 0, 0];
    const random = createRandom(3);
    for (let round = 0; round < 3000; round++) drawn[[0, 3, 5].indexOf(sampleFlagged(flags, 1, 1, random)[0]!)]!++;
    for (const times of drawn) expect(times).toBeGreaterThan(900);
  });

  it("finds the cases at the line", () => {
    const values = Float64Array.of(0.9, 0.29, Number.NaN, 0.31, 0.1, 0.5, Number.NaN);
    expect(nearestFlagged(flags, 1, 2, { values, bound: 0.3 })).toEqual([3, 5]);
    expect(nearestFlagged(flags, PASSED, 3, { values, bound: 0.3 })).toEqual([1, 4]);
    expect(nearestFlagged(flags, UNKNOWN, 3, { values, bound: 0.3 })).toEqual([]);
  });

  it("takes of several parts the value that decides, and says who loses most", () => {
    const table = {
      examples: 3,
      parts: 4,
      partExample: Uint32Array.of(0, 0, 1, 2),
      partKind: Uint8Array.of(3, 3, 3, 2),
      partPlace: new Uint16Array(4),
      partSpeaker: new Uint8Array(4).fill(255),
      columns: new Map([
        ["tokens", { kind: "count" as const, values: Float64Array.of(5, 9, Number.NaN, 3) }],
        ["source", { kind: "word" as const, words: ["web", "staff"], codes: Int32Array.of(0, 1, 1) }],
      ]),
    };
    const at = { fact: "tokens", part: "response" as const, value: 6 };
    expect([...decidingValues(table, { ...at, operator: "over" })]).toEqual([9, Number.NaN, Number.NaN]);
    expect([...decidingValues(table, { ...at, operator: "under" })]).toEqual([5, Number.NaN, Number.NaN]);
    expect(lossesBy(table, Uint8Array.of(1, 2, 0), "source", 1)).toEqual([{ word: "web", flagged: 1, known: 1 }]);
    expect(lossesBy(table, Uint8Array.of(0, 1, 1), "source", 2)).toEqual([{ word: "staff", flagged: 2, known: 2 }]);
  });
});
