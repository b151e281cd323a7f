import { expect, test } from "vitest";
import { criterionOfCase, placeName, placesOf } from "./places";

const now = {
  body: "# Tone\n\n## Refusals\n",
  criteria: [
    { key: "tone", title: "Tone?", clause: "tone" },
    { key: "form", title: "", clause: "refusals" },
  ],
};
const before = {
  body: "# Tone\n\n## Length\n",
  criteria: [
    { key: "tone", title: "Old title" },
    { key: "length", title: "Length" },
  ],
};
const places = placesOf([now, before]);

test("places of several texts stand once, by the first text's name", () => {
  expect(places.criteria.map(({ key, title }) => [key, title])).toEqual([
    ["tone", "Tone?"],
    ["form", "form"],
    ["length", "Length"],
  ]);
  expect(places.clauses.map(({ slug }) => slug)).toEqual(["tone", "refusals", "length"]);
});

test("a request is named by its criterion before its clause, and by its key where the place is gone", () => {
  expect(placeName(places, { criterion: "tone", clause: "refusals" })).toBe("Tone?");
  expect(placeName(places, { criterion: null, clause: "refusals" })).toBe("Refusals");
  expect(placeName(places, { criterion: "gone", clause: null })).toBe("gone");
});

test("a case is looked at under what was settled, asked, or decided by the clause", () => {
  expect(criterionOfCase(places, { criterion: "tone", clause: null }, "length")).toBe("length");
  expect(criterionOfCase(places, { criterion: "tone", clause: null }, undefined)).toBe("tone");
  expect(criterionOfCase(places, { criterion: null, clause: "refusals" }, undefined)).toBe("form");
  expect(criterionOfCase(places, { criterion: null, clause: "length" }, undefined)).toBe("tone");
});
