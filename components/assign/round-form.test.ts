import { expect, test } from "vitest";
import { roundPlanSchema } from "@/lib/assign/schema";
import { emptyForm, planOf, splitIds, unfinished } from "./round-form";

const FORM = emptyForm({ overlap: 2, leaseMinutes: 45, seed: 7 });

test("the form as it opens is a plan for everything and everybody", () => {
  expect(roundPlanSchema.parse(planOf(FORM))).toEqual({
    overlap: 2,
    share: 1,
    examples: "all",
    seed: 7,
    goldRate: 0,
    repeatRate: 0,
    order: "random",
    leaseMinutes: 45,
  });
});

test("what is not a number is named by its field", () => {
  const read = roundPlanSchema.safeParse(
    planOf({ ...FORM, overlap: "", gold: "60", lease: "1.5", sampled: true, sample: "x" }),
  );
  expect(read.error?.issues.map(({ path }) => path.join(".")).sort()).toEqual([
    "goldRate",
    "leaseMinutes",
    "overlap",
    "sample",
  ]);
});

test("each way to choose examples", () => {
  const chosen = (part: object) => roundPlanSchema.parse(planOf({ ...FORM, ...part })).examples;
  expect(chosen({ from: "lacking" })).toBe("lacking");
  expect(chosen({ from: "slice", slice: { name: "a=b", value: "c=d" } })).toEqual({
    slice: { name: "a=b", value: "c=d" },
  });
  expect(chosen({ from: "ids", ids: "e1\n e2,e1\t e3\n\n" })).toEqual(["e1", "e2", "e3"]);
  expect(splitIds("a b\r\nc")).toEqual(["a b", "c"]);
});

test("a choice that was begun and not made is asked for", () => {
  expect(unfinished(FORM)).toEqual({});
  expect(Object.keys(unfinished({ ...FORM, from: "ids", ids: " \n", who: "chosen" }))).toEqual([
    "examples",
    "annotators",
  ]);
  expect(unfinished({ ...FORM, from: "slice" })).toHaveProperty("examples");
  expect(unfinished({ ...FORM, from: "batch" })).toHaveProperty("examples");
});
