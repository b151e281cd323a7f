import { describe, expect, test } from "vitest";
import { type KeyPress, keyName } from "./key-name";

const press = (key: string, more: Partial<KeyPress> & { altGraph?: boolean } = {}): KeyPress => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  getModifierState: (name) => name === "AltGraph" && more.altGraph === true,
  ...more,
});

describe("the name of a pressed key", () => {
  test.each([
    ["a letter", press("u"), "u"],
    ["a letter under caps lock", press("U"), "u"],
    ["Control and Enter", press("Enter", { ctrlKey: true }), "mod+enter"],
    ["Command and Enter", press("Enter", { metaKey: true }), "mod+enter"],
    ["Control and Z", press("z", { ctrlKey: true }), "mod+z"],
    ["Control, Shift and Z, which is the browser’s", press("Z", { ctrlKey: true, shiftKey: true }), null],
    ["Shift and space", press(" ", { shiftKey: true }), "shift+space"],
    ["a question mark behind Shift", press("?", { shiftKey: true, code: "Slash" }), "?"],
    ["a slash behind Shift on a German keyboard", press("/", { shiftKey: true, code: "Digit7" }), "/"],
    ["a digit of the number pad", press("4", { code: "Numpad4" }), "4"],
    ["the unshifted digit row of a French keyboard", press("&", { code: "Digit1" }), "1"],
    ["a Cyrillic letter by its place", press("г", { code: "KeyU" }), "u"],
    ["a letter where the layout has it, not where it stands in English", press("z", { code: "KeyY" }), "z"],
  ])("%s", (_what, event, name) => {
    expect(keyName(event)).toBe(name);
  });

  test.each([
    ["AltGr, which writes characters", press("@", { altGraph: true, ctrlKey: true, altKey: true })],
    ["AltGr as some systems tell it", press("4", { altGraph: true })],
    ["the browser's own combinations", press("f", { ctrlKey: true })],
    ["a shifted letter", press("U", { shiftKey: true })],
    ["an input method at work", press("u", { isComposing: true })],
    ["a shifted digit that is a sign", press("!", { shiftKey: true, code: "Digit1" })],
    ["a key without a meaning", press("F5", { code: "F5" })],
  ])("none for %s", (_what, event) => {
    expect(keyName(event)).toBeNull();
  });
});
