import { expect, test } from "vitest";
import { type CriterionInput, criteriaSchema } from "../schema";
import { askedCriteria, withDependents } from "./asked-criteria";

const text = (key: string, on?: string): CriterionInput => ({
  key,
  title: key,
  kind: "text",
  level: "nominal",
  required: false,
  ...(on !== undefined && { showIf: { criterion: on, in: ["x"] } }),
});
const CRITERIA = criteriaSchema.parse([text("a"), text("b", "a"), text("c", "b"), text("d")]);

test("none named asks all; those named are asked in the version's order", () => {
  expect(askedCriteria(CRITERIA, [])).toEqual(CRITERIA);
  expect(askedCriteria(CRITERIA, ["d", "a", "gone"]).map(({ key }) => key)).toEqual(["a", "d"]);
});

test("a condition on what is not asked falls away, one on what is asked stays", () => {
  const [b, c] = askedCriteria(CRITERIA, ["b", "c"]);
  expect(b).not.toHaveProperty("showIf");
  expect(c).toEqual(CRITERIA[2]);
});

test("a criterion brings what hangs on it, directly or through others", () => {
  expect(withDependents(CRITERIA, "a")).toEqual(["a", "b", "c"]);
  expect(withDependents(CRITERIA, "d")).toEqual(["d"]);
});
