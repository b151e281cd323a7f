import { expect, test } from "vitest";
import { responseLetter } from "@/lib/guideline/answers/response-letters";
import { responseOrder } from "./response-order";

test("a recorded order is followed", () => {
  expect(responseOrder(3, [2, 0, 1])).toEqual([2, 0, 1]);
  expect([0, 1, 25].map(responseLetter)).toEqual(["A", "B", "Z"]);
});

test.each([[undefined], [[0]], [[0, 0, 1]], [[0, 1, 3]], [[]]])("%j never hides a response", (order) => {
  expect(responseOrder(3, order)).toEqual([0, 1, 2]);
});
