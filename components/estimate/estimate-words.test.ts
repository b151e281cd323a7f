import { expect, test } from "vitest";
import { fitting, intervalWords, methodWords, shortReason, writeInterval, writeValue } from "./estimate-words";

const plain = (text: string) => text.replaceAll("\u202f", " ");

test("values are rounded when they are written", () => {
  expect(writeValue(0.71499)).toBe("0.71");
  expect(writeValue(-0.3)).toBe("−0.30");
  expect(plain(writeValue(0.871, { percent: true }))).toBe("87 %");
  expect(plain(writeValue(1.25, { unit: "s", digits: 1 }))).toBe("1.3 s");
});

test("an interval carries no unit and keeps its signs", () => {
  expect(writeInterval([0.64, 0.783])).toBe("[0.64, 0.78]");
  expect(writeInterval([-0.02, 0.16], { signed: true })).toBe("[−0.02, +0.16]");
  expect(writeInterval([0.801, 0.9], { percent: true })).toBe("[80, 90]");
});

test("what was read to its end has no interval, since nothing is estimated", () => {
  expect(intervalWords({ interval: [0.125, 0.125], intervalMethod: "census" })).toBe("all were read");
  expect(intervalWords({ interval: [0.1, 0.2], intervalMethod: "wilson" })).toBe("[0.10, 0.20]");
  expect(intervalWords({ interval: null, intervalMethod: null })).toBe("no interval");
});

test("a narrow interval is written with as many digits as tell its ends apart, and no more than two more", () => {
  const written = (interval: [number, number], format = {}) => writeInterval(interval, fitting(format, interval));
  expect(written([0.64, 0.78])).toBe("[0.64, 0.78]");
  expect(written([0.8112, 0.8141])).toBe("[0.811, 0.814]");
  expect(written([-0.0004, 0.0003], { signed: true })).toBe("[−0.0004, +0.0003]");
  expect(written([0.4761, 0.4792], { percent: true })).toBe("[47.6, 47.9]");
  expect(written([0.5, 0.5])).toBe("[0.50, 0.50]");
  expect(written([0.50000001, 0.50000002])).toBe("[0.5000, 0.5000]");
  expect(fitting({ digits: 1 }, null)).toEqual({ digits: 1 });
});

test.each([
  ["alpha-ordinal", "Krippendorff’s alpha, ordinal"],
  ["percent-pair", "Percent agreement, over pairs"],
  ["ac1", "Gwet’s AC1"],
  ["ac2-linear", "Gwet’s AC2, linear"],
  ["jackknife-t", "Jackknife by item, t quantiles"],
  ["kendall-w", "Kendall’s W"],
])("%s is called %s", (method, words) => {
  expect(methodWords(method)).toBe(words);
});

test("a reason reads as words", () => {
  expect(shortReason("one-rater")).toBe("only one person answered");
  expect(shortReason("too-few-items")).toBe("too few items");
});
