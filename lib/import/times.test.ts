import { describe, expect, it } from "vitest";
import type { DurationSource, TimeSource } from "@/lib/import/annotation-mapping";
import { readDuration, readTime } from "@/lib/import/times";

const time = (value: unknown, source: TimeSource = "t") => {
  const read = readTime({ t: value }, source);
  return read.ok ? read.value : read.message;
};
const duration = (row: Record<string, unknown>, source: DurationSource) => {
  const read = readDuration(row, source);
  return read.ok ? read.value : read.message;
};

describe("readTime", () => {
  it.each<[unknown, string]>([
    ["2026-05-01T12:30:00Z", "2026-05-01T12:30:00.000Z"],
    ["2026-05-01T12:30:00.25+02:00", "2026-05-01T10:30:00.250Z"],
    ["2026-05-01 12:30:00 +0545", "2026-05-01T06:45:00.000Z"],
    ["2026-05-01T12:30:00", "2026-05-01T12:30:00.000Z"],
    ["2026-05-01 12:30", "2026-05-01T12:30:00.000Z"],
    ["2026-05-01", "2026-05-01T00:00:00.000Z"],
    ["1711317347.693", "2024-03-24T21:55:47.693Z"],
    [1711317347693, "2024-03-24T21:55:47.693Z"],
  ])("reads %s, in UTC where it has no offset", (value, expected) => {
    expect(time(value)).toBe(expected);
  });

  it("goes by the format that the user names", () => {
    expect(time("1000", { column: "t", format: "epoch-ms" })).toBe("1970-01-01T00:00:01.000Z");
    expect(time("1000", { column: "t", format: "epoch-s" })).toBe("1970-01-01T00:16:40.000Z");
    expect(time("1711317347", { column: "t", format: "iso" })).toContain("is not a time");
    expect(time("2026-05-01", { column: "t", format: "epoch-s" })).toContain("is not a time");
  });

  it("refuses what is no time, and knows an empty cell", () => {
    for (const value of ["yesterday", "01.05.2026", "2026-13-01", "2026-02-30", "2026-05-01T25:00:00Z", {}]) {
      expect(time(value)).toContain("is not a time");
    }
    expect(time("-5")).toContain("is outside of 1970 to 2200");
    expect(time("17113173476930000")).toContain("check its unit");
    expect(time("")).toBeUndefined();
    expect(time(null)).toBeUndefined();
  });
});

describe("readDuration", () => {
  it("reads milliseconds, seconds, and the distance of two moments", () => {
    expect(duration({ d: "1500.4" }, "d")).toBe(1500);
    expect(duration({ d: "25.417" }, { column: "d", unit: "s" })).toBe(25417);
    expect(duration({ a: "1711317247.414", b: "1711317254.82" }, { from: "a", to: "b" })).toBe(7406);
    expect(duration({ a: "1711317247.414", b: "" }, { from: "a", to: "b" })).toBeUndefined();
    expect(duration({}, "d")).toBeUndefined();
  });

  it("refuses negative and endless ones", () => {
    expect(duration({ d: -1 }, "d")).toBe("is negative");
    expect(duration({ a: 20, b: 10 }, { from: "a", to: "b" })).toBe("is negative");
    expect(duration({ d: 1e10 }, "d")).toBe("is longer than 24 days; check its unit");
    expect(duration({ d: "12 s" }, "d")).toBe('is not a number: "12 s"');
  });
});
