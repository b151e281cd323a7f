import fc from "fast-check";
import { expect, test } from "vitest";
import { dayAfter, daysUntil } from "./token-form";

test("a date leads back to the days that it was made of, at whatever hour it is", () => {
  const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 400 }), (now, days) => {
      expect(daysUntil(dayAfter(now, days), now)).toBe(days);
    }),
  );
  expect(dayAfter(Date.UTC(2026, 10, 29, 23, 59), 1)).toBe("2026-11-30");
  expect(daysUntil("", 0)).toBeNull();
});
