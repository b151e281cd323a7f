import fc from "fast-check";
import { expect, test } from "vitest";
import {
  meanOfTally,
  meanOverExamples,
  medianOfTally,
  medianOverExamples,
  shareOfSingles,
  shareOverExamples,
} from "./estimates";
import { unitsFrom } from "./place";
import { quantilesOf } from "./ranks";
import { quantilesOfTally, type Tally, tallyOf } from "./tally";

const numbers = fc.array(
  fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constant(Number.NaN), fc.integer({ min: 0, max: 60_000 })),
  {
    minLength: 1,
    maxLength: 60,
  },
);

/** Every other row of a column. */
const some = (length: number) => {
  const rows = Uint32Array.from({ length: Math.ceil(length / 2) }, (_, k) => 2 * k);
  return unitsFrom(rows, rows);
};

test("a tally says of single values what going through them says", () => {
  fc.assert(
    fc.property(numbers, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }), (given, places) => {
      const column = Float64Array.from(given);
      const units = some(column.length);
      const tally = tallyOf(column, units) as Tally;
      const own = Float64Array.from(units.rows, (row) => column[row]!).filter((value) => !Number.isNaN(value));
      const examples = Uint32Array.from(own.keys());
      expect(tally.n).toBe(own.length);
      const mean = meanOverExamples(own, examples);
      expect(meanOfTally(tally)).toEqual({
        ...mean,
        value: mean.value === null ? null : expect.closeTo(mean.value, 9),
        standardError: mean.standardError === null ? null : expect.closeTo(mean.standardError, 9),
        interval: mean.interval === null ? null : mean.interval.map((end) => expect.closeTo(end, 6)),
      });
      if (own.length === 0) return;
      const quantile = quantilesOfTally(tally);
      for (const p of places) expect(quantile(p)).toBeCloseTo(quantilesOf(own)(p), 9);
      expect(medianOfTally(tally, quantile)).toEqual(medianOverExamples(own, examples));
    }),
  );
});

test("a share of single values needs only how many there are", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 50 }), (given) => {
      const share = shareOverExamples(given.map(Number), [...given.keys()]);
      const found = shareOfSingles(given.filter(Boolean).length, given.length);
      expect(found).toEqual({
        ...share,
        standardError: share.standardError === null ? null : expect.closeTo(share.standardError, 12),
      });
    }),
  );
});

test("what lies too far apart is not counted one by one", () => {
  const column = Float64Array.of(1, 2_000_000);
  expect(tallyOf(column, unitsFrom(Uint32Array.of(0, 1), Uint32Array.of(0, 1)))).toBeNull();
  expect(tallyOf(column, unitsFrom(Uint32Array.of(1), Uint32Array.of(1)))).toEqual({
    n: 1,
    least: 2_000_000,
    counts: Float64Array.of(1),
  });
});
