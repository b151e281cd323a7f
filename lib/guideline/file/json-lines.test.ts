import fc from "fast-check";
import { expect, it } from "vitest";
import { lineOf, locateJson } from "./json-lines";

it("finds the line of every value", () => {
  const found = locateJson('{\n  "a": [\n    1,\n    {"b": "x\\ny"}\n  ],\n\n  "c": null}');
  expect(Object.fromEntries(found.lines)).toEqual({ "": 1, a: 2, "a.0": 3, "a.1": 4, "a.1.b": 4, c: 7 });
  expect(found.badLine).toBeNull();
  expect(lineOf(found, ["a", 1, "missing", "deeper"])).toBe(4);
  expect(lineOf(found, ["nothing"])).toBe(1);
});

it.each([
  ['{\n"a": 1,\n}', 3],
  ['{\n"a": 01}', 2],
  ["", 1],
  ['{"a": "x\n"}', 1],
  ["[1,\n2]\n!", 3],
  ["nope", 1],
  ["[".repeat(5000), 1],
])("says where %j stops being JSON", (text, line) => {
  expect(locateJson(text).badLine).toBe(line);
});

it("agrees with the platform on what JSON is", () => {
  const text = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc
      .array(fc.constantFrom("{", "}", "[", "]", '"a"', ":", ",", "1", "-", "true", " ", "\n"))
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (candidate) => {
      let isJson = true;
      try {
        JSON.parse(candidate);
      } catch {
        isJson = false;
      }
      expect(locateJson(candidate).badLine === null).toBe(isJson);
    }),
  );
});
