import { describe, expect, it } from "vitest";
import { checkAnswers } from "@/lib/guideline/answers/answers";
import { criteriaSchema } from "@/lib/guideline/schema";

const options = ["yes", "no"].map((value) => ({ value, label: value }));
const base = { title: "Question", level: "nominal" as const };
const criteria = criteriaSchema.parse([
  { ...base, key: "safe", kind: "choice", required: true, options },
  {
    ...base,
    key: "harm",
    kind: "multi",
    level: "set",
    required: true,
    options,
    showIf: { criterion: "safe", in: ["no"] },
  },
  { ...base, key: "why", kind: "text", required: false, showIf: { criterion: "harm", in: ["yes"] } },
]);

const problems = (answers: Record<string, unknown>) => {
  const checked = checkAnswers(criteria, answers);
  return checked.ok ? [] : checked.problems.map((problem) => problem.criterion);
};

describe("checkAnswers", () => {
  it("returns canonical answers", () => {
    expect(checkAnswers(criteria, { why: "because", harm: ["yes", "no"], safe: "no" })).toEqual({
      ok: true,
      answers: { safe: "no", harm: ["no", "yes"], why: "because" },
    });
  });

  it("asks for required answers only where they are asked", () => {
    expect(problems({ safe: "yes" })).toEqual([]);
    expect(problems({ safe: "no" })).toEqual(["harm"]);
    expect(problems({})).toEqual(["safe"]);
    expect(problems({ safe: null })).toEqual(["safe"]);
  });

  it("refuses an answer to a question that was not asked, down the chain", () => {
    expect(problems({ safe: "yes", harm: ["yes"] })).toEqual(["harm"]);
    expect(problems({ safe: "no", harm: ["no"], why: "?" })).toEqual(["why"]);
  });

  it("reports every problem, and unknown keys last", () => {
    expect(problems({ toString: "x", safe: "no", harm: ["maybe"], other: 1 })).toEqual(["harm", "toString", "other"]);
  });

  it("does not blame what depends on a wrong answer", () => {
    expect(problems({ safe: "maybe", harm: ["yes"] })).toEqual(["safe"]);
  });

  it("does not mistake inherited properties for answers", () => {
    expect(problems(Object.create({ safe: "yes" }))).toEqual(["safe"]);
    expect(problems(JSON.parse('{"safe":"yes","__proto__":{"x":1}}'))).toEqual(["__proto__"]);
  });
});
