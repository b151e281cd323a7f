import { expect, test } from "vitest";
import { formatBytes, formatCount, formatDuration, formatNumber, formatPercent } from "./format";

const plain = (text: string) => text.replaceAll("\u202f", " ");

test("numbers carry a true minus and never a minus zero", () => {
  expect(formatNumber(-0.094, { digits: 2 })).toBe("−0.09");
  expect(formatNumber(-0.001, { digits: 2 })).toBe("0.00");
  expect(formatNumber(0.094, { digits: 2, signed: true })).toBe("+0.09");
  expect(formatNumber(1_234_567)).toBe("1,234,567");
  expect(plain(formatPercent(0.871))).toBe("87 %");
});

test("counts agree with their noun", () => {
  expect(formatCount(1, "item")).toBe("1 item");
  expect(formatCount(0, "entry", "entries")).toBe("0 entries");
});

test.each([
  [999, "999 B"],
  [1900, "1.9 kB"],
  [1_900_000, "1.9 MB"],
  [12_300_000, "12 MB"],
])("%d bytes is %s", (bytes, words) => {
  expect(plain(formatBytes(bytes))).toBe(words);
});

test.each([
  [4200, "4.2 s"],
  [41_000, "41 s"],
  [200_000, "3 min 20 s"],
  [3_600_000, "1 h"],
  [3_900_000, "1 h 5 min"],
  [90_000_000, "1 d 1 h"],
])("%d ms is %s", (milliseconds, words) => {
  expect(plain(formatDuration(milliseconds))).toBe(words);
});
