import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonLosses } from "./json-losses";

const lost = (text: string) => jsonLosses(text).map(({ path, message }) => `${path.join(".")}: ${message}`);

test("whatever JSON.stringify writes loses nothing", () => {
  const json = fc.jsonValue({ maxDepth: 5 }).filter((value) => !JSON.stringify(value).includes('"__proto__":'));
  fc.assert(
    fc.property(json, (value) => {
      expect(lost(JSON.stringify(value, null, 1))).toEqual([]);
    }),
  );
});

test("a name that stands twice in one object is found, however it is written, and one in two objects is not", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.integer({ min: 0, max: 3 }), (name, before) => {
      fc.pre(name !== "__proto__");
      const escaped = `"${[...Array(name.length).keys()].map((k) => `\\u${name.charCodeAt(k).toString(16).padStart(4, "0")}`).join("")}"`;
      const others = Array.from({ length: before }, (_, k) => `"${name.length}-${k}":{"a":[1,{"b":"}"}]}`);
      const twice = `[{${[...others, `${JSON.stringify(name)}:1`, `${escaped}:2`].join(",")}}]`;
      expect(JSON.parse(twice)).toBeDefined();
      expect(jsonLosses(twice)).toEqual([{ path: [0, name], message: "is given twice; give it once" }]);
      expect(lost(`[{${JSON.stringify(name)}:1},{${escaped}:2}]`)).toEqual([]);
    }),
  );
});

test.each([
  ["[1, 1e309]", "1: is too large for a number"],
  ['{"a":{"b":-1E400}}', "a.b: is too large for a number"],
  ["1e-400", ": is too small for a number"],
  ["9007199254740993", ": has more digits than a number can hold exactly; send it as a text"],
  [`${"1".repeat(500)}`, ": is too long for a number; send it as a text"],
  ['{"__proto__":{"a":1}}', "__proto__: is not a name that a field can have"],
  ['{"a":[{"\\u005f_proto__":1}]}', "a.0.__proto__: is not a name that a field can have"],
])("%s is refused by name", (text, loss) => {
  expect(lost(text)).toEqual([loss]);
});

test.each(['{"a":"1e309","b":"{\\"x\\":1,\\"x\\":2}","c":"\\\\"}', "[9007199254740992, 0e5, -0, 0.0000, 1e308]"])(
  "%s is kept as it is",
  (text) => {
    expect(lost(text)).toEqual([]);
  },
);

test("what nests too deeply is refused without running out of stack", () => {
  const depth = 1_000_000;
  expect(lost("[".repeat(depth) + "]".repeat(depth))).toEqual([": is nested deeper than 100 levels"]);
});
