import { describe, expect, it } from "vitest";
import type { AnswerValue, CriterionKind } from "@/lib/guideline/schema";
import { combineOrders, orderOfLetters } from "./orders";

const combine = (kind: CriterionKind, ...answers: [number[], AnswerValue][]) =>
  combineOrders(
    { kind },
    answers.map(([order, value]) => ({ order, value, reason: `saw ${order.join()}` })),
  );
const AB = [0, 1];
const BA = [1, 0];

describe("combineOrders", () => {
  it.each<[string, AnswerValue, AnswerValue, AnswerValue, boolean]>([
    ["agreement", { choice: "A" }, { choice: "A" }, { choice: "A" }, false],
    ["first both times", { choice: "A" }, { choice: "B" }, { choice: "tie" }, true],
    ["a tie once", { choice: "tie" }, { choice: "B", strength: 2 }, { choice: "tie" }, true],
    ["two ties", { choice: "tie" }, { choice: "tie" }, { choice: "tie" }, false],
    ["two strengths", { choice: "B", strength: 3 }, { choice: "B", strength: 1 }, { choice: "B", strength: 1 }, false],
  ])("makes of %s what it is worth, whatever came first", (_, first, second, value, conflict) => {
    expect(combine("preference", [AB, first], [BA, second])).toMatchObject({ value, conflict });
    expect(combine("preference", [BA, second], [AB, first])).toMatchObject({ value, conflict, reason: "saw 0,1" });
  });

  it("takes the example's own order for other criteria and says that they differ", () => {
    expect(combine("scale", [BA, 2], [AB, 4])).toEqual({ value: 4, reason: "saw 0,1", conflict: true });
    expect(combine("multi", [BA, ["x"]], [AB, ["x"]])).toMatchObject({ conflict: false });
  });

  it("passes one answer on, and knows none", () => {
    expect(combine("preference", [BA, { choice: "B" }])).toMatchObject({ value: { choice: "B" }, conflict: false });
    expect(combine("preference")).toBeUndefined();
  });
});

it.each([
  [["B", "A"], 2, [1, 0]],
  [["A", "A"], 2, null],
  [["A"], 2, null],
  [["A", "C"], 2, null],
  [[], 0, []],
  [["A", "B"], 0, null],
])("%j of %i responses is the order %j", (letters, responses, order) => {
  expect(orderOfLetters(letters, responses)).toEqual(order);
});
