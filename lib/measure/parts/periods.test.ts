import fc from "fast-check";
import { expect, test } from "vitest";
import { periodsOver } from "./periods";

const at = (text: string) => Date.parse(`${text}Z`);
const time = fc.integer({ min: at("1995-01-01T00:00"), max: at("2060-01-01T00:00") });

test("periods follow one another without a gap, hold every time, and are two dozen at most unless they are years", () => {
  fc.assert(
    fc.property(fc.array(time, { minLength: 1 }), (times) => {
      const { unit, periods } = periodsOver(times);
      expect(times.every((one) => periods.some(({ from, to }) => from <= one && one < to))).toBe(true);
      expect(periods.slice(1).every(({ from }, k) => from === periods[k]!.to)).toBe(true);
      if (unit !== "year") expect(periods.length).toBeLessThanOrEqual(24);
    }),
  );
});

test("the shortest that are few enough", () => {
  const over = (first: string, last: string) => periodsOver([at(first), at(last)]);
  expect(over("2026-03-01T10:00", "2026-03-24T01:00")).toMatchObject({ unit: "day", periods: { length: 24 } });
  const weeks = over("2026-03-01T10:00", "2026-03-26T01:00");
  expect([weeks.unit, new Date(weeks.periods[0]!.from).toISOString()]).toEqual(["week", "2026-02-23T00:00:00.000Z"]);
  expect(over("2025-01-31T10:00", "2026-12-01T00:00")).toMatchObject({ unit: "month", periods: { length: 24 } });
  expect(over("2025-01-31T10:00", "2027-01-01T00:00")).toMatchObject({ unit: "year", periods: { length: 3 } });
  expect(periodsOver([])).toEqual({ unit: "day", periods: [] });
});
