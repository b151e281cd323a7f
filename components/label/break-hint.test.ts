import { expect, test } from "vitest";
import { isBreakDue, minutesAtWork } from "./break-hint";

const MINUTE = 60_000;

test("work counts from the session's beginning, and from the end of a break on this page", () => {
  const read = { elapsedMs: 30 * MINUTE, readAt: 5 * MINUTE };
  expect(minutesAtWork(read, null, 20.5 * MINUTE)).toBe(45);
  expect(minutesAtWork(read, 18 * MINUTE, 20.5 * MINUTE)).toBe(2);
});

test("a break before the session was read again is no reason to count more than the session", () => {
  expect(minutesAtWork({ elapsedMs: MINUTE, readAt: 100 * MINUTE }, 10 * MINUTE, 101 * MINUTE)).toBe(2);
});

test("a break is due from the minute that the project names, and never where it names none", () => {
  expect([44, 45, 46].map((minutes) => isBreakDue(minutes, 45))).toEqual([false, true, true]);
  expect(isBreakDue(600, null)).toBe(false);
  expect(isBreakDue(null, 45)).toBe(false);
});
