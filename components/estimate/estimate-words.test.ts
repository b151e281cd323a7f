import { expect, test } from "vitest";
import { methodWords, shortReason, writeInterval, writeValue } from "./estimate-words";

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
