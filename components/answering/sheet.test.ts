import { describe, expect, test, vi } from "vitest";
import { type CriterionInput, criteriaSchema } from "@/lib/guideline/schema";
import { askedQuestions, nextOpenQuestion, Sheet } from "./sheet";

const yesNo = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];
const CRITERIA = criteriaSchema.parse([
  { key: "correct", title: "Correct?", kind: "choice", level: "nominal", required: true, options: yesNo },
  {
    key: "error",
    title: "Which error?",
    kind: "text",
    level: "nominal",
    required: true,
    showIf: { criterion: "correct", in: ["no"] },
  },
  { key: "remark", title: "Remark", kind: "text", level: "nominal", required: false },
  { key: "grade", title: "Grade", kind: "scale", level: "ordinal", required: true, scale: { min: 1, max: 5 } },
] satisfies CriterionInput[]);
const keys = (answers: Record<string, string | number>) => askedQuestions(CRITERIA, answers).map(({ key }) => key);
const sheet = (answers = {}) => new Sheet(CRITERIA, {}, answers);

test("a question that depends on another appears and disappears with its answer", () => {
  expect(keys({})).toEqual(["correct", "remark", "grade"]);
  expect(keys({ correct: "no" })).toEqual(["correct", "error", "remark", "grade"]);
  expect(keys({ correct: "yes", error: "left over" })).toEqual(["correct", "remark", "grade"]);
});

test("a submit drops what is no longer asked and empty texts", () => {
  const filled = sheet({ correct: "yes", error: "left over", remark: "  ", grade: 4 });
  expect(filled.review()).toEqual({ ok: true, answers: { correct: "yes", grade: 4 } });
});

test("a submit that is not complete names every problem and goes to the first", () => {
  const open = sheet({ correct: "no", grade: 9 });
  expect(open.review().ok).toBe(false);
  expect(open.read()).toMatchObject({
    focus: "error",
    problems: { error: "answer this; it is required", grade: "give a number from 1 to 5" },
  });
  open.answer("error", "it divides by zero");
  expect(Object.keys(open.read().problems)).toEqual(["grade"]);
});

describe("the focus after an answer", () => {
  test("goes to the next open question, optional ones too, then to required ones before, then to none", () => {
    expect(nextOpenQuestion(CRITERIA, { correct: "yes" }, {}, "correct")).toBe("remark");
    expect(nextOpenQuestion(CRITERIA, { correct: "yes" }, {}, "remark")).toBe("grade");
    expect(nextOpenQuestion(CRITERIA, { correct: "no", grade: 3 }, {}, "grade")).toBe("error");
    expect(nextOpenQuestion(CRITERIA, { grade: 3 }, {}, "grade")).toBe("correct");
    expect(nextOpenQuestion(CRITERIA, { correct: "yes", grade: 3 }, {}, "grade")).toBeNull();
  });

  test("begins at the first open one, also on a draft", () => {
    expect(sheet().read().focus).toBe("correct");
    expect(sheet({ correct: "yes" }).read().focus).toBe("grade");
    expect(sheet({ correct: "yes", grade: 1 }).read().focus).toBe("correct");
  });
});

test("changes count from the second answer on, and the same answer again is none", () => {
  const one = sheet();
  const heard = vi.fn();
  one.subscribe(heard);
  one.answer("grade", 3);
  one.answer("grade", 3);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(one.read().changed).toEqual({});
  one.answer("grade", 4);
  one.answer("grade", undefined);
  expect(one.read()).toMatchObject({ changed: { grade: 2 }, answers: {} });
});
