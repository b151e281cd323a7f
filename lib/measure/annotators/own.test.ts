import { expect, test } from "vitest";
import { criterionSchema } from "@/lib/guideline/schema";
import { HELPFULNESS } from "@/prisma/factories/project";
import type { AnnotatorFigure } from "./figures";
import { toldOf } from "./own";

const CRITERION = criterionSchema.parse(HELPFULNESS);
const told = (value: number | null, items = 40, others = 3) =>
  toldOf(CRITERION, {
    severity: {
      value,
      interval: value === null ? null : [value - 0.2, value + 0.2],
      items,
      raters: others + 1,
    },
  } as AnnotatorFigure)?.words;

test("one's own answers are said with their size and a way on, never as a fault", () => {
  expect(told(0.44)).toMatch(
    /^On the same examples you are 0.4 points above the others on average\. That may be right/,
  );
  expect(told(-0.44)).toContain("0.4 points below");
  expect(told(0.1)).toBe("You are where the others are on the same examples.");
});

test("nothing is said of few examples, or where the others are so few that one of them could be told from it", () => {
  expect(told(0.44, 19)).toBeUndefined();
  expect(told(0.44, 40, 2)).toBeUndefined();
  expect(told(null)).toBeUndefined();
  expect(toldOf(CRITERION, undefined)).toBeNull();
});
