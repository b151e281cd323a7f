import { describe, expect, test } from "vitest";
import { checkAnswer } from "@/lib/guideline/answers/answer";
import { type Criterion, type CriterionInput, criterionSchema } from "@/lib/guideline/schema";
import { slotsOf } from "./answer-slots";
import { chooseSlot, isChosen, isComplete, moveRank } from "./choose-slot";

const criterion = (more: Partial<CriterionInput>): Criterion =>
  criterionSchema.parse({ key: "q", title: "Q", level: "nominal", required: true, ...more });
const scale = (min: number, max: number, step?: number) =>
  criterion({ kind: "scale", scale: { min, max, step, anchors: {} } });
const preference = (strength: 1 | 2 | 3, ties: boolean) =>
  criterion({ kind: "preference", preference: { strength, ties } });
const options = ["a", "b", "c"].map((value) => ({ value, label: value.toUpperCase() }));
const digits = (one: Criterion, order: number[] = []) => slotsOf(one, order).map((slot) => slot.digit);

describe("digits", () => {
  test("of a scale are its own numbers where they are digits", () => {
    expect(digits(scale(0, 4))).toEqual(["0", "1", "2", "3", "4"]);
    expect(digits(scale(1, 7))).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
  });

  test("count the places of other points, and longer scales are typed", () => {
    expect(digits(scale(-2, 2))).toEqual(["1", "2", "3", "4", "5"]);
    expect(digits(scale(0, 1, 0.5))).toEqual(["1", "2", "3"]);
    expect(digits(scale(0, 10))).toEqual(Array(11).fill(null));
    expect(slotsOf(scale(0, 100), [])).toEqual([]);
  });

  test("reach ten options; 0 says none of them where it is free", () => {
    const many = criterion({
      kind: "choice",
      options: Array.from({ length: 11 }, (_, n) => ({ value: `${n}`, label: `${n}` })),
    });
    expect(digits(many)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", null]);
    expect(digits(criterion({ kind: "multi", level: "set", options }))).toEqual(["1", "2", "3", "0"]);
  });
});

describe("a preference between two responses", () => {
  test("runs from the left response over the tie to the right one, and stores the example's own letters", () => {
    const slots = slotsOf(preference(2, true), [1, 0]);
    expect(slots.map(({ label, value, digit }) => [digit, label, value])).toEqual([
      ["1", "A much better", { choice: "B", strength: 2 }],
      ["2", "A slightly better", { choice: "B", strength: 1 }],
      ["3", "Tie", { choice: "tie" }],
      ["4", "B slightly better", { choice: "A", strength: 1 }],
      ["5", "B much better", { choice: "A", strength: 2 }],
    ]);
  });

  test("without strengths has one button a side", () => {
    expect(slotsOf(preference(1, false), [0, 1]).map(({ value }) => value)).toEqual([{ choice: "A" }, { choice: "B" }]);
  });
});

describe("a preference among more", () => {
  const asked = preference(3, true);
  const slots = slotsOf(asked, [2, 0, 1]);

  test("takes the response at the place, and 0 for the tie", () => {
    expect(slots.map(({ digit, label, value }) => [digit, label, value])).toEqual([
      ["1", "A", { choice: "C", strength: 1 }],
      ["2", "B", { choice: "A", strength: 1 }],
      ["3", "C", { choice: "B", strength: 1 }],
      ["0", "Tie", { choice: "tie" }],
    ]);
  });

  test("grows stronger when chosen again, and starts over", () => {
    const press = (answer: Parameters<typeof chooseSlot>[2]) => chooseSlot(asked, slots[0]!, answer);
    expect(press({ choice: "A", strength: 3 })).toEqual({ choice: "C", strength: 1 });
    expect(press({ choice: "C", strength: 2 })).toEqual({ choice: "C", strength: 3 });
    expect(press({ choice: "C", strength: 3 })).toEqual({ choice: "C", strength: 1 });
    expect(chooseSlot(asked, slots[3]!, { choice: "tie" })).toEqual({ choice: "tie" });
    expect(isChosen(asked, slots[0]!, { choice: "C", strength: 3 })).toBe(true);
  });
});

test("several options go on and off; none of them stands alone; nothing chosen is not an answer", () => {
  const asked = criterion({ kind: "multi", level: "set", options });
  const [a, b, , none] = slotsOf(asked, []) as [never, never, never, never];
  const press = (slot: typeof none, answer: Parameters<typeof chooseSlot>[2]) => chooseSlot(asked, slot, answer);
  expect(press(a, undefined)).toEqual(["a"]);
  expect(press(b, ["a"])).toEqual(["a", "b"]);
  expect(press(a, ["a"])).toBeUndefined();
  expect(press(none, ["a"])).toEqual([]);
  expect(press(none, [])).toBeUndefined();
  expect(press(a, [])).toEqual(["a"]);
});

test("a ranking is pressed together best first, to the last entry, and what has a place keeps it", () => {
  const asked = criterion({ kind: "ranking" });
  const slots = slotsOf(asked, [1, 2, 0]);
  const [first, second, third] = slots;
  const one = chooseSlot(asked, second!, undefined);
  expect(one).toEqual(["C"]);
  const two = chooseSlot(asked, first!, one);
  expect(two).toEqual(["C", "B"]);
  expect(chooseSlot(asked, second!, two)).toEqual(["C", "B"]);
  expect(isComplete(asked, slots, two)).toBe(false);
  const whole = chooseSlot(asked, third!, two);
  expect(whole).toEqual(["C", "B", "A"]);
  expect(isComplete(asked, slots, whole)).toBe(true);
  expect(moveRank(["C", "B", "A"], 2, 0)).toEqual(["A", "C", "B"]);
  expect(moveRank(["C", "B", "A"], 0, 9)).toEqual(["B", "A", "C"]);
});

test("whatever a slot stores, the server takes", () => {
  for (const asked of [
    scale(-1, 1, 0.5),
    preference(3, true),
    preference(1, true),
    criterion({ kind: "choice", options }),
  ])
    for (const order of [
      [1, 0],
      [2, 0, 1],
    ])
      for (const slot of slotsOf(asked, order))
        expect(checkAnswer(asked, slot.value, { responses: order.length }).ok).toBe(true);
});
