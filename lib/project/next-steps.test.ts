import { expect, it } from "vitest";
import { inArchive, permissionsOf } from "@/lib/auth/permissions";
import { keptSteps, nextSteps } from "@/lib/project/next-steps";

const fresh = { people: 1, examples: 0, openRounds: 0, places: 0, submitted: 0, hasJudgments: false, newestVersion: 1 };
const nothing = { label: 0, resolve: 0 };
const now = (...given: [...Parameters<typeof nextSteps>] extends [...infer Given, unknown] ? Given : never) =>
  nextSteps(...given, "annotation").flatMap(({ room, state }) => (state === "now" ? [room] : []));

it("leads from import to a round to labelling to what was answered differently", () => {
  const lead = permissionsOf("lead");
  expect(now(lead, 1, fresh, nothing)).toEqual(["import"]);
  expect(now(lead, 1, { ...fresh, examples: 12 }, nothing)).toEqual(["assign"]);
  const running = {
    people: 3,
    examples: 12,
    openRounds: 1,
    places: 24,
    submitted: 5,
    hasJudgments: true,
    newestVersion: 1,
  };
  expect(now(lead, 1, running, { label: 4, resolve: 2 })).toEqual(["label", "resolve"]);
  expect(now(lead, 1, running, nothing)).toEqual([]);
});

it("leads to the version that was published since", () => {
  const behind = { ...fresh, examples: 12, openRounds: 1, newestVersion: 2 };
  expect(now(permissionsOf("lead"), 1, behind, nothing)).toEqual(["guideline"]);
  expect(now(permissionsOf("annotator"), 1, behind, nothing)).toEqual([]);
});

it("asks an annotator for labels and nothing else", () => {
  expect(now(permissionsOf("annotator"), 1, fresh, { label: 4, resolve: 2 })).toEqual(["label"]);
});

it("asks for nothing in an archived project, and leads to what is kept", () => {
  const kept = keptSteps(inArchive(permissionsOf("lead")), 2, { places: 10, submitted: 4 }, "annotation");
  expect(kept.map(({ room }) => room)).toEqual(["guideline", "assign", "measure", "resolve", "release"]);
  expect(new Set(kept.map(({ state }) => state))).toEqual(new Set(["later"]));
});
