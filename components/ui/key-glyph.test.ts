import { expect, test } from "vitest";
import { ariaKeys, keyGlyphs } from "./key-glyph";

test("glyphs follow the platform", () => {
  expect(keyGlyphs("mod+enter", true)).toEqual(["⌘", "↵"]);
  expect(keyGlyphs("mod+enter", false)).toEqual(["Ctrl", "↵"]);
  expect(keyGlyphs("u", false)).toEqual(["U"]);
});

test("assistive technology hears both platforms where they differ", () => {
  expect(ariaKeys("mod+enter")).toBe("Control+Enter Meta+Enter");
  expect(ariaKeys("?")).toBe("?");
});
