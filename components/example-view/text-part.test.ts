import { expect, test } from "vitest";
import { textDirection } from "./text-part";

test.each([
  ["Hello שלום", "ltr"],
  ["שלום Hello", "rtl"],
  ["1. مرحبا", "rtl"],
  ["## **سلام**\n\nand English", "rtl"],
  ["ދިވެހި", "rtl"],
  ["𞤀𞤣𞤤𞤢𞤥", "rtl"],
  ["日本語", "ltr"],
  ["42 … ?", "ltr"],
  ["", "ltr"],
])("%j goes %s", (text, direction) => {
  expect(textDirection(text)).toBe(direction);
});
