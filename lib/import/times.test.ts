import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDuration, readMoment } from "./times";

const moment = (value: unknown) => {
  const read = readMoment(value);
  return read.ok ? read.value : read.message;
};

describe("readMoment", () => {
  it.each([
    ["2026-03-01T12:00:00Z", "2026-03-01T12:00:00.000Z"],
    ["2026-03-01T12:00:00+05:45", "2026-03-01T06:15:00.000Z"],
    ["2026-03-01 12:00", "2026-03-01T12:00:00.000Z"],
    ["2026-03-01", "2026-03-01T00:00:00.000Z"],
    ["1711317347.693", "2024-03-24T21:55:47.693Z"],
    [1_711_317_347_693, "2024-03-24T21:55:47.693Z"],
  ])("reads %s, in UTC where no zone is given", (given, expected) => {
    expect(moment(given)).toBe(expected);
  });

  it.each(["yesterday", "2026-13-01", "2026-02-30T99:00", "-5", "01/02/2026", "9e99", "9999999999999999"])(
    "refuses %s with a remedy",
    (given) => {
      expect(moment(given)).toMatch(/is not a moment; use/);
    },
  );

  it("takes nothing for nothing", () => {
    expect([moment(undefined), moment("")]).toEqual([undefined, undefined]);
  });

  it("tells seconds from milliseconds for every moment from 1974 to 2199", () => {
    const span = { min: 126_230_400, max: 7_226_582_400 };
    fc.assert(
      fc.property(fc.integer(span), (seconds) => {
        expect(moment(seconds)).toBe(new Date(seconds * 1000).toISOString());
        expect(moment(String(seconds * 1000))).toBe(new Date(seconds * 1000).toISOString());
      }),
    );
  });
});

describe("readDuration", () => {
  it("rounds to whole milliseconds", () => {
    expect(readDuration("25.4174", "s")).toEqual({ ok: true, value: 25_417 });
    expect(readDuration(" 900 ", "ms")).toEqual({ ok: true, value: 900 });
    expect(readDuration("", "ms")).toEqual({ ok: true, value: undefined });
  });

  it("refuses what is no length of time", () => {
    for (const value of ["-1", "soon", "  ", "Infinity", "0x10", "86401", {}])
      expect(readDuration(value, "s").ok).toBe(false);
  });
});
