import { expect, test } from "vitest";
import { planningNotes } from "./planning";

const FACTS = {
  examples: 100,
  annotators: 4,
  waitingElsewhere: 0,
  unfillable: 0,
  version: { number: 2, retired: false, newest: 2, draftWaits: false },
};
const PLAN = { overlap: 3, goldRate: 0.05, order: "random" as const };

const codes = (plan: object, facts: object = {}) =>
  planningNotes({ ...PLAN, ...plan }, { ...FACTS, ...facts }).map(({ code }) => code);

test("a sound plan gets no notes", () => {
  expect(codes({})).toEqual([]);
});

test("each weakness of the analysis is named once", () => {
  expect(codes({ goldRate: 0 })).toEqual(["no-gold-shown"]);
  expect(codes({ overlap: 2, goldRate: 0 })).toEqual(["no-fatigue-analysis"]);
  expect(codes({ overlap: 1, goldRate: 0 })).toEqual(["no-agreement", "no-fatigue-analysis"]);
  expect(codes({ overlap: 2, goldRate: 0, order: "imported" })).toEqual(["fixed-order"]);
});

test("too few people come first and hide that single examples cannot be filled", () => {
  expect(codes({}, { annotators: 2, unfillable: 100 })).toEqual(["too-few-annotators"]);
  expect(codes({}, { unfillable: 3, waitingElsewhere: 1, examples: 19 })).toEqual([
    "unfillable",
    "waiting-elsewhere",
    "few-examples",
  ]);
});

test("one thing is said of the guideline's version: the gravest", () => {
  const version = { number: 2, retired: true, newest: 3, draftWaits: true };
  expect(codes({}, { version })).toEqual(["version-retired"]);
  expect(codes({}, { version: { ...version, retired: false } })).toEqual(["newer-version"]);
  expect(codes({}, { version: { ...version, retired: false, newest: 2 } })).toEqual(["draft-waits"]);
});
