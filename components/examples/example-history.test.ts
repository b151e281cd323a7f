import { expect, test } from "vitest";
import { EXCLUSION_WORDS } from "@/lib/curate/schema";
import { criteriaSchema } from "@/lib/guideline/schema";
import { eventWords } from "./example-history";

const [HELPFUL] = criteriaSchema.parse([
  {
    key: "helpfulness",
    title: "Helpfulness",
    kind: "scale",
    required: true,
    level: "ordinal",
    scale: { min: 1, max: 5, anchors: { "1": "useless", "5": "solves it" } },
  },
]);
const EVENT = {
  ...{ at: new Date(0), by: null, criterion: "helpfulness", version: 2, people: null },
  ...{ value: null, reason: null, note: null, request: null },
};

test.each([
  [{ what: "labelled", people: 1 }, "Labelled by 1 person under version 2", null],
  [{ what: "labelled", people: 3 }, "Labelled by 3 people under version 2", null],
  [{ what: "settled", value: 4, reason: "slip" }, `${HELPFUL!.title} settled under version 2: 4`, "Slip"],
  [{ what: "settled", reason: "rule" }, /no single right answer/, "Settled by a rule"],
  [{ what: "taken-back", value: 4 }, `${HELPFUL!.title}: the settlement was taken back`, null],
  [{ what: "excluded", reason: "unique" }, "Excluded from exports and releases", EXCLUSION_WORDS.unique],
  [{ what: "asked-again" }, "Asked again: the project moved to version 2", null],
] as const)("tells what happened: %j", (event, what, detail) => {
  const words = eventWords({ ...EVENT, ...event }, HELPFUL);
  expect(words.detail).toBe(detail);
  if (typeof what === "string") expect(words.what).toBe(what);
  else expect(words.what).toMatch(what);
});

test("names a criterion that the version no longer has by its key", () => {
  const { what } = eventWords({ ...EVENT, what: "taken-back", criterion: "gone" }, undefined);
  expect(what).toBe("gone: the settlement was taken back");
});
