import { expect, test } from "vitest";
import { type Criterion, criterionSchema } from "@/lib/guideline/schema";
import { typeDigit } from "./choose-slot";

const scale = (min: number, max: number, step = 1): Criterion =>
  criterionSchema.parse({
    key: "q",
    title: "Q",
    kind: "scale",
    level: "interval",
    required: true,
    scale: { min, max, step },
  });

test("digits make a number while the scale has room for it", () => {
  const tens = scale(0, 10);
  expect(typeDigit(tens, "", "1")).toEqual({ digits: "1", value: 1, mayGrow: true });
  expect(typeDigit(tens, "1", "0")).toEqual({ digits: "10", value: 10, mayGrow: false });
  expect(typeDigit(tens, "", "7")).toEqual({ digits: "7", value: 7, mayGrow: false });
  expect(typeDigit(tens, "1", "4")).toEqual({ digits: "4", value: 4, mayGrow: false });
  expect(typeDigit(scale(0, 100), "7", "5")).toEqual({ digits: "75", value: 75, mayGrow: false });
});

test("what is no point of the scale is not a value yet", () => {
  expect(typeDigit(scale(10, 50, 5), "", "2")).toEqual({ digits: "2", value: null, mayGrow: true });
  expect(typeDigit(scale(10, 50, 5), "2", "5")).toEqual({ digits: "25", value: 25, mayGrow: false });
  expect(typeDigit(scale(0, 20), "0", "3")).toEqual({ digits: "3", value: 3, mayGrow: false });
});
