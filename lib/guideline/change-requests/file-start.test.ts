import { expect, test } from "vitest";
import { startOf } from "./file-start";

const subjects = {
  criteria: [{ key: "tone", title: "Tone" }],
  clauses: [{ slug: "length", title: "Length", depth: 2 }],
};
const reviewer = { canDecide: false, filing: [{ id: "p1" }, { id: "p2" }] };
const flag = {
  id: "f",
  project: { id: "p2", name: "Two" },
  example: "e7",
  excerpt: "",
  criterion: null,
  clause: "length",
  body: "odd",
  raisedAt: "",
};

test("opens with the place and the case of the address", () => {
  expect(startOf({ criterion: "tone", project: "p2", example: "e1" }, subjects, reviewer, null)).toEqual({
    place: "criterion:tone",
    project: "p2",
    examples: "e1",
    body: "",
  });
  expect(startOf({ clause: "length" }, subjects, { ...reviewer, canDecide: true }, null)).toMatchObject({
    place: "clause:length",
    project: "",
  });
});

test("opens with what a flag says, and refuses a project that the person may not file for", () => {
  expect(startOf({ flag: "f", criterion: "tone" }, subjects, reviewer, flag)).toMatchObject({
    place: "criterion:tone",
    project: "p2",
    examples: "e7",
    body: "odd",
    flag: "f",
  });
  expect(startOf({ project: "p9" }, subjects, reviewer, null)).toMatchObject({ project: "p1" });
  expect(startOf({}, { criteria: [], clauses: [] }, reviewer, null)).toBeNull();
});
