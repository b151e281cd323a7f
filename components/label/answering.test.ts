import { expect, test } from "vitest";
import type { BlindExample } from "@/lib/formats/example";
import { type CriterionInput, criteriaSchema } from "@/lib/guideline/schema";
import { Answering } from "./answering";
import { makeTask } from "./task";

const yesNo = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];
const CORRECT = {
  key: "correct",
  title: "Correct?",
  kind: "choice",
  level: "nominal",
  required: true,
  options: yesNo,
} as const;
const GRADE = {
  key: "grade",
  title: "Grade",
  kind: "scale",
  level: "ordinal",
  required: true,
  scale: { min: 1, max: 5 },
} as const;
const TEN = {
  key: "ten",
  title: "Of ten",
  kind: "scale",
  level: "ordinal",
  required: true,
  scale: { min: 0, max: 10 },
} as const;
const BETTER = {
  key: "better",
  title: "Better",
  kind: "preference",
  level: "ordinal",
  required: true,
  preference: { strength: 3, ties: true },
} as const;
const NAMES = {
  key: "names",
  title: "Names",
  kind: "span",
  level: "nominal",
  required: false,
  options: yesNo,
} as const;

/** A task with these questions, and a clock that runs what waits when it is told to. */
function answering(questions: CriterionInput[], example: BlindExample = { kind: "text", text: "👍 Anna met Bo" }) {
  const criteria = criteriaSchema.parse(questions);
  const lease = {
    assignmentId: "a",
    leaseToken: "t",
    expiresAt: "",
    roundId: "r",
    example: { id: "e", ...example },
    responseOrder: [2, 0, 1],
    guidelineVersion: 1,
    guidelineVersionId: "v",
    again: null,
    criteria: criteria.map(({ key }) => key),
    answers: {},
  };
  const task = makeTask(lease, { id: "v", number: 1, hash: "", body: "", criteria }, null);
  const waiting: { ms: number; run: () => void; off: boolean }[] = [];
  const hands = new Answering(task, {
    later: (ms, run) => {
      const entry = { ms, run, off: false };
      waiting.push(entry);
      return () => {
        entry.off = true;
      };
    },
  });
  const pass = () => {
    for (const entry of waiting.splice(0)) if (!entry.off) entry.run();
  };
  return { hands, task, pass, waiting, state: () => task.sheet.read() };
}
const three: BlindExample = {
  kind: "preference",
  prompt: "p",
  responses: [{ text: "a" }, { text: "b" }, { text: "c" }],
};

test("a choice is seen for a moment before the focus goes on, and then to the submit", () => {
  const { hands, pass, state } = answering([CORRECT, GRADE]);
  hands.digit("1");
  expect(state()).toMatchObject({ answers: { correct: "yes" }, focus: "correct" });
  pass();
  expect(state().focus).toBe("grade");
  hands.digit("4");
  pass();
  expect(state()).toMatchObject({ answers: { correct: "yes", grade: 4 }, focus: null });
});

test("quick fingers do not wait: the next digit is for the next question", () => {
  const { hands, state } = answering([CORRECT, GRADE]);
  hands.digit("2");
  hands.digit("5");
  expect(state().answers).toEqual({ correct: "no", grade: 5 });
});

test("after the last answer a digit still corrects it", () => {
  const { hands, pass, state } = answering([GRADE]);
  hands.digit("4");
  pass();
  hands.digit("3");
  expect(state()).toMatchObject({ answers: { grade: 3 }, changed: { grade: 1 }, focus: "grade" });
});

test("who walks away is not pulled on", () => {
  const { hands, pass, state } = answering([CORRECT, GRADE, { ...GRADE, key: "more" }]);
  hands.move(1);
  hands.digit("2");
  hands.move(-1);
  pass();
  expect(state().focus).toBe("correct");
  hands.move(-1);
  expect(state().focus).toBe("correct");
  for (const _step of [1, 2, 3]) hands.move(1);
  expect(state().focus).toBeNull();
});

test("two digits make one number where the scale has room", () => {
  const { hands, pass, state, waiting } = answering([TEN, GRADE]);
  hands.digit("1");
  expect(waiting.at(-1)?.ms).toBeGreaterThan(500);
  hands.digit("0");
  pass();
  expect(state()).toMatchObject({ answers: { ten: 10 }, focus: "grade" });
});

test("the same digit makes a preference stronger; another response begins anew; the tie goes on", () => {
  const { hands, pass, state } = answering([BETTER], three);
  hands.digit("1");
  hands.digit("1");
  expect(state().answers.better).toEqual({ choice: "C", strength: 2 });
  pass();
  hands.digit("2");
  expect(state().answers.better).toEqual({ choice: "A", strength: 1 });
});

test("arrows go through the answers, Backspace takes one back", () => {
  const { hands, state } = answering([GRADE]);
  hands.step(1);
  expect(state().answers.grade).toBe(1);
  hands.step(1);
  hands.step(1);
  hands.step(-1);
  expect(state().answers.grade).toBe(2);
  hands.clear();
  expect(state().answers).toEqual({});
  hands.step(-1);
  expect(state().answers.grade).toBe(5);
});

test("digits label what is selected in the text, in code points", () => {
  const { hands, task, state } = answering([NAMES]);
  task.selection.set({ anchor: 7, at: 2 });
  hands.digit("2");
  expect(state().answers.names).toEqual([{ start: 2, end: 6, label: "no" }]);
  hands.digit("1");
  expect(state().answers.names).toHaveLength(1);
});

test("Enter may submit only when everything required is answered, and else goes to what is not", () => {
  const { hands, state } = answering([CORRECT, NAMES, GRADE]);
  hands.press("correct", "no");
  expect(hands.isComplete()).toBe(false);
  expect(state().focus).toBe("grade");
  hands.press("grade", "2");
  expect(hands.isComplete()).toBe(true);
});
