import { expect, test } from "vitest";
import { criterionOfCase, subjectName, subjectsOf } from "./subjects";

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
const subjects = subjectsOf([now, before]);

test("subjects of several texts stand once, by the first text's name", () => {
  expect(subjects.criteria.map(({ key, title }) => [key, title])).toEqual([
    ["tone", "Tone?"],
    ["form", "form"],
    ["length", "Length"],
  ]);
  expect(subjects.clauses.map(({ slug }) => slug)).toEqual(["tone", "refusals", "length"]);
});

test("a request is named by its criterion before its clause, and by its key where the place is gone", () => {
  expect(subjectName(subjects, { criterion: "tone", clause: "refusals" })).toBe("Tone?");
  expect(subjectName(subjects, { criterion: null, clause: "refusals" })).toBe("Refusals");
  expect(subjectName(subjects, { criterion: "gone", clause: null })).toBe("gone");
});

test("a case is looked at under what was settled, asked, or decided by the clause", () => {
  expect(criterionOfCase(subjects, { criterion: "tone", clause: null }, "length")).toBe("length");
  expect(criterionOfCase(subjects, { criterion: "tone", clause: null }, undefined)).toBe("tone");
  expect(criterionOfCase(subjects, { criterion: null, clause: "refusals" }, undefined)).toBe("form");
  expect(criterionOfCase(subjects, { criterion: null, clause: "length" }, undefined)).toBe("tone");
});
