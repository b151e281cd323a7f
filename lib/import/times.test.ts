import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timesSchema } from "./time-forms";
import { formsOf, readDuration, readMoment } from "./times";

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

describe("readMoment with a form", () => {
  const read = (value: string, form: string, zone?: string) => {
    const times = timesSchema.parse({ form, zone });
    const result = readMoment(value, times, "comma");
    return result.ok ? result.value : result.message;
  };

  it.each([
    ["04.05.2026 10:12", "DD.MM.YYYY HH:mm", undefined, "2026-05-04T10:12:00.000Z"],
    ["4.5.2026 9:12", "DD.MM.YYYY HH:mm", "Europe/Berlin", "2026-05-04T07:12:00.000Z"],
    ["04.01.2026 10:12", "DD.MM.YYYY HH:mm", "Europe/Berlin", "2026-01-04T09:12:00.000Z"],
    ["05/04/2026 1:07:09 PM", "MM/DD/YYYY h:mm:ss A", "America/New_York", "2026-05-04T17:07:09.000Z"],
    ["05/04/2026 12:00 am", "MM/DD/YYYY h:mm A", undefined, "2026-05-04T00:00:00.000Z"],
    ["04/05/26", "DD/MM/YY", undefined, "2026-05-04T00:00:00.000Z"],
    ["Mon May 04 10:12:12 PDT 2026", "java", undefined, "2026-05-04T17:12:12.000Z"],
    ["Mon May 04 10:12:12 IST 2026", "java", "Asia/Kolkata", "2026-05-04T04:42:12.000Z"],
    ["Mon, 04 May 2026 10:12:12 +0200", "ddd, DD MMM YYYY HH:mm:ss z", undefined, "2026-05-04T08:12:12.000Z"],
    ["46146,5", "excel", undefined, "2026-05-04T12:00:00.000Z"],
    ["1777896732", "seconds", undefined, "2026-05-04T12:12:12.000Z"],
    ["12345", "milliseconds", undefined, "1970-01-01T00:00:12.345Z"],
    ["2026-05-04T10:12:00Z", "DD.MM.YYYY", undefined, "2026-05-04T10:12:00.000Z"],
  ])("reads %s as %s in the zone %s", (value, form, zone, expected) => {
    expect(read(value, form, zone)).toBe(expected);
  });

  it.each([
    ["31.02.2026", "DD.MM.YYYY"],
    ["13/04/2026", "MM/DD/YYYY"],
    ["04.05.2026", "DD.MM.YYYY HH:mm"],
    ["13:00 PM 04.05.2026", "h:mm A DD.MM.YYYY"],
    ["Mon May 04 10:12:12 IST 2026", "java"],
    ["12", "excel"],
  ])("refuses %s as %s, naming the form", (value, form) => {
    expect(read(value, form)).toContain(`is not a moment; use the form ${form}`);
  });

  it.each(["HH:mm", "yesterday", "DD.MM"])("does not take %s for a form", (form) => {
    expect(timesSchema.safeParse({ form }).success).toBe(false);
  });

  it("does not know zones that there are not", () => {
    expect(timesSchema.safeParse({ form: "excel", zone: "Mars/Olympus" }).success).toBe(false);
  });

  it("reads back every moment that it wrote, whatever the order of its parts", () => {
    const moments = fc.date({ min: new Date("1971-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
    const two = (number: number) => String(number).padStart(2, "0");
    fc.assert(
      fc.property(moments, (date) => {
        const seconds = new Date(Math.floor(date.getTime() / 1000) * 1000);
        const day = two(seconds.getUTCDate());
        const month = two(seconds.getUTCMonth() + 1);
        const time = seconds.toISOString().slice(11, 19);
        const expected = seconds.toISOString();
        expect(read(`${day}.${month}.${seconds.getUTCFullYear()} ${time}`, "DD.MM.YYYY HH:mm:ss")).toBe(expected);
        expect(read(`${month}/${day}/${seconds.getUTCFullYear()} ${time}`, "MM/DD/YYYY HH:mm:ss")).toBe(expected);
        expect(read(String(seconds.getTime() / 86_400_000 + 25_569).replace(".", ","), "excel")).toBe(expected);
      }),
    );
  });
});

describe("what a moment needs to be read", () => {
  it.each([
    ["46143.5", '"times": {"form": "excel"}'],
    ["20260501", '"times": {"form": "excel"}'],
    ["01/02/2026", '{"form":"MM/DD/YYYY"} or {"form":"DD/MM/YYYY"}'],
    ["13/02/2026 10:00", '{"form":"DD/MM/YYYY HH:mm"}'],
    ["04.05.2026 10:12", '{"form":"DD.MM.YYYY HH:mm"}'],
    ["Mon May 04 10:12:12 PDT 2026", '{"form":"java"}'],
  ])("is named for %s", (value, remedy) => {
    expect(moment(value)).toContain(remedy);
  });

  it("is a form that fits all of a column", () => {
    expect(formsOf(["01/02/2026", "02/03/2026"])).toEqual(["MM/DD/YYYY", "DD/MM/YYYY"]);
    expect(formsOf(["01/02/2026", "23/03/2026"])).toEqual(["DD/MM/YYYY"]);
    expect(formsOf(["2026-03-01", "1777896732"])).toEqual([]);
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
