import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quantile } from "@/lib/core/fatigue/quantile";
import { binOf, binsFor, rangeOf } from "./bins";
import { distributionOf } from "./distribution";
import type { FactSpan } from "./fact";
import { type PlainExample, tableOf } from "./fixtures/tables";
import { heldFact } from "./held";
import { partsHeld, readPart, unitsOf, writePart } from "./place";
import { quantilesOf } from "./ranks";

const PARTS = ["prompt", "response", "turn.user", "turn.assistant"];
const thing = fc.record({ type: fc.constantFrom("email", "phone"), from: fc.nat(9), to: fc.nat(9) });
const rare = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const part = fc.record({
  part: fc.constantFrom(...PARTS),
  facts: fc.record({
    tokens: rare(fc.nat(2000)),
    letter_share: rare(fc.double({ min: 0, max: 1, noNaN: true })),
    html: rare(fc.boolean()),
    personal: rare(fc.array(thing, { maxLength: 3 })),
    language: rare(fc.constantFrom("en", "de", "fr")),
  }),
});
const example: fc.Arbitrary<PlainExample> = fc.record({
  facts: fc.record({ source: rare(fc.constantFrom("wiki", "forum", "synthetic")), turns: fc.nat(5) }),
  parts: fc.array(part, { maxLength: 5 }),
});
const examples = fc.array(example, { minLength: 1, maxLength: 30 });

test("distributions count what plain counting counts", () => {
  fc.assert(
    fc.property(examples, fc.constantFrom(...PARTS), (given, choice) => {
      const table = tableOf(given);
      const parts = given.flatMap(({ parts = [] }) => parts).filter((one) => one.part === choice);
      for (const name of ["tokens", "letter_share", "html", "personal", "language"]) {
        const held = heldFact(table, name);
        if (!held) continue;
        const units = unitsOf(table, held.definition, readPart(choice)!);
        const found = distributionOf(held.definition, held.column, units);
        const values = parts.map(({ facts }) => facts[name]);
        const present = values.filter((value) => value != null);
        expect(found.units).toBe(parts.length);
        if (found.is === "amounts") {
          expect(found.missing).toBe(values.length - present.length);
          expect(found.counts.reduce((a, b) => a + b, 0)).toBe(present.length);
          const { bins } = found.range ?? {};
          found.counts.forEach((count, bin) => {
            const { from = -Infinity, below = Infinity } = rangeOf(bins!, bin);
            expect(count).toBe(
              present.filter((value) => (value as number) >= from && (value as number) < below).length,
            );
          });
          if (present.length > 0) expect(found.mean.value).toBeCloseTo(mean(present as number[]), 9);
        } else if (found.is === "words") {
          expect(found.top.map(({ count }) => count)).toEqual(
            found.top.map(({ word }) => present.filter((one) => one === word).length),
          );
          expect(found.others + found.missing + found.top.reduce((sum, { count }) => sum + count, 0)).toBe(
            values.length,
          );
        } else if (found.is === "flags") {
          expect([found.yes, found.no]).toEqual(
            [true, false].map((flag) => present.filter((one) => one === flag).length),
          );
          if (present.length > 0) expect(found.share.value).toBeCloseTo(found.yes / present.length, 12);
        } else if (found.is === "lists") {
          expect(found.having).toBe(present.filter((one) => (one as FactSpan[]).length > 0).length);
          for (const { type, having, things } of found.types) {
            const of = present.map((one) => (one as FactSpan[]).filter((span) => span.type === type).length);
            expect([having, things]).toEqual([of.filter((n) => n > 0).length, of.reduce((a, b) => a + b, 0)]);
          }
        }
      }
    }),
  );
});

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

test("quantiles of many are those of each by itself", () => {
  const value = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 80 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (given, p) => {
        const values = Float64Array.from(given);
        expect(quantilesOf(values)(p)).toBeCloseTo(quantile(values, p), 6);
      },
    ),
  );
});

describe("bins", () => {
  test("have round edges, twenty at most, and every amount lies within its own", () => {
    const amounts = fc.array(fc.oneof(fc.nat(5), fc.nat(100_000)), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(amounts, fc.boolean(), (given, whole) => {
        const values = whole ? given : given.map((value) => value / 1000);
        const sorted = values.toSorted((a, b) => a - b);
        const [least, median, most] = [sorted[0]!, sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!];
        const bins = binsFor({ least, median, most }, { whole });
        expect(bins.edges.length).toBeLessThanOrEqual(20);
        expect(bins.edges[0]).toBeLessThanOrEqual(least);
        if (whole) expect(bins.edges.every(Number.isInteger)).toBe(true);
        for (const value of values) {
          const { from = -Infinity, below = Infinity } = rangeOf(bins, binOf(bins, value));
          expect(from <= value && value < below).toBe(true);
        }
      }),
    );
  });

  test("of shares are twentieths, of few whole numbers each number, of long tails 1, 2, 5, 10", () => {
    expect(binsFor({ least: 0, median: 0.5, most: 1 }, { whole: false }).edges.slice(0, 3)).toEqual([0, 0.05, 0.1]);
    expect(binsFor({ least: 1, median: 2, most: 6 }, { whole: true }).edges).toEqual([1, 2, 3, 4, 5, 6]);
    expect(binsFor({ least: 3, median: 20, most: 900 }, { whole: true })).toEqual({
      scale: "logarithmic",
      edges: [2, 5, 10, 20, 50, 100, 200, 500],
    });
  });
});

test("the parts that are held are counted, turns also by speaker", () => {
  const table = tableOf([
    {
      facts: {},
      parts: [
        { part: "prompt", facts: {} },
        { part: "turn.user", facts: {} },
        { part: "turn.assistant", facts: {} },
      ],
    },
    { facts: {}, parts: [{ part: "turn.user", facts: {} }] },
  ]);
  expect(partsHeld(table).map(({ part, parts }) => [writePart(part), parts])).toEqual([
    ["prompt", 1],
    ["turn", 3],
    ["turn.user", 2],
    ["turn.assistant", 1],
  ]);
});
