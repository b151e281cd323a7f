import { describe, expect, it } from "vitest";
import { readDuration, readMoment } from "./times";

const moment = (value: unknown) => {
  const read = readMoment(value);
  return read.ok ? read.value : read.message;
};

describe("readMoment", () => {
  it.each<[unknown, string]>([
    ["2026-05-01T12:30:00Z", "2026-05-01T12:30:00.000Z"],
    ["2026-05-01T12:30:00.25+02:00", "2026-05-01T10:30:00.250Z"],
    ["2026-05-01T12:30:00", "2026-05-01T12:30:00.000Z"],
    ["2026-05-01 12:30", "2026-05-01T12:30:00.000Z"],
    ["2026-05-01", "2026-05-01T00:00:00.000Z"],
    ["1711317347.693", "2024-03-24T21:55:47.693Z"],
    [1711317347693, "2024-03-24T21:55:47.693Z"],
  ])("reads %s, in UTC where it has no offset", (value, expected) => {
    expect(moment(value)).toBe(expected);
  });

  it("refuses what is no moment, and knows an empty cell", () => {
    for (const value of [
      "yesterday",
      "01.05.2026",
      "2026-13-01",
      "2026-02-30",
      "2026-05-01T25:00:00Z",
      {},
      "-5",
      "1e20",
    ]) {
      expect(moment(value)).toContain("is not a moment");
    }
    expect(moment("")).toBeUndefined();
    expect(moment(undefined)).toBeUndefined();
  });
});

describe("readDuration", () => {
  it("reads whole milliseconds from either unit", () => {
    expect(readDuration("1500.4", "ms")).toEqual({ ok: true, value: 1500 });
    expect(readDuration("25.417", "s")).toEqual({ ok: true, value: 25417 });
    expect(readDuration("", "s")).toEqual({ ok: true, value: undefined });
  });

  it.each(["-1", "12 s", " ", "86401", "Infinity"])("refuses %j as seconds", (value) => {
    expect(readDuration(value, "s").ok).toBe(false);
  });
});
