import { expect, test } from "vitest";
import { formatAbsolute, formatRelative, formatUtc } from "./time-format";

const at = Date.UTC(2026, 10, 20, 14, 5, 9);

test.each([
  [20_000, "just now"],
  [-20_000, "just now"],
  [3 * 3600_000, "3 hours ago"],
  [-26 * 3600_000, "tomorrow"],
  [8 * 86_400_000, "last week"],
])("%d ms later it reads %s", (later, words) => {
  expect(formatRelative(at, at + later)).toBe(words);
});

test("the exact moment is in UTC whatever the zone of the machine", () => {
  expect(formatUtc(at)).toBe("2026-11-20 14:05:09 UTC");
  expect(formatAbsolute(at, "UTC")).toBe("20 Nov 2026, 14:05");
  expect(formatAbsolute(at)).toBe("20 Nov 2026, 19:50");
});
