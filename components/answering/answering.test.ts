import { expect, test } from "vitest";
import type { BlindExample } from "@/lib/formats/example";
import { type CriterionInput, criteriaSchema } from "@/lib/guideline/schema";
import { Answering } from "./answering";
import { actionOf, isAnswering } from "./keys";
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
const RANKED = { key: "ranked", title: "Order", kind: "ranking", level: "ordinal", required: true } as const;
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
  const task = makeTask({ id: "a", example: { id: "e", ...example }, criteria, responseOrder: [2, 0, 1] });
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
  const key = (name: string) => {
    const action = actionOf(name, task.keys, false);
    if (action === null) return;
    if (action.do !== "command") hands.perform(action);
    else if (isAnswering(action.command)) hands.perform({ do: "command", command: action.command });
  };
  return { hands, task, key, pass, waiting, state: () => task.sheet.read() };
}
const three: BlindExample = {
  kind: "preference",
  prompt: "p",
  responses: [{ text: "a" }, { text: "b" }, { text: "c" }],
};

test("the edge goes on with the choice, through every question, and then to the submit", () => {
  const { key, state } = answering([CORRECT, { ...GRADE, key: "style", required: false }, GRADE]);
  key("1");
  expect(state()).toMatchObject({ answers: { correct: "yes" }, focus: "style" });
  key("3");
  key("4");
  expect(state()).toMatchObject({ answers: { correct: "yes", style: 3, grade: 4 }, focus: null });
});

test("an optional question at the end shows the edge before the submit, and the next digit is its own", () => {
  const { key, state } = answering([GRADE, CORRECT, { ...GRADE, key: "style", required: false }]);
  key("2");
  key("n");
  expect(state()).toMatchObject({ answers: { grade: 2, correct: "no" }, focus: "style" });
  key("1");
  expect(state()).toMatchObject({ answers: { grade: 2, correct: "no", style: 1 }, focus: null });
});

test("where nothing shows the edge, keys that answer do nothing", () => {
  const { key, state } = answering([GRADE]);
  key("4");
  for (const name of ["3", "left", "right", "backspace", "z"]) key(name);
  expect(state()).toMatchObject({ answers: { grade: 4 }, changed: {}, focus: null });
});

test("a letter answers the question with the edge; from another it only brings the edge", () => {
  const { key, state } = answering([GRADE, CORRECT]);
  key("n");
  expect(state()).toMatchObject({ answers: {}, focus: "correct" });
  key("n");
  expect(state()).toMatchObject({ answers: { correct: "no" }, focus: "grade" });
});

test("an answer that stood keeps the edge when a key changes it, says what it was, and one key puts it back", () => {
  const { key, state } = answering([CORRECT, GRADE]);
  key("1");
  key("up");
  key("2");
  expect(state()).toMatchObject({ answers: { correct: "no" }, focus: "correct" });
  expect([...state().replaced]).toEqual([["correct", "yes"]]);
  key("z");
  expect(state()).toMatchObject({ answers: { correct: "yes" }, focus: "correct", replaced: new Map() });
  key("1");
  expect(state()).toMatchObject({ answers: { correct: "yes" }, focus: "grade" });
});

test("from elsewhere the key that puts back brings the edge first", () => {
  const { key, state } = answering([CORRECT, GRADE]);
  for (const name of ["1", "4", "up", "2", "up", "backspace", "down", "down", "z"]) key(name);
  expect(state()).toMatchObject({ answers: { grade: 2 }, focus: "correct" });
  key("z");
  expect(state().answers).toEqual({ correct: "yes", grade: 2 });
  key("z");
  expect(state()).toMatchObject({ answers: { grade: 2 }, focus: "grade" });
  key("z");
  expect(state().answers).toEqual({ correct: "yes", grade: 4 });
});

