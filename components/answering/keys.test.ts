import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lookOf } from "@/lib/core/text/look";
import { type Criterion, criterionSchema } from "@/lib/guideline/schema";
import { actionOf, allocateKeys, COMMANDS, type KeyPress, keyName, keyOf } from "./keys";

const choice = (key: string, ...labels: string[]): Criterion =>
  criterionSchema.parse({
    key,
    title: key,
    kind: "choice",
    level: "nominal",
    required: true,
    options: labels.map((label, index) => ({ value: `v${index}`, label })),
  });
const text = (key: string, title = key): Criterion =>
  criterionSchema.parse({ key, title, kind: "text", level: "nominal", required: false });

test("no command's key belongs to another command", () => {
  const keys = COMMANDS.flatMap((entry) => entry.keys as readonly string[]);
  expect(new Set(keys).size).toBe(keys.length);
});

describe("letters of the questions", () => {
  test("come from the labels: Y for yes, N for no, T for a text", () => {
    const keys = allocateKeys([choice("correct", "Yes", "No"), text("why")]);
    expect([...keys.answers.get("correct")!]).toEqual([
      ["v0", "y"],
      ["v1", "n"],
    ]);
    expect(keys.fields.get("why")).toBe("t");
    expect(actionOf("n", keys, false)).toEqual({ do: "answer", criterion: "correct", slot: "v1" });
    expect(actionOf("t", keys, false)).toEqual({ do: "enter", criterion: "why" });
  });

  test("give way to commands: Safe and Unsafe take letters that nothing else has", () => {
    const letters = [
      ...allocateKeys([choice("safety", "Safe", "Unsafe")])
        .answers.get("safety")!
        .values(),
    ];
    expect(letters).toEqual(["a", "n"]);
  });

  test("are given to all options of a choice or to none, and not to long choices", () => {
    expect(allocateKeys([choice("odd", "s", "u")]).answers.size).toBe(0);
    expect(allocateKeys([choice("long", "a", "c", "e", "i", "j")]).answers.size).toBe(0);
    expect([
      ...allocateKeys([choice("odd", "Ja", "s"), choice("next", "J", "K")])
        .answers.get("next")!
        .values(),
    ]).toEqual(["j", "k"]);
  });

  test("stay free of conflicts for any guideline, and a question keeps its letters when later questions come", () => {
    const label = fc.string({ minLength: 1, maxLength: 12 }).filter((words) => lookOf(words) !== "");
    const criterion = fc.oneof(
      fc.uniqueArray(label, { selector: lookOf, minLength: 2, maxLength: 6 }).map((labels) => ({ labels })),
      label.map((title) => ({ title })),
    );
    fc.assert(
      fc.property(fc.array(criterion, { maxLength: 12 }), (shapes) => {
        const criteria = shapes.map((shape, index) =>
          "labels" in shape ? choice(`c${index}`, ...shape.labels) : text(`c${index}`, shape.title),
        );
        const keys = allocateKeys(criteria);
        const given = [...keys.fields.values(), ...[...keys.answers.values()].flatMap((slots) => [...slots.values()])];
        expect(new Set(given).size).toBe(given.length);
        for (const letter of given) {
          expect(letter).toMatch(/^[a-z]$/);
          expect(actionOf(letter, keys, false)?.do).not.toBe("command");
        }
        expect(allocateKeys(criteria)).toEqual(keys);
      }),
    );
  });
});

describe("a key", () => {
  const keys = allocateKeys([text("why")]);

  test("does what the table says", () => {
    expect(actionOf("u", keys, false)).toEqual({ do: "command", command: "undo" });
    expect(actionOf("pause", keys, false)).toEqual({ do: "command", command: "pause" });
    expect(actionOf("7", keys, false)).toEqual({ do: "digit", digit: "7" });
    expect(actionOf("x", keys, false)).toBeNull();
    expect(keyOf("submit")).toBe("mod+enter");
  });

  test("is left to the text while somebody types, but for submitting", () => {
    for (const key of ["u", "enter", "7", "t", "?", "down"]) expect(actionOf(key, keys, true)).toBeNull();
    expect(actionOf("mod+enter", keys, true)).toEqual({ do: "command", command: "submit" });
  });
});

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