test("who walks away is not pulled on", () => {
  const { hands, key, pass, state } = answering([TEN, GRADE, { ...GRADE, key: "more" }]);
  key("1");
  key("down");
  key("up");
  pass();
  expect(state().focus).toBe("ten");
  key("up");
  expect(state().focus).toBe("ten");
  for (const _step of [1, 2, 3]) hands.move(1);
  expect(state().focus).toBeNull();
});

test("digits give the places of a ranking one after the other, the last one too, and take none away", () => {
  const { key, state } = answering([RANKED], three);
  key("2");
  key("1");
  expect(state()).toMatchObject({ answers: { ranked: ["A", "C"] }, focus: "ranked" });
  key("1");
  expect(state().answers.ranked).toEqual(["A", "C"]);
  key("3");
  expect(state()).toMatchObject({ answers: { ranked: ["A", "C", "B"] }, focus: null });
  key("up");
  key("backspace");
  expect(state().answers.ranked).toEqual(["A", "C"]);
});

test("two digits make one number where the scale has room", () => {
  const { key, pass, state, waiting } = answering([TEN, GRADE]);
  key("1");
  expect(waiting.at(-1)?.ms).toBeGreaterThan(500);
  key("0");
  pass();
  expect(state()).toMatchObject({ answers: { ten: 10 }, focus: "grade" });
});

test("the same digit makes a preference stronger; another response begins anew, until the edge goes on", () => {
  const { key, pass, state } = answering([BETTER, GRADE], three);
  key("1");
  key("1");
  expect(state().answers.better).toEqual({ choice: "C", strength: 2 });
  key("2");
  expect(state()).toMatchObject({ answers: { better: { choice: "A", strength: 1 } }, focus: "better" });
  pass();
  key("2");
  expect(state()).toMatchObject({ answers: { better: { choice: "A", strength: 1 }, grade: 2 }, focus: null });
});

test("arrows go through the answers, Backspace takes one back", () => {
  const { key, state } = answering([GRADE]);
  key("right");
  expect(state().answers.grade).toBe(1);
  key("right");
  key("right");
  key("left");
  expect(state().answers.grade).toBe(2);
  key("backspace");
  expect(state().answers).toEqual({});
  key("left");
  expect(state().answers.grade).toBe(5);
});

test("digits label what is selected in the text, in code points", () => {
  const { key, task, state } = answering([NAMES]);
  task.selection.set({ anchor: 7, at: 2 });
  key("2");
  expect(state().answers.names).toEqual([{ start: 2, end: 6, label: "no" }]);
  key("1");
  expect(state().answers.names).toHaveLength(1);
});

test("Enter may submit only when everything required is answered, and else goes to what is not", () => {
  const { hands, state } = answering([CORRECT, NAMES, GRADE]);
  hands.press("correct", "no");
  expect(state().focus).toBe("names");
  expect(hands.isComplete()).toBe(false);
  expect(state().focus).toBe("grade");
  hands.press("grade", "2");
  expect(hands.isComplete()).toBe(true);
});

test("where one question is asked alone, the edge stays and the next digit chooses again", () => {
  const { task } = answering([GRADE]);
  const alone = new Answering(task, null);
  alone.perform({ do: "digit", digit: "2" });
  expect(task.sheet.read()).toMatchObject({ answers: { grade: 2 }, focus: "grade" });
  alone.perform({ do: "digit", digit: "4" });
  expect(task.sheet.read()).toMatchObject({ answers: { grade: 4 }, focus: "grade" });
});

test("a label that is chosen by pointer marks in its own question, wherever the edge was", () => {
  const { hands, task, state } = answering([GRADE, NAMES]);
  task.selection.set({ anchor: 2, at: 6 });
  hands.labelSelection(task.sheet.criteria[1]!, 0);
  expect(state()).toMatchObject({ answers: { names: [{ start: 2, end: 6, label: "yes" }] }, focus: "names" });
  expect(state().answers.grade).toBeUndefined();
});
